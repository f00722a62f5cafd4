"""What the wizard that flashes boards may have to show, for pictures."""

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from hub.events import BoardState, DeviceState, FlashState
from hub.firmware.usb.causes import Cause
from hub.firmware.usb.ports import PortState
from hub.firmware.usb.problems import FlashProblem
from hub.snapshot import DeviceView
from tests.ui import scripted_hub as script
from tests.ui.flashing import samples
from tests.ui.reading import shown
from tests.ui.scripted_hub import ScriptedHub
from ui.dialogs.closing import ClosingDialog
from ui.dialogs.flash_wizard import FlashWizard, Step
from ui.main_window import MainWindow
from ui.widgets.flash import cause_words, trouble_words

ABOUT = "ESP32-S3 · 16 MB · f4:12:fa:5c:08:1e · USB JTAG/serial debug unit"
HEARD = [
    "I (31) boot: ESP-IDF v5.4.1 2nd stage bootloader",
    "I (812) main_task: Calling app_main()",
    "I (2204) WifiStation: Connecting to home",
    "W (5310) wifi: disconnect reason: 15 (4WAY_HANDSHAKE_TIMEOUT)",
]


def _opened(hub: ScriptedHub, window: MainWindow) -> FlashWizard:
    hub.happen(script.ready(), *script.all_engines())
    dialog = FlashWizard(window)
    dialog.open()
    return dialog


def flash_no_board(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _opened(hub, window)


def flash_asking(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    dialog = _opened(hub, window)
    dialog.board.show_ports((samples.port(),))
    dialog.board.choose("p0")
    dialog.board.show_asking()


def flash_board(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _board(_opened(hub, window))


def _board(dialog: FlashWizard) -> None:
    busy = samples.port(1, state=PortState.BUSY, busy_by="screen (4211)", problem="port_busy")
    plain = samples.port(2, path="/dev/ttyS0", name="", vendor_id=None, product_id=None, serial="")
    dialog.board.show_ports((samples.port(), busy, plain))
    dialog.board.choose("p0")
    dialog.board.show_board(samples.S3)


def flash_two_ports(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _opened(hub, window).board.show_ports((samples.port(), samples.port(1)))


def flash_several(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    dialog = _opened(hub, window)
    _board(dialog)
    dialog.board.show_board(samples.S3, "Kitchen speaker")
    running = [
        samples.flash(done=3 * samples.MB, total=8 * samples.MB, port_id="p3"),
        samples.flash(FlashState.BACKING_UP, flash_id="f2", port_id="p4", done=1, total=16, board=samples.C3),
    ]
    dialog.board.show_flashes(running, {"p3": "/dev/ttyACM3", "p4": "/dev/ttyUSB0"})


def flash_no_permission(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _troubled(_opened(hub, window), FlashProblem.NO_PERMISSION)


def flash_busy(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _troubled(_opened(hub, window), FlashProblem.PORT_BUSY, "screen (4211)")


def flash_buttons(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _troubled(_opened(hub, window), FlashProblem.NOT_IN_DOWNLOAD_MODE)


def _troubled(dialog: FlashWizard, problem: FlashProblem, busy_by: str = "") -> None:
    dialog.board.show_ports((samples.port(),))
    dialog.board.choose("p0")
    dialog.board.show_trouble(trouble_words.of(samples.trouble(problem), busy_by))


def flash_images(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _images(_opened(hub, window))


def _images(dialog: FlashWizard) -> None:
    _board(dialog)
    dialog.go(Step.IMAGE)
    dialog.image.show_images(samples.LIBRARY, samples.S3)
    dialog.image.choose("a" * 64)


def flash_no_image(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    dialog = _opened(hub, window)
    _board(dialog)
    dialog.go(Step.IMAGE)
    dialog.image.show_images((), samples.S3)


def flash_set_up(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _set_up(_opened(hub, window))


def _set_up(dialog: FlashWizard) -> None:
    _images(dialog)
    dialog.go(Step.SETUP)
    dialog.setup.show_addresses(samples.ADDRESSES)
    name, password = shown(dialog, QLineEdit)[:2]
    QTest.keyClicks(name, "Home")
    QTest.keyClicks(password, "not to be seen")


def flash_networks(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    dialog = _opened(hub, window)
    _images(dialog)
    dialog.go(Step.SETUP)
    dialog.setup.show_addresses(samples.ADDRESSES)
    dialog.setup.networks.show_remembered(["Home", "Garden", "Grandma's Wi-Fi"])
    dialog.setup.networks._add_and_begin()
    QTest.keyClicks(shown(dialog, QLineEdit)[-1], "short")


def flash_keep(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    dialog = _opened(hub, window)
    _board(dialog)
    dialog.image.show_images(samples.LIBRARY, samples.S3)
    dialog.image.choose(samples.APP.image_id)
    dialog.go(Step.SETUP)


def flash_ready(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    dialog = _opened(hub, window)
    _set_up(dialog)
    dialog.go(Step.READY)


def flash_writing(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _written(_opened(hub, window), done=3_100_000, total=8_412_336, bytes_per_s=91_400.0, left_s=58.1)


def _written(dialog: FlashWizard, state: FlashState = FlashState.WRITING, **more: object) -> None:
    incomplete = {"board_state": BoardState.INCOMPLETE} if state is FlashState.WRITING else {}
    flash = samples.flash(state, **incomplete | more)
    dialog.go(Step.WRITING)
    trouble = trouble_words.of(flash.problem) if flash.problem else None
    dialog.writing.show_flash(flash, ABOUT, trouble)
    dialog.show_progress()


def flash_backing_up(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    far = {"done": 4 * samples.MB, "total": 16 * samples.MB, "bytes_per_s": 88_000.0, "left_s": 143.0}
    _written(_opened(hub, window), FlashState.BACKING_UP, **far)


def flash_pulled_out(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    problem = samples.trouble(FlashProblem.PULLED_OUT)
    state = {"board_state": BoardState.INCOMPLETE, "backup": True, "problem": problem}
    _written(_opened(hub, window), FlashState.FAILED, **state)


def flash_cancelled(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _written(_opened(hub, window), FlashState.CANCELLED)


def flash_begun_elsewhere(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    """One that was begun from the command line."""
    _written(_opened(hub, window), FlashState.CANCELLED, board_state=BoardState.INCOMPLETE)


def flash_leaving(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    dialog = _opened(hub, window)
    _written(dialog, done=3_100_000, total=8_412_336, bytes_per_s=91_400.0, left_s=58.1)
    dialog.reject()


def flash_quitting(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    hub.happen(script.ready(), *script.all_engines())
    ClosingDialog(window, writing=True).open()


def _started(dialog: FlashWizard) -> None:
    flash = samples.flash(FlashState.DONE, board_state=BoardState.VERIFIED, backup=True)
    dialog.go(Step.START)
    dialog.start.begin(flash)


def flash_starting(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _started(_opened(hub, window))


def flash_heard(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    dialog = _opened(hub, window)
    _started(dialog)
    dialog.start.log.add_lines(HEARD)
    dialog.start.log.show_findings([cause_words.of(samples.finding(Cause.WIFI_PASSWORD))])
    [button] = [one for one in shown(dialog, QPushButton) if one.isCheckable()]
    button.click()


def flash_here(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    dialog = _opened(hub, window)
    _started(dialog)
    approved = DeviceState.APPROVED
    here = DeviceView(samples.MAC, "esp32-s3-box-3", "2.0.3", "192.168.1.41", 0.0, "", state=approved)
    dialog.start.show_here(here, ["Kitchen"])


FLASHING_SCENES: dict[str, Callable[[ScriptedHub, MainWindow, str], None]] = {
    scene.__name__: scene
    for scene in (
        flash_no_board,
        flash_asking,
        flash_board,
        flash_two_ports,
        flash_several,
        flash_no_permission,
        flash_busy,
        flash_buttons,
        flash_images,
        flash_no_image,
        flash_set_up,
        flash_networks,
        flash_keep,
        flash_ready,
        flash_writing,
        flash_backing_up,
        flash_pulled_out,
        flash_cancelled,
        flash_begun_elsewhere,
        flash_leaving,
        flash_quitting,
        flash_starting,
        flash_heard,
        flash_here,
    )
}
