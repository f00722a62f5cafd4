"""A bridge whose hub answers at once, from a script: for pages that ask, with no loop and no network."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from hub.errors import HubError
from ui.bridge import HubBridge
from ui.seams import HubSeam

Answer = Any
"""A model, bytes, None, or an error to be raised."""


class NotYetError(Exception):
    """The script has no answer: somebody waits for it."""


class ScriptedClient:
    """Has the shape of ``HubClient``; ``told`` is what was to be done, ``read`` what was only looked at."""

    def __init__(self, answers: Mapping[tuple[str, str], Answer]) -> None:
        self.answers = dict(answers)
        self.told: list[tuple[str, str, Any]] = []
        self.read: list[str] = []

    async def get(self, path: str, _into: type[Any], _query: object = None) -> Any:
        self.read.append(path)
        return self._answer("GET", path)

    async def whole(self, path: str, _query: object = None) -> Any:
        self.read.append(path)
        return self._answer("GET", path)

    async def send(
        self, method: str, path: str, _into: type[Any], body: Any = None, _query: object = None
    ) -> Any:
        self.told.append((method, path, body))
        return self._answer(method, path)

    async def do(self, method: str, path: str, body: Any = None, _query: object = None) -> None:
        self.told.append((method, path, body))
        if (method, path) in self.answers:
            self._answer(method, path)

    def _answer(self, method: str, path: str) -> Any:
        if (method, path) not in self.answers:
            raise NotYetError
        answer = self.answers[method, path]
        if isinstance(answer, HubError):
            raise answer
        return answer


class AnsweringBridge(HubBridge):
    """Asks the client and hands on what it says before ``ask`` returns. What has no answer is not answered."""

    def __init__(self, hub: HubSeam, client: ScriptedClient) -> None:
        super().__init__(hub)
        self.client = client

    def ask(
        self,
        question: Callable[[Any], Awaitable[Any]],
        then: Callable[[Any], object],
        label: str,
        failed: Callable[[HubError], object] | None = None,
    ) -> Any:
        try:
            answer = _at_once(question(self.client))
        except HubError as error:
            if failed is not None:
                failed(error)
        except NotYetError:
            pass
        else:
            then(answer)


def _at_once(asked: Any) -> Any:
    """What a coroutine gives that waits for nothing."""
    try:
        asked.send(None)
    except StopIteration as done:
        return done.value
    raise AssertionError("a scripted answer does not wait")
