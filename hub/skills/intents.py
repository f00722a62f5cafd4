"""Answers what the hub can answer by itself. Everything else is the model's."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from hub.phrases import LANGUAGES, nearest_language, phrase
from hub.skills import recognition
from hub.skills.clock import spoken_date, spoken_time
from hub.skills.handling import SkillAnswer
from hub.skills.requests import Intent


class OfflineSkills:
    """The skills that need neither a network nor a language model.

    A request that is recognised and that nobody here carries out is left to the model: nothing is claimed
    that does not happen. All methods block: call them in an executor.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        """Make the skills.

        Args:
            now: The current time, aware, in the home's time zone.
        """
        self._now = now
        self._answers: Mapping[Intent, Callable[[str], str]] = {
            Intent.TIME: lambda language: spoken_time(self._now(), language),
            Intent.DATE: lambda language: spoken_date(self._now(), language),
            Intent.ABILITIES: lambda language: phrase("skill.abilities", language),
            Intent.GOODBYE: lambda language: phrase("farewell", language),
        }

    @property
    def carried_out(self) -> frozenset[Intent]:
        """The intents that are answered here; the others are recognised only."""
        return frozenset(self._answers)

    def load(self, languages: Iterable[str] = LANGUAGES) -> None:
        """Get ``languages`` ready, about 0.3 s each; one not loaded is when it is first needed."""
        recognition.load(languages)

    def answer(self, text: str, language: str, answer_in: str | None = None) -> SkillAnswer | None:
        """The answer to ``text``, or None when it is for the model. About 5 ms.

        Args:
            text: What was understood, with or without punctuation.
            language: Its language tag; for one that is not recognised, English is tried.
            answer_in: Tag of the answer's language; None for the question's. Where the hub has no phrases in
                it, the question is the model's, whose answer is in that language.
        """
        request = recognition.recognise(text, language)
        if request is None or request.intent not in self._answers:
            return None
        wanted = answer_in or recognition.nearest(language)
        spoken = nearest_language(wanted)
        if not wanted.lower().startswith(spoken):
            return None
        return SkillAnswer(self._answers[request.intent](spoken), request.intent)
