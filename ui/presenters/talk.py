"""Talk: a device of this computer's own, let in because a person sits here, and what it hears and says."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from hub.client.door import ApiDoor
from hub.events import Event, ToolCalled, TurnEvent, TurnsDeleted
from ui import translation
from ui.audio_devices import Found, PortAudio, SoundCard
from ui.bridge import HubBridge
from ui.live import Live
from ui.pages.talk import TalkPage
from ui.presenters.presenter import Presenter, Surroundings
from ui.talking.state import TalkState

if TYPE_CHECKING:
    from hub.client.client import HubClient
    from ui.talking.line import Line

CHECK_PATH: Final = "/xiaozhi/ota/"
"""Where a hub answers the check of a device, on the port of its API."""

FOLDER: Final = "this-computer"
"""In the data folder: who this computer is to hubs."""


class TalkPresenter(Presenter):
    """Goes on the line when the page is first looked at, and stays there, to the same hub, until the end."""

    def __init__(self, around: Surroundings, card: SoundCard | None = None) -> None:
        super().__init__(around)
        self.page: TalkPage = TalkPage()
        self._card = card or PortAudio()
        self._wanted = False  # the page was looked at
        self._failed = False  # it could not go on the line; it is tried again when there is a reason to
        self._device_id = ""
        self._line: Line | None = None
        self._ending = _Ending()
        self.destroyed.connect(self._ending.end)
        page = self.page
        page.pressed.connect(lambda: self._tell(lambda line: line.press()))
        page.released.connect(self._release)
        page.typed.connect(lambda text: self._tell(lambda line: line.type(text)))
        page.stop_wanted.connect(self._stop)
        page.join_wanted.connect(self._join)
        page.look_wanted.connect(self._look)

    def attach(self, bridge: HubBridge) -> None:
        """Talk to this hub from now on."""
        self._ending.end()
        self._line, self._failed = None, False
        super().attach(bridge)
        self.page.show_state(TalkState.STARTING)

    def enter(self) -> None:
        """Go on the line, unless it is."""
        self._wanted, self._failed = True, False
        self._begin()
        self.page.focus()

    def leave(self) -> None:
        """Whoever looks elsewhere holds no button; an answer is heard to its end."""
        self._release()

    def show_live(self, live: Live) -> None:
        """Go on the line as soon as there is a hub; try again when it has come back."""
        came = live.state is not self.live.state
        super().show_live(live)
        self.page.show_ringing(rings=bool(self._ringing()))
        if came:
            self._join()
        else:
            self._begin()

    def receive(self, event: Event) -> None:
        """Show what is said at this computer."""
        if isinstance(event, TurnEvent) and event.device_id == self._device_id:
            self.page.receive(event)
        elif isinstance(event, TurnsDeleted):
            self.page.forget(event)
        elif isinstance(event, ToolCalled) and event.turn_id and event.device_id == self._device_id:
            self.page.receive_call(event)

    def _begin(self) -> None:
        door = self._bridge.door() if self._bridge is not None and self._wanted else None
        if door is None or self._ending.begun or self._failed:
            return
        label = self.tr("Connecting this computer to the hub")
        self.page.show_state(TalkState.JOINING)
        self._ending.watch(self.bridge.run(self._talk(door), label))

    async def _talk(self, door: ApiDoor) -> None:
        try:
            await self._stay_on_the_line(door)
        except Exception:
            self._line, self._failed = None, True
            self.page.show_state(TalkState.FAILED)
            raise

    async def _stay_on_the_line(self, door: ApiDoor) -> None:
        line_module = await asyncio.to_thread(_load)  # heavy, where the hub is not in this process
        hooks = line_module.Hooks(
            known=self._know,
            found=self._while_there(self._find),
            stands=self._while_there(lambda standing: self.page.show_state(TalkState(standing.value))),
            level=self._while_there(self.page.hear),
            trouble=self._while_there(self.page.show_trouble),
        )
        way = line_module.Way(door.url.rstrip("/") + CHECK_PATH, self._let_in, door.tls)
        language = translation.tag()
        folder = self.around.folder / FOLDER
        self._line = line_module.Line(way, folder, self._card, hooks, language)
        await self._line.run()

    async def _let_in(self, device_id: str, code: str) -> None:
        """A person sits here and wants it, so nobody else is asked."""
        await self.bridge.answer(partial(_approve, code=code))
        await self.bridge.answer(partial(_call, device_id=device_id, name=self.tr("This computer")))

    def _know(self, device_id: str) -> None:
        self._device_id = device_id

    def _find(self, found: Found) -> None:
        self.page.show_found(found)

    def _look(self) -> None:
        if self._line is not None:
            self.bridge.run(self._line.look(), self.tr("Looking for a sound card"))

    def _ringing(self) -> list[str]:
        """The ids of what rings at this computer, or wherever somebody is."""
        here = ("", self._device_id)
        return [one.alert_id for one in self.live.ringing if not one.over and one.device_id in here]

    def _stop(self) -> None:
        self._tell(lambda line: line.stop())
        for alert_id in self._ringing():
            self.bridge.dismiss(alert_id, self.tr("Silencing what rings"))

    def _release(self) -> None:
        self._tell(lambda line: line.release())

    def _join(self) -> None:
        """Try again, whatever it is that did not work."""
        self._failed = False
        self._begin()
        self._tell(lambda line: line.join())

    def _tell(self, what: Callable[["Line"], object]) -> None:
        if self._line is not None:
            what(self._line)


class _Ending:
    """Ends the line with the page, which may go before the window does."""

    def __init__(self) -> None:
        self._task: asyncio.Task[None] | None = None

    @property
    def begun(self) -> bool:
        """Whether there is a line, or will be."""
        return self._task is not None and not self._task.done()

    def watch(self, task: asyncio.Task[None]) -> None:
        """End this one."""
        self._task = task

    def end(self) -> None:
        """End it now."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()


def _load() -> Any:
    from ui.talking import line

    return line


async def _approve(client: "HubClient", code: str) -> None:
    from hub.client.client import part

    await client.do("POST", f"/enrolment/waiting/{part(code)}/approve")


async def _call(client: "HubClient", device_id: str, name: str) -> None:
    from hub.client.client import part

    await client.do("PATCH", f"/devices/{part(device_id)}", {"name": name})
