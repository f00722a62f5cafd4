"""The bundled English voice under another language's name: only its choice can be tried, not its sound."""

import json
from pathlib import Path

from models.store import BUNDLED_FOLDER

ENGLISH = "en_US-joe-medium"


def make_stub_voice(folder: Path, espeak_language: str) -> Path:
    """A Piper voice in ``folder`` that says it speaks ``espeak_language`` ("ru", "cmn"); its ``.onnx`` file."""
    original = BUNDLED_FOLDER / ENGLISH / f"{ENGLISH}.onnx"
    voice = folder / f"stub-{espeak_language}.onnx"
    voice.symlink_to(original)
    config = json.loads(Path(f"{original}.json").read_text())
    config["espeak"]["voice"] = espeak_language
    Path(f"{voice}.json").write_text(json.dumps(config))
    return voice
