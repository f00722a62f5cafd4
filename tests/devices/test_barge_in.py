"""In realtime mode the microphone is always on: who speaks while the hub does is listened to."""

import asyncio

import pytest

from hub.devices.conversation import MAX_PAUSES
from hub.engines.base import Role
from hub.events import Outcome
from hub.protocol.frames import Framing
from tests.devices.scene import Scene, hearing_of, perform
from tests.fakes.engines import ScriptedEngines, ScriptedModel

LONG = ScriptedModel(
    pieces=("🙂 This is the first long sentence of it. ", "This is the second long sentence of it.")
)


def scene_with_a_long_answer() -> Scene:
    return Scene(ScriptedEngines(model=LONG))


async def until_it_speaks(scene: Scene) -> None:
    """Ask in realtime mode, with the microphone on all the time."""
    scene.device.say(type="listen", state="start", mode="realtime")
    await scene.talk(1.2)
    while "tts sentence_start" not in scene.device.kinds():
        await scene.talk(0.06, loud=False)
    await scene.talk(0.6, loud=False)


@pytest.mark.parametrize("framing", list(Framing))
def test_speech_during_playback_interrupts_and_is_the_next_question(framing: Framing) -> None:
    async def play(scene: Scene) -> None:
        await until_it_speaks(scene)
        spoke = asyncio.get_running_loop().time()
        await scene.talk(1.8)
        await scene.talk(2.4, loud=False)
        await scene.device.until("tts stop", 2)
        stop = scene.moments("tts stop")[0]
        assert stop - spoke < 0.6
        before, after = [at for at, _ in scene.device.packets() if at < stop], scene.moments("tts start")[1]
        assert before[-1] <= stop
        assert not [at for at, _ in scene.device.packets() if stop < at < after]
        assert [turn.outcome for turn in scene.turns()] == [Outcome.INTERRUPTED, Outcome.ANSWERED]
        second = hearing_of(scene).heard[1]
        assert len(second) / 16_000 == pytest.approx(1.8 + 0.6, abs=0.15), "not a sample of it is lost"

    perform(play, lambda: Scene(ScriptedEngines(model=ScriptedModel(pieces=LONG.pieces)), framing))


def test_history_keeps_what_was_heard_of_the_interrupted_answer() -> None:
    model = ScriptedModel(pieces=LONG.pieces)

    async def play(scene: Scene) -> None:
        await until_it_speaks(scene)
        await scene.talk(1.2)
        await scene.talk(2.4, loud=False)
        await scene.device.until("tts stop", 2)
        told = [message.text for message in model.asked[1] if message.role is Role.ASSISTANT]
        assert told == ["This is the first long sentence of it."]

    perform(play, lambda: Scene(ScriptedEngines(model=model)))


def test_a_cough_does_not_interrupt() -> None:
    async def play(scene: Scene) -> None:
        await until_it_speaks(scene)
        await scene.talk(0.18)
        await scene.talk(8, loud=False)
        assert [turn.outcome for turn in scene.turns()] == [Outcome.ANSWERED]
        assert len(hearing_of(scene).heard) == 1

    perform(play, scene_with_a_long_answer)


def test_a_question_begun_in_the_last_moment_of_the_answer_is_heard_whole() -> None:
    async def play(scene: Scene) -> None:
        await until_it_speaks(scene)
        while "tts stop" not in scene.device.kinds():
            await scene.talk(0.06, loud=False)
        await scene.talk(1.2)
        await scene.talk(1.2, loud=False)
        await scene.device.until("tts stop", 2)
        assert [turn.outcome for turn in scene.turns()] == [Outcome.ANSWERED] * 2
        assert len(hearing_of(scene).heard[1]) / 16_000 == pytest.approx(1.8, abs=0.15)

    perform(play)


@pytest.mark.parametrize("pause_s", [0.9, 1.2])
def test_who_only_paused_is_not_cut_in_two(pause_s: float) -> None:
    """Speech that goes on before anything of the answer was heard belongs to the question."""

    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode="realtime")
        await scene.talk(1.2)
        await scene.talk(pause_s, loud=False)
        await scene.talk(1.2)
        await scene.talk(3, loud=False)
        await scene.device.until("tts stop", scene.device.kinds().count("tts start"))
        whole = hearing_of(scene).heard[-1]
        assert len(whole) / 16_000 == pytest.approx(2.4 + 3 * 0.3, abs=0.3), "speech, and a margin around it"
        assert scene.turns()[-1].outcome is Outcome.ANSWERED

    perform(play, lambda: Scene(ScriptedEngines(model=ScriptedModel(takes=0.5))))


@pytest.mark.parametrize("mode", ["auto", "manual"])
def test_in_the_other_modes_sound_during_the_answer_is_not_listened_to(mode: str) -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode=mode)
        await scene.talk(1.2)
        scene.device.say(type="listen", state="stop")
        await scene.device.until("tts sentence_start")
        await scene.talk(1.2)
        await scene.device.until("tts stop")
        await asyncio.sleep(5)
        assert [turn.outcome for turn in scene.turns()] == [Outcome.ANSWERED]

    perform(play)


def test_what_is_asked_while_an_interruption_is_under_way_is_answered_alone() -> None:
    """The interrupted turn's last message takes its time; nothing may be begun twice meanwhile."""

    async def play(scene: Scene) -> None:
        await until_it_speaks(scene)
        scene.device.slow_s = 0.3
        await scene.talk(0.48)
        scene.device.say(type="listen", state="detect", text="What time is it?")
        await asyncio.sleep(1)
        scene.device.slow_s = 0.0
        await asyncio.sleep(20)
        kinds = [kind for kind in scene.device.kinds() if kind in ("tts start", "tts stop")]
        assert kinds == ["tts start", "tts stop"] * (len(kinds) // 2)
        assert scene.turns()[-1].outcome is Outcome.ANSWERED
        assert [m["text"] for m in scene.device.texts() if m["type"] == "stt"][-1] == "What time is it?"

    perform(play, lambda: Scene(ScriptedEngines(model=ScriptedModel(pieces=LONG.pieces))))


def test_pauses_without_end_do_not_put_off_the_answer_for_ever() -> None:
    model = ScriptedModel(takes=2)

    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode="realtime")
        for _ in range(8):
            await scene.talk(3)
            await scene.talk(1.2, loud=False)
        await scene.talk(10, loud=False)
        assert len(model.asked) <= 8
        assert max(len(sound) for sound in hearing_of(scene).heard) / 16_000 < (MAX_PAUSES + 1) * 4.5
        assert Outcome.ANSWERED in [turn.outcome for turn in scene.turns()]

    perform(play, lambda: Scene(ScriptedEngines(model=model)))


def test_all_that_is_said_between_pauses_is_cut_at_the_longest_question() -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode="realtime")
        await scene.talk(6)
        await scene.talk(0.9, loud=False)
        await scene.talk(8)
        await scene.talk(4, loud=False)
        assert max(len(sound) for sound in hearing_of(scene).heard) / 16_000 == pytest.approx(10, abs=0.7)
        assert scene.turns()[-1].error == "heard.cut"

    slow = ScriptedEngines(model=ScriptedModel(takes=1))
    perform(play, lambda: Scene(slow, max_utterance_s=10))
