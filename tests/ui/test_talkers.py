"""Who talks, from what is told: values, with a clock of ours."""

from hub.events import Direction, SoundLevels
from ui.talkers import FORGOTTEN_S, LINGER_S, Doing, Talkers

KITCHEN, HALL = "k", "h"
SOUND = (0.5,) * 12
OVER = ()


def told(direction: Direction, levels: tuple[float, ...] = SOUND, device_id: str = KITCHEN) -> SoundLevels:
    return SoundLevels(device_id=device_id, session_id="s", direction=direction, levels=levels, span_s=0.02)


def doing(talkers: Talkers) -> list[tuple[str, Doing]]:
    return [(one.device_id, one.doing) for one in talkers.all]


def test_a_question_and_its_answer_are_one_talk_until_the_turn_is_over() -> None:
    talkers = Talkers()
    seen = []
    for now, event in enumerate(
        (
            told(Direction.HEARD),
            told(Direction.HEARD, OVER),
            told(Direction.SPOKEN),
            told(Direction.SPOKEN, OVER),
        )
    ):
        talkers.hear(event, now)
        talkers.see_turns({KITCHEN}, now)
        talkers.drop_gone(now)
        seen += doing(talkers)
    assert [what for _, what in seen] == [Doing.LISTENING, Doing.THINKING, Doing.ANSWERING, Doing.ANSWERING]
    talkers.see_turns(set(), 10)
    talkers.drop_gone(10 + LINGER_S / 2)
    assert len(talkers.all) == 1
    talkers.drop_gone(10 + LINGER_S)
    assert doing(talkers) == []


def test_who_is_listened_to_again_at_once_does_not_disappear_in_between() -> None:
    talkers = Talkers()
    talkers.hear(told(Direction.SPOKEN), 0)
    talkers.hear(told(Direction.SPOKEN, OVER), 1)
    talkers.see_turns(set(), 1)
    talkers.hear(told(Direction.HEARD), 1 + LINGER_S / 2)
    talkers.drop_gone(1 + LINGER_S)
    assert doing(talkers) == [(KITCHEN, Doing.LISTENING)]


def test_where_the_hub_speaks_the_microphone_is_not_shown() -> None:
    talkers = Talkers()
    assert talkers.hear(told(Direction.SPOKEN), 0)
    assert not talkers.hear(told(Direction.HEARD), 0)
    assert doing(talkers) == [(KITCHEN, Doing.ANSWERING)]
    talkers.hear(told(Direction.SPOKEN, OVER), 1)
    assert doing(talkers) == [(KITCHEN, Doing.LISTENING)]
    assert talkers.hear(told(Direction.HEARD), 1)


def test_an_end_of_what_was_never_seen_is_nothing() -> None:
    talkers = Talkers()
    assert not talkers.hear(told(Direction.HEARD, OVER), 0)
    assert doing(talkers) == []


def test_a_turn_that_nobody_tells_of_does_not_go_on_for_ever() -> None:
    talkers = Talkers()
    talkers.hear(told(Direction.HEARD), 0)
    talkers.hear(told(Direction.HEARD, OVER), 1)
    assert doing(talkers) == [(KITCHEN, Doing.THINKING)]
    talkers.drop_gone(1 + FORGOTTEN_S - 0.1)
    assert len(talkers.all) == 1
    assert talkers.drop_gone(1 + FORGOTTEN_S)
    assert doing(talkers) == []


def test_an_end_that_was_lost_is_made_up_for() -> None:
    talkers = Talkers()
    talkers.hear(told(Direction.HEARD), 0)
    talkers.hear(told(Direction.HEARD, device_id=HALL), 0)
    talkers.see_turns({HALL}, 1)
    talkers.drop_gone(FORGOTTEN_S - 0.1)
    assert len(talkers.all) == 2
    assert talkers.drop_gone(FORGOTTEN_S)
    assert doing(talkers) == [(HALL, Doing.LISTENING)]
