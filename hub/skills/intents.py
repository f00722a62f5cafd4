"""Recognises what the hub can answer by itself, and answers it. Everything else is the model's."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from hassil import Intents, recognize

from hub.phrases import LANGUAGES, nearest_language, phrase
from hub.skills.clock import spoken_date, spoken_time
from hub.skills.spoken_forms import hassil_intents, load_forms

LONGEST_COMMAND: Final = 120
"""Characters. No sentence for a skill is longer (the longest are about 60); a story is not looked at."""


class Intent(StrEnum):
    """What somebody wants of the hub; a ``Hass…`` name is one of home-assistant-intents."""

    TIME = "HassGetCurrentTime"  # what time is it
    DATE = "HassGetCurrentDate"  # which day is it, of the week and of the month
    ABILITIES = "HubAbilities"  # what can you do
    GOODBYE = "HubGoodbye"  # goodbye: the conversation is over


@dataclass(frozen=True, slots=True)
class SkillAnswer:
    """What is said in answer, and to which intent."""

    text: str
    intent: Intent

    @property
    def takes_leave(self) -> bool:
        """Whether the conversation is over with it."""
        return self.intent is Intent.GOODBYE


class OfflineSkills:
    """The skills that need neither a network nor a language model.

    All methods block: call them in an executor. Sentences are matched whole, so that a question which
    only begins like one of these ("what time is it in Tokyo") is not answered wrongly.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        """Make the skills.

        Args:
            now: The current time, aware, in the home's time zone.
        """
        self._now = now
        self._recognisers: dict[str, _Recogniser] = {}
        self._answers: Mapping[Intent, Callable[[str], str]] = {
            Intent.TIME: lambda language: spoken_time(self._now(), language),
            Intent.DATE: lambda language: spoken_date(self._now(), language),
            Intent.ABILITIES: lambda language: phrase("skill.abilities", language),
            Intent.GOODBYE: lambda language: phrase("farewell", language),
        }

    def load(self, languages: Iterable[str] = LANGUAGES) -> None:
        """Get ``languages`` ready, about 30 ms each; one not loaded is when it is first needed."""
        for language in languages:
            self._recogniser(nearest_language(language)).warm_up()

    def answer(self, text: str, language: str, answer_in: str | None = None) -> SkillAnswer | None:
        """The answer to ``text``, or None when it is for the model. About 1 ms.

        Args:
            text: What was understood, with or without punctuation.
            language: Its language tag; for one the hub does not speak, English is tried.
            answer_in: Tag of the answer's language; None for the question's.
        """
        spoken = nearest_language(language)
        intent = self._recogniser(spoken).recognise(text)
        if intent is None:
            return None
        return SkillAnswer(self._answers[intent](nearest_language(answer_in or spoken)), intent)

    def _recogniser(self, language: str) -> "_Recogniser":
        if language not in self._recognisers:
            self._recognisers[language] = _Recogniser(language)
        return self._recognisers[language]


class _Recogniser:
    """Finds the intent of a sentence in one of the hub's languages."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._intents = Intents.from_dict(hassil_intents(language, Intent))
        self._fold = str.maketrans(load_forms(language).fold)

    def warm_up(self) -> None:
        """Have all templates parsed, which is otherwise done with the first sentence."""
        self.recognise(self._language)

    def recognise(self, text: str) -> Intent | None:
        """The intent that the whole of ``text`` expresses."""
        if len(text) > LONGEST_COMMAND:
            return None
        result = recognize(text.translate(self._fold), self._intents)
        return None if result is None else Intent(result.intent.name)
