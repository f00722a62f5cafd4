"""Values that the hub refuses: each is told at its field, and none stands in the way of another."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui import scripted_hub as script
from tests.ui.reading import text_of, the
from tests.ui.sessions.house import RealHub, looking_at
from ui.live import Live
from ui.main_window import MainWindow
from ui.pages.names import PageName
from ui.pages.settings import SettingsPage
from ui.presenters.presenter import Surroundings
from ui.presenters.settings import SettingsPresenter
from ui.widgets.settings.sections import section_of
from ui.widgets.settings.setting_row import SettingRow


@pytest.fixture
async def real(tmp_path: Path, window: MainWindow) -> AsyncIterator[RealHub]:
    async with looking_at(tmp_path, window) as real:
        real.hub.happen(script.ready())
        window.go(PageName.SETTINGS)
        await real.answered()
        yield real


def page(real: RealHub) -> SettingsPage:
    return the(real.window, SettingsPage)


async def field(real: RealHub, name: str) -> SettingRow:
    section = section_of(name)
    assert section is not None
    page(real).show_section(section)
    while page(real)._due:
        QApplication.processEvents()
        await asyncio.sleep(0)
    return page(real).row(name)


async def change(real: RealHub, name: str, value: object) -> str:
    """Change it; what its field says then."""
    row = await field(real, name)
    page(real).change_wanted.emit(name, value)
    await real.answered()
    return text_of(row)


def kept(real: RealHub) -> str:
    file = real.house.hub.settings.data_dir / "config.toml"
    return file.read_text() if file.exists() else ""


async def test_a_refused_value_blocks_no_other_of_its_group(real: RealHub) -> None:
    assert "no code of a language" in await change(real, "stt.languages", ["en", "cn"])
    await change(real, "stt.model", "whisper-tiny")
    assert 'model = "whisper-tiny"' in kept(real)
    assert "no code of a language" in text_of(await field(real, "stt.languages"))


async def test_values_that_go_together_are_taken_together_and_set_back_together(real: RealHub) -> None:
    assert "go together" in await change(real, "tls.cert_file", "/hub.pem")
    assert "go together" not in await change(real, "tls.key_file", "/hub.key")
    assert "hub.pem" in kept(real)
    assert "hub.key" in kept(real)
    page(real).reset_wanted.emit("tls.cert_file")
    await real.answered()
    assert "go together" in text_of(await field(real, "tls.cert_file"))
    page(real).reset_wanted.emit("tls.key_file")
    await real.answered()
    assert "hub." not in kept(real)


async def test_what_was_refused_is_forgotten_when_the_page_is_left(real: RealHub) -> None:
    await change(real, "tls.cert_file", "/hub.pem")
    real.window.go(PageName.HOME)
    real.window.go(PageName.SETTINGS)
    await real.answered()
    assert "go together" not in text_of(await field(real, "tls.cert_file"))
    assert "go together" in await change(real, "tls.key_file", "/hub.key")
    assert kept(real) == ""


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("http://192.168.1.5:8003/xiaozhi/ota/", ["http://192.168.1.5:8003/api/docs"]),
        ("smb://stranger/share", []),
        ("file:///etc/hosts", []),
    ],
)
def test_a_hub_elsewhere_has_nothing_opened_but_a_page(
    memory: QSettings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, address: str, opened: list[str]
) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        "ui.presenters.settings.QDesktopServices.openUrl", lambda url: told.append(url.toString())
    )
    presenter = SettingsPresenter(Surroundings(memory))
    qtbot.addWidget(presenter.page)
    presenter.show_live(Live(ota_url=address))
    presenter.page.about.api_wanted.emit()
    assert told == opened
