"""A hub's settings file, for the tests that change it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.engines.worker import Worker


def settings_file(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> Path:
    """One with ``text``, in the data folder ``folder`` of the hub that is asked for next."""
    monkeypatch.setenv("HUB_DATA_DIR", str(folder))
    monkeypatch.delenv("XAI_API_KEY", raising=False)
    file = folder / "config.toml"
    file.write_text(text)
    return file


def text_of(file: Path) -> str:
    return file.read_text()


@pytest.fixture
async def worker() -> AsyncIterator[Worker]:
    worker = Worker("test")
    yield worker
    assert await worker.close()
