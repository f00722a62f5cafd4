"""What the language model is told of what was said before."""

import pytest
from tokenizers import Tokenizer

from hub.dialogue.histories import CARRY_OVER_S, MAX_KEPT, Histories
from hub.dialogue.history import Exchange, History
from hub.engines.base import Role
from hub.engines.tokens import FRAME_TOKENS, estimated_tokens
from hub.phrases import LANGUAGES, phrase, phrase_keys
from models.store import BUNDLED_FOLDER

DEVICE = ("aa:bb:cc:dd:ee:01", "c1")


class Clock:
    now = 1_790_000_000.0

    def __call__(self) -> float:
        return self.now


def questions(history: History) -> list[str]:
    return [message.text for message in history.messages() if message.role is Role.USER]


def test_only_what_was_asked_and_heard_is_remembered() -> None:
    history = History(100)
    history.add("Why?", "Because.")
    history.add("", "Goodbye.")
    history.add("How?", "")
    assert [message.text for message in history.messages()] == ["Why?", "Because."]


def test_the_oldest_leaves_first_when_the_budget_is_used_up() -> None:
    one = Exchange("Question 1?", "Answer 1.", 0.0).tokens
    history = History(3 * one)
    for number in range(1, 6):
        history.add(f"Question {number}?", f"Answer {number}.")
    assert questions(history) == ["Question 3?", "Question 4?", "Question 5?"]


def test_an_answer_longer_than_the_budget_is_not_remembered() -> None:
    history = History(50)
    history.add("Why?", "word " * 1_000)
    assert questions(history) == []
    history.add("And?", "So.")
    assert questions(history) == ["And?"]


def test_no_budget_is_no_memory() -> None:
    history = History(0)
    history.add("Why?", "Because.")
    assert questions(history) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_tokens_are_estimated_rather_too_many_than_too_few(language: str) -> None:
    """Whisper's tokenizer is older and cuts finer than those of language models of today."""
    tokenizer = Tokenizer.from_file(str(BUNDLED_FOLDER / "whisper-base" / "tokenizer.json"))
    texts = [text for key in phrase_keys(language) if (text := plain_phrase(key, language))]
    assert len(texts) > 20
    real = sum(len(tokenizer.encode(text, add_special_tokens=False)) for text in texts)
    estimated = sum(estimated_tokens(text) - FRAME_TOKENS for text in texts)
    assert real <= estimated <= 3 * real


def plain_phrase(key: str, language: str) -> str:
    try:
        return phrase(key, language)
    except KeyError:  # it wants values
        return ""


def test_half_a_surrogate_pair_is_counted_too() -> None:
    assert estimated_tokens("\ud800") > FRAME_TOKENS


def test_who_comes_back_soon_goes_on_with_the_conversation() -> None:
    clock = Clock()
    histories = Histories(1_000, clock)
    histories.of(*DEVICE).add("Why?", "Because.")
    clock.now += CARRY_OVER_S
    assert questions(histories.of(*DEVICE)) == ["Why?"]
    clock.now += 1
    assert questions(histories.of(*DEVICE)) == []


def test_a_clock_that_was_set_back_does_not_make_an_old_conversation_new() -> None:
    clock = Clock()
    histories = Histories(1_000, clock)
    histories.of(*DEVICE).add("Why?", "Because.")
    clock.now -= 86_400
    assert questions(histories.of(*DEVICE)) == []


@pytest.mark.parametrize("other", [("aa:bb:cc:dd:ee:02", "c1"), ("aa:bb:cc:dd:ee:01", "c2"), ("", "")])
def test_nobody_goes_on_with_another_s_conversation(other: tuple[str, str]) -> None:
    histories = Histories(1_000, Clock())
    histories.of(*DEVICE).add("Why?", "Because.")
    assert questions(histories.of(*other)) == []


def test_who_has_no_name_begins_anew() -> None:
    histories = Histories(1_000, Clock())
    histories.of("", "c1").add("Why?", "Because.")
    assert questions(histories.of("", "c1")) == []


def test_what_was_said_before_a_restart_is_gone_on_with_if_it_is_not_too_old() -> None:
    clock = Clock()
    histories = Histories(1_000, clock)
    earlier = [
        Exchange("Old?", "Old.", clock.now - CARRY_OVER_S - 1),
        Exchange("Why?", "Because.", clock.now - 60),
    ]
    histories.recall(*DEVICE, earlier)
    assert questions(histories.of(*DEVICE)) == ["Why?"]


def test_what_is_recalled_late_goes_before_what_was_said_since() -> None:
    clock = Clock()
    histories = Histories(1_000, clock)
    running = histories.of(*DEVICE)
    running.add("And now?", "Now too.")
    histories.recall(*DEVICE, [Exchange("Why?", "Because.", clock.now - 60)])
    assert questions(running) == ["Why?", "And now?"]


def test_invented_names_do_not_grow_without_end() -> None:
    histories = Histories(1_000, Clock())
    for number in range(MAX_KEPT + 10):
        histories.of(f"device-{number}", "c1").add("Why?", "Because.")
    assert questions(histories.of("device-0", "c1")) == []
    assert questions(histories.of(f"device-{MAX_KEPT + 9}", "c1")) == ["Why?"]


def test_what_is_deleted_is_not_told_to_the_model_any_more() -> None:
    now = 100.0
    histories = Histories(2_000, lambda: now)
    for device_id in ("kitchen", "hall"):
        history = histories.of(device_id, "c")
        history.go_on_from([Exchange("old", "yes", 90.0), Exchange("new", "no", 99.0)])
    histories.forget("kitchen", before=95.0)
    assert [message.text for message in histories.of("kitchen", "c").messages()] == ["new", "no"]
    histories.forget("kitchen")
    assert list(histories.of("kitchen", "c").messages()) == []
    assert len(list(histories.of("hall", "c").messages())) == 4
    histories.forget()
    assert list(histories.of("hall", "c").messages()) == []
