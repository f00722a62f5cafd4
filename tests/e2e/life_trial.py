"""A device's life with a real hub, from its first check to being blocked, in both activation versions.

``python -m tests.e2e.life_trial`` prints each step, and then what every wrong credential came to at every door.
Only ``python -m hub serve``, the command line and the software device are used. It ends with 1 when anything
was not as it should be.
"""

import asyncio
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hub.phrases import phrase
from hub.twin.activation import SerialKey, activate
from hub.twin.check import CheckAnswer, Demand
from hub.twin.device import Twin
from hub.twin.errors import TwinError
from hub.twin.identity import Identity, new_identity
from hub.twin.report import Report
from hub.twin.state import Mode
from tests.e2e.here import run_here
from tests.e2e.knocks import make_tls_doors
from tests.e2e.processes import Serving, serving
from tests.e2e.speech_trial import listen
from tests.e2e.words import wrong_words
from tests.e2e.wrong_credentials import Doors, try_all_doors
from tests.e2e.wrong_credentials import table as doors_table

SERIAL = "0123456789ABCDEF0123456789ABCDEF"
KEY = bytes(range(32))
QUESTION = "What time is it?"
PATIENCE_S = 40.0
"""For a sentence, from a hub that still loads its voice."""

MISHEARD = 2
"""Words that the listener may get wrong in the sentence."""

OUTDATED = phrase("enrolment.outdated", "en")


@dataclass(frozen=True)
class Step:
    """One thing that happened to a device."""

    what: str
    seen: str
    fine: bool


@dataclass
class Life:
    """A device's, as it goes on.

    Attributes:
        version: Of its activation.
        secrets: Codes and tokens that it met: no log may have them.
        words: Its client id, and what was said: neither may these.
        told: What it heard while its token was outdated.
    """

    version: int
    identity: Identity = field(default_factory=new_identity)
    steps: list[Step] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    told: Report | None = None

    @property
    def own(self) -> SerialKey | None:
        """Its serial number and key; version 1 has none."""
        return SerialKey.from_text(SERIAL, KEY.hex()) if self.version > 1 else None

    def note(self, what: str, seen: object, fine: object) -> None:
        """Write down a step."""
        self.steps.append(Step(what, str(seen), bool(fine)))


@dataclass(frozen=True)
class Trial:
    """What came of it all. ``log`` is the hub's, at DEBUG."""

    lives: tuple[Life, ...]
    doors: Doors
    log: str

    @property
    def leaks(self) -> int:
        """Codes, tokens, client ids and what was said, in the log."""
        of_lives = (text for life in self.lives for text in (*life.secrets, *life.words))
        return sum(text in self.log for text in (*self.doors.secrets, *of_lives))

    @property
    def fine(self) -> bool:
        """Whether all was as it should be."""
        steps = [step for life in self.lives for step in life.steps]
        return all(step.fine for step in steps) and self.doors.fine and not self.leaks


class Player:
    """Plays lives with one hub."""

    def __init__(self, hub: Serving, folder: Path) -> None:
        self._ota_url = hub.ota_url
        self._folder = folder

    async def play(self, life: Life) -> None:
        """All of a life."""
        life.words.append(life.identity.client_id)
        async with Twin(life.identity, mode=Mode.AUTO, own=life.own) as twin:
            await self._come_in(life, twin)
            first = await self._check(life, twin, "check")
            await self._talk(life, twin, first)
            await self._be_renewed(life, twin, first)
            second = await self._check(life, twin, "reboot, check")
            await self._talk(life, twin, second)
            await self._be_blocked(life, twin, second)

    async def _come_in(self, life: Life, twin: Twin) -> None:
        answer = await twin.check(self._ota_url)
        demand = answer.demand or Demand()
        life.secrets.append(demand.code)
        life.note("check", f"waits, code {demand.code}", demand.code and demand.challenge and not answer.token)
        if life.own is not None:
            wrong = SerialKey.from_text(SERIAL, "ff" * 32)
            status = await activate(self._ota_url, life.identity, demand, wrong)
            life.note("activate with another key", status, status == 403)
        status = await activate(self._ota_url, life.identity, demand, life.own)
        life.note("activate", status, status == 202)
        waiting = await self._waiting(life)
        proof = f"failed proofs {waiting.get('failed_proofs')}, proven {waiting.get('proven')}"
        expected = (life.version - 1, life.version > 1)
        life.note(
            "hub devices list",
            f"{waiting.get('reason')}, {proof}",
            waiting.get("code") == demand.code and (waiting["failed_proofs"], waiting["proven"]) == expected,
        )
        await self._command(life, "approve", demand.code)
        status = await activate(self._ota_url, life.identity, demand, life.own)
        life.note("activate", status, status == 200)

    async def _check(self, life: Life, twin: Twin, what: str) -> CheckAnswer:
        answer = await twin.check(self._ota_url)
        new = answer.token not in ("", *life.secrets)
        life.secrets.append(answer.token)
        life.note(what, "a new token" if new else "no new token", new and answer.demand is None)
        return answer

    async def _talk(self, life: Life, twin: Twin, answer: CheckAnswer) -> None:
        await twin.connect(answer)
        report = await twin.ask_text(QUESTION, limit_s=PATIENCE_S)
        await twin.hang_up()
        life.words += [QUESTION, *(sentence.text for sentence in report.sentences)]
        life.note("conversation", report.reason or report.sentences[0].text, report.ok)

    async def _be_renewed(self, life: Life, twin: Twin, answer: CheckAnswer) -> None:
        await self._command(life, "renew", life.identity.mac)
        await twin.connect(answer)
        life.told = await twin.stay_silent(limit_s=PATIENCE_S)
        await twin.hang_up()
        said = [sentence.text for sentence in life.told.sentences]
        life.note("conversation", " ".join(said), said == [OUTDATED])
        life.note("", life.told.reason, "told the device to reboot" in life.told.reason)

    async def _be_blocked(self, life: Life, twin: Twin, answer: CheckAnswer) -> None:
        await self._command(life, "block", life.identity.mac)
        again = await twin.check(self._ota_url)
        life.note("check", "no token" if not again.token else "a token", not again.token and not again.demand)
        for shown in (answer, again):
            try:
                await twin.connect(shown)
                life.note("conversation", "let in", fine=False)
            except TwinError as error:
                life.note("conversation", error, "403" in str(error))

    async def _waiting(self, life: Life) -> dict[str, Any]:
        _, out, _ = await run_here("devices", "list", "--json", "--data-dir", str(self._folder))
        waiting: list[dict[str, Any]] = json.loads(out)["waiting"]
        return next((one for one in waiting if one["device_id"] == life.identity.mac), {})

    async def _command(self, life: Life, action: str, which: str) -> None:
        status, out, err = await run_here("devices", action, which, "--data-dir", str(self._folder))
        life.note(f"hub devices {action}", (out or err).strip(), status == 0)


async def try_life(folder: Path) -> Trial:
    """All wrong credentials first, then both lives at the same time, with one hub."""
    keys = folder / "keys.csv"
    await asyncio.to_thread(keys.write_text, f"serial,key\n{SERIAL},{KEY.hex()}\n")
    extra = {"HUB_LOG_LEVEL": "DEBUG", "HUB_ENROLMENT__SERIAL_KEYS": str(keys)}
    lives = Life(1), Life(2)
    tls = await make_tls_doors(folder)
    async with serving(folder, pairing=False, extra=extra | tls.extra) as hub:
        doors = await try_all_doors(hub, folder, tls)
        player = Player(hub, folder)
        async with asyncio.TaskGroup() as group:
            for life in lives:
                group.create_task(player.play(life))
    await _hear(lives)
    return Trial(lives, doors, await asyncio.to_thread((folder / "hub.log").read_text, "utf-8"))


async def _hear(lives: Sequence[Life]) -> None:
    """Listen to what each was told."""
    recordings = [life.told.recording for life in lives if life.told]
    heard = await listen([recording.pcm for recording in recordings], recordings[0].rate)
    for life, text in zip(lives, heard, strict=True):
        life.note("the same, heard", text, wrong_words(OUTDATED, text) <= MISHEARD)


def table(trial: Trial) -> str:
    """One line a step."""
    lines = []
    for life in trial.lives:
        lines.append(f"activation version {life.version}")
        for step in life.steps:
            trouble = "" if step.fine else "  ← not as it should be"
            lines.append(f"  {step.what:28}{step.seen}{trouble}")
    return "\n".join(lines)


def main() -> int:
    """Print the tables; 1 when anything was not as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        trial = asyncio.run(try_life(Path(folder)))
    print(f"{table(trial)}\n\n{doors_table(trial.doors)}\n\nsecrets and words in the log: {trial.leaks}")  # noqa: T201
    return 0 if trial.fine else 1


if __name__ == "__main__":
    sys.exit(main())
