"""Settings, with a real hub behind the window."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from hub.app import Hub
from hub.events import HubState
from hub.snapshot import HubSnapshot
from tests.ui.looked_at import READY, bridge, kept, looked_at, says, until
from tests.ui.reading import button, shown, the
from tests.ui.real_hub import real_hub
from ui import translation
from ui.bridge import HubBridge, Notice
from ui.dialogs.first_run import FirstRunDialog
from ui.first_run import DONE
from ui.pages.names import PageName
from ui.presenters.presenter import Surroundings
from ui.presenters.settings import SettingsPresenter
from ui.theme import DARK, LIGHT, THEME, Theme
from ui.widgets.settings.sections import Section

__all__ = ["bridge", "real_hub"]

pytestmark = pytest.mark.loads_engines


@pytest.fixture
async def settings(qtbot: QtBot, bridge: HubBridge, memory: QSettings) -> SettingsPresenter:
    return looked_at(qtbot, SettingsPresenter(Surroundings(memory)), bridge)


async def test_the_first_steps_are_gone_through_once_more(
    settings: SettingsPresenter, memory: QSettings
) -> None:
    memory.setValue(DONE, True)
    page, wanted = settings.page, list[PageName]()
    settings.page_wanted.connect(wanted.append)
    await says(page, "Addresses and ports")
    page.show_section(Section.WINDOW)
    await says(page, "first device: once more.")
    button(page, "First steps…").click()
    await until(lambda: bool(shown(page.window(), FirstRunDialog)))
    (dialog,) = shown(page.window(), FirstRunDialog)
    dialog.talk_wanted.emit()
    assert wanted == [PageName.TALK]
    dialog.reject()
    await until(lambda: not shown(page.window(), FirstRunDialog))


async def test_another_name_of_the_hub_is_known_to_wait_for_a_restart(
    settings: SettingsPresenter, bridge: HubBridge
) -> None:
    page, pictures = settings.page, list[HubSnapshot]()
    bridge.pictured.connect(pictures.append)
    await says(page, "Addresses and ports")
    page.change_wanted.emit("discovery.name", "kitchen")
    await until(lambda: bool(pictures) and pictures[-1].renamed)
    assert pictures[-1].name == "xiaozhi-hub.local"
    page.reset_wanted.emit("discovery.name")
    await until(lambda: not pictures[-1].renamed)


async def test_a_setting_is_changed_waits_for_a_restart_and_is_set_back(
    settings: SettingsPresenter, real_hub: Hub
) -> None:
    page = settings.page
    await says(page, "Addresses and ports")
    page.change_wanted.emit("session.idle_s", 45.0)
    await says(page, "1 change acts after a restart")
    assert "idle_s = 45.0" in kept(real_hub)
    page.show_section(Section.CONVERSATIONS)
    await says(page, "Until the hub is restarted it is 30.")
    page.reset_wanted.emit("session.idle_s")
    await until(lambda: not page.banner.isVisible())
    assert "45" not in kept(real_hub)


async def test_what_goes_together_is_refused_at_the_field_and_taken_with_the_other(
    settings: SettingsPresenter, real_hub: Hub, tmp_path: Path
) -> None:
    page = settings.page
    await says(page, "Addresses and ports")
    page.search("tls")
    page.change_wanted.emit("tls.cert_file", str(tmp_path / "hub.pem"))
    await says(page, "taken once the other is given, too")
    assert not real_hub.settings.origin.file.exists()
    page.change_wanted.emit("tls.key_file", str(tmp_path / "hub.key"))
    await says(page, "act after a restart")
    assert "hub.pem" in kept(real_hub)
    assert "hub.key" in kept(real_hub)


@pytest.mark.logs("a command failed")
async def test_what_the_environment_decides_is_said(
    settings: SettingsPresenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Notice] = []
    settings.noticed.connect(told.append)
    await says(settings.page, "Addresses and ports")
    monkeypatch.setenv("HUB_SESSION__IDLE_S", "50")
    settings.page.change_wanted.emit("session.idle_s", 45.0)
    await until(lambda: bool(told))
    assert told[0].code == "setup.setting_fixed"


async def test_the_network_is_shown_and_reached(settings: SettingsPresenter, real_hub: Hub) -> None:
    page = settings.page
    await says(page, real_hub.snapshot().ota_url)
    button(page, "Check").click()
    await says(page, "only this computer reaches it")


async def test_which_program_it_is_and_where_it_keeps_everything_is_told(
    settings: SettingsPresenter, real_hub: Hub
) -> None:
    await says(settings.page, "Addresses and ports")
    settings.page.show_section(Section.ABOUT)
    await says(settings.page, str(real_hub.settings.data_dir))


async def test_a_hub_that_is_attached_anew_is_asked_again(
    settings: SettingsPresenter, bridge: HubBridge, real_hub: Hub
) -> None:
    await says(settings.page, "Addresses and ports")
    real_hub.settings.origin.file.write_text("[session]\nidle_s = 77\n")
    settings.attach(bridge)
    settings.show_live(replace(READY, state=HubState.STARTING))
    settings.show_live(READY)
    settings.page.show_section(Section.CONVERSATIONS)
    await until(settings.page.banner.isVisible)


@pytest.fixture
def undressed(qapp: QApplication, theme: Theme) -> Iterator[None]:
    yield
    theme.choose("system")


@pytest.mark.usefixtures("undressed")
async def test_theme_and_language_act_at_once_and_are_remembered(
    settings: SettingsPresenter, qapp: QApplication, memory: QSettings
) -> None:
    window = settings.page.window_part
    for choice, colours in (("dark", DARK), ("light", LIGHT)):
        window.theme_wanted.emit(choice)
        assert qapp.palette().color(QPalette.ColorRole.Window).name() == colours.window
        assert memory.value(THEME) == choice
    settings.page.show_section(Section.WINDOW)
    window.language_wanted.emit("ru")
    assert memory.value(translation.LANGUAGE) == "ru"
    anew = SettingsPresenter(Surroundings(memory))  # as the window makes it in the new language
    anew.return_to(settings.place())
    assert the(anew.page, QListWidget).currentItem().text() == "Окно"
    anew.page.deleteLater()
    assert qapp.translate("Words", "Settings") == "Настройки"
    window.language_wanted.emit("en")
