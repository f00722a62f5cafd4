"""The decode queue and the loudspeaker."""

import pytest

from hub.twin.player import QUEUE_PACKETS, Player

FRAME = 0.06


def test_the_first_packet_plays_at_once_and_the_next_ones_follow() -> None:
    player = Player()
    arrivals = [player.arrive(10.0, FRAME) for _ in range(3)]
    assert [arrival.slot.start for arrival in arrivals] == pytest.approx([10.0, 10.06, 10.12])
    assert arrivals[0].lead is None
    assert [arrival.lead for arrival in arrivals[1:]] == pytest.approx([0.06, 0.12])
    assert player.queued_s(10.03) == pytest.approx(0.15)


def test_a_packet_after_the_sound_ended_has_a_negative_lead_and_plays_at_once() -> None:
    player = Player()
    player.arrive(10.0, FRAME)
    late = player.arrive(10.1, FRAME)
    assert late.lead == pytest.approx(-0.04)
    assert late.slot.start == 10.1


def test_packet_41_of_a_burst_finds_no_room() -> None:
    player = Player()
    for _ in range(QUEUE_PACKETS):
        player.arrive(10.0, FRAME)
    assert not player.has_room(10.0)
    with pytest.raises(OverflowError):
        player.arrive(10.0, FRAME)


def test_there_is_room_again_when_one_packet_has_been_heard() -> None:
    player = Player()
    for _ in range(QUEUE_PACKETS):
        player.arrive(10.0, FRAME)
    assert not player.has_room(10.059)
    assert player.has_room(10.061)


def test_clearing_throws_away_what_has_not_begun_to_play() -> None:
    player = Player()
    for _ in range(5):
        player.arrive(10.0, FRAME)
    assert player.clear(10.07) == 3
    assert player.ends_at == pytest.approx(10.12)
    assert player.arrive(10.08, FRAME).lead is None


def test_clearing_an_empty_queue_loses_nothing() -> None:
    player = Player()
    assert player.clear(10.0) == 0
    assert player.ends_at == 10.0
    assert player.queued_s(11.0) == 0.0


def test_it_knows_the_timestamp_of_what_is_heard() -> None:
    player = Player()
    player.arrive(10.0, FRAME, timestamp=60)
    player.arrive(10.0, FRAME, timestamp=120)
    assert [player.playing_timestamp(at) for at in (9.9, 10.01, 10.07, 10.13)] == [0, 60, 120, 0]


def test_packets_of_other_lengths_are_timed_by_their_own() -> None:
    player = Player()
    player.arrive(0.0, 0.02)
    assert player.arrive(0.0, 0.12).slot.end == pytest.approx(0.14)
