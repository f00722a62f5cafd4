"""What the Firmware page may have to show, for pictures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from hub.errors import SeveralImagesError, ToldNoError
from hub.events import AssetOfferState, FlashState, RolloutState, TrackState
from hub.firmware.fitting import Misfit
from hub.firmware.image import ImageKind
from hub.firmware.records import Channel
from hub.firmware.rollout.records import Halt, Stage
from hub.web.api.asset_forms import Asset, AssetOfferTold
from hub.web.api.firmware_forms import FlashPart, Image, ImageFacts
from hub.web.api.rollout_forms import RolloutCandidate, RolloutDevice, RolloutPreview, RolloutShown
from tests.firmware.images import MB, V2_16M, Row
from tests.ui import scripted_hub as script
from tests.ui.flashing import samples
from tests.ui.reading import button, shown
from tests.ui.scripted_hub import HALL, KITCHEN, NINE, ScriptedHub
from ui import words
from ui.dialogs.rollout import RolloutDialog
from ui.main_window import MainWindow
from ui.pages.firmware import FirmwarePage, View
from ui.pages.names import PageName
from ui.presenters.firmware import FirmwarePresenter
from ui.presenters.local_file import why_refused
from ui.widgets.firmware import wording
from ui.widgets.firmware.old_flash_row import OldFlashRow

BOX = "esp32-s3-box-3"
COMPACT = "bread-compact-wifi"

ROOMS = {"en": ("Kitchen", "Hall"), "ru": ("Кухня", "Прихожая"), "zh": ("厨房", "门厅")}

Scene = Callable[[ScriptedHub, MainWindow, str], None]


def parts(table: Sequence[Row]) -> tuple[FlashPart, ...]:
    """As the API tells a partition table."""
    names = ("label", "type", "subtype", "address", "size")
    return tuple(FlashPart.model_validate(dict(zip(names, row, strict=True))) for row in table)


def facts(**more: Any) -> ImageFacts:
    """Of an application for the box, unless told otherwise."""
    told: dict[str, Any] = {
        "kind": ImageKind.APP,
        "chip": "ESP32-S3",
        "board": BOX,
        "project": "xiaozhi",
        "version": "2.4.2",
        "built": "Aug 12 2026 12:34:56",
        "idf": "v5.5.1",
        "elf_sha256": "ab" * 32,
        "size": 2_950_144,
        "sha256": "cd" * 32,
        "flash_size": 16 * MB,
        "app_offset": 0,
        "app_size": 2_950_144,
        "partitions": (),
        "not_over_the_air": (),
    }
    return ImageFacts.model_validate(told | more)


def merged(**more: Any) -> ImageFacts:
    """The whole flash."""
    told: dict[str, Any] = {
        "kind": ImageKind.MERGED,
        "size": 16 * MB,
        "app_offset": 0x2_0000,
        "partitions": parts(V2_16M),
        "not_over_the_air": (Misfit.MERGED,),
    }
    return facts(**(told | more))


def image(of: ImageFacts, name: str, **more: Any) -> Image:
    """One that is kept."""
    told: dict[str, Any] = {
        "image_id": of.sha256,
        "name": name,
        "channel": Channel.STABLE,
        "notes": "",
        "added_at": NINE,
        "devices": (),
    }
    return Image.model_validate({**of.model_dump(), **told, **more})


APP = image(facts(), "v2.4.2_esp32-s3-box-3.bin")
OLD = image(
    facts(version="2.0.3", sha256="0a" * 32),
    "v2.0.3_esp32-s3-box-3.zip",
    devices=(KITCHEN,),
    notes="Came with it.",
)
WHOLE = image(merged(sha256="0b" * 32, version="2.4.2"), "v2.4.2_esp32-s3-box-3-merged.zip")
OWN = image(
    facts(board=COMPACT, version="2.5.0-rc1", sha256="0c" * 32, chip="ESP32-C3", flash_size=8 * MB),
    "xiaozhi.bin",
    channel=Channel.OWN,
    devices=(HALL,),
)
IMAGES = (APP, WHOLE, OWN, OLD)


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
    page = given(hub, window, language, "holiday.zip", (1, 3))
    page.candidate.show_refused(words.problem("firmware.zip"), again=False, assets=True)


def firmware_several(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = given(hub, window, language, "v2.4.2_parts.zip", (1, 1))
    files = (("bootloader.bin", "firmware.none"), ("half.bin", "firmware.cut"), ("xiaozhi.bin", ""))
    told = ToldNoError(SeveralImagesError.code, 422, "", files)
    page.candidate.show_refused(why_refused(told), again=False)


def firmware_unread(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page_of(hub, window, language).show_unread(words.problem("asking.away"))


def track(device_id: str, state: TrackState, **more: Any) -> RolloutDevice:
    """A device in a rollout."""
    told: dict[str, Any] = {
        "name": "",
        "from_version": "2.0.3",
        "canary": False,
        "reason": "",
        "offers": 0,
        "fetched": False,
        "offered_at": None,
        "how": "",
    }
    return RolloutDevice.model_validate({**told, "device_id": device_id, "state": state, **more})


CANARY = track(KITCHEN, TrackState.TRIAL, canary=True, offers=1, fetched=True, how="now")
TRACKS = (
    CANARY,
    track(HALL, TrackState.WAITING, how="conversation"),
    track("d8:3b:da:91:44:b1", TrackState.WAITING, name="Attic", how="boot"),
    track("d8:3b:da:91:44:b2", TrackState.PASSED_OVER, reason="no_slots", from_version="1.8.1"),
)
HALTED = (
    track(KITCHEN, TrackState.HEALTHY, canary=True, offers=1, fetched=True),
    track(HALL, TrackState.FAILED, reason="not_back", offers=1, fetched=True),
    *TRACKS[2:],
)


def rollout(state: RolloutState = RolloutState.RUNNING, **more: Any) -> RolloutShown:
    """One that is on its first device, unless told otherwise."""
    told: dict[str, Any] = {
        "rollout_id": "r1",
        "image_id": APP.image_id,
        "version": APP.version,
        "board": BOX,
        "channel": Channel.STABLE,
        "state": state,
        "stage": Stage.CANARY,
        "back": state in {RolloutState.ROLLING_BACK, RolloutState.ROLLED_BACK},
        "reason": Halt.NONE,
        "started_at": NINE,
        "ended_at": None,
        "quiet_from": "",
        "quiet_to": "",
        "restarts": True,
        "awake": False,
        "devices": TRACKS,
    }
    return RolloutShown.model_validate(told | more)


FAILED = rollout(RolloutState.HALTED, stage=Stage.REST, reason=Halt.FAILED, devices=HALTED)
DONE = rollout(
    RolloutState.DONE,
    rollout_id="r0",
    version="2.0.3",
    ended_at=NINE,
    devices=tuple(one.model_copy(update={"state": TrackState.HEALTHY, "reason": ""}) for one in TRACKS),
)


def candidate(device_id: str, **more: Any) -> RolloutCandidate:
    """A device that would get it, unless told otherwise."""
    told: dict[str, Any] = {
        "name": "",
        "version": "2.0.3",
        "gets_it": True,
        "canary": False,
        "reasons": (),
        "runs_it": False,
        "older": False,
        "way_back": True,
    }
    return RolloutCandidate.model_validate({**told, "device_id": device_id, **more})


PREVIEW = RolloutPreview(
    image_id=APP.image_id,
    version=APP.version,
    devices=(
        candidate(KITCHEN, canary=True),
        candidate(HALL, way_back=False, version="2.6.0", older=True),
        candidate("d8:3b:da:91:44:b2", name="Attic", gets_it=False, reasons=("no_slots",), version="1.8.1"),
        candidate("d8:3b:da:91:44:b3", name="Garage", gets_it=False, runs_it=True, version="2.4.2"),
    ),
)


def rollouts_none(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    rolling(hub, window, language)


def rollouts_first(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    rolling(hub, window, language, rollout(awake=True, quiet_from="22:00", quiet_to="07:00"), DONE)


def rollouts_halted(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    rolling(hub, window, language, FAILED, DONE)


def rollouts_taking_back(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = rolling(hub, window, language, DONE)
    button(page.rollouts.detail, page.rollouts.detail.tr("Take it back…")).click()


def rollouts_asking(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = rolling(hub, window, language)
    dialog = RolloutDialog(APP.image_id, wording.title(APP), window)
    dialog.show_preview(PREVIEW, window.current.live.all_called(), more=True)
    assert page.isVisible()
    dialog.open()


def asset(**more: Any) -> Asset:
    """Assets for the box, unless told otherwise."""
    told: dict[str, Any] = {
        "asset_id": "a1",
        "name": "assets-winter.bin",
        "board": BOX,
        "notes": "",
        "added_at": NINE,
        "size": 3_300_000,
        "files": tuple({"name": f"face{number}.gif", "size": 9_000} for number in range(21)),
        "font": "font_puhui_common_20_4.bin",
        "wake_words": "srmodels.bin",
        "faces": 21,
        "devices": (),
    }
    return Asset.model_validate(told | more)


def asset_offer(device_id: str, state: AssetOfferState, **more: Any) -> AssetOfferTold:
    """A device that is offered them."""
    told: dict[str, Any] = {
        "name": "",
        "asset_id": "a1",
        "reason": "",
        "tries": 1,
        "told_at": NINE,
        "reboot": False,
    }
    return AssetOfferTold.model_validate({**told, "device_id": device_id, "state": state, **more})


ASSETS = (asset(), asset(asset_id="a2", name="faces.bin", font="", wake_words="", board="", size=900_000))
OFFERS = (
    asset_offer(KITCHEN, AssetOfferState.TOLD, reason="cut"),
    asset_offer(HALL, AssetOfferState.FAILED, reason="too_small"),
)


def assets_none(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = page_of(hub, window, language)
    page.assets.show_assets((), ())
    page.show_view(View.ASSETS)


def assets_offered(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = page_of(hub, window, language)
    page.assets.show_assets(ASSETS, OFFERS)
    page.show_view(View.ASSETS)
    page.let_usb_be_used(possible=True)


def assets_sending(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = page_of(hub, window, language)
    page.assets.show_assets(ASSETS[1:], ())
    page.show_view(View.ASSETS)
    page.assets.sending.show_begun("assets-winter.bin")
    page.assets.sending.show_sent(1_200_000, 3_300_000)


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


def rolling(hub: ScriptedHub, window: MainWindow, language: str, *rollouts: RolloutShown) -> FirmwarePage:
    """The page with these rollouts."""
    page = page_of(hub, window, language)
    page.show_images(IMAGES)
    page.rollouts.show_rollouts(rollouts)
    page.show_view(View.ROLLOUTS)
    return page


def given(
    hub: ScriptedHub, window: MainWindow, language: str, name: str, place: tuple[int, int] = (1, 1)
) -> FirmwarePage:
    """The page with a file that is looked at."""
    page = page_of(hub, window, language)
    page.show_images(IMAGES)
    page.show_candidate(on=True)
    page.candidate.show_file(name, *place)
    return page


def page_of(hub: ScriptedHub, window: MainWindow, language: str) -> FirmwarePage:
    """The page, in a house with two devices."""
    hub.happen(script.ready(), *script.all_engines(), *script.device(), *script.device(HALL, COMPACT))
    called(hub, dict(zip((KITCHEN, HALL), ROOMS[language], strict=True)))
    hub.happen(script.ready())
    with patch.object(FirmwarePresenter, "enter"):
        window.go(PageName.FIRMWARE)
    page = window.current.page
    assert isinstance(page, FirmwarePage)
    return page


def called(hub: ScriptedHub, names: Mapping[str, str]) -> None:
    """Call devices so, as its snapshot tells from now on."""
    devices = (replace(one, name=names.get(one.device_id, "")) for one in hub.picture.devices)
    hub.picture = replace(hub.picture, devices=tuple(devices))


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
        rollouts_none,
        rollouts_first,
        rollouts_halted,
        rollouts_taking_back,
        rollouts_asking,
        assets_none,
        assets_offered,
        assets_sending,
        old_flashes,
        old_flashes_none,
    )
}
