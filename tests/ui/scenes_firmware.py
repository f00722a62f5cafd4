"""What the library on the Firmware page may have to show, for pictures."""

from hub.errors import SeveralImagesError, ToldNoError
from tests.firmware.images import MB
from tests.ui.firmware_images import IMAGES, OLD, WHOLE, facts, merged
from tests.ui.firmware_page_shown import Scene, page_of
from tests.ui.reading import button
from tests.ui.scripted_hub import ScriptedHub
from ui import words
from ui.main_window import MainWindow
from ui.pages.firmware import FirmwarePage
from ui.presenters.local_file import why_refused


def firmware_empty(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page_of(hub, window, language).show_images(())


def firmware_library(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page_of(hub, window, language).show_images(IMAGES)


def firmware_whole_flash(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = page_of(hub, window, language)
    page.show_images(IMAGES)
    page.look_at(WHOLE.image_id)


def firmware_deleting(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = page_of(hub, window, language)
    page.show_images(IMAGES)
    page.look_at(OLD.image_id)
    button(page.detail, page.detail.tr("Delete…")).click()


def firmware_sending(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = given(hub, window, language, "v2.4.2_esp32-s3-box-3-merged.zip")
    page.candidate.show_sent(9_400_000, 16 * MB)


def firmware_found(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    given(hub, window, language, "v2.4.2_esp32-s3-box-3.bin").candidate.show_facts(facts(), known=False)


def firmware_found_whole(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = given(hub, window, language, "v2.4.2_esp32-s3-box-3-merged.zip", (2, 4))
    page.candidate.show_facts(merged(), known=False)


def firmware_refused(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = given(hub, window, language, "photo.bin", (1, 3))
    page.candidate.show_refused(words.problem("firmware.none"), again=False, assets=True)


def firmware_several(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = given(hub, window, language, "v2.4.2_parts.zip", (1, 1))
    files = (("bootloader.bin", "firmware.none"), ("half.bin", "firmware.cut"), ("xiaozhi.bin", ""))
    told = ToldNoError(SeveralImagesError.code, 422, "", files)
    page.candidate.show_refused(why_refused(told), again=False)


def firmware_unread(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page_of(hub, window, language).show_unread(words.problem("asking.away"))


def given(
    hub: ScriptedHub, window: MainWindow, language: str, name: str, place: tuple[int, int] = (1, 1)
) -> FirmwarePage:
    """The page with a file that is looked at."""
    page = page_of(hub, window, language)
    page.show_images(IMAGES)
    page.show_candidate(on=True)
    page.candidate.show_file(name, *place)
    return page


FIRMWARE_SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        firmware_empty,
        firmware_library,
        firmware_whole_flash,
        firmware_deleting,
        firmware_sending,
        firmware_found,
        firmware_found_whole,
        firmware_refused,
        firmware_several,
        firmware_unread,
    )
}
