"""When it rings, for what people say and when they say it: a table for each language."""

import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from hub.errors import AlertTimeError
from hub.events import AlertKind
from hub.skills.alert_times import when_asked
from hub.skills.alerts import At
from hub.skills.recognition import recognise
from hub.skills.requests import Intent
from hub.skills.spoken_forms import LANGUAGES
from hub.storage.alerts import Weekday

SAID_AT = tuple(map(datetime.fromisoformat, ("2026-03-25T13:00", "2026-03-25T22:00", "2026-03-26T00:30")))

LEAST_SENTENCES = 40

_MOMENTS = Path(__file__).parent / "moments"
_KINDS = {Intent.ALARM_SET: AlertKind.ALARM, Intent.REMINDER_SET: AlertKind.REMINDER}


def rings(said: str, language: str, now: datetime) -> str:
    """When that rings, as the tables have it."""
    request = recognise(said, language)
    assert request is not None, said
    try:
        when = when_asked(request, _KINDS[request.intent], now)
    except AlertTimeError:
        return "over"
    if when is None:
        return "when?"
    assert isinstance(when, At), said
    if when.on is None:
        days = "every day" if set(when.days) == set(Weekday) else ",".join(when.days)
        return f"{days} {when.time:%H:%M}"
    return f"{when.on:%m-%d} {when.time:%H:%M}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_rings_when_it_is_meant_to(language: str) -> None:
    table: dict[str, list[str] | str] = tomllib.loads((_MOMENTS / f"{language}.toml").read_text("utf-8"))
    assert len(table) >= LEAST_SENTENCES

    meant = {said: [when] * len(SAID_AT) if isinstance(when, str) else when for said, when in table.items()}
    heard = {said: [rings(said, language, now) for now in SAID_AT] for said in table}

    assert {said: when for said, when in heard.items() if when != meant[said]} == {}
