"""Cuts streamed text into pieces to be spoken: sentences, and short ones at the beginning.

Why not a library: ``docs/decisions/003-sentence-splitting.md``.
"""

import re
from typing import Final

from hub.dialogue.abbreviations import Stop, meaning_of_stop

LONGEST_PIECE: Final = 200
"""Characters. About 13 s of speech, which take Piper 0.7 s: what must not be exceeded for the next
piece to be ready in time, and for an interruption to throw little away."""

LONGEST_URL: Final = 2000
"""Characters. An address is not spoken, but only a whole one can be told from words."""

FIRST_CLAUSE_LETTERS: Final = 12
"""Letters that a first piece needs to end at a clause: about 0.8 s of speech, in which Piper has
the next piece ready (0.1–0.25 s). One of less would be a fragment with a gap behind it."""

FIRST_CLAUSE_WORDS: Final = 2
"""Words it needs: a single one, however long, sounds like a stumble."""

EARLY_LETTERS: Final = 40
"""Letters given out, about 3 s of speech, up to which pieces may end at a clause. From then on there
is time to wait for a whole sentence from a model that writes 30 words a second, and for Piper."""

LETTERS_PER_IDEOGRAPH: Final = 3
"""A Chinese character is a syllable, which takes as long to say as about three Latin letters."""

LOOKAHEAD: Final = 16
"""Characters looked at behind a mark. Marks, quotes and blanks that go on for longer decide nothing,
and a bound keeps the whole linear."""

LOOKBACK: Final = 40
"""Characters before a full stop that can matter: longer than any abbreviation and what precedes it."""

_NEWLINES: Final = "\n\r\u2028\u2029"
_WIDE_ENDS: Final = "。｡！？；؟।॥"  # end a sentence whatever follows
_ENDS: Final = ".!?…" + _WIDE_ENDS
_WIDE_CLAUSES: Final = "，、："
_CLAUSES: Final = ",;:—–-" + _WIDE_CLAUSES
_CLOSERS: Final = "\"'”’»)]}）】」』》〉*_~`"
_OPENERS: Final = "\"'“‘«„([{（【「『《〈*_~`¿¡-–—•#>"

_MARK = re.compile(f"[{re.escape(_NEWLINES + _ENDS + _CLAUSES)}]")
_WORD = re.compile(r"[^\W_]+")
_URL = re.compile(
    rf"[\"'(<\[]{{0,4}}(?:[A-Za-z][A-Za-z+.-]{{1,15}}://|www\.)[^\s{_WIDE_ENDS}{_WIDE_CLAUSES}]{{0,{LONGEST_URL}}}"
)
_LAST_CLAUSE = re.compile(rf".*(?:[,;:—–-][{re.escape(_CLOSERS)}]*(?=\s)|[{_WIDE_CLAUSES}])", re.DOTALL)
_LAST_BLANK = re.compile(r".*\S(?=\s)", re.DOTALL)


class SentenceSplitter:
    """Cuts one answer, however its text is chopped up on the way.

    A piece is given out as soon as what follows cannot change it. All pieces together are the text,
    without the white space between them. Each is at most LONGEST_PIECE characters, unless it is an
    address.
    """

    def __init__(self) -> None:
        self._text = ""
        self._start = 0  # where the current piece begins
        self._scan = 0  # before it, no end of the piece was found
        self._given = 0  # letters in the pieces so far

    def feed(self, delta: str) -> list[str]:
        """Take the next part of the text; the pieces that are now known to be whole."""
        self._text += delta
        return self._take(final=False)

    def flush(self) -> list[str]:
        """The text is over: what is left of it. The splitter is then ready for another text."""
        pieces = self._take(final=True)
        rest = self._text.strip()
        self._text = ""
        self._scan = 0
        self._given = 0
        return [*pieces, rest] if rest else pieces

    def _take(self, *, final: bool) -> list[str]:
        pieces = []
        while (end := self._next_end(final=final)) is not None:
            pieces.append(self._text[self._start : end])
            self._given += _letters(pieces[-1])
            self._start = self._scan = end
        self._text = self._text[self._start :]
        self._scan -= self._start
        self._start = 0
        return [piece for piece in map(str.strip, pieces) if piece]

    def _next_end(self, *, final: bool) -> int | None:
        """Where the current piece ends; None while that is not known."""
        self._skip_blanks()
        limit = self._limit(final=final)
        view = _View(self._text, self._start, final=final)
        try:
            while mark := _MARK.search(self._text, self._scan, limit):
                self._scan = mark.start()
                if (end := self._end_at(view, self._scan)) is not None:
                    return min(end, limit)
                self._scan = view.skip(self._scan + 1, _ENDS if mark.group() in _ENDS else "")
        except _UndecidedError:
            return None
        self._scan = min(len(self._text), limit)
        return _forced_end(self._text, self._start, limit) if len(self._text) >= limit else None

    def _limit(self, *, final: bool) -> int:
        """Where the current piece ends at the latest: an address at its beginning stays whole."""
        limit = self._start + LONGEST_PIECE
        if not (address := _URL.match(self._text, self._start)):
            return limit
        if address.end() == len(self._text) and not final:
            return self._start + LONGEST_URL
        return max(limit, min(address.end(), self._start + LONGEST_URL))

    def _skip_blanks(self) -> None:
        while self._start < len(self._text) and self._text[self._start].isspace():
            self._start += 1
        self._scan = max(self._scan, self._start)

    def _end_at(self, view: "_View", at: int) -> int | None:
        mark = view.text[at]
        if mark in _NEWLINES:
            return at + 1
        if mark in _CLAUSES:
            return _clause_end(view, at) if self._given < EARLY_LETTERS else None
        return _sentence_end(view, at)


class _UndecidedError(Exception):
    """Whether a mark ends the piece depends on text that has not come yet."""


class _View:
    """The text known so far, from the start of a piece. Asking for text to come is an _UndecidedError."""

    def __init__(self, text: str, start: int, *, final: bool) -> None:
        self.text = text
        self.start = start
        self._final = final

    def at(self, index: int) -> str:
        """The character at ``index``; empty behind the end of the text."""
        if index < len(self.text):
            return self.text[index]
        if self._final:
            return ""
        raise _UndecidedError

    def skip(self, index: int, characters: str) -> int:
        """The first index from ``index`` on, at most LOOKAHEAD further, that is not of ``characters``."""
        limit = index + LOOKAHEAD
        while index < limit and (found := self.at(index)) and found in characters:
            index += 1
        return index

    def word_after(self, index: int) -> str:
        """The first character of the next word; a newline, or nothing, when there is none near."""
        for place in range(index, index + LOOKAHEAD):
            found = self.at(place)
            if not found or found in _NEWLINES:
                return "\n"
            if not found.isspace() and found not in _OPENERS:
                return found
        return "\n"


def _clause_end(view: _View, at: int) -> int | None:
    """The end of an early piece at a comma or the like, if it says enough to stand alone."""
    if not _enough_to_start(view.text[view.start : at]):
        return None
    if view.text[at] in _WIDE_CLAUSES:
        return at + 1
    if view.text[at] == "-" and not view.text[at - 1].isspace():
        return None
    end = view.skip(at + 1, _CLOSERS)
    after = view.at(end)
    return end if after.isspace() else None


def _enough_to_start(text: str) -> bool:
    words = _WORD.findall(text)
    enough_words = len(words) >= FIRST_CLAUSE_WORDS or any(map(_is_wide, text))
    return enough_words and _letters(text) >= FIRST_CLAUSE_LETTERS


def _letters(text: str) -> int:
    """How long ``text`` takes to say, in Latin letters."""
    return sum(
        LETTERS_PER_IDEOGRAPH if _is_wide(letter) else 1 for word in _WORD.findall(text) for letter in word
    )


def _sentence_end(view: _View, at: int) -> int | None:
    """The end of a sentence at the mark ``at``, with further marks and what closes behind it."""
    marks_end = view.skip(at + 1, _ENDS)
    end = view.skip(marks_end, _CLOSERS)
    marks = view.text[at:marks_end]
    if any(mark in _WIDE_ENDS for mark in marks):
        return end
    after = view.at(end)
    if not _separates(after) or _goes_on(view, at, end, marks):
        return None
    return end


def _goes_on(view: _View, at: int, end: int, marks: str) -> bool:
    """Whether the sentence goes on behind marks that could have ended it."""
    if marks == ".":
        meaning = meaning_of_stop(view.text[max(view.start, at - LOOKBACK) : at])
        if meaning is Stop.INSIDE:
            return True
        if meaning is Stop.UNLESS_NUMBER:
            return view.word_after(end).isdigit()
        needs_word = meaning is Stop.UNLESS_LOWER
    else:
        needs_word = not set(marks) & set("!?")
    closed = end > at + len(marks)
    return (needs_word or closed) and view.word_after(end).islower()


def _separates(after: str) -> bool:
    """Whether a mark before ``after`` can end a sentence: not in ``3.14``, ``x.ai`` or ``?q=1``."""
    return not after or after.isspace() or _is_wide(after) or (ord(after) > 0x2000 and not after.isalnum())  # noqa: PLR2004 - from there on: symbols and emoji


def _is_wide(character: str) -> bool:
    """Whether it is a character of a script that puts no blanks between words (Chinese, Japanese)."""
    return (
        "\u3000" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uffef"
    )


def _forced_end(text: str, start: int, limit: int) -> int:
    """Where to cut what runs on: behind the last clause in the second half, the last word, or at the limit."""
    half = (start + limit) // 2
    for pattern in (_LAST_CLAUSE, _LAST_BLANK):
        found = pattern.match(text, start, limit)
        if found and (found.end() > half or pattern is _LAST_BLANK):
            return found.end()
    return limit
