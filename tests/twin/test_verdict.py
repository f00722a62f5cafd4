"""When an answer counts as heard."""

import pytest

from hub.twin.notes import Notes, Packet
from hub.twin.player import Player
from hub.twin.verdict import Interruption, verdict
from tests.twin.sounds import silence


def heard() -> Notes:
    """tts start at 1.0, ten packets at 1.1, tts stop at 1.7 when they have been heard."""
    notes = Notes(start_at=1.0, stop_at=1.7, last_binary_at=1.1, received=10)
    player = Player()
    for _ in range(10):
        notes.keep(Packet(1.1, player.arrive(1.1, 0.06), silence(0.06, 24_000)))
    return notes


def test_a_whole_answer_is_fine() -> None:
    assert verdict(heard()) == ""


@pytest.mark.parametrize("field", ["start_at", "stop_at"])
def test_its_ends_must_be_there(field: str) -> None:
    notes = heard()
    setattr(notes, field, None)
    assert "tts" in verdict(notes)


def test_it_must_have_sound() -> None:
    assert "No sound" in verdict(Notes(start_at=1.0, stop_at=2.0))


@pytest.mark.parametrize("field", ["outside", "overflow", "cleared", "broken", "malformed"])
def test_nothing_may_be_lost(field: str) -> None:
    notes = heard()
    setattr(notes, field, 2)
    assert verdict(notes).startswith("2 of 10 packets")


def test_the_first_packet_must_not_come_while_the_device_clears_its_queue() -> None:
    notes = heard()
    notes.start_at = 1.09
    assert "10 ms after tts start" in verdict(notes)


def test_a_twin_that_read_the_start_late_blames_nobody() -> None:
    notes = heard()
    notes.start_at, notes.start_since = 1.09, 1.0
    assert verdict(notes) == ""
    notes.start_since = 1.05
    assert "50 ms after tts start" in verdict(notes)


def test_an_abort_in_time_is_fine() -> None:
    notes = heard()
    notes.abort_at = 1.4
    assert verdict(notes, Interruption.ABORT) == ""


def test_an_abort_that_never_happened_is_not() -> None:
    assert "before it was to be aborted" in verdict(heard(), Interruption.ABORT)


@pytest.mark.parametrize(
    ("field", "moment", "words"),
    [("last_binary_at", 1.53, "last packet"), ("stop_at", 2.0, "tts stop"), ("abort_at", 1.0, "Silence")],
)
def test_the_limits_after_an_abort(field: str, moment: float, words: str) -> None:
    notes = heard()
    notes.abort_at = 1.4
    if field == "abort_at":
        notes.stop_at = 1.1
    setattr(notes, field, moment)
    assert words in verdict(notes, Interruption.ABORT)
