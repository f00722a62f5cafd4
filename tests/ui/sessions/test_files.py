"""The page before a real hub's API: what was recorded is heard again, and saved."""

import asyncio
import json
import zipfile
from collections.abc import AsyncGenerator, Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.reading import button, buttons, text_of, the
from tests.ui.sessions.acting import (
    Places,
    ScriptedPlayer,
    choose,
    look_for,
    page,
    parts_in,
    save_at,
)
from tests.ui.sessions.house import RealHub
from tests.web.api.conftest import SOUND
from ui.saving import save
from ui.widgets.sessions.export_button import ExportButton, Form


async def test_a_recorded_question_is_played_and_stopped(real: RealHub, player: ScriptedPlayer) -> None:
    await choose(real, "s1")
    button(page(real), "Play question").click()
    await real.answered()
    assert player.told == [("s1-001", SOUND)]
    button(page(real), "Stop playing").click()
    assert player.told[1:] == [("", b"")]
    button(page(real), "Play question").click()
    await real.answered()
    player.ended.emit("s1-001")
    assert "Play question" in buttons(page(real))


async def test_without_a_loudspeaker_it_says_so_and_the_sound_can_be_saved(
    real: RealHub, places: Places, player: ScriptedPlayer, tmp_path: Path
) -> None:
    await choose(real, "s1")
    button(page(real), "Play question").click()
    await real.answered()
    player.failed.emit("s1-001")
    assert "no loudspeaker that works" in text_of(page(real))
    button(page(real), "Save sound…").click()
    await save_at(real, places, tmp_path / "q.wav")
    assert (tmp_path / "q.wav").read_bytes() == SOUND
    assert "q.wav is saved" in text_of(page(real).saving)


@pytest.mark.parametrize("form", [Form.MARKDOWN, Form.JSON, Form.ZIP])
async def test_the_chosen_conversation_is_exported_in_each_form(
    real: RealHub, places: Places, tmp_path: Path, form: Form
) -> None:
    await choose(real, "s1")
    the(page(real).talk, ExportButton).export_wanted.emit(form)
    target = tmp_path / f"talk.{form.value}"
    await save_at(real, places, target)
    if form is Form.MARKDOWN:
        assert "**Question:** Question 1?" in target.read_text()
    elif form is Form.JSON:
        assert [one["turn_id"] for one in json.loads(target.read_text())["turns"]] == ["s1-002", "s1-001"]
    else:
        with zipfile.ZipFile(target) as zipped:
            assert sorted(name.partition("/")[0] for name in zipped.namelist()) == ["audio", "hub.json"]
    assert not parts_in(tmp_path)


async def test_what_was_found_is_exported_and_nothing_else(
    real: RealHub, places: Places, tmp_path: Path
) -> None:
    await look_for(real, "question 2")
    the(page(real).list, ExportButton).export_wanted.emit(Form.JSON)
    await save_at(real, places, tmp_path / "found.json")
    told = json.loads((tmp_path / "found.json").read_text())
    assert [one["turn_id"] for one in told["turns"]] == ["s1-002"]
    assert told["devices"] == []


async def test_a_file_that_cannot_be_written_says_so(real: RealHub, places: Places, tmp_path: Path) -> None:
    the(page(real).list, ExportButton).export_wanted.emit(Form.JSON)
    await save_at(real, places, tmp_path / "nowhere" / "all.json")
    assert "Choose another folder" in text_of(page(real).saving)


async def test_saving_can_be_cancelled(
    real: RealHub, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def half(_pieces: object, _target: Path, written: Callable[[int], object]) -> int:
        written(2_048)
        await asyncio.Event().wait()
        return 0

    monkeypatch.setattr("ui.presenters.session_files.save", half)
    the(page(real).list, ExportButton).export_wanted.emit(Form.ZIP)
    places.pop()[1](tmp_path / "all.zip")
    while "written" not in text_of(page(real).saving):
        await asyncio.sleep(0)
    assert "all.zip: 2.0 kB written" in text_of(page(real).saving)
    button(page(real).saving, "Cancel").click()
    await real.answered()
    assert "Cancelled: all.zip was not written." in text_of(page(real).saving)


async def test_saving_goes_on_though_the_page_is_made_anew(
    real: RealHub, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, target = asyncio.Event(), tmp_path / "all.json"

    async def patient(pieces: AsyncGenerator[bytes, None], to: Path, written: Callable[[int], object]) -> int:
        await go_on.wait()
        return await save(pieces, to, written)

    monkeypatch.setattr("ui.presenters.session_files.save", patient)
    the(page(real).list, ExportButton).export_wanted.emit(Form.JSON)
    places.pop()[1](target)
    QApplication.sendEvent(real.window, QEvent(QEvent.Type.LanguageChange))
    QTest.qWait(1)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    go_on.set()
    await real.answered()
    assert len(json.loads(target.read_text())["turns"]) == 3
