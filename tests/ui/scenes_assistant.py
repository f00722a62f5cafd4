"""The pages Assistant and Settings, handed values."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication

from hub.config.origin import Source
from hub.events import BudgetState, Purpose
from hub.skills.persona_templates import templates
from hub.storage.personas import HOUSE, Length
from hub.web.api.costs import Budget, Costs, SentOnDay, Usage
from hub.web.api.llm import Models, Trial
from hub.web.api.network import Network, Reached
from hub.web.api.persona_forms import Persona, PersonaTemplate
from tests.ui import scripted_hub as script
from tests.ui.given_settings import FILE, FOLDER, told_settings
from tests.ui.reading import the
from tests.ui.scripted_hub import ScriptedHub
from ui import setting_words
from ui.main_window import MainWindow
from ui.pages.assistant import AssistantPage, Part
from ui.pages.names import PageName
from ui.pages.settings import SettingsPage
from ui.widgets.assistant.known_services import GROK, OLLAMA, ServiceChoice
from ui.widgets.settings.sections import Section

Scene = Callable[[ScriptedHub, MainWindow, str], None]

NETWORK = Network(
    ota_url=script.OTA_URL, ws_url="ws://192.168.1.20:8000/xiaozhi/v1/", name="xiaozhi-hub.local",
    announced=True,
    addresses=("192.168.1.20", "10.8.0.2"), listens_on=("0.0.0.0",), http_port=8003, ws_port=8000,  # noqa: S104
    https_port=0, wss_port=0,
)  # fmt: skip
REACHED = Reached(url="http://192.168.1.20:8003/healthz", took=0.0031, error="", detail="")
CHANGED = {"session.idle_s": 45, "server.http_port": 8103, "discovery.mdns": False}
MODELS = Models(models=("grok-4-1-fast-non-reasoning", "grok-4"), complete=True, error="", detail="")


def settings_page(window: MainWindow, changed: dict[str, Any] | None = None) -> SettingsPage:
    window.go(PageName.SETTINGS)
    page = the(window, SettingsPage)
    window._pages.setCurrentWidget(page)  # nothing is asked: the scene says what the hub would
    variable = (Source.ENVIRONMENT, "HUB_SERVER__WS_PORT")
    page.show_settings(told_settings(changed, {"server.ws_port": variable}), restarts=True)
    page.show_network(NETWORK)
    page.window_part.show_choices("auto", "system")
    page.about.show_facts("0.1.0", str(FOLDER), str(FILE), here=True)
    return page


def assistant_page(hub: ScriptedHub, window: MainWindow, place: str) -> AssistantPage:
    window.go(PageName.ASSISTANT)
    page = the(window, AssistantPage)
    window._pages.setCurrentWidget(page)  # as above
    page.key.show_key("Grok", place)
    page.first.show_service(GROK.base_url, "grok-4-1-fast-non-reasoning")
    page.second.show_service("", "")
    page.costs.show_limit(next(one for one in told_settings().settings if one.name == "llm.monthly_cap"))
    return page


def filled(page: SettingsPage) -> None:
    """Have all rows made that are due, and given their place."""
    while page._due:
        QApplication.processEvents()
    QApplication.processEvents()


def _section(section: Section) -> Scene:
    def scene(_hub: ScriptedHub, window: MainWindow, _language: str) -> None:
        page = settings_page(window)
        page.show_section(section)
        filled(page)

    return scene


def settings_reached(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = settings_page(window)
    page.show_reached(REACHED)
    filled(page)


def settings_refused(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = settings_page(window)
    page.search("tls")
    reason = "Value error, cert_file and key_file go together"
    page.show_refused({"tls.cert_file": setting_words.refusal(reason)})
    filled(page)


def settings_restart(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = settings_page(window, CHANGED)
    page.show_section(Section.CONVERSATIONS)
    filled(page)


def settings_decided(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = settings_page(window, CHANGED)
    page.search("port")
    filled(page)


def settings_not_found(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    settings_page(window).search("zebra")


def assistant_no_key(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    hub.happen(*script.all_engines(), script.no_key())
    assistant_page(hub, window, "")


def assistant_tested(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    form = assistant_page(hub, window, "keyring").first
    form.show_models(MODELS)
    trial = Trial(
        model="grok-4", first_word_s=0.62, words="Hello there, I am glad to hear you.", error="", detail=""
    )
    form.show_trial(trial, form.choice)


def assistant_failed(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    form = assistant_page(hub, window, "file").first
    trial = Trial(model="grok-4", first_word_s=None, words="", error="llm.key_refused", detail="")
    form.show_trial(trial, form.choice)


def assistant_second(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = assistant_page(hub, window, "keyring")
    page.first.hide()
    page.second.show_service(OLLAMA.base_url, "llama3.2")
    page.second.show_trial(
        Trial(model="llama3.2", first_word_s=None, words="", error="llm.down", detail=""),
        ServiceChoice(OLLAMA.base_url, "llama3.2"),
    )


def assistant_decided(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = assistant_page(hub, window, "environment")
    page.first.show_service(OLLAMA.base_url, "llama3.2")
    page.first.show_decided(setting_words.decided(Source.ENVIRONMENT, "HUB_LLM__BASE_URL"))


def assistant_second_key(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = assistant_page(hub, window, "keyring")
    page.first.hide()
    page.second.show_service("https://llm.example/v1", "llama3.2")


def assistant_personas(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = assistant_page(hub, window, "keyring")
    page.show_part(Part.PERSONAS)
    found = templates(language)
    page.personas.show_templates(tuple(map(PersonaTemplate.model_validate, found)))
    page.personas.editor.offer_voices(["en_US-joe-medium", "ru_RU-irina-medium"])
    page.personas.show_personas(personas(language), "p2")


def personas(language: str) -> tuple[Persona, ...]:
    own = Persona(
        persona_id=HOUSE, name="", instructions="", instruction_tokens=0, language="", voice="", greeting="",
        tools=("*",), length=Length.USUAL, template="", created_at=0, everywhere=True, devices=(),
    )  # fmt: skip
    made = [
        own.model_copy(
            update={
                "persona_id": f"p{number}", "name": one.name, "instructions": one.instructions,
                "language": one.language, "greeting": one.greeting, "length": one.length, "everywhere": False,
            }
        )
        for number, one in enumerate(templates(language)[1:], 1)
    ]  # fmt: skip
    return (own, *made)


def assistant_costs(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page = assistant_page(hub, window, "keyring")
    page.show_part(Part.COSTS)
    page.costs.show_costs(costs(), {script.KITCHEN: "Kitchen", script.HALL: "Hall"}, "2026-11")


def costs() -> Costs:
    usage = tuple(
        Usage(
            day=f"2026-11-{day:02}", device_id=device, model="grok-4-1-fast-non-reasoning", requests=12 + day,
            prompt=21_000 + 900 * day, cached=9_000, answer=1_400 + 60 * day, cost=0.004 * (1 + day * 7 % 9),
            estimated=day == 7,
        )
        for day in range(1, 24)
        for device in (script.KITCHEN, script.HALL)
        if (day * 5 + len(device)) % 4
    )  # fmt: skip
    sent = SentOnDay(
        day="2026-11-23", device_id=script.HALL, host="api.x.ai", purpose=Purpose.QUESTION, requests=412,
        bytes=3_812_400, outside=True,
    )  # fmt: skip
    photo = sent.model_copy(update={"purpose": Purpose.PHOTO, "requests": 9, "bytes": 1_204_000})
    spent = sum(one.cost for one in usage)
    budget = Budget(state=BudgetState.NEARLY, month="2026-11", spent=spent, cap=1.0, currency="USD")
    return Costs(usage=usage, sent=(sent, photo), budget=budget, complete=True)


ALIKE = frozenset({Section.NETWORK, Section.CONVERSATIONS, Section.LIMITS})
"""Sections that other scenes show, or others like them."""

ASSISTANT_SCENES: dict[str, Scene] = {
    f"settings_{section.value}": _section(section) for section in Section if section not in ALIKE
} | {
    scene.__name__: scene
    for scene in (
        settings_reached,
        settings_refused,
        settings_restart,
        settings_decided,
        settings_not_found,
        assistant_no_key,
        assistant_tested,
        assistant_failed,
        assistant_second,
        assistant_decided,
        assistant_second_key,
        assistant_personas,
        assistant_costs,
    )
}
