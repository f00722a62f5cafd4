"""What stands before the API: under which name the hub was asked, and whether the token is good."""

import math
import time
from collections import deque
from collections.abc import Callable
from typing import Final

from hub.storage.tokens import Scope
from hub.web.api.access import Access, Caller, bearer_of
from hub.web.api.problems import Fault, RequestError
from hub.web.own_names import Names, is_own_host

WRONG_TOKENS: Final = 10
"""That may come from one address within ``WINDOW_S``; a right one is let in all the same: behind a proxy all
share one address, and nobody must be able to lock the others out."""

WINDOW_S: Final = 60.0
"""For which wrong tokens are held against an address, seconds."""

MAX_ADDRESSES: Final = 1_000
"""That are remembered for it; the one that came longest ago makes room."""


class Door:
    """Lets in who brings a good token to one of the hub's own names."""

    def __init__(
        self,
        access: Access,
        names: Names,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """``names`` gives the hub's, besides ``localhost``; addresses need not be among them."""
        self._access = access
        self._names = names
        self._now = now
        self._wrong: dict[str, deque[float]] = {}

    def check_host(self, host: str) -> None:
        """See that a browser was not led here by a name that somebody else owns (DNS rebinding).

        Raises:
            RequestError: It may have been.
        """
        if not is_own_host(host, self._names()):
            raise RequestError(Fault.HOST, "The Host header does not name this hub.")

    async def let_in(self, authorization: str, address: str, needed: Scope) -> Caller:
        """Who asks, if they may do what needs ``needed``.

        Which part of a credential was wrong is not told.

        Raises:
            RequestError: They may not.
        """
        caller = await self._access.who(bearer_of(authorization))
        if caller is None:
            self._count_wrong(address)
            raise RequestError(
                Fault.TOKEN, "There was no token, or not a good one.", headers={"WWW-Authenticate": "Bearer"}
            )
        if not caller.may(needed):
            raise RequestError(
                Fault.SCOPE,
                f"This needs a token with the scope {needed.value}, and yours has {caller.scope.value}.",
            )
        return caller

    def _count_wrong(self, address: str) -> None:
        """Count one; raises ``RequestError`` when there were too many."""
        now = self._now()
        times = self._wrong.pop(address, None) or deque(maxlen=WRONG_TOKENS)
        self._wrong[address] = times
        while len(self._wrong) > MAX_ADDRESSES:
            del self._wrong[next(iter(self._wrong))]
        if len(times) == WRONG_TOKENS and now - times[0] < WINDOW_S:
            wait = math.ceil(WINDOW_S - (now - times[0]))
            raise RequestError(Fault.TOO_OFTEN, f"Try again in {wait} s.", headers={"Retry-After": str(wait)})
        times.append(now)
