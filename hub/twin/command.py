"""``python -m hub twin``: questions by a software device, and one JSON object about the answers.

It installs the firmware that the hub names, and tells so as it happens.
Ends with 0 when a whole answer was heard, 1 when not, 2 when it could not be asked as wanted, 3 when a person
has to let the device in first: its code is in the object.
Only names and limits are imported here, so that other commands start without the device's libraries.
"""

import argparse
import asyncio
import json
import math
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit

from hub.twin.boot_notes import BootNote, BootStep, OnBoot
from hub.twin.clock import ANSWER_LIMIT_S
from hub.twin.errors import UsageError
from hub.twin.faults import NO_FAULT, Trouble
from hub.twin.frames import FRAME_LENGTHS_MS, Framing
from hub.twin.hardware import BOARD, HARDWARE
from hub.twin.identity import VERSION, Identity
from hub.twin.rates import MICROPHONE_RATE, UPLINK_RATES
from hub.twin.state import Mode
from hub.twin.tool_kinds import Failing, Toolset

HEARD, NOT_HEARD, USAGE, NOT_APPROVED = 0, 1, 2, 3
"""Exit codes."""

MOST_DEVICES = 500
"""Devices at once: beyond this one process cannot keep real time and would blame the hub for it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("--ota", required=True, type=_address, metavar="URL", help="the hub's check address")
    question = parser.add_mutually_exclusive_group(required=True)
    question.add_argument("--wav", type=Path, metavar="FILE", help="the question: WAV, FLAC or OGG of any rate")
    question.add_argument("--text", type=_words, help="the question, typed")
    question.add_argument(
        "--idle", action="store_true", help="say nothing until the hub takes leave (auto mode)"
    )
    question.add_argument(
        "--only-boot", action="store_true", help="ask nothing: start, update if the hub wants that, and leave"
    )
    parser.add_argument(
        "--then",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="the next question, once the answer has been heard; may be given several times",
    )
    parser.add_argument("--wake-word", type=_words, metavar="TEXT", help="begin with this wake word")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the answer as heard, as WAV")
    parser.add_argument(
        "--mode",
        type=Mode,
        choices=list(Mode),
        default=Mode.MANUAL,
        metavar="auto|manual|realtime",
        help="how it listens (default: manual)",
    )
    parser.add_argument(
        "--frames",
        type=int,
        choices=[framing.value for framing in Framing],
        help="binary framing (default: what the check names)",
    )
    parser.add_argument(
        "--rate",
        type=int,
        choices=UPLINK_RATES,
        default=MICROPHONE_RATE,
        help="sample rate of the sound sent (default: 16000)",
    )
    parser.add_argument(
        "--frame-ms",
        type=int,
        choices=FRAME_LENGTHS_MS,
        default=60,
        help="length of a packet sent (default: 60)",
    )
    parser.add_argument(
        "--dtx-gaps", action="store_true", help="send nothing during silence instead of packets of 1-3 bytes"
    )
    parser.add_argument(
        "--abort-after", type=_seconds, metavar="S", help="abort S seconds after the first sound"
    )
    parser.add_argument(
        "--barge-in", type=Path, metavar="FILE", help="say FILE over the answer (realtime mode)"
    )
    parser.add_argument(
        "--barge-in-after", type=_seconds, metavar="S", help="say it S seconds after the answer's first sound"
    )
    parser.add_argument("--devices", type=_count, default=1, metavar="N", help="so many devices at once")
    parser.add_argument("--state", type=Path, metavar="DIR", help="keep the device's identity in DIR")
    parser.add_argument(
        "--ca", type=Path, metavar="FILE", help="believe only whom this CA signed (PEM), over TLS"
    )
    parser.add_argument("--serial", default="", metavar="NUMBER", help="the device's serial number")
    parser.add_argument(
        "--key", default="", help="the key to it: 64 hexadecimal digits, or another text as it is"
    )
    parser.add_argument(
        "--wait-approval",
        type=_seconds,
        default=0.0,
        metavar="S",
        help="wait so long until a person has let the device in (default: not at all)",
    )
    _add_tool_arguments(parser)
    _add_firmware_arguments(parser)
    parser.add_argument(
        "--timeout",
        type=_some_seconds,
        default=ANSWER_LIMIT_S,
        metavar="S",
        help=f"longest wait from the end of the question to that of the answer (default: {ANSWER_LIMIT_S:g})",
    )


def _add_tool_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--tools",
        choices=[each.value for each in Toolset],
        default=Toolset.NONE.value,
        help="tools it offers the hub over MCP: those of a stock device, with a camera too, with 500 more, "
        "or with ones that try to mislead (default: none)",
    )
    parser.add_argument(
        "--slow-tools", type=_seconds, default=0.0, metavar="S", help="each tool takes S seconds longer"
    )
    parser.add_argument(
        "--failing-tools",
        choices=[each.value for each in Failing],
        help="no tool works: it answers with an error, with a result that says so, or not at all",
    )


def _add_firmware_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--hardware",
        choices=list(HARDWARE),
        default="s3-16m",
        help="its chip and flash (default: s3-16m); the ones with 4 MB take no updates over the air",
    )
    parser.add_argument("--board", type=_words, default=BOARD, metavar="NAME", help="what it calls itself")
    parser.add_argument(
        "--version",
        default=VERSION,
        metavar="VERSION",
        help=f"the firmware it comes with (default: {VERSION}); what was installed since is kept with --state",
    )
    parser.add_argument(
        "--trouble",
        choices=[each.value for each in Trouble],
        default=NO_FAULT.trouble.value,
        help="what goes wrong when it updates (default: none)",
    )
    parser.add_argument(
        "--trouble-version", default="", metavar="VERSION", help="only with that version (default: with all)"
    )
    parser.add_argument(
        "--cut-at",
        type=_bytes,
        default=NO_FAULT.cut_at,
        metavar="N",
        help="the download ends after N bytes, with --trouble cut or cut-assets",
    )
    parser.add_argument(
        "--stay",
        type=_seconds,
        default=0.0,
        metavar="S",
        help="stay on the line for S seconds more, and come back if the hub has it restart",
    )


def boots_of(identity: Identity) -> OnBoot:
    """Tell a person each step of a device's start as it is done; that it checked is no news."""

    def tell(note: BootNote) -> None:
        if note.step is BootStep.CHECKED:
            return
        line = f"twin {identity.mac}: {note.step} ({note.version}){': ' if note.why else ''}{note.why}"
        print(line, file=sys.stderr, flush=True)

    return tell


async def show_code(code: str) -> None:
    """Tell a person at once which code the device shows; the JSON comes when all is over."""
    print(f"twin: waits to be approved with the code {code}", file=sys.stderr, flush=True)


async def run(args: argparse.Namespace, on_code: Callable[[str], Awaitable[None]] = show_code) -> int:
    """Ask as ``args`` say, print the JSON, write the answer. Gives the exit code.

    ``on_code`` is given the code of each device that waits to be let in.
    """
    from hub.twin.asking import ask, write_answers

    try:
        outcome = await ask(args, on_code, boots_of)
        print(json.dumps(outcome.to_json(), ensure_ascii=False, indent=2))
        if not outcome.ok:
            print(f"twin: {outcome.reason}", file=sys.stderr)
        if args.out:
            await asyncio.to_thread(write_answers, args.out, outcome)
    except UsageError as error:
        print(f"twin: {error}", file=sys.stderr)
        return USAGE
    if outcome.ok:
        return HEARD
    return NOT_APPROVED if outcome.code else NOT_HEARD


def _address(text: str) -> str:
    try:
        parts = urlsplit(text)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable:
        raise argparse.ArgumentTypeError(f"{text!r} is no address like http://HOST:8003/xiaozhi/ota/")
    return text


def _words(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("there is nothing to ask")
    return text


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return seconds


def _some_seconds(text: str) -> float:
    seconds = _seconds(text)
    if seconds == 0:
        raise argparse.ArgumentTypeError("a time limit is more than 0 seconds")
    return seconds


def _bytes(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of bytes")
    return int(text)


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_DEVICES:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to {MOST_DEVICES}")
    return int(text)
