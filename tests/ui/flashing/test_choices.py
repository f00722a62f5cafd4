"""Second to fourth step of the wizard: the firmware, what the board is told, and what will happen."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QListWidget, QPushButton

from hub.errors import HubAwayError
from hub.events import FlashState
from hub.web.api.firmware_forms import Image
from hub.web.api.usb_forms import AddressKind, HubAddress, HubAddresses
from tests.ui import scripted_hub as script
from tests.ui.flashing import samples
from tests.ui.flashing.conftest import Desk
from tests.ui.reading import button, shown, text_of
from ui.dialogs.flash_wizard import Step
from ui.widgets.flash.fit import Unfit, by_fit, unfit
from ui.widgets.flash.networks import Networks


def to_images(desk: Desk) -> None:
    desk.has_ports(samples.port())
    desk.says(samples.S3)
    desk.open()
    desk.press("Next")


def rows(desk: Desk) -> list[tuple[str, bool]]:
    (found,) = shown(desk.dialog, QListWidget)
    items = [found.item(at) for at in range(found.count())]
    return [(item.text(), bool(item.flags() & Qt.ItemFlag.ItemIsEnabled)) for item in items]


def at(desk: Desk) -> Step:
    return desk.dialog.step


def typed(desk: Desk, *texts: str) -> None:
    for field, text in zip(shown(desk.dialog.setup, QLineEdit), texts, strict=False):
        field.setText(text)


def test_what_fits_comes_first_and_the_rest_says_why_not(flash_desk: Desk) -> None:
    to_images(flash_desk)
    told = rows(flash_desk)
    assert [on for _, on in told] == [True, True, True, False, False]
    assert "the application alone" in told[2][0]
    assert "Made for another chip: ESP32-C3." in told[3][0]
    assert "Made for 32 MB of flash: more than this board has." in told[4][0]
    assert not button(flash_desk.dialog, "Next").isEnabled()  # nobody chose yet


@pytest.mark.parametrize(
    ("image", "reason"),
    [
        (samples.image(), None),
        (samples.image(chip="esp32s3"), None),
        (samples.FOR_C3, Unfit.CHIP),
        (samples.LARGE, Unfit.FLASH),
        (samples.image(flash_size=None, size=17 * samples.MB), Unfit.FLASH),
        (samples.image(flash_size=8 * samples.MB), None),
    ],
)
def test_an_image_fits_by_chip_and_size(image: Image, reason: Unfit | None) -> None:
    assert unfit(image, samples.S3) is reason


def test_a_board_that_does_not_tell_its_flash_is_taken_to_have_enough() -> None:
    assert unfit(samples.LARGE, samples.S3.model_copy(update={"flash_size": 0})) is None


def test_of_a_known_device_its_own_firmware_is_first_and_chosen(flash_desk: Desk) -> None:
    flash_desk.hub.happen(*script.device(samples.MAC, "bread-compact-wifi"))
    to_images(flash_desk)
    assert rows(flash_desk)[0][0].startswith("bread-compact-wifi")
    assert flash_desk.dialog.image.image == samples.BREAD
    assert by_fit(samples.LIBRARY, samples.S3, "bread-compact-wifi")[0] == (samples.BREAD, None)


def test_an_empty_library_says_what_to_get(flash_desk: Desk) -> None:
    flash_desk.has_images()
    to_images(flash_desk)
    assert "There is no firmware in the library yet." in flash_desk.said
    assert "“merged” in its name" in flash_desk.said


def test_a_library_that_cannot_be_read_can_be_read_again(flash_desk: Desk) -> None:
    flash_desk.client.answers["GET", "/firmware"] = HubAwayError("gone")
    to_images(flash_desk)
    assert "The hub cannot be reached" in flash_desk.said
    flash_desk.has_images(*samples.LIBRARY)
    flash_desk.press("Try again")
    assert "The hub cannot be reached" not in flash_desk.said
    assert len(rows(flash_desk)) == 5


def test_a_file_is_asked_for(flash_desk: Desk, tmp_path: Path) -> None:
    to_images(flash_desk)
    flash_desk.press("Add a file…")
    (asked,) = flash_desk.dialog.findChildren(QFileDialog)
    assert asked.nameFilters() == ["Firmware (*.bin *.zip)"]
    asked.reject()


def test_the_hub_is_told_all_that_was_chosen(flash_desk: Desk) -> None:
    flash_desk.chooses_all()
    typed(flash_desk, "Home", "not to be seen")
    flash_desk.press("Next")
    for box in shown(flash_desk.dialog.ready, QCheckBox):
        box.click()
    for told in ("esp32-s3-box-3 · version 2.0.3", samples.MAC, "Home", samples.ADDRESSES[0].url):
        assert told in flash_desk.said
    assert "not to be seen" not in flash_desk.said
    flash_desk.begins()
    assert flash_desk.order() == {
        "port_id": "p0",
        "image_id": "a" * 64,
        "keep_data": False,
        "erase": True,
        "backup": True,
        "approve": True,
        "wifi": [{"ssid": "Home", "password": "not to be seen"}],
        "hub_url": samples.ADDRESSES[0].url,
        "remember_wifi": False,
    }


def test_with_data_kept_nothing_of_the_house_is_told(flash_desk: Desk) -> None:
    flash_desk.chooses_all()
    typed(flash_desk, "Home", "not to be seen")
    flash_desk.press("Keep what it knows")
    flash_desk.press("Next")
    assert flash_desk.said.count("stays as it is on the board") == 2
    erase = shown(flash_desk.dialog.ready, QCheckBox)[1]
    assert not erase.isEnabled()
    flash_desk.begins()
    assert flash_desk.order() == {
        "port_id": "p0",
        "image_id": "a" * 64,
        "keep_data": True,
        "erase": False,
        "backup": False,
        "approve": True,
    }


def test_an_application_alone_keeps_what_is_on_the_board(flash_desk: Desk) -> None:
    to_images(flash_desk)
    flash_desk.dialog.image.choose(samples.APP.image_id)
    flash_desk.press("Next")
    assert "holds the application alone" in flash_desk.said
    assert not button(flash_desk.dialog, "Set it up for this house").isEnabled()
    flash_desk.press("Back")
    flash_desk.dialog.image.choose(samples.image().image_id)
    flash_desk.press("Next")
    assert button(flash_desk.dialog, "Set it up for this house").isChecked()


def test_passwords_are_masked_until_they_are_shown(flash_desk: Desk) -> None:
    flash_desk.chooses_all()
    password = shown(flash_desk.dialog.setup, QLineEdit)[1]
    assert password.echoMode() is QLineEdit.EchoMode.Password
    flash_desk.press("Show")
    assert password.echoMode() is QLineEdit.EchoMode.Normal
    flash_desk.press("Hide")
    assert password.echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("name", "password", "said"),
    [
        ("Home", "short", "8 to 63 characters"),
        ("", "long enough", "needs the name"),
        ("Дом с очень длинным именем", "", "at most 32 bytes"),
    ],
)
def test_what_no_device_takes_is_refused_at_the_field(
    flash_desk: Desk, name: str, password: str, said: str
) -> None:
    flash_desk.chooses_all()
    typed(flash_desk, name, password)
    assert said in flash_desk.said
    assert "To go on, correct what is said at the networks above." in flash_desk.said
    assert not button(flash_desk.dialog, "Next").isEnabled()
    typed(flash_desk, "Home", "long enough")
    assert button(flash_desk.dialog, "Next").isEnabled()


def test_ten_networks_are_taken_and_one_can_be_left_out(flash_desk: Desk) -> None:
    flash_desk.chooses_all()
    more = button(flash_desk.dialog, "Add another network")
    for _ in range(9):
        more.click()
    assert not more.isEnabled()
    names = shown(flash_desk.dialog.setup, QLineEdit)[::2]
    for number, field in enumerate(names):
        field.setText(f"net {number}")
    networks = flash_desk.dialog.setup.networks
    next(one for one in shown(networks, QPushButton) if one.text() == "✕").click()
    assert networks.names == [f"net {number}" for number in range(1, 10)]
    assert more.isEnabled()


def test_a_network_twice_is_refused(flash_desk: Desk) -> None:
    flash_desk.chooses_all()
    flash_desk.press("Add another network")
    typed(flash_desk, "Home", "", "Home", "")
    assert "A network is there twice." in flash_desk.said
    assert not button(flash_desk.dialog, "Next").isEnabled()


def test_networks_that_the_hub_remembers_need_no_password(flash_desk: Desk) -> None:
    flash_desk.remembers("Home", "Garden")
    flash_desk.chooses_all()
    networks = flash_desk.dialog.setup.networks
    assert networks.networks == [{"ssid": "Home", "password": ""}, {"ssid": "Garden", "password": ""}]
    flash_desk.press("Forget the remembered networks")
    assert ("DELETE", "/usb/wifi", None) in flash_desk.client.told
    assert "Forget the remembered networks" not in [one.text() for one in shown(networks, QPushButton)]


def test_networks_are_remembered_only_if_that_is_wanted(flash_desk: Desk) -> None:
    flash_desk.chooses_all()
    typed(flash_desk, "Home", "not to be seen")
    networks = flash_desk.dialog.setup.networks
    assert not networks.remember
    shown(networks, QCheckBox)[0].click()
    assert networks.remember


def test_the_address_may_be_a_number(flash_desk: Desk) -> None:
    flash_desk.chooses_all()
    assert "By its name" in flash_desk.said
    flash_desk.dialog.setup._address.setCurrentIndex(1)
    assert "By its address" in flash_desk.said
    assert flash_desk.dialog.setup.hub_url == samples.ADDRESSES[1].url


def test_an_address_that_only_this_computer_reaches_is_warned_of(flash_desk: Desk) -> None:
    here = HubAddress(url="http://127.0.0.1:8003/xiaozhi/ota/", kind=AddressKind.ADDRESS)
    flash_desk.client.answers["GET", "/usb/addresses"] = HubAddresses(addresses=(here,))
    flash_desk.chooses_all()
    assert "Only this computer reaches the hub there" in flash_desk.said


def test_a_closed_wizard_holds_no_password(flash_desk: Desk) -> None:
    flash_desk.chooses_all()
    typed(flash_desk, "Home", "not to be seen")
    networks = flash_desk.dialog.setup.networks
    flash_desk.dialog.reject()
    assert isinstance(networks, Networks)
    assert [field.text() for field in networks.findChildren(QLineEdit)] == ["Home", ""]


def test_enter_leads_on(flash_desk: Desk) -> None:
    to_images(flash_desk)
    flash_desk.dialog.image.choose("a" * 64)
    QTest.keyClick(shown(flash_desk.dialog, QListWidget)[0], Qt.Key.Key_Return)
    assert at(flash_desk) is Step.SETUP
    typed(flash_desk, "Home")
    QTest.keyClick(shown(flash_desk.dialog.setup, QLineEdit)[0], Qt.Key.Key_Return)
    assert at(flash_desk) is Step.READY
    assert flash_desk.client.told[-1][1].endswith("/probe")  # nothing was written yet
    assert text_of(flash_desk.dialog.ready)
    flash_desk.begins(samples.flash(FlashState.CONNECTING))
    assert at(flash_desk) is Step.WRITING
