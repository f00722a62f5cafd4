"""The address that devices are given."""

from pytestqt.qtbot import QtBot

from tests.ui import scripted_hub as script
from tests.ui.reading import the
from ui.live import Live
from ui.widgets.address_card import AddressCard
from ui.widgets.qr_code import QrCode


def test_a_phone_is_shown_no_address_that_only_this_computer_reaches(qtbot: QtBot) -> None:
    card = AddressCard()
    qtbot.addWidget(card)
    card.show()
    code = card.findChildren(QrCode)[0]
    card.show_live(Live(ota_url="http://127.0.0.1:8003/xiaozhi/ota/"))
    assert not code.isVisible()
    card.show_live(Live(ota_url=script.OTA_URL))
    assert the(card, QrCode) is code
    assert code.isVisible()
    card.show_live(Live(ota_url="http://127.0.0.1:8003/xiaozhi/ota/"))
    assert not code.isVisible()
