"""Letting a window into a hub elsewhere: a token is asked for, used and kept."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from hub.client.door import ApiDoor
from hub.errors import DamagedFileError
from hub.events import HubState
from hub.secrets import KeyPlace
from hub.snapshot import Reach
from tests.ui.reading import button, shown, text_of
from tests.ui.scripted_hub import ScriptedHub
from ui.bridge import HubBridge
from ui.dialogs.hub_token import COMMAND, HubTokenDialog
from ui.main_window import MainWindow
from ui.remote.connection import Connection
from ui.remote.tokens import TokenBook

ADDRESS = "http://192.168.1.20:8003"
TOKEN = "xzh_token"


class HubElsewhere(ScriptedHub):
    """Notes with which tokens it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens: list[str] = []
        self.tries = 0

    async def use_token(self, token: str) -> None:
        self.tokens.append(token)
        self.door = ApiDoor(ADDRESS, token)

    def try_now(self) -> None:
        self.tries += 1

    def is_now(self, reach: Reach) -> None:
        self.picture = replace(self.picture, reach=reach, state=HubState.READY)


@dataclass
class Scene:
    hub: HubElsewhere
    bridge: HubBridge
    window: MainWindow
    connection: Connection
    book: TokenBook

    def is_now(self, reach: Reach) -> None:
        self.hub.is_now(reach)
        self.bridge.refresh()

    def dialog(self) -> HubTokenDialog | None:
        QApplication.processEvents()
        found = QApplication.activeModalWidget()
        return found if isinstance(found, HubTokenDialog) else None


@pytest.fixture
async def scene(
    qtbot: QtBot, memory: QSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Scene]:
    window = MainWindow(memory, address=ADDRESS)
    qtbot.addWidget(window)
    hub = HubElsewhere()
    book = TokenBook(tmp_path / "elsewhere")
    connection = Connection(window, ADDRESS, book)
    connection.attach(hub)
    bridge = HubBridge(hub)
    window.attach(bridge)
    window.show()
    yield Scene(hub, bridge, window, connection, book)
    await connection.close()
    await bridge.close()


async def until(true: Callable[[], object]) -> None:
    async with asyncio.timeout(5):
        while not true():
            await asyncio.sleep(0)


async def test_a_hub_that_wants_a_token_has_the_window_ask_for_one(scene: Scene) -> None:
    scene.is_now(Reach.REFUSED)
    dialog = scene.dialog()
    assert dialog is not None
    said = text_of(dialog)
    assert f"The hub at {ADDRESS}" in said
    assert COMMAND in said
    assert COMMAND.startswith(".venv/bin/python -m hub token create")  # as the README has it
    assert "does not accept" not in said
    connect = button(dialog, "Connect")
    (field,) = shown(dialog, QLineEdit)
    for nonsense in ("", "  ", "two words", "жетон"):
        field.setText(nonsense)
        assert not connect.isEnabled()
    field.setText(f" {TOKEN} ")
    connect.click()
    await until(lambda: scene.book.find(ADDRESS) == TOKEN)
    assert scene.hub.tokens == [TOKEN]
    assert field.text() == ""


async def test_it_is_asked_again_when_that_one_is_refused_as_well(scene: Scene) -> None:
    scene.hub.door = ApiDoor(ADDRESS, TOKEN)
    scene.is_now(Reach.REFUSED)
    dialog = scene.dialog()
    assert dialog is not None
    assert "It does not accept the token. Enter another one." in text_of(dialog)
    dialog.reject()
    scene.bridge.refresh()
    assert scene.dialog() is None
    scene.is_now(Reach.CONNECTING)
    scene.is_now(Reach.REFUSED)
    again = scene.dialog()
    assert again is not None
    again.reject()


async def test_who_closed_the_question_finds_it_again(scene: Scene) -> None:
    scene.is_now(Reach.REFUSED)
    dialog = scene.dialog()
    assert dialog is not None
    dialog.reject()
    assert "The hub asks for a token" in text_of(scene.window)
    button(scene.window, "Enter a token…").click()
    again = scene.dialog()
    assert again is not None
    again.reject()


async def test_a_token_that_is_not_to_be_kept_is_not(scene: Scene) -> None:
    scene.is_now(Reach.REFUSED)
    dialog = scene.dialog()
    assert dialog is not None
    (keep,) = shown(dialog, QCheckBox)
    keep.setChecked(False)
    shown(dialog, QLineEdit)[0].setText(TOKEN)
    button(dialog, "Connect").click()
    await until(lambda: scene.hub.tokens)
    await asyncio.sleep(0)
    assert scene.book.find(ADDRESS) == ""


async def test_a_token_that_cannot_be_kept_is_told(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def keep(_book: TokenBook, _address: str, _token: str) -> KeyPlace:
        raise DamagedFileError("damaged")

    monkeypatch.setattr(TokenBook, "keep", keep)
    scene.is_now(Reach.REFUSED)
    dialog = scene.dialog()
    assert dialog is not None
    shown(dialog, QLineEdit)[0].setText(TOKEN)
    button(dialog, "Connect").click()
    await until(lambda: "Keeping the token: A file in the data folder is damaged" in text_of(scene.window))
    assert scene.hub.tokens == [TOKEN]


async def test_a_hub_that_is_away_is_told_and_can_be_tried_at_once(scene: Scene) -> None:
    scene.is_now(Reach.HERE)
    assert "cannot be reached" not in text_of(scene.window)
    scene.is_now(Reach.AWAY)
    said = text_of(scene.window)
    assert "The hub cannot be reached" in said
    assert f"The hub at {ADDRESS} cannot be reached." in said
    button(scene.window, "Try now").click()
    assert scene.hub.tries == 1
    scene.is_now(Reach.HERE)
    assert "cannot be reached" not in text_of(scene.window)


async def test_what_answers_may_be_no_hub(scene: Scene) -> None:
    scene.is_now(Reach.NO_HUB)
    assert f"What answers at {ADDRESS} is no hub" in text_of(scene.window)
    assert scene.dialog() is None


def test_tokens_are_kept_for_each_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = TokenBook(tmp_path / "elsewhere")
    assert book.find("http://a:1") == ""
    assert book.keep("http://a:1", "xzh_a") is KeyPlace.FILE
    book.keep("http://b:1", "xzh_b")
    again = TokenBook(tmp_path / "elsewhere")
    assert (again.find("http://a:1"), again.find("http://b:1")) == ("xzh_a", "xzh_b")
    if sys.platform != "win32":
        assert (tmp_path / "elsewhere" / "secrets.json").stat().st_mode & 0o077 == 0


@pytest.mark.logs("cannot be read")
def test_a_damaged_file_of_tokens_is_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secrets.json").write_text("{")
    assert TokenBook(tmp_path).find("http://a:1") == ""


async def test_a_certificate_that_is_not_trusted_is_told_with_what_to_do(scene: Scene) -> None:
    scene.is_now(Reach.UNTRUSTED)
    said = text_of(scene.window)
    assert "--ca-file ca.pem" in said
    assert "The hub's certificate is not trusted" in said
    assert button(scene.window, "Try now").isVisible()
