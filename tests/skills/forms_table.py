"""The tables of spoken forms: what people say, and what it asks for.

A language is a folder of ``forms``. In its files a key is a request as ``str(Request)`` gives it, with the
sentences that ask for it; ``misses`` are sentences that sound like requests and are none.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

MISSES: Final = "misses"
_FORMS = Path(__file__).parent / "forms"


@cache
def table(language: str) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """The spoken forms of a language with what they ask for, and its near misses."""
    files = [tomllib.loads(file.read_text("utf-8")) for file in sorted((_FORMS / language).glob("*.toml"))]
    forms = [(text, wanted) for file in files for wanted, texts in file.items() for text in texts]
    return (
        tuple((text, wanted) for text, wanted in forms if wanted != MISSES),
        tuple(text for text, wanted in forms if wanted == MISSES),
    )
