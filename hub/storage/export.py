"""What is kept, as one JSON or Markdown file, or with recorded sound and pictures as one ZIP."""

import json
import os
import tempfile
import zipfile
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, replace
from enum import StrEnum
from pathlib import Path
from typing import IO, Any, Final

from hub.storage.alerts import Alert
from hub.storage.base import ConversationRepository, DeviceRecord, Place, Selection, TurnRecord
from hub.storage.export_firmware import firmware_files, firmware_sections
from hub.storage.file_records import UPLOADS, FileRecord
from hub.storage.files import PART, told_clearly
from hub.storage.ledger import LedgerRepository, SentRecord, ToolCallRecord, UsageRecord, whole_days
from hub.storage.markdown import as_markdown
from hub.storage.personas import Persona
from hub.storage.store import Store

VERSION: Final = 1
"""Of the exported form."""

ZIP: Final = ".zip"
"""How the name of a file ends that is to hold sound and pictures, too."""


class ExportForm(StrEnum):
    """How it is written; the value is the suffix of the file's name."""

    JSON = "json"  # all that is kept, for programs
    MARKDOWN = "md"  # what was said, for people

    @property
    def file_name(self) -> str:
        """What the file is called in a ZIP: what is the whole file otherwise."""
        return f"hub.{self.value}"


PAGE: Final = 500
"""Turns that are read in one go."""

ReadAmounts = Callable[[str, str, str], Awaitable[Sequence[UsageRecord | SentRecord]]]
"""Gives the amounts from one day to another of a device, or of all."""

_ALL: Final = Selection()


async def export(
    store: Store,
    target: Path,
    which: Selection = _ALL,
    *,
    with_sound: bool | None = None,
    form: ExportForm = ExportForm.JSON,
) -> None:
    """Write all, or what ``which`` says, into ``target``, which only its owner may read.

    Args:
        store: What is kept.
        target: A new file, or one to be replaced.
        which: Of what is chosen by a session no devices and uploads are written; by a device, only its own.
            Timers, alarms and reminders and who speaks are written with everything or with their device,
            lists with everything; what it cost and what left the house, of whole days.
        with_sound: Write a ZIP that has sound and pictures, too; None: if the name ends like one.
        form: Markdown has conversations alone.

    Raises:
        DataFolderError: Something cannot be read, or ``target`` cannot be written; it is as it was.
    """
    run = store.worker.run
    with told_clearly(target):
        zipped = target.suffix == ZIP if with_sound is None else with_sound
        writer = await run(_Writer, target, form.file_name if zipped else "")
        try:
            beside: dict[str, Path] = {}
            json_ = form is ExportForm.JSON
            texts = (
                _as_json(store, which, beside)
                if json_
                else as_markdown(store, which, beside if zipped else None)
            )
            async for text in texts:
                await run(writer.write, text)
            await run(writer.finish, beside)
        finally:
            await run(writer.drop)


async def _as_json(store: Store, which: Selection, beside: dict[str, Path]) -> AsyncIterator[str]:
    """The file, piece by piece: a hundred thousand turns are not held in memory.

    ``beside`` is given what belongs to it in a ZIP: names, and where the content is.
    """
    yield f'{{"version": {VERSION},\n"devices": ['
    yield ",\n".join(_line(asdict(device)) for device in await _devices(store, which))
    conversations = await store.conversations()
    yield '],\n"sessions": ['
    separator = "\n"
    async for session in conversations.sessions(which):
        yield separator + _line(asdict(session))
        separator = ",\n"
    yield '],\n"turns": ['
    separator = "\n"
    async for turns in _pages(conversations, which):
        beside.update((f"audio/{turn.audio}.wav", store.blobs.path(turn.audio)) for turn in turns if turn.audio)
        yield separator + ",\n".join(_line(asdict(turn)) for turn in turns)
        separator = ",\n"
    shelf = await store.shelf()
    uploads = [record for record in shelf.all() if _is_chosen(record, which)]
    beside.update((f"pictures/{record.file_id}.jpg", shelf.path(record)) for record in uploads)
    yield '],\n"tool_calls": ['
    ledger = await store.ledger()
    separator = "\n"
    async for calls in _call_pages(ledger, which):
        yield separator + ",\n".join(_line(asdict(call)) for call in calls)
        separator = ",\n"
    for name, read in (("usage", ledger.usage), ("sent", ledger.sent)):
        yield f'],\n"{name}": ['
        separator = "\n"
        async for amounts in _by_month(ledger, read, which):
            yield separator + ",\n".join(_line(asdict(one)) for one in amounts)
            separator = ",\n"
    yield '],\n"uploads": ['
    yield ",\n".join(_line(asdict(record)) for record in uploads)
    yield '],\n"alerts": ['
    alerts = await store.alerts()
    chosen = [alert for alert in await alerts.all() if _is_set_by(alert, which)]
    yield ",\n".join(_line(alerts.as_json(alert)) for alert in chosen)
    yield '],\n"lists": ['
    lists = await (await store.lists()).all() if which == _ALL else []
    yield ",\n".join(_line(asdict(one)) for one in lists)
    yield '],\n"personas": ['
    personas = await store.personas()
    yield ",\n".join(_line(personas.as_json(one)) for one in _speaking(await personas.all(), which))
    for name, documents in (await firmware_sections(store, which)).items():
        yield f'],\n"{name}": ['
        yield ",\n".join(map(_line, documents))
    if which == _ALL:
        beside.update(await firmware_files(store))
    yield "]}\n"


async def _devices(store: Store, which: Selection) -> Sequence[DeviceRecord]:
    if which.of_turns:
        return []
    devices = await (await store.devices()).all()
    return [device for device in devices if which.device_id in ("", device.device_id)]


def _is_chosen(record: FileRecord, which: Selection) -> bool:
    """Whether ``which`` says an upload; it is no part of a session."""
    return (
        record.kind in UPLOADS
        and not which.of_turns
        and which.device_id in ("", record.device_id)
        and (which.before is None or record.created_at < which.before)
        and (which.since is None or record.created_at >= which.since)
    )


def _is_set_by(alert: Alert, which: Selection) -> bool:
    """Whether ``which`` says a timer, alarm or reminder; it is no part of a session, and is still to come."""
    if which.of_turns or which.before is not None or which.since is not None:
        return False
    return which.device_id in ("", alert.device_id)


def _speaking(personas: Sequence[Persona], which: Selection) -> Sequence[Persona]:
    """All of them; of a device its own alone, without the other devices on which it speaks."""
    if which == Selection(device_id=which.device_id) and which.device_id:
        its = (one for one in personas if which.device_id in one.devices)
        return [replace(one, devices=(which.device_id,)) for one in its]
    return personas if which == _ALL else []


async def _pages(
    conversations: ConversationRepository, which: Selection
) -> AsyncIterator[Sequence[TurnRecord]]:
    """The turns, newest first."""
    last: Place | None = None
    while page := await conversations.turns(which, limit=PAGE, older_than=last):
        yield page
        last = page[-1].place


async def _call_pages(ledger: LedgerRepository, which: Selection) -> AsyncIterator[Sequence[ToolCallRecord]]:
    """The calls of tools, newest first."""
    last: Place | None = None
    while page := await ledger.tool_calls(which, limit=PAGE, older_than=last):
        yield page
        last = page[-1].place


async def _by_month(
    ledger: LedgerRepository, read: ReadAmounts, which: Selection
) -> AsyncIterator[Sequence[UsageRecord | SentRecord]]:
    """What it cost or what left the house, of the whole days that are chosen; of a session, nothing."""
    days = whole_days(which)
    if days is None:
        return
    for month in await ledger.months():
        amounts = await read(max(days.first, f"{month}-01"), f"{month}-31", which.device_id)
        if chosen := [one for one in amounts if one.day < days.end]:
            yield chosen


def _line(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


class _Writer:
    """The target in the making, under another name. All methods block, and raise ``OSError``."""

    def __init__(self, target: Path, name_in_zip: str) -> None:
        """``name_in_zip`` is empty for a file that is no ZIP."""
        self._target = target
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-", suffix=PART)
        self._part = Path(name)
        self._file = os.fdopen(handle, "wb")
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED) if name_in_zip else None
        self._text: IO[bytes] = self._zip.open(name_in_zip, "w", force_zip64=True) if self._zip else self._file

    def write(self, text: str) -> None:
        """Go on with the text."""
        self._text.write(text.encode())

    def finish(self, beside: Mapping[str, Path]) -> None:
        """End the text, put what belongs to it behind it if it is a ZIP, and give the file its name."""
        if self._zip is not None:
            self._text.close()
            for name, content in beside.items():
                if content.exists():
                    self._zip.write(content, name)
            self._zip.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._part.replace(self._target)

    def drop(self) -> None:
        """Leave nothing behind but a whole file."""
        if not self._file.closed:
            self._text.close()
            if self._zip is not None:
                self._zip.close()
            self._file.close()
        self._part.unlink(missing_ok=True)
