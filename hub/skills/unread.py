"""Finds what was said of a time and is not in a request: to carry it out would be another deed.

"Every second Monday" must not become part of what to remind of, and the reminder ring once.
"""

from collections.abc import Callable
from typing import Final

from hub.skills.apart import pattern
from hub.skills.quantities import Marked, Quantity, letters
from hub.skills.requests import Days, Intent, Request
from hub.skills.slots import TODO
from hub.skills.spoken_forms import Apart

_TIMES: Final = frozenset(letter for kind in ("duration", "clock", "days") for letter in letters(kind))

_WEEKEND: Final = (5, 6)


def leaves_time_unread(request: Request, text: Marked, mark: Callable[[str], Marked], apart: Apart) -> bool:
    """Whether free words of ``request`` hold a time that somebody meant for more than these words.

    What is to be done may hold a time of its own ("book a table for seven pm"), and so may what stands on a
    list of such things.

    Args:
        request: What was understood.
        text: The whole sentence.
        mark: Finds the quantities in a piece of it.
        apart: How the language says times.
    """
    rest = mark(request.text)
    if rest.text and (_is_torn(rest, request, apart) or _says_more(rest, text, apart)):
        return True
    things = () if request.list_name == TODO else request.items
    names = map(mark, (request.name, request.persona, request.list_name))
    sayings = (*map(mark, things), *(name for name in names if not _is_day(name)))
    return any(_says_time(said, apart) for said in sayings)


def _is_torn(rest: Marked, request: Request, apart: Apart) -> bool:
    """Whether what to remind of holds a piece of what is said of the time."""
    if request.duration is None and request.clock is None and request.days is None:
        alone = request.intent is Intent.REMINDER_SET and _finds(apart.lone, rest.text)
    else:
        alone = rest.text in rest.found
    recurs = request.days is not None and request.days.every
    return alone or (recurs and _finds_either(apart.limits, rest)) or _finds(apart.torn, rest.text)


def _is_day(name: Marked) -> bool:
    """Whether a name is a day and nothing else, as "Friday"."""
    _, quantity = name.found.get(name.text, ("", 0.0))
    return isinstance(quantity, Days) and not quantity.every


def _says_time(name: Marked, apart: Apart) -> bool:
    return bool(set(name.text) & _TIMES) or _says_more(name, name, apart)


def _says_more(rest: Marked, text: Marked, apart: Apart) -> bool:
    """Whether ``rest`` of a text, or the whole of it, says more of when it rings than was understood."""
    if any(_recurs(quantity) for _, quantity in rest.found.values()):
        return True
    return _finds(apart.beyond, text.text) or _finds_either(apart.unread, rest)


def _finds_either(shapes: tuple[str, ...], said: Marked) -> bool:
    """In what was said with its quantities as letters, or in words."""
    return _finds(shapes, said.text) or _finds(shapes, said.words(said.text))


def _finds(shapes: tuple[str, ...], said: str) -> bool:
    return pattern("|".join(shapes)).search(said) is not None


def _recurs(quantity: Quantity) -> bool:
    """Whether it is days on which something recurs; "the weekend" may be one."""
    return isinstance(quantity, Days) and quantity.every and quantity.weekdays != _WEEKEND
