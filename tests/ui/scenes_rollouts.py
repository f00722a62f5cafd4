"""What the rollouts' part of the Firmware page may have to show, for pictures."""

from typing import Any

from PySide6.QtWidgets import QCheckBox

from hub.events import RolloutState, TrackState
from hub.firmware.records import Channel
from hub.firmware.rollout.records import Halt, Stage
from hub.web.api.rollout_forms import RolloutCandidate, RolloutDevice, RolloutPreview, RolloutShown
from tests.ui.firmware_images import APP, IMAGES
from tests.ui.firmware_page_shown import BOX, Scene, page_of
from tests.ui.reading import button, shown
from tests.ui.scripted_hub import HALL, KITCHEN, NINE, ScriptedHub
from ui.dialogs.rollout import RolloutDialog
from ui.main_window import MainWindow
from ui.pages.firmware import FirmwarePage, View
from ui.widgets.firmware import wording


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
        "downgrade": False,
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
        candidate(HALL, way_back=False, version="2.6.0", older=True, gets_it=False, reasons=("newer",)),
        candidate("d8:3b:da:91:44:b2", name="Attic", gets_it=False, reasons=("no_slots",), version="1.8.1"),
        candidate("d8:3b:da:91:44:b3", name="Garage", gets_it=False, runs_it=True, version="2.4.2"),
    ),
)


PREVIEW_BACK = PREVIEW.model_copy(
    update={
        "devices": (
            candidate(KITCHEN, canary=True),
            candidate(HALL, way_back=False, version="2.6.0", older=True),
            *PREVIEW.devices[2:],
        )
    }
)
"""The same when devices with a newer version go back."""


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


def rollouts_going_back(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    rollouts_asking(hub, window, language)
    (dialog,) = window.findChildren(RolloutDialog)
    said = dialog.tr("Also devices with a newer version (they go back to this one)")
    next(box for box in shown(dialog, QCheckBox) if box.text() == said).click()
    dialog.show_preview(PREVIEW_BACK, window.current.live.all_called(), more=True)


def rolling(hub: ScriptedHub, window: MainWindow, language: str, *rollouts: RolloutShown) -> FirmwarePage:
    """The page with these rollouts."""
    page = page_of(hub, window, language)
    page.show_images(IMAGES)
    page.rollouts.show_rollouts(rollouts)
    page.show_view(View.ROLLOUTS)
    return page


ROLLOUT_SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        rollouts_none,
        rollouts_first,
        rollouts_halted,
        rollouts_taking_back,
        rollouts_asking,
        rollouts_going_back,
    )
}
