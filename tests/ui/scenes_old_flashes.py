"""What was on boards before they were written, on the Firmware page, for pictures."""

from hub.events import FlashState
from tests.ui.firmware_page_shown import Scene, page_of
from tests.ui.flashing import samples
from tests.ui.reading import shown
from tests.ui.scripted_hub import KITCHEN, ScriptedHub
from ui.main_window import MainWindow
from ui.pages.firmware import View
from ui.widgets.firmware.old_flash_row import OldFlashRow


def old_flashes(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = page_of(hub, window, language)
    flashes = [
        samples.flash(FlashState.WRITING, flash_id="f3", backup=True),
        samples.flash(FlashState.DONE, flash_id="f2", backup=True, device_id=KITCHEN),
        samples.flash(FlashState.DONE, backup=True, board=samples.C3, device_id=samples.C3.mac),
    ]
    page.old_flashes.show_flashes(flashes)
    page.show_view(View.OLD_FLASHES)
    shown(page, OldFlashRow)[2]._delete.click()


def old_flashes_none(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = page_of(hub, window, language)
    page.old_flashes.show_flashes(())
    page.show_view(View.OLD_FLASHES)


OLD_FLASH_SCENES: dict[str, Scene] = {scene.__name__: scene for scene in (old_flashes, old_flashes_none)}
