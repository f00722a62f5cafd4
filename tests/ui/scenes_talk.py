"""Scenes of Talk and Logs: what the pages are handed, without a line or a log behind them."""

import logging

from hub.events import Outcome, TurnFinished
from hub.logbook import Level
from hub.web.api.logs import LogRecord
from tests.ui import scripted_hub as script
from tests.ui.fake_card import BOTH
from tests.ui.reading import button, the
from tests.ui.scripted_enrolment import applicant
from tests.ui.scripted_hub import ScriptedHub
from tests.ui.spoken import SPOKEN
from ui.audio_devices import Found
from ui.dialogs.first_run import FirstRunDialog, Step
from ui.first_run import open_first_run
from ui.main_window import MainWindow
from ui.pages.logs import LogsPage
from ui.pages.names import PageName
from ui.pages.talk import TalkPage
from ui.talking.state import TalkState
from ui.widgets.first_run.device_step import DeviceStep
from ui.widgets.logs.table import LogTable
from ui.widgets.talk.level_meter import LevelMeter

TIMINGS = {
    "silence": 0.7,
    "transcribed": 0.42,
    "first_token": 0.71,
    "first_sentence": 0.93,
    "first_sound": 1.12,
    "first_packet": 1.18,
    "heard": 6.4,
}


def _talk(hub: ScriptedHub, window: MainWindow, found: Found = BOTH) -> TalkPage:
    hub.happen(script.ready(), *script.all_engines(), *script.device())
    window.go(PageName.TALK)
    page = the(window, TalkPage)
    page.show_found(found)
    page.show_state(TalkState.READY)
    return page


def talk_empty(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _talk(hub, window)


def talk_conversation(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = _talk(hub, window)
    for number, (question, face, sentences) in enumerate(SPOKEN[language]):
        turn = script.Turn(f"t{number}", "02:00:00:00:00:01", script.NINE + 70 * number)
        for event in (turn.start(), turn.heard(question), turn.face(face), *map(turn.said, sentences)):
            page.receive(event)
        over = turn.over(Outcome.ANSWERED)
        page.receive(
            TurnFinished(
                device_id=over.device_id,
                session_id=over.session_id,
                turn_id=over.turn_id,
                at=over.at,
                outcome=over.outcome,
                spoken="",
                timings=TIMINGS,
            )
        )


def talk_without_sound(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _talk(hub, window, Found())


def talk_holding(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    talk_conversation(hub, window, language)
    page = the(window, TalkPage)
    hold = button(page, page._asking._hold.text())
    hold.setDown(True)
    hold.pressed.emit()
    page.show_state(TalkState.BUSY)
    meter = the(page, LevelMeter)
    meter.hear(0.7)
    meter._step()
    meter._steps.stop()


def talk_failed(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _talk(hub, window).show_state(TalkState.FAILED)


def talk_away(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    talk_conversation(hub, window, language)
    the(window, TalkPage).show_state(TalkState.AWAY)


LINES = (
    (Level.INFO, "hub.devices.checks", f"device {script.KITCHEN} is let in"),
    (Level.DEBUG, "hub.devices.session", f"device {script.KITCHEN}: hello, 16000 Hz, 60 ms"),
    (Level.INFO, "hub.dialogue.turn_report", "turn 5f2c8a90-3: answered (transcribed 0.42, first_packet 1.18)"),
    (Level.WARNING, "hub.engines.slot", "the speech service fails, whisper-base stands in: status 503"),
    (Level.ERROR, "hub.discovery", "the hub is not announced on the network: Network is unreachable"),
    (Level.INFO, "hub.web.files", f"device {script.HALL} fetches a file (screenshot, 18240 bytes)"),
)


def _logs(hub: ScriptedHub, window: MainWindow) -> LogsPage:
    hub.happen(script.ready(), *script.all_engines(), *script.device())
    window.go(PageName.LOGS)
    return the(window, LogsPage)


def _records(count: int) -> list[LogRecord]:
    lines = [LINES[number % len(LINES)] for number in range(count)]
    return [
        LogRecord(
            number=number, at=script.NINE + number * 7, level=level, logger=logger, device_id="", text=text
        )
        for number, (level, logger, text) in enumerate(lines)
    ]


def logs_full(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = _logs(hub, window)
    page.add(_records(300))
    table = the(page, LogTable)
    table.selectRow(298)


def logs_filtered(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = _logs(hub, window)
    page._filters._level.setCurrentIndex(2)
    page._filters._text.setText("service")
    page.add([one for one in _records(24) if one.level.number >= logging.WARNING][:3])
    button(page, page._pause.text()).click()


def logs_empty(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _logs(hub, window)


def logs_saving(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    logs_full(hub, window, language)
    the(window, LogsPage).show_saving(on=True)


def _first_run(hub: ScriptedHub, window: MainWindow) -> FirstRunDialog:
    hub.happen(script.ready(), *script.all_engines(), script.no_key())
    bridge = window._bridge
    assert bridge is not None
    dialog = open_first_run(window, bridge, window._memory, window.go)
    dialog.show_name("xiaozhi-hub")
    return dialog


def first_run_house(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _first_run(hub, window)


def first_run_key(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _first_run(hub, window)._go(Step.KEY)


def first_run_device(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _first_run(hub, window)._go(Step.DEVICE)


def first_run_waiting(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    first_run_device(hub, window, language)
    hub.enrolment.comes(applicant())


def first_run_done(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    first_run_device(hub, window, language)
    hub.happen(*script.device())


def first_run_causes(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    first_run_device(hub, window, language)
    step = window.findChildren(DeviceStep)[-1]
    step._since = step._now() - 75
    step.tick()


SCENES_TALK = {
    scene.__name__: scene
    for scene in (
        talk_empty,
        talk_conversation,
        talk_without_sound,
        talk_holding,
        talk_away,
        talk_failed,
        logs_full,
        logs_filtered,
        logs_empty,
        logs_saving,
        first_run_house,
        first_run_key,
        first_run_device,
        first_run_waiting,
        first_run_done,
        first_run_causes,
    )
}
