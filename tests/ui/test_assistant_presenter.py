"""The assistant, with a real hub behind the window."""

import asyncio
import gc
from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from hub.app import Hub
from hub.secrets import KeyPlace
from tests.fakes.chat_service import ChatService, Reply
from tests.ui.looked_at import READY, bridge, kept, looked_at, says, until
from tests.ui.reading import button, buttons
from tests.ui.real_hub import real_hub
from ui.bridge import HubBridge
from ui.dialogs.api_key import ApiKeyDialog
from ui.pages.assistant import Part
from ui.presenters.assistant import AssistantPresenter
from ui.presenters.presenter import Surroundings
from ui.widgets.assistant.known_services import ServiceChoice

__all__ = ["bridge", "real_hub"]

pytestmark = pytest.mark.loads_engines


@pytest.fixture
async def service() -> AsyncIterator[ChatService]:
    async with ChatService(default=Reply("Hello there.")) as running:
        yield running


@pytest.fixture
async def assistant(qtbot: QtBot, bridge: HubBridge, memory: QSettings) -> AssistantPresenter:
    return looked_at(qtbot, AssistantPresenter(Surroundings(memory)), bridge)


async def test_without_a_key_it_says_so_and_a_key_is_kept_and_forgotten(
    assistant: AssistantPresenter, real_hub: Hub
) -> None:
    page = assistant.page
    await says(page, "No key is kept")
    assistant._keep("sk-test")
    await says(page, "It is kept in a file that only you can read.")
    page.key.forget_wanted.emit()
    await says(page, "No key is kept")
    assert real_hub.key_place() == ""


async def test_a_service_is_listed_tested_taken_and_thinks_at_once(
    assistant: AssistantPresenter, real_hub: Hub, service: ChatService
) -> None:
    page = assistant.page
    await says(page, "In use: Grok (xAI)")
    form = page.first
    form._services.setCurrentIndex(form._services.count() - 1)
    form._chosen()
    form._address.setText(service.base_url)
    form._key.setText("sk-new")
    button(form, "List models").click()
    await says(form, "It has 2 models.")
    assert form.choice == ServiceChoice(service.base_url, "grok-4", "sk-new")
    use = button(form, "Use it")
    assert not use.isEnabled()
    button(form, "Test").click()
    await says(form, "The first word came after")
    assert use.isEnabled()
    use.click()
    await says(form, f"In use: {service.base_url}, grok-4")
    await says(page, "It is kept in a file that only you can read.")
    assert set(service.keys) == {"Bearer sk-new"}
    told = kept(real_hub)
    assert "sk-new" not in told
    assert "price_in = 0.0" in told


async def test_a_service_that_stands_in_is_taken_with_its_own_key(
    assistant: AssistantPresenter, real_hub: Hub, service: ChatService
) -> None:
    page, form = assistant.page, assistant.page.second
    await says(page, "None is in use.")
    form._services.setCurrentIndex(form._services.count() - 1)
    form._chosen()
    form._address.setText(service.base_url)
    form._key.setText("sk-second")
    form._model.setEditText("grok-4")
    button(form, "Test").click()
    await says(form, "The first word came after")
    button(form, "Use it").click()
    await until(lambda: real_hub.key_place(second=True) is KeyPlace.FILE)
    assert real_hub.key_place() is KeyPlace.NOWHERE
    assert set(service.keys) == {"Bearer sk-second"}
    assert "sk-second" not in kept(real_hub)


async def test_a_service_that_the_environment_decides_is_said_and_cannot_be_changed(
    assistant: AssistantPresenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    await says(assistant.page, "In use: Grok (xAI)")
    form = assistant.page.first
    assert form._services.isEnabled()
    monkeypatch.setenv("HUB_LLM__MODEL", "grok-5")
    assistant.enter()
    assistant.show_live(READY)
    await says(form, "The environment decides it, by HUB_LLM__MODEL: change it there.")
    assert not any(field.isEnabled() for field in (form._services, form._address, form._key, form._model))
    assert button(form, "Test").isEnabled()
    assert assistant.page.second._services.isEnabled()


@pytest.mark.parametrize(("status", "said"), [(401, "does not accept the key"), (402, "account's limit")])
async def test_why_a_test_fails_is_said_and_it_is_not_taken(
    assistant: AssistantPresenter, service: ChatService, status: int, said: str
) -> None:
    service.default = Reply(status=status)
    form = assistant.page.second
    await says(assistant.page, "None is in use.")
    form._services.setCurrentIndex(form._services.count() - 1)
    form._chosen()
    form._address.setText(service.base_url)
    form._model.setEditText("llama3.2")
    button(form, "Test").click()
    await says(form, said)
    assert not button(form, "Use it").isEnabled()


async def test_a_test_is_cancelled(assistant: AssistantPresenter, service: ChatService) -> None:
    word = asyncio.Event()
    service.default = Reply(first_after=word)
    form = assistant.page.second
    await says(assistant.page, "None is in use.")
    form._address.setReadOnly(False)
    form._address.setText(service.base_url)
    form._model.setEditText("llama3.2")
    button(form, "Test").click()
    await service.asked.wait()
    before = len(asyncio.all_tasks())
    button(form, "Cancel").click()
    await until(lambda: button(form, "Test").isEnabled())
    word.set()
    gc.collect()  # what the cancelled request leaves behind is ended by the loop
    await until(lambda: len(asyncio.all_tasks()) < before)


async def test_a_persona_is_made_changed_chosen_and_deleted(assistant: AssistantPresenter) -> None:
    page, view = assistant.page, assistant.page.personas
    page.show_part(Part.PERSONAS)
    await says(page, "The hub's own")
    view.make_wanted.emit("cook")
    await says(page, "Cook")
    view.make_wanted.emit("cook")
    await says(page, "Cook 2")
    view.editor._name.setText("Rosie")
    view.editor._instructions.setPlainText("Speak of soup.")
    button(page, "Save").click()
    await says(page, "Rosie")
    button(page, "Use it on all devices").click()
    await until(lambda: "Speaks on all devices" in buttons(page))
    view.editor._greeting.setText("Привет 你好")
    view._list.setCurrentRow(0)
    view._list.setCurrentRow(2)
    assert view.editor._greeting.text() == "Привет 你好"
    button(page, "Delete…").click()
    button(page, "Delete it").click()
    await until(lambda: view._list.count() == 2)


async def test_the_limit_is_changed_at_once_and_costs_are_shown(
    assistant: AssistantPresenter, real_hub: Hub
) -> None:
    page = assistant.page
    page.show_part(Part.COSTS)
    await says(page, "Nothing was sent to a service this month.")
    page.costs.change_wanted.emit("llm.monthly_cap", 5.0)
    await says(page, "0.00 USD of 5.00 USD")
    budget = real_hub.snapshot().budget
    assert budget is not None
    assert budget.cap == 5.0


async def test_a_key_is_kept_once_the_service_has_answered_with_it(
    assistant: AssistantPresenter, real_hub: Hub, service: ChatService
) -> None:
    await says(assistant.page, "In use: Grok (xAI)")
    assistant._take_first(ServiceChoice(service.base_url, "grok-4"))
    await says(assistant.page, f"In use: {service.base_url}, grok-4")
    assistant.page.key.key_wanted.emit()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ApiKeyDialog)
    service.default = Reply(status=401)
    dialog.findChildren(QLineEdit)[0].setText("sk-typed")
    button(dialog, "Save key").click()
    await says(dialog, "does not accept the key")
    assert real_hub.key_place() is KeyPlace.NOWHERE
    service.default = Reply("Hello there.")
    button(dialog, "Save key").click()
    await until(lambda: not dialog.isVisible())
    assert real_hub.key_place() is KeyPlace.FILE
    assert set(service.keys) == {"Bearer sk-typed"}


async def test_a_key_that_is_kept_is_not_asked_for_again(assistant: AssistantPresenter) -> None:
    await says(assistant.page, "In use: Grok (xAI)")
    first = assistant.page.first
    first.show_service("http://127.0.0.1:1/v1", "llama3.2")
    assert first._key.placeholderText() == "Only if it wants one"
    first.show_key_kept(kept=True)
    assert first._key.placeholderText() == "One is kept"
    first._address.setText("http://127.0.0.1:2/v1")
    assert first._key.placeholderText() == "Only if it wants one"
