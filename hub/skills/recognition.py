"""Recognises what is wanted of the hub in a sentence, without a language model."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Final

from hassil import Intents, recognize_all
from hassil.recognize import RecognizeResult

from hub.skills.quantities import Marked, Quantities
from hub.skills.requests import Request
from hub.skills.slots import read_request
from hub.skills.spoken_forms import LANGUAGES, hassil_intents, load_forms
from hub.skills.unread import leaves_time_unread
from hub.skills.whether import told_instead

_MOST_POLITENESS: Final = 3
"""Trimmed forms of a sentence that are looked at, the shortest first; then the sentence as it was said."""

_MOST_READINGS: Final = 40
"""Ways to read a sentence that are weighed against each other; a sentence has seldom more than five."""

_ENDS = re.compile(r"^[\s,.;:!?¿¡…\"“”„«»'—–-]+|[\s,.;:!?¿¡…\"“”„«»'—–。，！？；：、-]+$")
_QUOTES = re.compile(r"[\"“”„«»¿¡]")


def recognise(text: str, language: str) -> Request | None:
    """What ``text`` asks for, or None when that is not certain: then it is the model's. About 1 ms.

    Sentences are matched whole, so that a question that only begins like a request ("what time is it in
    Tokyo") is not taken for one. Blocking; the first call for a language takes 0.2 s, see ``load``.

    Args:
        text: What was understood, with or without punctuation.
        language: A language tag; for a language that is not known, English is tried.
    """
    return _recogniser(nearest(language)).recognise(text)


def load(languages: Iterable[str]) -> None:
    """Get ``languages`` ready. Blocking, about 0.2 s each."""
    for language in {nearest(language) for language in languages}:
        _recogniser(language).recognise(language)


def nearest(language: str) -> str:
    """The one of LANGUAGES for a tag such as ``zh-CN`` or ``de_AT``; English for any other."""
    primary = language.replace("_", "-").partition("-")[0].lower()
    return primary if primary in LANGUAGES else LANGUAGES[0]


@cache
def _recogniser(language: str) -> "_Recogniser":
    return _Recogniser(language)


class _Recogniser:
    """Finds the request in a sentence of one language."""

    def __init__(self, language: str) -> None:
        forms = load_forms(language)
        self._language = forms.language
        self._quantities = Quantities(forms.quantities)
        self._marked = Intents.from_dict(hassil_intents(forms, marked=True))
        self._plain = Intents.from_dict(hassil_intents(forms, marked=False))
        self._fold = str.maketrans(*forms.language.fold)
        self._spaces = re.compile(forms.language.spaces_between)
        left, edge = ("", "") if forms.quantities.numbers is None else (r"(?<!\w)", r"(?=\W|$)")
        self._whether = re.compile(forms.language.whether, re.IGNORECASE)
        self._kept = re.compile(forms.language.kept, re.IGNORECASE)
        self._rewrite = [(re.compile(what, re.IGNORECASE), by) for what, by in forms.language.rewrite]
        self._before = re.compile(
            f"^(?:{'|'.join(forms.language.before)}){edge}[\\s,.!、，。！]*", re.IGNORECASE
        )
        self._after = re.compile(f"[\\s,.!、，。！]*{left}(?:{'|'.join(forms.language.after)})$", re.IGNORECASE)

    def recognise(self, text: str) -> Request | None:
        """The request that the whole of ``text`` expresses; who asks whether it is so is only told."""
        if len(text) > self._language.longest_command:
            return None
        request = self._requested(text)
        if request is None or not self._whether.search(text.translate(self._fold).strip()):
            return request
        return told_instead(request)

    def _requested(self, text: str) -> Request | None:
        for said in self._trimmed(text):
            plain = Marked(said, {})
            marked = self._quantities.mark(said)
            readings = [*_readings(plain, self._plain), *_readings(marked, self._marked)]
            readings.sort(key=_likelihood, reverse=True)
            requests = (read_request(result, of, self._language) for result, of in readings)
            found = (request for request in requests if request is not None)
            whole = next((request for request in found if self._is_whole(request, marked)), None)
            if whole is not None:
                return whole
        return None

    def _is_whole(self, request: Request, text: Marked) -> bool:
        return not leaves_time_unread(request, text, self._quantities.mark, self._language.apart)

    def _trimmed(self, text: str) -> Iterator[str]:
        """The text without what is said around a request out of politeness; then with more and more."""
        said = _stripped(self._spaces.sub("", _QUOTES.sub("", text.replace("’", "'").translate(self._fold))))
        for what, by in self._rewrite:
            said = what.sub(by, said)
        stages = [said]
        for pattern, kept in ((self._before, None), (self._after, self._kept)):
            while (shorter := _stripped(pattern.sub("", stages[-1]))) != stages[-1]:
                if kept is not None and kept.search(stages[-1]):
                    break
                stages.append(shorter)
        least = list(reversed(stages))[:_MOST_POLITENESS]
        yield from (stage for stage in dict.fromkeys([*least, said]) if stage)


def _stripped(text: str) -> str:
    return _ENDS.sub("", text)


def _readings(text: Marked, intents: Intents) -> Iterator[tuple[RecognizeResult, Marked]]:
    return ((result, text) for result in islice(recognize_all(text.text, intents), _MOST_READINGS))


def _likelihood(reading: tuple[RecognizeResult, Marked]) -> tuple[int, int]:
    """The fewer characters are left to wildcards, the better; then the more are matched by words."""
    result, _ = reading
    free = sum(len(entity.text) for entity in result.entities_list if entity.is_wildcard)
    return -free, result.text_chunks_matched
