"""What the twin's tests share."""

import pytest

from hub.twin import hearing


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait long for what comes too late or never: on the loopback address all comes at once."""
    monkeypatch.setattr(hearing, "TAIL_S", 0.1)
    monkeypatch.setattr(hearing, "AFTER_TOOL_S", 0.5)
    monkeypatch.setattr(hearing, "GREETING_S", 0.3)
