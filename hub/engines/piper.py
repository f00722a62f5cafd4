"""Speaking with Piper."""

import json
import logging
import math
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from hub.engines.base import Pcm
from hub.engines.files import require_files
from hub.engines.turnstile import Turnstile
from hub.engines.worker import Worker
from hub.errors import EngineFailedError, ModelDamagedError

if TYPE_CHECKING:
    from piper import PiperVoice

HEADROOM = 0.9
"""Peak of a sentence, of full scale: Piper normalises to 1.0, and resampling overshoots a little."""

ESPEAK_LANGUAGES = {"cmn": "zh"}
"""eSpeak's name for a language to its ISO 639-1 code, where they differ."""

WARM_UP = "Hello."
"""Spoken once while loading, unheard: the first sentence takes half as long again."""


class Piper:
    """Text to speech on this machine."""

    begins_late = False

    def __init__(
        self, name: str, voice: "PiperVoice", speed: float, worker: Worker, turnstile: Turnstile
    ) -> None:
        self.name = name
        self.sample_rate: int = voice.config.sample_rate
        spoken = voice.config.espeak_voice.partition("-")[0]
        self.language = ESPEAK_LANGUAGES.get(spoken, spoken)
        self._voice = voice
        self._speed = speed
        self._worker = worker
        self._turnstile = turnstile

    @classmethod
    def load(
        cls,
        name: str,
        model: Path,
        *,
        speed: float,
        threads: int,
        worker: Worker,
        turnstile: Turnstile | None = None,
    ) -> "Piper":
        """Load the voice. Blocking: about 1 s.

        Args:
            name: The voice's id.
            model: Its ``.onnx`` file; the ``.onnx.json`` lies beside it.
            speed: 2.0 speaks twice as fast.
            threads: Processor threads of one synthesis.
            worker: Where synthesis runs.
            turnstile: Stands before the worker; None makes one, for a voice that has the worker alone.

        Raises:
            ModelMissingError: The folder is not there.
            ModelDamagedError: The files cannot be used.
        """
        import onnxruntime
        from piper import PiperConfig, PiperVoice

        config_file = Path(f"{model}.json")
        require_files(name, model, (config_file,))
        logging.getLogger("piper").setLevel(logging.INFO)  # at DEBUG it logs what is spoken
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        # Idle threads must not spin: the event loop and Whisper share the processor.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            config = PiperConfig.from_dict(json.loads(config_file.read_text("utf-8")))
            session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
            engine = cls(
                name, PiperVoice(session=session, config=config), speed, worker, turnstile or Turnstile()
            )
            for _ in engine._pieces(WARM_UP):
                pass
        except Exception as error:  # onnxruntime raises its own kinds for damaged files
            raise ModelDamagedError(f"The voice {name} cannot be used: {error}. Get it again.") from error
        return engine

    async def synthesize(self, text: str, *, due: float = math.inf) -> AsyncIterator[Pcm]:
        """Speak ``text``; see ``TextToSpeech``."""
        async with self._turnstile.passing(due):
            pieces = await self._worker.run(self._speak, text)
        for piece in pieces:
            yield piece

    def _speak(self, text: str) -> list[Pcm]:
        try:
            return list(self._pieces(text))
        except Exception as error:
            raise EngineFailedError(f"Piper gave up on a sentence: {error}") from error

    def _pieces(self, text: str) -> Iterator[Pcm]:
        """One piece for each sentence that Piper finds in ``text``."""
        from piper import SynthesisConfig

        config = self._voice.config
        how = SynthesisConfig(volume=HEADROOM, length_scale=config.length_scale / self._speed)
        for chunk in self._voice.synthesize(text, how):
            yield chunk.audio_int16_array
