"""How often a wrong code may be tried."""

from collections import deque
from collections.abc import Callable
from typing import Final

from hub.errors import TooManyAttemptsError

MAX_WRONG: Final = 10
"""Wrong codes in a minute: a person mistypes once or twice. To guess one of 200 codes among 900,000 then takes
some five hours on average, while each lasts ten minutes."""

MEMORY_S: Final = 60.0
"""A wrong code counts for so long, seconds."""


class Attempts:
    """The wrong codes of late, whoever tried them.

    Attributes:
        spent: How many there were in all.
    """

    def __init__(self, steady: Callable[[], float]) -> None:
        """``steady`` is a clock that nobody sets, seconds."""
        self.spent = 0
        self._steady = steady
        self._wrong: deque[float] = deque(maxlen=MAX_WRONG)

    def require_some_left(self) -> None:
        """See that another code may be tried.

        Raises:
            TooManyAttemptsError: Not now, not even a right one.
        """
        now = self._steady()
        while self._wrong and now - self._wrong[0] >= MEMORY_S:
            self._wrong.popleft()
        if len(self._wrong) == MAX_WRONG:
            raise TooManyAttemptsError("Too many wrong codes. Wait a minute, then try again.")

    def spend(self) -> None:
        """A wrong code was tried."""
        self.spent += 1
        self._wrong.append(self._steady())
