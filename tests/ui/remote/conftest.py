"""A whole hub, as tests of the window have it, without the sentences of skills."""

import pytest

from tests.ui.real_hub import real_hub

__all__ = ["real_hub"]


@pytest.fixture(autouse=True)
def no_grammars(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading the sentences of skills takes a second, and nothing here needs them."""
    monkeypatch.setattr("hub.skills.answering.Answering.load", _nothing)


async def _nothing(*_given: object) -> None:
    """In place of it."""
