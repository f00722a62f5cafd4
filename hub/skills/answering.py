"""Answers what needs no language model: recognises a request, and has it carried out."""

import logging
from collections.abc import Iterable, Mapping
from typing import Final

from hub.engines.worker import Worker
from hub.errors import HubError
from hub.phrases import LANGUAGES as SPOKEN
from hub.phrases import has_phrases, nearest_language, phrase, phrase_keys
from hub.skills import house_words, recognition, word_forms
from hub.skills.acting import TELLING
from hub.skills.asked import Asked
from hub.skills.completing import complete, declines
from hub.skills.handling import Handler, SkillAnswer
from hub.skills.open_questions import OpenQuestions
from hub.skills.requests import Intent, Request

log = logging.getLogger(__name__)

WORDLESS: Final = frozenset({Intent.STOP, Intent.PERSONA_SET, Intent.PERSONA_RESET})
"""Intents that are carried out whatever the voice speaks: nothing needs to be said, or there would be no way
back from a voice of a language in which the hub has no phrases."""


class Answering:
    """Carries out what is recognised; everything else is the model's.

    So is a request that nobody here carries out, and one that would have to be confirmed in a language for
    which the hub has no phrases: English read by a French voice is not understood.
    """

    def __init__(self, skills: Mapping[Intent, Handler], worker: Worker | None = None) -> None:
        """``skills`` are awaited on the event loop; what is meant is decided in ``worker``."""
        self._skills = skills
        self._open = OpenQuestions()
        self._worker = worker or Worker("skills")

    async def load(self, languages: Iterable[str]) -> None:
        """Read the phrases, and the sentences of these languages (tags): 3 MB each, other ones when needed."""
        await self._worker.run(_load, tuple(languages))

    def expect(self, language: str) -> None:
        """It is about to be spoken: have its sentences read meanwhile. Returns at once."""
        self._worker.begin(recognition.load, (language,))

    async def answer(self, asked: Asked) -> SkillAnswer | None:
        """Do what is asked, and what is said then; None when it is for the language model.

        Deciding takes about 5 ms, in a thread of its own.
        """
        lacking = self._open.take(asked.device_id)
        asks_what = lacking is not None and not lacking.about
        if lacking and asks_what and await self._worker.run(declines, asked.text, asked.language):
            said = phrase("talk.left", asked.answer_in)
            return SkillAnswer(said, lacking.intent) if has_phrases(asked.answer_in) else None
        request = await self._worker.run(understood, asked.text, asked.language, lacking)
        if request is None or not (has_phrases(asked.answer_in) or request.intent in WORDLESS):
            return None
        handler = self._skills.get(request.intent)
        answer = None if handler is None else await _noted(handler, request, asked)
        if answer is not None and answer.asks_back:
            self._open.put(asked.device_id, answer.lacking or request)
        return answer

    async def close(self) -> bool:
        """End the thread; whether it ended in time."""
        return await self._worker.close()


def understood(text: str, language: str, lacking: Request | None) -> Request | None:
    """What is requested: by the words alone, else by what was asked back before them.

    A yes or no to what is to be deleted comes first: "delete it" alone would be of a list.
    """
    answered = complete(lacking, text, language) if lacking is not None and lacking.about else None
    request = answered or recognition.recognise(text, language)
    return complete(lacking, text, language) if request is None and lacking is not None else request


async def _noted(handler: Handler, request: Request, asked: Asked) -> SkillAnswer | None:
    """The same as ``_carried_out``; that something was done is noted, if that was more than asking back."""
    if request.intent in TELLING:
        return await _carried_out(handler, request, asked)
    with asked.acting.under_way():
        answer = await _carried_out(handler, request, asked)
        if answer is not None and not answer.asks_back:
            asked.acting.done()
    return answer


async def _carried_out(handler: Handler, request: Request, asked: Asked) -> SkillAnswer | None:
    """What the handler says, or why it could not; the model's when even that is not known."""
    try:
        return await handler(request, asked)
    except HubError as error:
        log.info("%s could not be carried out: %s", request.intent, error.code)
        if error.code in phrase_keys(nearest_language(asked.answer_in)):
            return SkillAnswer(phrase(error.code, asked.answer_in), request.intent)
    except Exception:  # a fault of ours must not take the answer down
        log.exception("%s failed", request.intent)
    return None


def _load(languages: Iterable[str]) -> None:
    recognition.load(languages)
    house_words.load()
    word_forms.load()
    for language in SPOKEN:
        phrase_keys(language)
