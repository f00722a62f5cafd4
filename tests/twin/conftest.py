"""What the twin's tests share."""

import pytest

from hub.twin import hearing


@pytest.fixture(autouse=True)
def short_tail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait long for packets that come too late: on the loopback address they come at once."""
    monkeypatch.setattr(hearing, "TAIL_S", 0.1)
