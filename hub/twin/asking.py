"""From the command line's options to questions asked, and from answers to files."""

import argparse
import asyncio
from pathlib import Path

from hub.twin.fleet import Fleet
from hub.twin.frames import Framing
from hub.twin.identity import Identity, keep_identity, new_identity
from hub.twin.report import Report
from hub.twin.run import TwinOptions, run_twin, run_twins
from hub.twin.sound import Pcm, read_sound, write_wav


async def ask(args: argparse.Namespace) -> Report | Fleet:
    """Ask as ``args`` say, with one device or many.

    Raises:
        UsageError: The question or an identity cannot be read.
    """
    pcm = await asyncio.to_thread(read_sound, args.wav, args.rate) if args.wav else None
    identities = await asyncio.to_thread(_identities, args.state, args.devices)
    options = [_options(args, pcm, identity) for identity in identities]
    if args.devices == 1:
        return await run_twin(options[0])
    return await run_twins(options)


def write_answers(path: Path, outcome: Report | Fleet) -> None:
    """Write what was heard: ``answer.wav``, and for more devices ``answer-2.wav`` … beside it. Blocking.

    Raises:
        UsageError: A file cannot be written.
    """
    reports = outcome.reports if isinstance(outcome, Fleet) else (outcome,)
    for number, report in enumerate(reports, start=1):
        if len(report.recording.pcm):
            file = path if number == 1 else path.with_stem(f"{path.stem}-{number}")
            write_wav(file, report.recording.pcm, report.recording.rate)


def _identities(folder: Path | None, devices: int) -> list[Identity]:
    if folder is None:
        return [new_identity() for _ in range(devices)]
    return [keep_identity(folder, index) for index in range(devices)]


def _options(args: argparse.Namespace, pcm: Pcm | None, identity: Identity) -> TwinOptions:
    return TwinOptions(
        ota_url=args.ota,
        pcm=pcm,
        text=args.text or "",
        mode=args.mode,
        framing=Framing(args.frames) if args.frames else None,
        rate=args.rate,
        frame_ms=args.frame_ms,
        identity=identity,
        gaps=args.dtx_gaps,
        abort_after_s=args.abort_after,
        timeout_s=args.timeout,
    )
