"""Hearing with faster-whisper.

Whisper pads every utterance to 30 s and spends most of its time on that silence. Home questions are
short, so the encoder gets a shorter window. Below about 10 s the decoder begins to repeat itself;
what looks repeated or improbable is transcribed again in the full window.
"""

import logging
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from hub.engines.base import HEARING_RATE, Pcm, Transcript
from hub.engines.files import require_files
from hub.engines.repetition import compresses_well, repeats_itself
from hub.engines.worker import Worker
from hub.errors import EngineFailedError, ModelDamagedError

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

log = logging.getLogger(__name__)

MAIN_FILE = "model.bin"
OTHER_FILES = ("config.json", "tokenizer.json")
"""Without a folder or a tokenizer, faster-whisper would go to the network for them."""

SHORT_WINDOW_S = 10.0
"""Shortest window the decoder is steady in (measured: below it, it loops)."""

FULL_WINDOW_S = 30.0
"""The window Whisper was trained with."""

LEAD_S = 0.3
"""Silence put before the utterance: pressed-to-talk speech begins at once, and its first word is then
mistaken (measured on the recorded Chinese prompts)."""

TAIL_S = 1.0
"""Silence left after the utterance, so that its last word is not taken for cut off."""

TOKENS_PER_S = 16
"""More than any language is spoken at; a transcript that reaches it ran away."""

TOKENS_FLOOR = 24
"""Tokens allowed to the shortest utterance."""

MIN_LOG_PROBABILITY = -1.0
"""Mean log probability per token below which Whisper's own fallback does not trust a transcript."""

NO_SPEECH_PROBABILITY = 0.6
"""Above it, together with an improbable transcript, the utterance holds no speech (Whisper's default)."""

SCRIPT_HINTS = {"zh": "以下是普通话的句子。"}
"""Words put before the transcript, by language: for Chinese, to get simplified characters."""

FULL_PASS_TEMPERATURES = (0.0, 0.4)
"""Tried in turn until the result looks right. Whisper's own six, five samples each, can take 20 s, in
which everybody else waits."""

Samples = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Draft:
    """What one pass made of an utterance."""

    text: str
    language: str
    log_probability: float
    no_speech: float
    ran_away: bool

    @property
    def is_silence(self) -> bool:
        return self.no_speech > NO_SPEECH_PROBABILITY and self.log_probability < MIN_LOG_PROBABILITY

    @property
    def is_doubtful(self) -> bool:
        return self.ran_away or self.log_probability < MIN_LOG_PROBABILITY or repeats_itself(self.text)


class Whisper:
    """Speech to text on this machine."""

    def __init__(self, name: str, model: "WhisperModel", languages: Sequence[str], worker: Worker) -> None:
        self.name = name
        self._model = model
        self._languages = tuple(languages) if model.model.is_multilingual else ("en",)
        self._worker = worker

    @classmethod
    def load(
        cls, name: str, folder: Path, *, threads: int, languages: Sequence[str], worker: Worker
    ) -> "Whisper":
        """Load the model. Blocking: about 1 s for ``base``.

        Args:
            name: The model's id.
            folder: Where its files are (CTranslate2 form).
            threads: Processor threads of one transcription.
            languages: ISO 639-1 codes to choose among; empty: all that the model knows.
            worker: Where transcriptions run.

        Raises:
            ModelMissingError: The folder is not there.
            ModelDamagedError: The files cannot be used.
        """
        from faster_whisper import WhisperModel

        require_files(name, folder / MAIN_FILE, (folder / other for other in OTHER_FILES))
        try:
            model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=threads)
            engine = cls(name, model, languages, worker)
            engine._short_pass(np.zeros(HEARING_RATE // 2, np.float32), engine._languages)
        except Exception as error:  # the tokenizer raises its own kind for damaged files
            raise ModelDamagedError(f"The model {name} cannot be used: {error}. Get it again.") from error
        return engine

    async def transcribe(self, pcm: Pcm, language: str | None = None) -> Transcript:
        """Transcribe ``pcm``; see ``SpeechToText``."""
        languages = (language,) if language else self._languages
        return await self._worker.run(self._transcribe, pcm, languages)

    def _transcribe(self, pcm: Pcm, languages: Sequence[str]) -> Transcript:
        samples = np.pad(pcm.astype(np.float32) / 32768.0, (int(LEAD_S * HEARING_RATE), 0))
        try:
            if len(samples) / HEARING_RATE + TAIL_S > FULL_WINDOW_S:
                return self._full_pass(samples, self._detect_first(samples, languages), second=False)
            draft = self._short_pass(samples, languages)
            if draft.is_silence:
                return Transcript("", draft.language)
            if draft.is_doubtful:
                log.info("a transcript looked wrong; transcribing again in the full window")
                return self._full_pass(samples, draft.language, second=True)
        except (RuntimeError, ValueError) as error:
            raise EngineFailedError(f"Whisper gave up on an utterance: {error}") from error
        return Transcript(draft.text, draft.language)

    def _short_pass(self, samples: Samples, languages: Sequence[str]) -> _Draft:
        """One greedy pass in a window just long enough."""
        from faster_whisper.tokenizer import Tokenizer
        from faster_whisper.transcribe import get_suppressed_tokens

        model = self._model
        seconds = len(samples) / HEARING_RATE
        window = math.ceil(max(SHORT_WINDOW_S, seconds + TAIL_S) * HEARING_RATE)
        features = model.feature_extractor(np.pad(samples, (0, window - len(samples))), padding=0)
        encoded = model.encode(features)
        language = self._detect(encoded, languages)
        tokenizer = Tokenizer(
            model.hf_tokenizer, model.model.is_multilingual, task="transcribe", language=language
        )
        hint = SCRIPT_HINTS.get(language)
        prompt = model.get_prompt(tokenizer, tokenizer.encode(hint) if hint else [], without_timestamps=True)
        room = TOKENS_FLOOR + int(seconds * TOKENS_PER_S)
        result = model.model.generate(
            encoded,
            [prompt],
            beam_size=1,
            max_length=min(len(prompt) + room, model.max_length),
            return_scores=True,
            return_no_speech_prob=True,
            suppress_blank=True,
            suppress_tokens=get_suppressed_tokens(tokenizer, [-1]),
        )[0]
        tokens = result.sequences_ids[0]
        return _Draft(
            text=tokenizer.decode(tokens).strip(),
            language=language,
            log_probability=result.scores[0] * len(tokens) / (len(tokens) + 1),
            no_speech=result.no_speech_prob,
            ran_away=len(tokens) >= room,
        )

    def _detect_first(self, samples: Samples, languages: Sequence[str]) -> str:
        """The language of the first full window."""
        only = self._only(languages)
        if only:
            return only
        window = samples[: int(FULL_WINDOW_S * HEARING_RATE)]
        return self._detect(self._model.encode(self._model.feature_extractor(window, padding=0)), languages)

    def _detect(self, encoded: Any, languages: Sequence[str]) -> str:
        """The most probable of ``languages``."""
        only = self._only(languages)
        if only:
            return only
        ranked: list[str] = [token[2:-2] for token, _ in self._model.model.detect_language(encoded)[0]]
        return next((code for code in ranked if not languages or code in languages), ranked[0])

    @staticmethod
    def _only(languages: Sequence[str]) -> str | None:
        return languages[0] if len(languages) == 1 else None

    def _full_pass(self, samples: Samples, language: str | None, *, second: bool) -> Transcript:
        """Whisper's own way: full windows, tried again at a higher temperature."""
        segments, info = self._model.transcribe(
            samples,
            language=language,
            beam_size=1,
            best_of=1,
            temperature=FULL_PASS_TEMPERATURES,
            condition_on_previous_text=False,
            initial_prompt=SCRIPT_HINTS.get(language or ""),
        )
        text = "".join(segment.text for segment in segments).strip()
        return Transcript("" if compresses_well(text) else text, info.language, second_pass=second)
