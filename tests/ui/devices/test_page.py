"""The page of devices, whose hub answers at once."""

import asyncio
import time
from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from hub.events import DeviceConnected, DeviceState
from hub.web.api.tools import DeviceToolList
from tests.ui import scenes_devices as scene
from tests.ui import scripted_hub as script
from tests.ui.conftest import Desk
from tests.ui.devices.visit import FIRST, Visit
from tests.ui.reading import button, buttons, shown, text_of, the
from tests.ui.scripted_enrolment import applicant
from ui.pages.names import PageName
from ui.presenters.device_reader import LISTINGS
from ui.presenters.registry import PRESENTERS
from ui.widgets.devices.device_detail import Part
from ui.widgets.devices.device_list import DeviceList
from ui.widgets.devices.names_card import NamesCard
from ui.widgets.devices.presence import Presence
from ui.widgets.navigation import Navigation

STALL_S = 0.05


def listed(page: QWidget) -> list[str]:
    model = the(page, DeviceList)._model
    return [str(model.data(model.index(place))) for place in range(model.rowCount())]


def pick(page: QWidget, name: str, text: str) -> None:
    """Choose an entry of the one list that is called so."""
    (box,) = [box for box in shown(page, QComboBox) if box.accessibleName() == name]
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())


def test_without_a_device_it_says_what_to_do_first(nobody: Visit) -> None:
    page = nobody.page
    assert "No device yet" in text_of(page)
    assert script.OTA_URL in text_of(page)
    assert not shown(page, DeviceList)


async def test_who_waits_is_counted_at_the_page_and_decided_about_there(desk: Desk) -> None:
    scene.opened(desk.hub, desk.window, "en")
    desk.hub.enrolment.comes(applicant())
    badge = the(desk.window, Navigation)._buttons[PageName.DEVICES]
    assert badge.accessibleName().startswith("Devices, 1")
    button(desk.window, "Let it in").click()
    await asyncio.wait(desk.window.current.bridge._tasks)
    assert desk.hub.told == [("approve", applicant().code)]


def test_the_list_is_searched_filtered_and_sorted(nobody: Visit) -> None:
    page = nobody.choose().page
    assert listed(page) == ["Kitchen speaker", "esp32-s3-touch-amoled-1.8", "Hall"]
    pick(page, "Sort the devices", "By name")
    assert listed(page) == ["esp32-s3-touch-amoled-1.8", "Hall", "Kitchen speaker"]
    pick(page, "Only devices in this state", "Online")
    assert listed(page) == ["Kitchen speaker"]
    assert "1 of 3" in text_of(page)
    (search,) = [one for one in shown(page, QLineEdit) if one.placeholderText() == "Search"]
    search.setText("hall")
    assert listed(page) == []
    assert "No device is like that." in text_of(page)
    pick(page, "Only devices in this state", "All states")
    assert listed(page) == ["Hall"]


def test_the_chosen_device_stays_while_others_come_and_go(visit: Visit) -> None:
    page, hub = visit.page, visit.hub
    before = page.chosen
    scene.knows(hub, replace(scene.views("en")[1], device_id="new", name="Attic"))
    view = the(page, DeviceList)._view
    assert page.chosen == before == the(page, DeviceList)._model.row(view.currentIndex()).device_id  # type: ignore[union-attr]
    hub.picture = replace(hub.picture, devices=hub.picture.devices[1:])
    visit.bridge.refresh()
    assert not page.chosen
    assert "Choose a device" in text_of(page)


def test_a_device_is_chosen_by_keyboard(visit: Visit) -> None:
    view = the(visit.page, DeviceList)._view
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert visit.page.chosen == scene.views("en")[2].device_id
    assert visit.memory.value("devices/chosen") == visit.page.chosen


def test_a_thousand_devices_scroll_and_filter_without_a_stall(nobody: Visit) -> None:
    page = nobody.page
    scene.knows(nobody.hub, *scene.many(1_000))
    view = the(page, DeviceList)._view
    (search,) = [one for one in shown(page, QLineEdit) if one.placeholderText() == "Search"]
    live = nobody.live

    def scroll() -> None:
        place = QPointF(view.viewport().rect().center())
        turn = QPoint(0, -240)
        nothing = Qt.KeyboardModifier.NoModifier
        wheel = QWheelEvent(
            place, place, turn, turn, Qt.MouseButton.NoButton, nothing, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(view.viewport(), wheel)

    steps = {
        "scroll": scroll,
        "search": lambda: search.setText("speaker 09"),
        "found": lambda: search.setText(""),
        "sorted": lambda: pick(page, "Sort the devices", "By last contact"),
        "told": lambda: page.show_live(replace(live, devices=dict(live.devices))),
        "changed": lambda: page.show_live(
            replace(live, devices={key: replace(one, firmware="3") for key, one in live.devices.items()})
        ),
    }
    for name, step in steps.items():
        assert min(took(step) for _ in range(3)) < STALL_S, name


def took(step: object) -> float:
    """Seconds of the processor, until it is drawn: the machine may have other things to do."""
    began = time.process_time()
    step()  # type: ignore[operator]
    QApplication.processEvents()
    return time.process_time() - began


def test_a_name_and_a_room_are_saved_with_one_press(visit: Visit) -> None:
    card = the(visit.page, NamesCard)
    assert not button(card, "Save").isEnabled()
    name, room = shown(card, QLineEdit)
    name.setText("  Samovar ")
    room.setText("Hall")
    visit.client.answers["PATCH", FIRST] = scene.known(
        replace(scene.views("en")[0], name="Samovar", room="Hall")
    )
    button(card, "Save").click()
    ((_, path, body),) = [one for one in visit.client.told if one[0] == "PATCH"]
    assert (path, body.model_dump(exclude_unset=True)) == (FIRST, {"name": "Samovar", "room": "Hall"})
    assert room.completer().model().rowCount() == 2


def test_what_is_typed_is_not_lost_when_something_else_happens(visit: Visit) -> None:
    name = shown(the(visit.page, NamesCard), QLineEdit)[0]
    name.setText("Samo")
    visit.hub.happen(*script.device())
    assert name.text() == "Samo"
    visit.page.choose(scene.views("en")[1].device_id)
    assert name.text() == "Hall"


def test_a_persona_and_a_language_are_chosen(visit: Visit) -> None:
    pick(visit.page, "Persona", "Rosie")
    pick(visit.page, "Persona", "As everywhere: the hub's own")
    pick(visit.page, "Language", "Русский")
    assert visit.asked() == [("PUT", "/persona"), ("DELETE", "/persona"), ("PATCH", "")]
    assert visit.client.told[-1][2].language == "ru"
    assert "It answers in the language of the question." in text_of(visit.page)


def test_each_deed_is_asked_about(visit: Visit) -> None:
    assert "Unblock…" not in buttons(visit.page)
    for first, yes, asked in (
        ("New token…", "Yes, make a new one", ("POST", "/renew")),
        ("Block…", "Yes, block it", ("POST", "/block")),
        ("Forget…", "Yes, forget it", ("DELETE", "")),
    ):
        button(visit.page, first).click()
        button(visit.page, "Back").click()
        assert asked not in visit.asked()
        button(visit.page, first).click()
        button(visit.page, yes).click()
        assert visit.asked()[-1] == asked
    assert visit.said == [
        "The device gets a new token when it restarts.",
        "The device is blocked.",
        "The device is forgotten.",
    ]


def test_what_was_said_lately_is_shown(visit: Visit) -> None:
    visit.look_at(Part.HISTORY)
    table = visit.page._detail.history._table
    assert table.model().rowCount() == len(scene.turns("en", "x").turns)
    assert "boil" in str(table.model().index(0, 1).data())


def test_a_device_that_has_just_come_is_asked_again_for_its_tools(visit: Visit) -> None:
    visit.client.answers["GET", f"{FIRST}/tools"] = DeviceToolList(connected=True, tools=())
    device_id = visit.page.chosen
    visit.hub.happen(DeviceConnected(device_id=device_id, session_id="s9"))
    waiting = visit.presenter._listing
    for _ in range(LISTINGS):
        assert waiting.isActive()
        waiting.stop()
        waiting.timeout.emit()
    assert not waiting.isActive()
    visit.hub.happen(DeviceConnected(device_id=device_id, session_id="s10"))
    assert waiting.isActive()
    visit.presenter.leave()
    assert not waiting.isActive()


def test_nothing_is_asked_while_another_page_is_looked_at(visit: Visit) -> None:
    came = DeviceConnected(device_id=visit.page.chosen, session_id="s9")
    visit.presenter.leave()
    before = list(visit.client.read)
    visit.hub.happen(came)
    assert visit.client.read == before
    visit.presenter.enter()
    visit.hub.happen(came)
    assert f"{FIRST}/tools" in visit.client.read[len(before) :]


def test_the_history_leads_to_all_conversations_when_there_is_a_page_of_them(visit: Visit) -> None:
    visit.look_at(Part.HISTORY)
    assert ("All conversations" in buttons(visit.page)) is (PageName.SESSIONS in PRESENTERS)
    wanted: list[object] = []
    visit.presenter.page_wanted.connect(wanted.append)
    visit.page.let_sessions_be_seen(possible=True)
    button(visit.page, "All conversations").click()
    assert wanted == [PageName.SESSIONS]


def test_of_a_thousand_devices_only_the_one_that_comes_is_looked_at_anew(nobody: Visit) -> None:
    scene.knows(nobody.hub, *scene.many(1_000))
    devices = the(nobody.page, DeviceList)
    model, view = devices._model, devices._view
    ids = [row.device_id for row in model._rows]
    nobody.page.choose(ids[500])
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    before = {id(row) for row in model._rows}
    known = nobody.live.devices[ids[700]]
    comes = replace(known, state=DeviceState.APPROVED, session_id="s")
    nobody.page.show_live(replace(nobody.live, devices={**nobody.live.devices, ids[700]: comes}))
    place = model.place(ids[700])
    assert place.row() != 700
    row, looked_at = model.row(place), model.row(view.currentIndex())
    assert row is not None
    assert row.presence is Presence.ONLINE
    assert len({id(row) for row in model._rows} - before) == 1
    assert resets == []
    assert looked_at is not None
    assert looked_at.device_id == nobody.page.chosen == ids[500]
