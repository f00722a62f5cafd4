"""The household's lists: what is to be bought or done, in the order in which it was said."""

import secrets
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from hub.bus import Bus
from hub.errors import ListFullError, ListNameError, UnknownListError
from hub.events import ListChanged
from hub.phrases import LANGUAGES, words
from hub.skills.matching import best_matches, folded, same, same_things
from hub.storage.keeping import Keeping
from hub.storage.lists import SHOPPING, NamedList

MAX_LISTS: Final = 50
"""More are not made: a household reads them aloud."""

MAX_ITEMS: Final = 200
"""On one list: a long shopping list has fifty."""

ID_BYTES: Final = 4
"""Random bytes of a list's id: it needs only to be told from fifty others."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of things that were to be put on a list."""

    added: tuple[str, ...]
    there_already: tuple[str, ...]


def means_shopping(name: str) -> bool:
    """Whether people who speak one of the hub's languages call the shopping list so."""
    return folded(name) in _shopping_names()


@cache
def _shopping_names() -> frozenset[str]:
    called = (words("list_shopping_names", language) for language in LANGUAGES)
    return frozenset(folded(one) for names in called for one in names)


class Lists:
    """Has the lists in memory. What changes is on the disk a moment later, or when ``kept`` returns.

    Methods that are given a list's id raise ``UnknownListError``.
    """

    def __init__(self, bus: Bus, keeping: Keeping[NamedList], now: Callable[[], float] = time.time) -> None:
        """``now`` is the wall clock."""
        self.kept = keeping.kept
        self._bus = bus
        self._keeping = keeping
        self._now = now
        self._lists: dict[str, NamedList] = {}
        self._ensure_shopping()

    async def load(self) -> None:
        """Know what is kept; raises ``DataFolderError``."""
        self._lists = {one.list_id: one for one in await self._keeping.load()}
        self._ensure_shopping()

    def all(self) -> Sequence[NamedList]:
        """Every list: the shopping list first, the others as they were made."""
        return sorted(self._lists.values(), key=lambda one: (one.list_id != SHOPPING, one.created_at))

    def get(self, list_id: str) -> NamedList:
        """One list."""
        try:
            return self._lists[list_id]
        except KeyError:
            raise UnknownListError("There is no list with that id. List them to see which there are.") from None

    def find(self, name: str, language: str = "") -> tuple[NamedList, ...]:
        """The lists that are called ``name``; else those it could mean, several if it could be each of them.

        ``language`` is the tag of what is spoken: its forms of a word are the same name.
        """
        return self.named(name, language) or best_matches(name, self.all(), lambda one: one.name)

    def named(self, name: str, language: str = "") -> tuple[NamedList, ...]:
        """The lists that are called ``name``, and not only like it."""
        return same_things(name, self.all(), lambda one: one.name, language)

    def called(self, list_id: str, item: str, language: str = "") -> tuple[str, ...]:
        """What on the list is called ``item``, and not only like it."""
        return same_things(item, self.get(list_id).items, str, language)

    def like(self, list_id: str, item: str) -> tuple[str, ...]:
        """What on the list ``item`` could mean, as people say it."""
        return best_matches(item, self.get(list_id).items, str)

    def make(self, name: str) -> NamedList:
        """A new, empty list.

        Raises:
            ListNameError: One is called so, or the shopping list is in some language.
            ListFullError: There are as many as there may be.
        """
        self._require_free(name)
        if len(self._lists) >= MAX_LISTS:
            raise ListFullError(f"There are {MAX_LISTS} lists already. Delete one first.")
        return self._put(NamedList(list_id=secrets.token_hex(ID_BYTES), name=name, created_at=self._now()))

    def rename(self, list_id: str, name: str) -> NamedList:
        """Call it otherwise; raises ``ListNameError``."""
        self._require_free(name, besides=list_id)
        return self._put(replace(self.get(list_id), name=name))

    def delete(self, list_id: str) -> None:
        """Away with it. The shopping list is empty then, and has no name, but is there."""
        self.get(list_id)
        del self._lists[list_id]
        self._keeping.put(list_id, None)
        self._bus.publish(ListChanged(list_id=list_id, items=0, deleted=True))
        self._ensure_shopping()

    def add(self, list_id: str, items: Iterable[str]) -> Added:
        """Put ``items`` behind what is on the list; what is on it already, whatever its case, stays as it is.

        Raises:
            ListFullError: They are more than fit; none of them is put on it.
        """
        known = self.get(list_id)
        there, added, already = list(known.items), list[str](), list[str]()
        for item in items:
            if any(same(item, other) for other in there):
                already.append(item)
            else:
                there.append(item)
                added.append(item)
        if len(there) > MAX_ITEMS:
            raise ListFullError(f"A list holds {MAX_ITEMS} things. Remove some first.")
        if added:
            self._put(replace(known, items=tuple(there)))
        return Added(tuple(added), tuple(already))

    def remove(self, list_id: str, item: str, language: str = "") -> tuple[str, ...]:
        """Take off what is called ``item``; what that was: nothing if it is not on it, or could be two."""
        known, gone = self.get(list_id), self.called(list_id, item, language)
        if len(gone) != 1:
            return ()
        self._put(replace(known, items=tuple(one for one in known.items if one not in gone)))
        return gone

    def clear(self, list_id: str) -> tuple[str, ...]:
        """Take everything off; what that was."""
        known = self.get(list_id)
        if known.items:
            self._put(replace(known, items=()))
        return known.items

    def _put(self, changed: NamedList) -> NamedList:
        self._lists[changed.list_id] = changed
        self._keeping.put(changed.list_id, changed)
        self._bus.publish(ListChanged(list_id=changed.list_id, items=len(changed.items)))
        return changed

    def _require_free(self, name: str, besides: str = "") -> None:
        if besides != SHOPPING and means_shopping(name):
            raise ListNameError("The shopping list is called so; its id is shopping. Choose another name.")
        if any(same(name, one.name) for one in self._lists.values() if one.list_id != besides):
            raise ListNameError("Another list is called so. Choose another name.")

    def _ensure_shopping(self) -> None:
        self._lists.setdefault(SHOPPING, NamedList(list_id=SHOPPING, name="", created_at=self._now()))
