"""The first run's key: tried, kept, refused, or kept untried."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from hub.errors import DataFolderError
from tests.ui.first_run_desk import Run, TrialService, run, trials, until
from tests.ui.reading import button, buttons, shown, text_of
from ui.bridge import Notice, NoticeKind

__all__ = ["run", "trials"]


async def test_a_key_is_tried_and_kept_before_it_goes_on(run: Run, trials: TrialService) -> None:
    run.press("Next")
    QTest.keyClicks(shown(run.dialog, QLineEdit)[0], "xai-123")
    run.hub.door = await trials.start()
    run.press("Save key")
    await until(lambda: "Step 3 of 3" in text_of(run.dialog))
    assert trials.told == [{"service": "first", "api_key": "xai-123"}]
    assert ("key", "xai-123") in run.hub.told
    run.press("Back")
    assert "A key is kept now in a file that only you can read" in text_of(run.dialog)
    assert shown(run.dialog, QLineEdit)[0].text() == ""


async def test_a_key_that_the_service_refuses_is_not_kept(run: Run, trials: TrialService) -> None:
    trials.error = "llm.key_refused"
    run.hub.door = await trials.start()
    run.press("Next")
    QTest.keyClicks(shown(run.dialog, QLineEdit)[0], "wrong-key-123")
    run.press("Save key")
    await until(lambda: "does not accept the key" in text_of(run.dialog))
    assert "Step 2 of 3" in text_of(run.dialog)
    assert "Keep it anyway" not in buttons(run.dialog)
    assert not any(command == "key" for command, _ in run.hub.told)
    assert shown(run.dialog, QLineEdit)[0].text() == "wrong-key-123"


@pytest.mark.parametrize("error", ["llm.down", "llm.quota"])
async def test_without_internet_or_credit_a_key_can_be_kept_anyway(
    run: Run, trials: TrialService, error: str
) -> None:
    trials.error = error
    run.hub.door = await trials.start()
    run.press("Next")
    QTest.keyClicks(shown(run.dialog, QLineEdit)[0], "xai-123")
    run.press("Save key")
    await until(lambda: "The key could not be tested." in text_of(run.dialog))
    run.press("Keep it anyway")
    await until(lambda: "Step 3 of 3" in text_of(run.dialog))
    assert ("key", "xai-123") in run.hub.told


async def test_other_news_is_not_taken_for_the_key_s_while_it_is_tried(run: Run) -> None:
    run.press("Next")
    QTest.keyClicks(shown(run.dialog, QLineEdit)[0], "xai-123")
    run.dialog._go_on()
    run.bridge.noticed.emit(Notice(NoticeKind.FAILED, "Naming the device", "hub.away"))
    run.bridge.key_changed.emit("file")
    assert "Step 2 of 3" in text_of(run.dialog)
    assert not button(run.dialog, "Testing the key…").isEnabled()


@pytest.mark.logs("a command failed")
async def test_a_key_that_could_not_be_kept_is_told_of_and_it_stays_there(
    run: Run, trials: TrialService
) -> None:
    run.hub.door = await trials.start()
    run.hub.fails = DataFolderError("no")
    run.press("Next")
    QTest.keyClicks(shown(run.dialog, QLineEdit)[0], "xai-123")
    run.press("Save key")
    await until(lambda: "cannot write to its data folder" in text_of(run.dialog))
    assert "Step 2 of 3" in text_of(run.dialog)
