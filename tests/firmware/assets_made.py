"""Files of assets as the generator writes them: ``esp_mmap_assets``, by its own documentation."""

import json
import struct
from collections.abc import Mapping

FONT = b"\x01\x02" * 512
WAKE_WORDS = bytes(range(256)) * 8

INDEX = {
    "version": 1,
    "srmodels": "srmodels.bin",
    "text_font": "font.bin",
    "emoji_collection": [{"name": "happy", "file": "happy.png"}, {"name": "sad", "file": "sad.png"}],
}


def packed(files: Mapping[str, bytes]) -> bytes:
    """These files as one."""
    table, content = b"", b""
    for name, file in files.items():
        table += struct.pack("<32sIIHH", name.encode(), len(file), len(content), 0, 0)
        content += b"ZZ" + file
    rest = table + content
    return struct.pack("<III", len(files), sum(rest) & 0xFFFF, len(rest)) + rest


def assets(index: object = INDEX, *, size: int = 0, **others: bytes) -> bytes:
    """A whole file of assets; ``size``: of a picture in it besides, bytes."""
    files = {
        "index.json": json.dumps(index).encode(),
        "font.bin": FONT,
        "srmodels.bin": WAKE_WORDS,
        "happy.png": b"\x89PNG happy",
        "sad.png": b"\x89PNG sad",
        **others,
    }
    return packed(files | {"background.bin": b"\x7f" * size} if size else files)
