"""A file is whole, or not there."""

import asyncio
import errno
import os
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from hub.errors import DataFolderError, DiskFullError
from ui.saving import save, save_at_once


def files_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


async def pieces(*content: bytes, then: asyncio.Event | None = None) -> AsyncGenerator[bytes, None]:
    for piece in content:
        yield piece
    if then is not None:
        await then.wait()


async def test_it_is_written_piece_by_piece_and_progress_is_told(tmp_path: Path) -> None:
    written: list[int] = []
    assert await save(pieces(b"ab", b"cde"), tmp_path / "a.txt", written.append) == 5
    assert written == [2, 5]
    assert (tmp_path / "a.txt").read_bytes() == b"abcde"
    assert files_in(tmp_path) == ["a.txt"]


async def test_cancelled_it_leaves_nothing_and_what_was_there_stays(tmp_path: Path) -> None:
    target, half = tmp_path / "a.txt", asyncio.Event()
    target.write_text("before")
    saving = asyncio.create_task(save(pieces(b"x" * 99, then=asyncio.Event()), target, lambda _: half.set()))
    await half.wait()
    saving.cancel()
    await asyncio.gather(saving, return_exceptions=True)
    assert files_in(tmp_path) == ["a.txt"]
    assert target.read_text() == "before"


async def test_cancelled_before_it_began_it_leaves_nothing(tmp_path: Path) -> None:
    saving = asyncio.create_task(save(pieces(b"x"), tmp_path / "a.txt", print))
    await asyncio.sleep(0)
    saving.cancel()
    await asyncio.gather(saving, return_exceptions=True)
    assert files_in(tmp_path) == []


async def test_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataFolderError):
        await save(pieces(b"x"), tmp_path / "no" / "a.txt", print)


async def test_what_is_there_already_is_written_at_once(tmp_path: Path) -> None:
    await save_at_once(b"abc", tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_bytes() == b"abc"
    assert files_in(tmp_path) == ["a.txt"]


@pytest.mark.usefixtures("full_disk")
async def test_what_does_not_fit_on_the_disk_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(DiskFullError):
        await save_at_once(b"abc", tmp_path / "a.txt")
    assert files_in(tmp_path) == []


def rights_in(folder: Path) -> set[int]:
    return {file.stat().st_mode & 0o777 for file in folder.iterdir()}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="rights are a matter of POSIX")
async def test_only_its_owner_may_read_it_from_the_first_byte_on(tmp_path: Path) -> None:
    seen: list[set[int]] = []
    await save(pieces(b"ab"), tmp_path / "a.txt", lambda _: seen.append(rights_in(tmp_path)))
    assert seen == [{0o600}]
    assert rights_in(tmp_path) == {0o600}


class Full:
    """A file on a disk that is full, as it turns out once what is held back is written."""

    def write(self, _piece: bytes) -> None:
        """It is held back."""

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    close = flush


async def test_what_is_held_back_and_does_not_fit_at_the_end_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "open", lambda *_: Full())
    with pytest.raises(DiskFullError):
        await save_at_once(b"abc", tmp_path / "a.txt")
    assert files_in(tmp_path) == []


async def test_where_it_can_be_made_and_not_opened_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(DataFolderError):
        await save_at_once(b"abc", tmp_path / "a.txt")
    assert files_in(tmp_path) == []
