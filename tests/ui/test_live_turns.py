"""Turns that are shown as they happen: under the names of now, and no longer once they are deleted."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from hub.events import TurnsDeleted
from hub.snapshot import Reach
from tests.ui import scripted_hub as script
from tests.ui.conftest import Desk
from tests.ui.reading import shown, text_of
from ui.live import Live
from ui.widgets.bubble import Bubble
from ui.widgets.first_steps import FirstSteps

GOES_ON = 3
"""The number of the question that is not answered yet."""


@pytest.fixture
def talking(desk: Desk) -> Desk:
    """Two devices each asked one question, and one of them asks another."""
    desk.hub.happen(script.ready(), *script.all_engines(), *script.device(), *script.device(script.HALL))
    for number, device in ((1, script.KITCHEN), (2, script.HALL), (GOES_ON, script.KITCHEN)):
        turn = script.Turn(str(number), device)
        desk.hub.happen(turn.start(), turn.heard(f"Question {number}?"))
        if number != GOES_ON:
            desk.hub.happen(turn.over())
    return desk


def asked(desk: Desk) -> list[str]:
    return [bubble.text() for bubble in shown(desk.window, Bubble)]


@pytest.mark.parametrize(
    ("deleted", "left"),
    [
        (TurnsDeleted(turn_id="2"), ["Question 1?", "Question 3?"]),
        (TurnsDeleted(session_id=f"s-{script.KITCHEN}"), ["Question 2?", "Question 3?"]),
        (TurnsDeleted(), ["Question 3?"]),
        (TurnsDeleted(turn_id="other"), ["Question 1?", "Question 2?", "Question 3?"]),
    ],
    ids=["a turn", "a conversation", "all", "another"],
)
def test_what_was_deleted_is_shown_no_longer_and_what_goes_on_is(
    talking: Desk, deleted: TurnsDeleted, left: list[str]
) -> None:
    talking.hub.happen(deleted)
    assert asked(talking) == left


def test_a_device_that_is_given_a_name_has_it_over_what_was_said_before(talking: Desk) -> None:
    assert f"esp32-s3-box-3 · {script.KITCHEN}" in text_of(talking.window)
    devices = tuple(
        replace(one, name="Samovar") if one.device_id == script.KITCHEN else one
        for one in talking.hub.picture.devices
    )
    talking.hub.picture = replace(talking.hub.picture, devices=devices)
    talking.bridge.refresh()
    said = text_of(talking.window)
    assert said.count("Samovar · ") == 2
    assert f"esp32-s3-box-3 · {script.KITCHEN}" not in said
    assert f"esp32-s3-box-3 · {script.HALL}" in said


@pytest.mark.parametrize("reach", [one for one in Reach if one is not Reach.HERE])
def test_of_a_hub_out_of_reach_it_is_not_said_that_it_starts(qtbot: QtBot, reach: Reach) -> None:
    steps = FirstSteps()
    qtbot.addWidget(steps)
    steps.show()
    assert "starting" in text_of(steps)
    steps.show_live(replace(Live(), reach=reach))
    assert "starting" not in text_of(steps)
