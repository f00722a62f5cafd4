"""The system's own zone, as the program is told of it."""

import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from hub.time_zone import system_offset_at

SUMMER = datetime(2026, 7, 1, tzinfo=UTC).timestamp()
WINTER = datetime(2026, 12, 1, tzinfo=UTC).timestamp()

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the zone is set by a variable")


@pytest.fixture(autouse=True)
def _own_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield
    monkeypatch.undo()
    time.tzset()


def test_each_moment_has_the_offset_of_its_season(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    assert (system_offset_at(SUMMER), system_offset_at(WINTER)) == (7200, 3600)


def test_a_zone_that_is_set_while_the_program_runs_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    for zone, offset_s in (("Asia/Shanghai", 28_800), ("America/St_Johns", -12_600), ("UTC", 0)):
        monkeypatch.setenv("TZ", zone)
        assert system_offset_at(WINTER) == offset_s
