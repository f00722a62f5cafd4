"""Rollouts on the Firmware page, over a hub's real API."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from hub.events import RolloutState, TrackState
from hub.events.board import BoardFacts
from hub.firmware.partitions import read_table
from hub.firmware.rollout.how import How
from hub.firmware.rollout.records import Halt, Why
from hub.storage.base import DeviceRecord, FirmwareSeen
from hub.web.api.rollout_forms import RolloutDevice
from tests.firmware.images import KB, V2_16M, Build, table_of
from tests.storage.records import DEVICE, HALL, KITCHEN
from tests.ui import scripted_hub as script
from tests.ui.firmware.desk import Desk, until
from tests.ui.reading import button, buttons, shown, text_of
from tests.ui.scenes_rollouts import DONE, FAILED, rollout, track
from ui.dialogs.rollout import RolloutDialog
from ui.pages.firmware import FirmwarePage, View
from ui.widgets.firmware import rollout_wording as wording
from ui.widgets.firmware.state_bar import StateBar

APP = Build(size=4 * KB).app()
BOX = "esp-box-3"


def living(device_id: str, name: str, **more: Any) -> DeviceRecord:
    told: dict[str, Any] = {
        "board": BOX,
        "firmwares": (FirmwareSeen("2.0.3", 1.0, 2.0),),
        "name": name,
        "client_id": name,
        "facts": BoardFacts(chip="esp32s3", partitions=read_table(table_of(V2_16M))),
    }
    return replace(DEVICE, device_id=device_id, **{**told, **more})


@pytest.fixture
async def desk(real_desk: Desk) -> Desk:
    """The library has an image for two devices; a third one has another channel."""
    third = living("d8:3b:da:91:44:b2", "Attic", firmware_channel="own")
    real_desk.house.registry.recall([living(KITCHEN, "Kitchen"), living(HALL, "Hall"), third])
    real_desk.bridge.refresh()
    await real_desk.keep(f"v2.4.2_{BOX}.bin", APP)
    return real_desk


def dialog_of(desk: Desk) -> RolloutDialog:
    (dialog,) = desk.presenter.page.window().findChildren(RolloutDialog)
    return dialog


async def begin(desk: Desk) -> None:
    desk.press("Give it to devices…")
    await until(lambda: shown(dialog_of(desk), QComboBox)[0].count() == 2)
    button(dialog_of(desk), "Start").click()
    await until(lambda: "On the first device" in desk.said)


async def told(desk: Desk) -> dict[str, Any]:
    """The only rollout, as the API tells it."""
    (only,) = (await desk.house.ask("GET", "/api/v1/rollouts")).json["rollouts"]
    assert isinstance(only, dict)
    return only


async def test_an_image_is_given_to_those_who_are_asked_about(desk: Desk) -> None:
    desk.press("Give it to devices…")
    dialog = dialog_of(desk)
    first = shown(dialog, QComboBox)[0]
    await until(lambda: first.count() == 2)
    boxes = {box.accessibleName(): box for box in shown(dialog, QCheckBox)}
    assert {"Hall · runs 2.0.3", "Kitchen · runs 2.0.3"} <= set(boxes)
    boxes["Kitchen · runs 2.0.3"].setChecked(False)
    assert [first.itemText(row) for row in range(first.count())] == ["Hall"]
    next(box for box in shown(dialog, QCheckBox) if box.text() == "Install nothing between").setChecked(True)
    button(dialog, "Start").click()
    await until(lambda: "On the first device" in desk.said)
    assert desk.presenter.page.view is View.ROLLOUTS
    rollout = await told(desk)
    assert [one["device_id"] for one in rollout["devices"]] == [HALL]
    assert (rollout["quiet_from"], rollout["quiet_to"]) == ("22:00", "07:00")
    assert "Nothing is installed between 22:00 and 07:00." in desk.said


async def test_devices_on_other_channels_are_asked_for(desk: Desk) -> None:
    desk.press("Give it to devices…")
    dialog = dialog_of(desk)
    await until(lambda: shown(dialog, QComboBox)[0].count() == 2)
    more = next(box for box in shown(dialog, QCheckBox) if "other channels" in box.text())
    more.setChecked(True)
    await until(lambda: any(box.accessibleName().startswith("Attic") for box in shown(dialog, QCheckBox)))
    dialog.reject()


async def test_a_device_with_a_newer_version_goes_back_only_when_that_is_ticked(desk: Desk) -> None:
    desk.house.registry.put(living(HALL, "Hall", firmwares=(FirmwareSeen("2.6.0", 1.0, 2.0),)))
    desk.press("Give it to devices…")
    dialog = dialog_of(desk)
    first = shown(dialog, QComboBox)[0]
    await until(lambda: first.count() == 1)
    assert "It runs a newer version, and keeps it." in text_of(dialog)
    back = next(box for box in shown(dialog, QCheckBox) if "go back" in box.text())
    assert not back.isChecked()
    back.setChecked(True)
    await until(lambda: first.count() == 2)
    button(dialog, "Start").click()
    await until(lambda: "On the first device" in desk.said)
    rollout = await told(desk)
    assert rollout["downgrade"]
    assert [one["state"] for one in rollout["devices"]] == ["waiting", "waiting"]


async def test_it_is_paused_gone_on_with_halted_taken_back_and_cleared_away(desk: Desk) -> None:
    await begin(desk)
    desk.press("Pause")
    await until(lambda: "Paused" in desk.said)
    desk.press("Resume")
    await until(lambda: "On the first device" in desk.said)
    desk.press("Halt")
    await until(lambda: "You ended it." in desk.said)
    desk.press("Take it back…")
    desk.press("Yes, take it back")
    await until(lambda: "Taken back" in desk.said)
    assert (await told(desk))["state"] == "rolled_back"
    desk.press("Clear away")
    await until(lambda: "No device is given firmware now" in desk.said)
    desk.press("To the library")
    assert desk.presenter.page.view is View.LIBRARY
    assert not desk.notices[1:]


async def test_an_image_that_is_given_now_is_not_deleted(desk: Desk) -> None:
    await begin(desk)
    desk.presenter.page.show_view(View.LIBRARY)
    desk.press("Delete…")
    desk.press("Yes, delete it")
    await until(lambda: desk.notices[-1].code == "firmware.in_use")


async def test_why_it_does_not_begin_is_said_in_the_dialog(desk: Desk) -> None:
    await begin(desk)
    desk.presenter.page.show_view(View.LIBRARY)
    dialogs = set(desk.presenter.page.window().findChildren(RolloutDialog))
    desk.press("Give it to devices…")
    (dialog,) = set(desk.presenter.page.window().findChildren(RolloutDialog)) - dialogs
    await until(lambda: shown(dialog, QComboBox)[0].count() == 2)
    button(dialog, "Start").click()
    await until(lambda: "A device is in another rollout" in text_of(dialog))
    assert button(dialog, "Start").isEnabled()
    dialog.reject()


async def test_who_else_changes_a_rollout_is_followed(desk: Desk) -> None:
    await begin(desk)
    path = f"/api/v1/rollouts/{(await told(desk))['rollout_id']}/pause"
    await desk.house.ask("POST", path)
    await until(lambda: "Paused" in desk.said)


async def test_what_is_not_possible_any_more_is_told(desk: Desk) -> None:
    await begin(desk)
    path = f"/api/v1/rollouts/{(await told(desk))['rollout_id']}/pause"
    desk.presenter.leave()  # nothing is followed
    await desk.house.ask("POST", path)
    desk.press("Pause")
    await until(lambda: desk.notices[-1].code == "rollout.state")
    await until(lambda: "Paused" in desk.said)


@pytest.fixture
def page(qtbot: QtBot) -> FirmwarePage:
    made = FirmwarePage()
    qtbot.addWidget(made)
    made.resize(872, 640)
    made.show()
    made.show_view(View.ROLLOUTS)
    return made


def test_every_device_says_how_it_is_and_why(page: FirmwarePage) -> None:
    page.rollouts.show_rollouts([FAILED])
    rows = page.rollouts.detail._rows
    said = [str(rows.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(rows.rowCount())]
    assert said[0] == f"{script.KITCHEN}, first, Runs well, 2.0.3"
    assert "Failed, 2.0.3, It fetched the image and has not come back." in said[1]
    assert said[3].endswith("Its flash has no room for a second application. It is updated over USB.")


def test_the_bar_says_the_same_in_numbers(page: FirmwarePage) -> None:
    page.rollouts.show_rollouts([FAILED])
    (bar,) = shown(page, StateBar)
    assert bar.accessibleDescription() == "Runs well: 1, Waiting: 1, Passed over: 1, Failed: 1"
    assert "1 of 3 run it well" in text_of(page)


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        (RolloutState.RUNNING, ["Pause", "Halt", "Take it back…"]),
        (RolloutState.PAUSED, ["Resume", "Halt", "Take it back…"]),
        (RolloutState.HALTED, ["Resume", "Take it back…", "Clear away"]),
        (RolloutState.DONE, ["Take it back…", "Clear away"]),
        (RolloutState.ROLLING_BACK, ["Halt"]),
        (RolloutState.ROLLED_BACK, ["Clear away"]),
    ],
)
def test_only_what_the_hub_allows_is_offered(
    page: FirmwarePage, state: RolloutState, offered: list[str]
) -> None:
    page.rollouts.show_rollouts([rollout(state)])
    assert buttons(page.rollouts.detail) == offered


def test_what_is_looked_at_stays_while_others_come(page: FirmwarePage) -> None:
    page.rollouts.show_rollouts([DONE])
    page.rollouts.show_rollouts([rollout(), DONE])
    assert page.rollouts.detail.rollout_id == DONE.rollout_id
    page.rollouts.look_at("r1")
    assert page.rollouts.detail.rollout_id == "r1"


@pytest.mark.parametrize("awake", [False, True])
def test_that_the_computer_is_kept_awake_is_said(page: FirmwarePage, awake: bool) -> None:
    page.rollouts.show_rollouts([rollout(awake=awake)])
    assert ("The computer is kept awake meanwhile" in text_of(page)) == awake


@pytest.mark.parametrize(
    ("device", "said"),
    [
        (track("a", TrackState.WAITING, how="conversation"), "After the first device."),
        (
            track("a", TrackState.WAITING, how="boot", canary=True),
            "When it starts next",
        ),
        (track("a", TrackState.WAITING, how="after_quiet", canary=True), "Once the quiet hours are over."),
        (track("a", TrackState.OFFERED), "It was told of the image, and fetches it."),
        (track("a", TrackState.OFFERED, fetched=True), "It has fetched the image"),
        (track("a", TrackState.FAILED, reason="no_download"), "never fetched all of it"),
        (track("a", TrackState.HEALTHY), ""),
        (track("a", TrackState.PASSED_OVER, reason="of a later version"), "It does not get the image."),
    ],
)
def test_what_comes_next_for_a_device_is_said(device: RolloutDevice, said: str) -> None:
    told = wording.what_next(device, rollout())
    assert said in told
    assert bool(said) == bool(told)


def test_every_state_and_reason_has_words() -> None:
    assert len({wording.how(each) for each in How}) == len(How)
    assert len({wording.reason(each) for each in Why}) == len(Why)
    assert len({wording.about(rollout(RolloutState.HALTED, reason=each)) for each in Halt}) == len(Halt)
    assert all(wording.track(each)[0] for each in TrackState)
    assert len({wording.state(rollout(each))[0] for each in RolloutState}) == len(RolloutState)
