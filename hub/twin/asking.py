"""From the command line's options to questions asked, and from answers to files."""

import argparse
import asyncio
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hub.twin.activation import SerialKey
from hub.twin.boot_notes import OnBoot
from hub.twin.boot_plan import BootPlan
from hub.twin.errors import UsageError
from hub.twin.faults import Fault, Trouble
from hub.twin.flash import flashed
from hub.twin.fleet import Fleet
from hub.twin.frames import Framing
from hub.twin.hardware import hardware_named
from hub.twin.identity import Identity, identity_file, keep_identity, new_identity
from hub.twin.memory import recall
from hub.twin.pcm import Pcm
from hub.twin.report import Report
from hub.twin.run import OnCode, TwinOptions, run_twin, run_twins
from hub.twin.sound import read_sound, write_wav
from hub.twin.tool_kinds import Failing, Toolset
from hub.twin.toolset import ToolPlan

OnBootOf = Callable[[Identity], OnBoot]
"""Gives who is told what a device does while it starts."""


async def ask(args: argparse.Namespace, on_code: OnCode, on_boot_of: OnBootOf) -> Report | Fleet:
    """Ask as ``args`` say, with one device or many; ``on_code`` is given the code of each that has to wait.

    Raises:
        UsageError: The question, an identity or the CA cannot be read.
    """
    if bool(args.serial) != bool(args.key):
        raise UsageError("A serial number and its key go together: give --serial and --key.")
    sounds = await asyncio.to_thread(_sounds, args)
    devices = await asyncio.to_thread(_devices, args, on_boot_of)
    trust = await asyncio.to_thread(_trust, args.ca) if args.ca else None
    options = [_options(args, sounds, device, on_code, trust) for device in devices]
    if args.devices == 1:
        return await run_twin(options[0])
    return await run_twins(options)


def write_answers(path: Path, outcome: Report | Fleet) -> None:
    """Write what was heard: ``answer.wav``, and for more devices ``answer-2.wav`` … beside it. Blocking.

    What was heard before and after the first answer stands beside each: ``answer-greeting.wav``,
    ``answer-then-1.wav`` …

    Raises:
        UsageError: A file cannot be written.
    """
    reports = outcome.reports if isinstance(outcome, Fleet) else (outcome,)
    for number, report in enumerate(reports, start=1):
        file = path if number == 1 else path.with_stem(f"{path.stem}-{number}")
        _write(file, report)
        if report.greeting is not None:
            _write(file.with_stem(f"{file.stem}-greeting"), report.greeting)
        for position, later in enumerate(report.then, start=1):
            _write(file.with_stem(f"{file.stem}-then-{position}"), later)


def _write(file: Path, report: Report) -> None:
    if len(report.recording.pcm):
        write_wav(file, report.recording.pcm, report.recording.rate)


@dataclass(frozen=True, slots=True)
class _Sounds:
    """What is said."""

    question: Pcm | None
    then: tuple[Pcm, ...]
    barge_in: Pcm | None


def _sounds(args: argparse.Namespace) -> _Sounds:
    def read(file: Path) -> Pcm:
        return read_sound(file, args.rate)

    return _Sounds(
        question=read(args.wav) if args.wav else None,
        then=tuple(read(file) for file in args.then),
        barge_in=read(args.barge_in) if args.barge_in else None,
    )


@dataclass(frozen=True, slots=True)
class _Device:
    """Who asks, and what it starts with."""

    identity: Identity
    boot: BootPlan


def _devices(args: argparse.Namespace, on_boot_of: OnBootOf) -> list[_Device]:
    return [_device(args, index, on_boot_of) for index in range(args.devices)]


def _device(args: argparse.Namespace, index: int, on_boot_of: OnBootOf) -> _Device:
    """Device number ``index`` (from 0): what it has kept, or else a new one."""
    identity = keep_identity(args.state, index) if args.state else new_identity()
    file = identity_file(args.state, index) if args.state else None
    new = flashed(hardware_named(args.hardware, args.board), args.version)
    fault = Fault(Trouble(args.trouble), args.trouble_version, args.cut_at)
    plan = BootPlan(recall(file, new) if file else new, file, fault, on_boot_of(identity))
    return _Device(identity, plan)


def _trust(ca: Path) -> ssl.SSLContext:
    """Whom to believe over TLS: only whom ``ca`` signed."""
    try:
        return ssl.create_default_context(cafile=ca)
    except OSError as error:
        raise UsageError(f"{ca} is no certificate of a CA: {error.strerror or error}.") from error


def _options(
    args: argparse.Namespace,
    sounds: _Sounds,
    device: _Device,
    on_code: OnCode,
    trust: ssl.SSLContext | None,
) -> TwinOptions:
    return TwinOptions(
        ota_url=args.ota,
        pcm=sounds.question,
        text=args.text or "",
        idle=args.idle,
        only_boot=args.only_boot,
        then=sounds.then,
        wake_word=args.wake_word or "",
        mode=args.mode,
        framing=Framing(args.frames) if args.frames else None,
        rate=args.rate,
        frame_ms=args.frame_ms,
        identity=device.identity,
        gaps=args.dtx_gaps,
        abort_after_s=args.abort_after,
        barge_in=sounds.barge_in,
        barge_in_after_s=args.barge_in_after,
        timeout_s=args.timeout,
        own=SerialKey.from_text(args.serial, args.key) if args.serial else None,
        wait_approval_s=args.wait_approval,
        on_code=on_code,
        trust=trust,
        boot=device.boot,
        stay_s=args.stay,
        tools=ToolPlan(
            Toolset(args.tools), args.slow_tools, Failing(args.failing_tools) if args.failing_tools else None
        ),
    )
