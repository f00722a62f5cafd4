"""What the window may have to show, for pictures: each scene makes things happen in a scripted hub."""

import time
from collections.abc import Callable

from hub.events import ApprovedBy, DeviceApproved, EngineKind, EngineState, Outcome, WaitReason
from tests.ui import scripted_hub as script
from tests.ui.reading import button, shown, the
from tests.ui.scenes_assets import ASSET_SCENES
from tests.ui.scenes_assistant import ASSISTANT_SCENES
from tests.ui.scenes_calm import CALM_SCENES
from tests.ui.scenes_devices import DEVICES
from tests.ui.scenes_firmware import FIRMWARE_SCENES
from tests.ui.scenes_flashing import FLASHING_SCENES
from tests.ui.scenes_key import SCENES_KEY
from tests.ui.scenes_levels import LEVEL_SCENES
from tests.ui.scenes_old_flashes import OLD_FLASH_SCENES
from tests.ui.scenes_rollouts import ROLLOUT_SCENES
from tests.ui.scenes_sessions import SESSION_SCENES
from tests.ui.scenes_shell import SHELL_SCENES
from tests.ui.scenes_talk import SCENES_TALK
from tests.ui.scenes_voices import VOICES_SCENES
from tests.ui.scripted_enrolment import applicant
from tests.ui.scripted_hub import ScriptedHub
from tests.ui.scripted_reminding import rung
from tests.ui.spoken import SPOKEN
from ui.bridge import Notice, NoticeKind
from ui.main_window import MainWindow
from ui.pages.home import HomePage
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.waiting_row import WaitingRow

Scene = Callable[[ScriptedHub, MainWindow, str], None]


def starting(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    hub.happen(*script.all_engines(EngineState.LOADING))


def first_start(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    hub.happen(script.ready(), *script.all_engines())


def no_key(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    hub.happen(script.ready(), *script.all_engines(), script.no_key())


def in_need(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    no_key(hub, window, language)
    hub.happen(script.engine(EngineKind.TTS, EngineState.FAILED, "engine.model_missing"), *script.device())


def talking(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    hub.key_is_kept = "keyring"
    hub.happen(script.ready(), *script.all_engines(), *script.device())
    hub.happen(*script.device(script.HALL, "bread-compact-wifi"))
    spoken = SPOKEN[language]
    for number, (question, face, sentences) in enumerate(spoken):
        where = script.HALL if number == 1 else script.KITCHEN
        turn = script.Turn(f"t{number}", where, script.NINE + 70 * number)
        hub.happen(turn.start(), turn.heard(question), turn.face(face), *map(turn.said, sentences))
        if number + 1 < len(spoken):
            hub.happen(turn.over(Outcome.INTERRUPTED if number == 1 else Outcome.ANSWERED))


def standing_in(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    talking(hub, window, language)
    hub.happen(script.engine(EngineKind.STT, EngineState.STANDING_IN, "speech.key_refused"))
    hub.happen(script.engine(EngineKind.TTS, EngineState.STANDING_IN, "speech.down"))


def refused(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    talking(hub, window, language)
    turn = script.Turn("t9", script.HALL, script.NINE + 600)
    question = SPOKEN[language][0][0]
    hub.happen(turn.start(), turn.heard(question), turn.over(Outcome.APOLOGISED, "llm.key_refused"))
    label = window.tr("Stopping the conversation")
    the(window, NoticeBar).show_notice(Notice(NoticeKind.FAILED, label))


def unheard(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    talking(hub, window, language)
    held, long = (script.Turn(f"t{n}", script.HALL, script.NINE + 60 * n) for n in (9, 10))
    question, _, sentences = SPOKEN[language][0]
    hub.happen(held.start(), held.over(Outcome.NOTHING_HEARD, "heard.nothing"))
    hub.happen(long.start(), long.heard(question), *map(long.said, sentences))
    hub.happen(long.over(Outcome.ANSWERED, "heard.cut"))


def setup(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    detail = "Port 8003 on 0.0.0.0 is in use by another program. Choose another with --http-port."
    window.show_setup_problem("setup.port_in_use", detail, way_back=True)


def key(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    no_key(hub, window, language)
    the(window, HomePage).key_wanted.emit()


def change_key(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    talking(hub, window, language)
    the(window, HomePage).key_wanted.emit()


def one_waits(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    first_start(hub, window, language)
    hub.enrolment.comes(applicant())


def many_wait(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    talking(hub, window, language)
    hub.enrolment.comes(
        applicant(1, proven=True),
        applicant(2, device_id=script.KITCHEN, board="esp32-s3-box-3", reason=WaitReason.NEW_IDENTITY),
        applicant(3, failed_proofs=3, board="xmini-c3"),
        applicant(4, reason=WaitReason.RESET, board=""),
        *(applicant(number) for number in range(5, 28)),
    )


def asked_twice(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    no_key(hub, window, language)
    hub.happen(*script.device())
    impostor = applicant(device_id=script.KITCHEN, board="esp32-s3-box-3", reason=WaitReason.NEW_IDENTITY)
    hub.enrolment.comes(impostor, applicant(2))
    row = shown(window, WaitingRow)[0]
    button(row, row.tr("Let it in")).click()


def decided(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    first_start(hub, window, language)
    hub.enrolment.comes(*map(applicant, range(1, 4)))
    for number in (1, 2):
        hub.enrolment.goes(applicant(number).code)
    one = applicant(1)
    hub.happen(DeviceApproved(device_id=one.device_id, client_id=one.client_id, by=ApprovedBy.PERSON))


def open_to_all(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    talking(hub, window, language)
    hub.enrolment.now = time.time()
    hub.enrolment.open_window(272.5)


def ringing(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    talking(hub, window, language)
    hub.reminding.rings(*rung(language))


SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        starting,
        first_start,
        no_key,
        in_need,
        talking,
        standing_in,
        refused,
        unheard,
        setup,
        key,
        change_key,
        one_waits,
        many_wait,
        asked_twice,
        decided,
        open_to_all,
        ringing,
    )
}
SCENES |= ASSISTANT_SCENES
SCENES |= CALM_SCENES
SCENES |= DEVICES
SCENES |= FIRMWARE_SCENES
SCENES |= ROLLOUT_SCENES
SCENES |= ASSET_SCENES
SCENES |= OLD_FLASH_SCENES
SCENES |= VOICES_SCENES
SCENES |= FLASHING_SCENES
SCENES |= SHELL_SCENES
SCENES |= SCENES_TALK
SCENES |= SCENES_KEY
SCENES |= SESSION_SCENES
SCENES |= LEVEL_SCENES
