"""``python -m hub flash-worker``: the child process that works on one board, with esptool.

Told by lines on its standard input (``hub.firmware.usb.orders``), for what they say may be secret, it tells by
lines on its standard output. It may be killed at any time: what it has done so far it has told before.
"""

import hashlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeVar

from esptool.cmds import (
    attach_flash,
    connect_esp,
    detect_flash_size,
    erase_flash,
    read_flash,
    reset_chip,
    run_stub,
    write_flash,
)
from esptool.logger import log
from esptool.util import FatalError, flash_size_bytes

from hub.firmware.partitions import TABLE_OFFSET, TABLE_SIZE
from hub.firmware.usb.orders import (
    BoardFacts,
    Done,
    Facts,
    Failed,
    FromFile,
    Go,
    Inline,
    Job,
    Message,
    Order,
    Phase,
    Verified,
)
from hub.firmware.usb.own_files import BackupFileError, ImageFileError, failing_as
from hub.firmware.usb.protocol_socket import use_our_sockets
from hub.firmware.usb.telling import QuietLog, Teller

FAILED: Final = 1
"""Exit status: what was ordered was not done."""

OWNER_ONLY: Final = 0o600

M = TypeVar("M", bound=Message)


def run(orders: BinaryIO, answers: BinaryIO) -> int:
    """Do what the lines of ``orders`` say; returns the exit status."""

    def write(line: str) -> None:
        answers.write(line.encode())
        answers.flush()

    teller = Teller(write)
    log.set_logger(QuietLog(teller))
    use_our_sockets()
    try:
        _work(orders, teller)
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent is told before the end
        teller.tell(Failed(phase=teller.phase, kind=type(error).__name__, error=str(error)))
        return FAILED
    teller.tell(Done())
    return 0


def main() -> int:
    """Be the child process. What libraries print goes to standard error, for lines are all that is told."""
    answers, sys.stdout = sys.stdout, sys.stderr
    return run(sys.stdin.buffer, answers.buffer)


def _work(orders: BinaryIO, teller: Teller) -> None:
    order = _read(orders.readline(), Order)
    if order is None:
        raise FatalError("The hub is gone.")
    teller.begin(Phase.CONNECTING)
    with connect_esp(order.port) as connected:
        esp = run_stub(connected)
        if esp.IS_STUB and not order.look_only:
            esp.change_baud(order.baud)
        attach_flash(esp)
        teller.begin(Phase.CHECKING)
        facts = _facts(esp)
        teller.tell(Facts(board=facts))
        job = None if order.look_only else _read(orders.readline(), Job)
        if job is not None:
            _flash(esp, order, job, teller, facts.flash_size)
            if _read(orders.readline(), Go) is None:
                raise FatalError("The hub is gone.")
            teller.begin(Phase.RESTARTING)
        reset_chip(esp, "hard-reset")


def _flash(esp: Any, order: Order, job: Job, teller: Teller, flash_size: int) -> None:
    pieces = [(piece.address, _content(piece)) for piece in job.pieces]
    if order.backup:
        _back_up(esp, Path(order.backup), flash_size, teller)
    if job.erase:
        teller.begin(Phase.ERASING)
        erase_flash(esp)
    esp.WRITE_FLASH_ATTEMPTS = 1  # who pulled the cable is told at once
    total = sum(len(content) for _, content in pieces)
    teller.begin(Phase.WRITING, total)
    for address, content in pieces:
        teller.expect(len(content))
        write_flash(esp, [(address, content)])
    teller.begin(Phase.VERIFYING, total)
    for address, content in pieces:
        teller.expect(len(content))
        _verify(esp, address, content)
        teller.count(1, 1)
    teller.tell(Verified())


def _back_up(esp: Any, file: Path, flash_size: int, teller: Teller) -> None:
    """Keep all of the flash in a file that only its owner can read: a password is in it."""
    if not flash_size:
        raise FatalError("The size of the flash is not known: there is nothing to back up.")
    teller.begin(Phase.BACKING_UP, flash_size)
    teller.expect(flash_size)
    content = read_flash(esp, 0, flash_size)
    with failing_as(BackupFileError):
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
        with os.fdopen(handle, "wb") as opened:
            opened.write(content or b"")
            opened.flush()
            os.fsync(opened.fileno())


def _verify(esp: Any, address: int, content: bytes) -> None:
    """See that nothing written later has spoilt what was written before."""
    wanted = hashlib.md5(content, usedforsecurity=False).hexdigest()
    if esp.flash_md5sum(address, len(content)) != wanted:
        raise FatalError("MD5 of file does not match data in flash!")


def _content(piece: FromFile | Inline) -> bytes:
    if isinstance(piece, Inline):
        return piece.content
    with failing_as(ImageFileError), Path(piece.path).open("rb") as file:
        file.seek(piece.start)
        content = file.read(piece.size)
    if len(content) != piece.size:
        raise ImageFileError("The image's file ends too early.")
    return content


def _facts(esp: Any) -> BoardFacts:
    revision = esp.get_chip_revision()
    size = flash_size_bytes(detect_flash_size(esp)) or 0
    return BoardFacts(
        chip=esp.CHIP_NAME,
        revision=f"v{revision // 100}.{revision % 100}",
        features=tuple(map(str, esp.get_chip_features())),
        mac=_mac(esp.read_mac("BASE_MAC")),
        flash_size=size,
        usb_mode=esp.get_usb_mode() or "",
        table=read_flash(esp, TABLE_OFFSET, TABLE_SIZE) or b"",
    )


def _mac(raw: Sequence[int]) -> str:
    return ":".join(f"{byte:02x}" for byte in raw)


def _read(line: bytes, kind: type[M]) -> M | None:
    """What a line says; None when the hub has closed the pipe."""
    return kind.model_validate_json(line) if line else None
