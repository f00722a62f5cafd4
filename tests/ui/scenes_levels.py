"""Scenes of who is talking on Home: levels as a hub tells them, of a made-up voice."""

import math
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from hub.events import Direction, SoundLevels
from tests.ui import scripted_hub as script
from tests.ui.reading import the
from tests.ui.scripted_enrolment import applicant
from tests.ui.scripted_hub import ScriptedHub
from tests.ui.spoken import SPOKEN
from ui.main_window import MainWindow
from ui.pages.home import HomePage
from ui.widgets.talkers.talkers_view import TalkersView

Scene = Callable[[ScriptedHub, MainWindow, str], None]

SYLLABLE_S = 0.22
NAMES = {
    "en": ("Kitchen", "Hall", "The workshop behind the garage", "Bathroom", "Attic"),
    "ru": ("Кухня", "Прихожая", "Мастерская за гаражом у забора", "Ванная", "Чердак"),
    "zh": ("厨房", "门厅", "车库后面的工作间", "浴室", "阁楼"),
}


def voice(seconds: float, *, phase: float = 0.0) -> tuple[float, ...]:
    """Levels of syllables and words."""
    found = []
    for number in range(round(seconds / 0.02)):
        at = number * 0.02 + phase
        syllable = abs(math.sin(math.pi * at / SYLLABLE_S)) * (0.7 + 0.3 * math.sin(11 * at))
        found.append(round(0.15 + 0.75 * syllable if math.sin(at * 2.1) > -0.6 else 0.0, 2))
    return tuple(found)


def levels(device_id: str, direction: Direction, levels: tuple[float, ...]) -> SoundLevels:
    return SoundLevels(
        device_id=device_id, session_id=f"s-{device_id}", direction=direction, levels=levels, span_s=0.02
    )


def _house(hub: ScriptedHub, language: str, count: int) -> list[str]:
    hub.key_is_kept = "keyring"
    hub.happen(script.ready(), *script.all_engines())
    ids = [script.KITCHEN, script.HALL, *(f"d8:3b:da:91:44:0{number}" for number in range(3))][:count]
    for device_id in ids:
        hub.happen(*script.device(device_id))
    names = dict(zip(ids, NAMES[language], strict=False))
    devices = tuple(replace(one, name=names[one.device_id]) for one in hub.picture.devices)
    hub.picture = replace(hub.picture, devices=devices)
    hub.happen(script.ready())
    return ids


def _talk(hub: ScriptedHub, window: MainWindow, language: str, count: int) -> None:
    ids = _house(hub, language, count)
    question, _, sentences = SPOKEN[language][0]
    for number, device_id in enumerate(ids):
        turn = script.Turn(f"t{number}", device_id, script.NINE + 10 * number)
        hub.happen(turn.start())
        if number == 0:
            hub.happen(turn.heard(question), *map(turn.said, sentences))
        spoken = Direction.SPOKEN if number == 0 else Direction.HEARD
        hub.happen(levels(device_id, spoken, voice(0.24)))
        if number == 2:
            hub.happen(levels(device_id, spoken, ()))
    view = the(window, TalkersView)
    view._clock.stop()  # a picture of it
    for number, row in enumerate(view._rows.values()):
        row.wave.hear(voice(4.0, phase=number), 0.02)
        for _ in range(1 if view._less_motion else 64):
            row.wave.step()


def wave_many(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _talk(hub, window, language, 5)


def wave_crowded(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    """While devices wait to be let in."""
    _talk(hub, window, language, 5)
    hub.enrolment.comes(*map(applicant, range(1, 4)))
    for _ in range(2):  # the page makes room, and the waves take what is left
        QApplication.processEvents()
        the(window, TalkersView).step()


def wave_less_motion(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    the(window, HomePage).move_less(on=True)
    _talk(hub, window, language, 2)


LEVEL_SCENES: dict[str, Scene] = {
    scene.__name__: scene for scene in (wave_many, wave_crowded, wave_less_motion)
}
