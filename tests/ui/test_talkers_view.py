"""Who is talking, as Home shows it: true levels, moving or not, and nothing when nobody talks."""

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from hub.client.reach import ReachChanged
from hub.events import Direction, SoundLevels
from hub.snapshot import Reach
from tests.ui import scripted_hub as script
from tests.ui.conftest import Desk
from tests.ui.reading import shown, text_of, the
from tests.ui.scenes_levels import levels, voice
from ui.motion import wants_less_motion
from ui.pages.names import PageName
from ui.presenters.presenter import Surroundings
from ui.presenters.settings import SettingsPresenter
from ui.talkers import LINGER_S
from ui.widgets.talkers.talker_row import TalkerRow
from ui.widgets.talkers.talkers_view import MOST_ROWS, ROOM_FOR_ALL, ROOM_FOR_ONE, TalkersView
from ui.widgets.talkers.waveform import AHEAD_S, STEP_S, STILL_STEPS, Waveform

HEARD, SPOKEN = Direction.HEARD, Direction.SPOKEN
LEVELS = tuple(number / 12 for number in range(1, 13))


@pytest.fixture
def wave(qapp: QApplication) -> Iterator[Waveform]:
    wave = Waveform()
    wave.resize(200, 32)
    yield wave
    wave.deleteLater()


class Home:
    """Home's view, on a clock of ours."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.now = 100.0
        desk.hub.happen(script.ready(), *script.all_engines(), *script.device(), *script.device(script.HALL))
        self.view._now = lambda: self.now
        self.view._clock.setInterval(1_000_000)  # steps are ours, too

    @property
    def view(self) -> TalkersView:
        return the(self.desk.window, TalkersView)

    @property
    def rows(self) -> list[TalkerRow]:
        return shown(self.desk.window, TalkerRow)

    def told(self, direction: Direction, what: tuple[float, ...], device_id: str = script.KITCHEN) -> None:
        self.desk.hub.happen(levels(device_id, direction, what))

    def passes(self, seconds: float) -> None:
        for _ in range(round(seconds / STEP_S)):
            self.now += STEP_S
            self.view.step()


@pytest.fixture
def home(desk: Desk) -> Home:
    return Home(desk)


class TestWaveform:
    def test_levels_move_by_as_fast_as_they_were(self, wave: Waveform) -> None:
        wave.hear(LEVELS, 0.02)
        assert wave.levels == ()
        for _ in range(3):
            wave.step()
        assert wave.levels == LEVELS[:6]
        for _ in range(3):
            wave.step()
        assert wave.levels == LEVELS

    def test_a_short_wait_is_no_silence_and_a_long_one_is(self, wave: Waveform) -> None:
        wave.hear(LEVELS, 0.02)
        for _ in range(6 + STILL_STEPS):
            wave.step()
        assert wave.levels == LEVELS
        wave.step()
        assert wave.levels == (*LEVELS, 0.0, 0.0)

    def test_what_is_late_is_caught_up_with(self, wave: Waveform) -> None:
        wave.hear(LEVELS * 10, 0.02)
        steps = 0
        while len(wave.levels) < 120:
            wave.step()
            steps += 1
        assert steps < 120 * 0.02 / STEP_S - 10
        assert AHEAD_S < 0.5

    def test_silence_that_is_shown_already_is_not_drawn_again(
        self, wave: Waveform, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        drawn: list[None] = []
        monkeypatch.setattr(wave, "update", lambda: drawn.append(None))
        wave.hear((0.0,) * 12, 0.02)
        for _ in range(50):
            wave.step()
        assert drawn == []
        wave.hear((0.5, 0.5), 0.02)
        wave.step()
        assert len(drawn) == 1

    def test_without_motion_it_is_a_bar_that_changes_when_it_is_told(self, wave: Waveform) -> None:
        wave.be_still(still=True)
        wave.hear((0.2, 0.7, 0.4), 0.02)
        assert wave.levels == (0.7,)
        for _ in range(STILL_STEPS):
            wave.step()
        assert wave.levels == (0.7,)
        wave.step()
        assert wave.levels == (0.0,)

    @pytest.mark.parametrize("still", [True, False])
    def test_louder_is_more_of_the_accent(self, wave: Waveform, *, still: bool) -> None:
        wave.be_still(still=still)

        def painted(level: float) -> int:
            wave.hear((level,) * 100, 0.02)
            for _ in range(5 if still else 40):
                wave.step()
            image = wave.grab().toImage()
            accent = wave.palette().accent().color()
            return sum(
                image.pixelColor(x, y) == accent for x in range(image.width()) for y in range(image.height())
            )

        nothing, some, much = painted(0.0), painted(0.4), painted(0.9)
        assert nothing == 0
        assert 0 < some < much

    def test_a_picture_takes_less_than_two_milliseconds(self, wave: Waveform) -> None:
        wave.resize(700, 32)
        wave.hear(voice(4.0), 0.02)
        for _ in range(80):
            wave.step()
        wave.grab()
        took = []
        for _ in range(20):
            began = time.perf_counter()
            wave.grab()
            took.append(time.perf_counter() - began)
        assert min(took) < 0.002


class TestHome:
    def test_while_nobody_talks_there_is_nothing(self, home: Home) -> None:
        assert home.view.isHidden()
        assert not home.view._clock.isActive()

    def test_a_question_and_its_answer_are_told_in_words(self, home: Home) -> None:
        turn = script.Turn("1")
        home.desk.hub.happen(turn.start())
        said = []
        for direction, what in ((HEARD, LEVELS), (HEARD, ()), (SPOKEN, LEVELS), (SPOKEN, ())):
            home.told(direction, what)
            home.passes(0.3)
            said.append([row.accessibleName().partition(": ")[2] for row in home.rows])
        assert said == [["Listening…"], ["Thinking…"], ["Speaking…"], ["Speaking…"]]
        home.desk.hub.happen(turn.over())
        assert len(home.rows) == 1
        home.passes(LINGER_S + STEP_S)
        assert home.rows == []
        assert not home.view._clock.isActive()

    def test_a_device_is_called_by_its_name(self, home: Home) -> None:
        home.told(HEARD, LEVELS)
        assert home.rows[0].accessibleName() == "esp32-s3-box-3: Listening…"
        hub = home.desk.hub
        hub.picture = replace(
            hub.picture, devices=tuple(replace(one, name="Kitchen") for one in hub.picture.devices)
        )
        hub.happen(script.ready())
        assert home.rows[0].accessibleName() == "Kitchen: Listening…"
        hub.happen(script.Turn("1").start())
        assert "Kitchen · " in text_of(home.desk.window)

    def test_many_are_counted(self, home: Home) -> None:
        for number in range(MOST_ROWS + 2):
            home.told(HEARD, LEVELS, f"d{number}")
        assert [row.accessibleName() for row in home.rows] == [
            f"d{number}: Listening…" for number in range(MOST_ROWS)
        ]
        assert "and 2 more" in text_of(home.desk.window)
        home.told(HEARD, (), "d0")
        home.desk.hub.happen(script.Turn("1", "d1").start())
        home.passes(LINGER_S + STEP_S)
        assert "and 1 more" in text_of(home.desk.window)

    @pytest.mark.parametrize(
        ("height", "rows"), [(ROOM_FOR_ALL, 3), (ROOM_FOR_ALL - 1, 1), (ROOM_FOR_ONE - 1, 0)]
    )
    def test_where_there_is_little_room_there_are_fewer(self, home: Home, height: int, rows: int) -> None:
        place = QWidget()
        view = TalkersView()
        view.setParent(place)
        place.resize(400, height)
        for number in range(3):
            view.hear(levels(f"d{number}", HEARD, LEVELS))
        assert len(view._rows) == rows
        place.resize(400, ROOM_FOR_ALL)
        view.step()
        assert len(view._rows) == MOST_ROWS
        place.resize(400, height)
        view.step()
        assert len(view._rows) == rows
        assert view.isVisibleTo(place) == bool(rows)
        place.deleteLater()

    def test_a_hub_that_is_gone_tells_nothing_of_who_talks(self, home: Home) -> None:
        home.desk.hub.happen(script.Turn("1").start())
        home.told(SPOKEN, LEVELS)
        assert home.rows
        home.desk.hub.picture = replace(home.desk.hub.picture, reach=Reach.AWAY)
        home.desk.hub.bus.publish(ReachChanged(reach=Reach.AWAY))
        assert home.rows == []


class TestWhoFollows:
    def test_levels_are_asked_for_while_home_is_looked_at(self, home: Home) -> None:
        window, bus = home.desk.window, home.desk.hub.bus
        wanted = [bus.wanted(SoundLevels)]
        for page in (PageName.TALK, PageName.HOME):
            window.go(page)
            wanted.append(bus.wanted(SoundLevels))
        for visible in (False, True):
            window.setVisible(visible)
            wanted.append(bus.wanted(SoundLevels))
        assert wanted == [True, False, True, False, True]

    def test_they_are_told_once_after_the_language_has_changed(self, home: Home) -> None:
        before = home.view
        home.desk.window._build()
        QApplication.processEvents()  # shows the new page
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert home.view is not before
        home.view._now = lambda: home.now
        home.told(HEARD, LEVELS)
        assert len(home.rows) == 1
        assert len(home.rows[0].wave._waiting) == len(LEVELS)

    def test_less_motion_is_kept_and_followed(self, home: Home) -> None:
        home.told(HEARD, LEVELS)
        window = home.desk.window
        settings = SettingsPresenter(Surroundings(window._memory))
        settings.page.window_part.less_motion_wanted.emit(True)
        assert wants_less_motion(window._memory)
        window.go(PageName.TALK)
        window.go(PageName.HOME)
        home.told(HEARD, LEVELS)
        assert home.rows[0].wave.levels == (1.0,)
