"""Each row of the device's table, and what it does not name."""

import pytest

from hub.twin.state import DeviceState, Effect, Happening, Mode, Moment, step

IDLE, LISTENING, SPEAKING = DeviceState.IDLE, DeviceState.LISTENING, DeviceState.SPEAKING
MODES = list(Mode)


def listening(mode: Mode) -> Moment:
    return Moment(mode, LISTENING, microphone=True)


def speaking(mode: Mode) -> Moment:
    return Moment(mode, SPEAKING, microphone=mode is Mode.REALTIME)


@pytest.mark.parametrize("mode", MODES)
def test_idle_starts_to_speak(mode: Mode) -> None:
    after = step(Moment(mode), Happening.TTS_START)
    assert after.moment == Moment(mode, SPEAKING)
    assert after.effects == (Effect.CLEAR_QUEUE,)


@pytest.mark.parametrize("mode", MODES)
def test_listening_starts_to_speak_and_only_realtime_keeps_the_microphone(mode: Mode) -> None:
    after = step(listening(mode), Happening.TTS_START)
    assert after.moment.state is SPEAKING
    assert after.moment.microphone is (mode is Mode.REALTIME)
    assert after.effects == (Effect.CLEAR_QUEUE,)


@pytest.mark.parametrize("mode", MODES)
def test_a_second_tts_start_does_nothing(mode: Mode) -> None:
    after = step(speaking(mode), Happening.TTS_START)
    assert after.moment == speaking(mode)
    assert after.effects == ()


@pytest.mark.parametrize("state", list(DeviceState))
def test_sound_is_played_only_while_speaking(state: DeviceState) -> None:
    assert Moment(Mode.AUTO, state).plays is (state is SPEAKING)


def test_auto_listens_after_tts_stop_but_opens_the_microphone_when_played_out() -> None:
    stopped = step(speaking(Mode.AUTO), Happening.TTS_STOP)
    assert stopped.moment == Moment(Mode.AUTO, LISTENING, microphone=False, opens_microphone=True)
    assert stopped.effects == ()
    heard = step(stopped.moment, Happening.PLAYED_OUT)
    assert heard.moment == listening(Mode.AUTO)
    assert heard.effects == (Effect.SEND_LISTEN_START,)


def test_auto_forgets_to_open_the_microphone_when_the_next_answer_comes_first() -> None:
    stopped = step(speaking(Mode.AUTO), Happening.TTS_STOP).moment
    again = step(stopped, Happening.TTS_START).moment
    assert step(again, Happening.PLAYED_OUT).effects == ()


def test_realtime_listens_after_tts_stop_without_a_new_listen_start() -> None:
    after = step(speaking(Mode.REALTIME), Happening.TTS_STOP)
    assert after.moment == listening(Mode.REALTIME)
    assert after.effects == ()
    assert step(after.moment, Happening.PLAYED_OUT).effects == ()


def test_manual_is_idle_after_tts_stop() -> None:
    after = step(speaking(Mode.MANUAL), Happening.TTS_STOP)
    assert after.moment == Moment(Mode.MANUAL)
    assert after.effects == ()


@pytest.mark.parametrize("mode", MODES)
def test_the_button_aborts_and_the_device_stays_speaking(mode: Mode) -> None:
    after = step(speaking(mode), Happening.BUTTON)
    assert after.moment == speaking(mode)
    assert after.effects == (Effect.SEND_ABORT,)


def test_the_wake_word_while_speaking_listens_at_once_and_opens_the_microphone_after() -> None:
    after = step(speaking(Mode.AUTO), Happening.WAKE_WORD)
    assert after.moment == Moment(Mode.AUTO, LISTENING, opens_microphone=True)
    assert after.effects == (Effect.SEND_ABORT_WAKE_WORD,)
    assert step(after.moment, Happening.PLAYED_OUT).moment == listening(Mode.AUTO)


def test_the_wake_word_while_speaking_in_realtime_keeps_the_microphone() -> None:
    assert step(speaking(Mode.REALTIME), Happening.WAKE_WORD).moment == listening(Mode.REALTIME)


@pytest.mark.parametrize("mode", MODES)
def test_the_wake_word_while_listening_starts_anew(mode: Mode) -> None:
    after = step(listening(mode), Happening.WAKE_WORD)
    assert after.moment == listening(mode)
    assert after.effects == (Effect.SEND_ABORT, Effect.SEND_LISTEN_START)


@pytest.mark.parametrize("mode", MODES)
def test_the_button_while_listening_drops_the_connection(mode: Mode) -> None:
    after = step(listening(mode), Happening.BUTTON)
    assert after.moment == Moment(mode)
    assert after.effects == (Effect.DROP_CONNECTION,)


def test_releasing_the_key_ends_the_question_in_manual() -> None:
    after = step(listening(Mode.MANUAL), Happening.KEY_RELEASED)
    assert after.moment == Moment(Mode.MANUAL)
    assert after.effects == (Effect.SEND_LISTEN_STOP,)


@pytest.mark.parametrize("mode", [Mode.AUTO, Mode.REALTIME])
def test_releasing_a_key_means_nothing_elsewhere(mode: Mode) -> None:
    assert step(listening(mode), Happening.KEY_RELEASED).moment == listening(mode)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("state", list(DeviceState))
def test_the_hub_closing_ends_everything(mode: Mode, state: DeviceState) -> None:
    after = step(Moment(mode, state, microphone=True), Happening.HUB_CLOSED)
    assert after.moment == Moment(mode)
    assert after.effects == ()


@pytest.mark.parametrize("happening", [Happening.LISTEN, Happening.BUTTON, Happening.WAKE_WORD])
def test_an_idle_device_listens_when_called(happening: Happening) -> None:
    after = step(Moment(Mode.AUTO), happening)
    assert after.moment == listening(Mode.AUTO)
    assert after.effects == (Effect.SEND_LISTEN_START,)


@pytest.mark.parametrize("state", [IDLE, LISTENING])
def test_tts_stop_without_an_answer_changes_nothing(state: DeviceState) -> None:
    moment = Moment(Mode.AUTO, state)
    assert step(moment, Happening.TTS_STOP).moment == moment


@pytest.mark.parametrize("happening", [Happening.LISTEN, Happening.KEY_RELEASED, Happening.PLAYED_OUT])
def test_speaking_ignores_what_the_table_does_not_name(happening: Happening) -> None:
    assert step(speaking(Mode.MANUAL), happening).moment == speaking(Mode.MANUAL)


def test_a_released_key_means_nothing_to_an_idle_device() -> None:
    assert step(Moment(Mode.MANUAL), Happening.KEY_RELEASED).effects == ()
