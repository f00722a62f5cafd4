"""Where speech begins and ends, counted in heard audio, not in the time at which it arrived."""

from dataclasses import dataclass

SPEECH_PROBABILITY = 0.5
"""Silero's own threshold for speech."""

SILENCE_PROBABILITY = 0.35
"""Below it speech has paused; the distance keeps a fading voice from flickering (Silero's default)."""

ONSET_S = 0.09
"""Shorter sounds are clicks, not speech."""


@dataclass(slots=True)
class Endpointer:
    """Follows one utterance chunk by chunk.

    Attributes:
        end_silence_s: Silence after speech that ends the utterance.
        position_s: Audio taken so far.
        speech_from_s: Where speech began, or None.
        speech_to_s: Where the last speech ended, or None.
    """

    end_silence_s: float
    position_s: float = 0.0
    speech_from_s: float | None = None
    speech_to_s: float | None = None
    _onset_s: float = 0.0

    def push(self, probability: float, seconds: float) -> None:
        """Take the next chunk of ``seconds`` that is speech with ``probability``."""
        self.position_s += seconds
        threshold = SILENCE_PROBABILITY if self._onset_s else SPEECH_PROBABILITY
        if probability < threshold:
            self._onset_s = 0.0
            return
        self._onset_s += seconds
        if self._onset_s >= ONSET_S:
            if self.speech_from_s is None:
                self.speech_from_s = self.position_s - self._onset_s
            self.speech_to_s = self.position_s

    @property
    def ended(self) -> bool:
        """Whether the utterance is over."""
        return self.speech_to_s is not None and self.position_s - self.speech_to_s >= self.end_silence_s
