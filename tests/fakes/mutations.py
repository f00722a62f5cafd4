"""Valid input, spoilt with its structure in mind: by chance, but the same chance each time."""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

HALF = "\ud83d"
"""Half a character: JSON can say it, UTF-8 cannot."""

ODD: Sequence[Any] = (
    None, True, False, 0, -1, 2**31, 2**63, 10**400, 1e308, float("nan"), float("inf"), "", " ", "\x00", HALF,
    f"a{HALF}", "..", "../../etc/passwd", "%2e%2e%2f", "\r\nX-Injected: 1", "a" * 3_000, "٣", "İ", "{}", [], {},
    [[]], {"": {}}, [None] * 50, {"type": "hello"}, "9" * 50, "-0", "1e999", "<script>", "' OR 1=1 --",
)  # fmt: skip
"""Values that stand where others are expected."""

DEPTHS = (9, 100, 900, 5_000)
"""Of nesting: just too deep for the API, and around and beyond what Python's own reader bears."""


@dataclass(frozen=True, slots=True)
class Mutator:
    """Spoils values; what it does depends on ``chance`` alone."""

    chance: random.Random

    def once_in(self, times: int) -> bool:
        """True once in so many times."""
        return self.chance.randrange(times) == 0

    def odd(self) -> Any:
        """A value that was not expected."""
        return self.chance.choice(ODD)

    def odd_text(self) -> str:
        """A text that was not expected."""
        odd = self.odd()
        return odd if isinstance(odd, str) else str(odd)[:500]

    def value(self, whole: Any) -> Any:
        """``whole`` with one place in it changed: the same value in the rest, however deep it is."""
        if isinstance(whole, dict) and whole and not self.once_in(15):
            return self._changed_object(whole)
        if isinstance(whole, list) and whole and not self.once_in(8):
            at = self.chance.randrange(len(whole))
            return [*whole[:at], self.value(whole[at]), *whole[at + 1 :]]
        return self.odd()

    def _changed_object(self, whole: dict[str, Any]) -> dict[str, Any]:
        name = self.chance.choice(list(whole))
        rest = {key: value for key, value in whole.items() if key != name}
        match self.chance.randrange(6):
            case 0:
                return rest
            case 1:
                return whole | {self.odd_text(): self.odd()}
            case 2:
                other = self.chance.choice(list(whole))
                return whole | {name: whole[other], other: whole[name]}
            case _:
                return whole | {name: self.value(whole[name])}

    def as_json(self, whole: Any, spoilt: int = 2) -> bytes:
        """``whole`` as JSON, spoilt so many times at most; perhaps no JSON at all any more."""
        for _ in range(self.chance.randrange(spoilt + 1)):
            whole = self.value(whole)
        text = json.dumps(whole, ensure_ascii=self.once_in(2)).encode("utf-8", "surrogatepass")
        match self.chance.randrange(12):
            case 0:
                return self.octets(text)
            case 1:
                return text[:-1] + b"," + text[1:] if text[:1] == b"{" else text * 2  # each name twice
            case 2:
                depth = self.chance.choice(DEPTHS)
                return text[:-1] + b',"deep":' + b"[" * depth + b"]" * depth + b"}"
        return text

    def octets(self, whole: bytes, times: int = 3) -> bytes:
        """``whole`` with bytes changed, cut off, left out, doubled or added."""
        text = bytearray(whole)
        for _ in range(1 + self.chance.randrange(times)):
            at = self.chance.randint(0, len(text))
            end = min(len(text), at + self.chance.choice((1, 1, 2, 4, 16, 200)))
            match self.chance.randrange(5):
                case 0:
                    text[at:end] = self.chance.randbytes(end - at)
                case 1:
                    del text[end:]
                case 2:
                    del text[at:end]
                case 3:
                    text[at:at] = text[at:end]
                case _:
                    text[at:at] = self.chance.choice((b"\x00", b"\xff" * 4, b"\r\n", b"..", b"%00", b"\x80"))
        return bytes(text)

    def text(self, whole: str) -> str:
        """``whole`` as it is, changed, or another one."""
        match self.chance.randrange(4):
            case 0:
                return self.odd_text()
            case 1:
                return self.octets(whole.encode("utf-8", "surrogatepass")).decode("latin-1")
        return whole

    def some(self, whole: dict[str, str], rarely: int = 4) -> list[tuple[str, str]]:
        """Most of the headers or parameters in ``whole``, some of them spoilt, twice, or under another name."""
        pairs: list[tuple[str, str]] = []
        for name, value in whole.items():
            if not self.once_in(rarely):
                pairs.append((name, value))
                continue
            match self.chance.randrange(4):
                case 0:
                    pairs += [(name, value), (name, self.text(value))]
                case 1:
                    pairs.append((name.swapcase(), value))
                case 2:
                    pairs.append((name, self.text(value)))
        return pairs
