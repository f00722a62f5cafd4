"""A real hub in which one thing is wrong, and what a device that asks it is told."""

import re
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from hub.engines.base import Pcm
from hub.joining import joined
from hub.twin.run import TwinOptions, run_twin
from tests.e2e.processes import serving

_TURN = re.compile(r"turn \S+: (\w+) (?:([a-z_.]+) )?\(")
_FAILS = re.compile(r"WARNING .*?: (\S+ fails(?:, \S+ stands in)?):")


@dataclass(frozen=True)
class Row:
    """One failure. ``told`` is what the log, and so the window, says of the engines."""

    failure: str
    language: str
    outcome: str
    code: str
    said: str
    shown: str
    told: str
    seconds: float  # of sound that the device played


class House:
    """A running hub, and what it logged."""

    def __init__(self, ota_url: str, log: Path) -> None:
        self._ota_url = ota_url
        self._log = log

    async def ask(self, failure: str, language: str, *, text: str = "", pcm: Pcm | None = None) -> Row:
        """Have a new device ask, and see what it is told."""
        before = len(self._log.read_text())
        report = await run_twin(TwinOptions(ota_url=self._ota_url, text=text, pcm=pcm, timeout_s=40))
        log = self._log.read_text()[before:]
        outcome, code = _TURN.findall(log)[-1]
        return Row(
            failure,
            language,
            outcome,
            code,
            said=joined(sentence.text for sentence in report.sentences),
            shown=" ".join(alert.message for alert in report.alerts),
            told=", ".join(_FAILS.findall(log)),
            seconds=len(report.recording.pcm) / report.recording.rate,
        )


@asynccontextmanager
async def house(extra: Mapping[str, str]) -> AsyncIterator[House]:
    """A hub of its own for one kind of failure."""
    with tempfile.TemporaryDirectory() as folder:
        async with serving(Path(folder), extra=extra) as hub:
            yield House(hub.ota_url, Path(folder) / "hub.log")
