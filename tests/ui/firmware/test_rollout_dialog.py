"""Asking who is to get an image: the dialog, shown what a hub tells."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QTimeEdit
from pytestqt.qtbot import QtBot

from tests.ui.reading import button, shown, text_of
from tests.ui.scenes_rollouts import PREVIEW, PREVIEW_BACK, candidate
from tests.ui.scripted_hub import HALL, KITCHEN
from ui.dialogs.rollout import RolloutDialog


def test_the_dialog_says_of_each_device_what_becomes_of_it(qtbot: QtBot) -> None:
    dialog = RolloutDialog("i", "2.4.2 · esp-box-3")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not button(dialog, "Start").isEnabled()
    dialog.show_preview(PREVIEW, {}, more=False)
    said = text_of(dialog)
    assert "Its flash has no room for a second application." in said
    assert "It runs this image already." in said
    assert "It runs a newer version, and keeps it." in said
    with qtbot.waitSignal(dialog.start_wanted) as wanted:
        button(dialog, "Start").click()
    asked = wanted.args[0]
    assert asked.device_ids is None
    assert asked.restarts
    assert not asked.downgrade
    assert asked.quiet_from is None
    dialog.show_preview(PREVIEW.model_copy(update={"devices": ()}), {}, more=False)
    assert "No device of this board takes firmware of this channel." in text_of(dialog)
    assert not button(dialog, "Start").isEnabled()


def test_the_first_device_stays_the_one_that_was_chosen(qtbot: QtBot) -> None:
    dialog = RolloutDialog("i", "2.4.2")
    qtbot.addWidget(dialog)
    dialog.show()
    ids = ["a", "b", "c"]
    devices = tuple(candidate(one, canary=one == "b", name=one) for one in ids)
    dialog.show_preview(PREVIEW.model_copy(update={"devices": devices}), {}, more=False)
    first = shown(dialog, QComboBox)[0]
    assert first.currentData() == "b"
    boxes = {box.accessibleName()[0]: box for box in shown(dialog, QCheckBox) if "runs" in box.text()}
    boxes["a"].setChecked(False)
    assert first.currentData() == "b"
    boxes["b"].setChecked(False)
    assert first.currentData() == "c"
    boxes["c"].setChecked(False)
    assert not button(dialog, "Start").isEnabled()
    dialog.done(QDialog.DialogCode.Rejected)


def test_hours_that_leave_no_time_are_not_begun_with(qtbot: QtBot) -> None:
    dialog = RolloutDialog("i", "2.4.2")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_preview(PREVIEW, {}, more=False)
    since, until = shown(dialog, QTimeEdit)
    until.setTime(since.time())
    assert button(dialog, "Start").isEnabled()
    night = next(box for box in shown(dialog, QCheckBox) if box.text() == "Install nothing between")
    night.setChecked(True)
    assert not button(dialog, "Start").isEnabled()
    assert "Choose two different times" in text_of(dialog)
    until.setTime(since.time().addSecs(60))
    assert "Choose two different times" not in text_of(dialog)
    with qtbot.waitSignal(dialog.start_wanted) as wanted:
        button(dialog, "Start").click()
    assert wanted.args[0].quiet_from != wanted.args[0].quiet_to


def back_of(dialog: RolloutDialog) -> QCheckBox:
    """The box by which devices with a newer version go back."""
    return next(box for box in dialog.findChildren(QCheckBox) if "go back" in box.text())


def test_going_back_is_offered_only_where_a_device_runs_something_newer(qtbot: QtBot) -> None:
    dialog = RolloutDialog("i", "2.4.2")
    qtbot.addWidget(dialog)
    dialog.show()
    back = back_of(dialog)
    assert not back.isVisible()
    alone = PREVIEW.model_copy(update={"devices": PREVIEW.devices[:1]})
    dialog.show_preview(alone, {}, more=True)
    assert not back.isVisible()
    dialog.show_preview(PREVIEW, {}, more=True)
    assert back.isVisible()
    assert "What the newer version brought is gone then" in text_of(dialog)
    with qtbot.waitSignal(dialog.preview_wanted) as asked:
        back.click()
    assert asked.args == [False, True]
    assert back.isVisible()  # it can be taken back while the hub is asked
    dialog.show_preview(PREVIEW_BACK, {}, more=True)
    assert "What it runs is not older." in text_of(dialog)
    with qtbot.waitSignal(dialog.start_wanted) as wanted:
        button(dialog, "Start").click()
    assert wanted.args[0].downgrade
    dialog.show_preview(alone, {}, more=True)  # such as when the one with the newer version has left
    with qtbot.waitSignal(dialog.start_wanted) as wanted:
        button(dialog, "Start").click()
    assert not wanted.args[0].downgrade


def test_who_was_not_to_get_it_is_not_to_get_it_when_more_are_shown(qtbot: QtBot) -> None:
    dialog = RolloutDialog("i", "2.4.2")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_preview(PREVIEW, {KITCHEN: "Kitchen", HALL: "Hall"}, more=False)
    next(box for box in shown(dialog, QCheckBox) if box.text().startswith("Kitchen")).setChecked(False)
    back_of(dialog).click()
    dialog.show_preview(PREVIEW_BACK, {KITCHEN: "Kitchen", HALL: "Hall"}, more=False)
    boxes = {box.text().split()[0]: box.isChecked() for box in shown(dialog, QCheckBox) if "runs" in box.text()}
    assert boxes == {"Kitchen": False, "Hall": True}
    with qtbot.waitSignal(dialog.start_wanted) as wanted:
        button(dialog, "Start").click()
    assert wanted.args[0].device_ids == (HALL,)
