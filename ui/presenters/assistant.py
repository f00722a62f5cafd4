"""Assistant: key, services and limit; personas and costs have presenters' parts of their own."""

import asyncio
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from hub.config import is_outside
from hub.errors import HubError, ToldNoError
from hub.events import EngineChanged, EngineKind, Event, HubState
from hub.web.api.llm import Models, Trial
from hub.web.api.settings import LlmKey, Setting, SettingList
from ui import setting_words, words
from ui.bridge import HubBridge, Notice, NoticeKind
from ui.dialogs.api_key import ApiKeyDialog
from ui.key_keeping import KeyKeeping
from ui.live import Live
from ui.pages.assistant import AssistantPage, Part
from ui.presenters.assistant_costs import CostsPart
from ui.presenters.assistant_personas import PersonasPart
from ui.presenters.presenter import Presenter, Surroundings
from ui.widgets.assistant.known_services import GROK, ServiceChoice
from ui.widgets.assistant.service_form import ServiceForm

PRICES = ("llm.price_in", "llm.price_cached", "llm.price_out")
"""Settings that go with the service: one at home costs nothing."""


class AssistantPresenter(Presenter):
    """Everything is asked of the API, the trials, too: the hub's own way to the service is what counts."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.page: AssistantPage = AssistantPage()
        self._settings: dict[str, Setting] = {}
        self._asked = False
        self._place = ""
        self._trials: dict[ServiceForm, asyncio.Task[None]] = {}
        self._personas = PersonasPart(self, self.page.personas)
        self._costs = CostsPart(self, self.page.costs)
        page = self.page
        page.key.key_wanted.connect(self._ask_key)
        page.key.forget_wanted.connect(self._forget_key)
        page.costs.change_wanted.connect(lambda name, value: self._limit({name: value}))
        page.costs.reset_wanted.connect(lambda name: self._limit({name: None}))
        self._connect(page.first, "first")
        self._connect(page.second, "second")
        page.first.take_wanted.connect(self._take_first)
        page.second.take_wanted.connect(self._take_second)
        page.second.remove_wanted.connect(self._remove_second)

    def attach(self, bridge: HubBridge) -> None:
        """Show this hub from now on: it is asked once it has started."""
        super().attach(bridge)
        self._asked = False

    def enter(self) -> None:
        """Ask anew."""
        self._asked = False

    def leave(self) -> None:
        """Keep what was written, should the page be made anew."""
        self._personas.keep()

    def place(self) -> str:
        """The part of the page."""
        return self.page.part.name

    def return_to(self, place: str) -> None:
        """Show that part."""
        if place:
            self.page.show_part(Part[place])

    def show_live(self, live: Live) -> None:
        """Ask once the hub is ready."""
        super().show_live(live)
        self.page.key.show_key(live.assistant, self._place)
        if live.state is HubState.READY and not self._asked:
            self._asked = True
            self._read()

    def receive(self, event: Event) -> None:
        """Ask again when another service or key is in use."""
        if isinstance(event, EngineChanged) and event.kind is EngineKind.LLM and self._asked:
            self._read_key()

    def _read(self) -> None:
        label = self.tr("Reading the settings")
        self.ask(lambda client: client.get("/settings", SettingList), self._show_settings, label)
        self._read_key()
        self._personas.read()
        self._costs.read()

    def _read_key(self) -> None:
        label = self.tr("Reading where the key is kept")
        self.ask(lambda client: client.get("/settings/llm-key", LlmKey), self._show_key, label)

    def _show_key(self, key: LlmKey) -> None:
        self._place = key.place.value
        self.page.first.show_key_kept(kept=bool(self._place))
        self.page.key.show_key(self.live.assistant, self._place)

    def _show_settings(self, told: SettingList) -> None:
        self._settings = {one.name: one for one in told.settings}
        self.page.first.show_service(self._value("llm.base_url"), self._value("llm.model"))
        self.page.second.show_service(self._value("llm.second.base_url"), self._value("llm.second.model"))
        self.page.first.show_decided(self._decided("llm.base_url", "llm.model"))
        self.page.second.show_decided(self._decided("llm.second.base_url", "llm.second.model"))
        self.page.costs.show_limit(self._settings["llm.monthly_cap"])

    def _decided(self, *names: str) -> str:
        """Why one of these cannot be changed in the window; empty: all of them can."""
        settings = (self._settings[name] for name in names)
        return next(filter(None, (setting_words.decided(one.source, one.variable) for one in settings)), "")

    def _value(self, name: str) -> str:
        return str(self._settings[name].value)

    def _connect(self, form: ServiceForm, which: str) -> None:
        form.test_wanted.connect(lambda choice: self._test(form, which, choice))
        form.cancel_wanted.connect(lambda: self._cancel(form))
        form.models_wanted.connect(lambda choice: self._list(form, which, choice))

    def _test(self, form: ServiceForm, which: str, choice: ServiceChoice) -> None:
        asked, label = _asked(which, choice), self.tr("Testing the service")
        self._trials[form] = self.ask(
            lambda client: client.send("POST", "/llm/test", Trial, asked),
            lambda trial: self._tried(form, trial, choice),
            label,
            lambda error: self._untried(form, error, label),
        )

    def _tried(self, form: ServiceForm, trial: Trial, choice: ServiceChoice) -> None:
        form.show_trial(trial, choice)
        self._costs.read()  # it cost something

    def _cancel(self, form: ServiceForm) -> None:
        if (task := self._trials.pop(form, None)) is not None:
            task.cancel()

    def _list(self, form: ServiceForm, which: str, choice: ServiceChoice) -> None:
        asked, label = _asked(which, choice), self.tr("Listing the models")
        self.ask(
            lambda client: client.send("POST", "/llm/models", Models, asked),
            form.show_models,
            label,
            lambda error: self._untried(form, error, label),
        )

    def _untried(self, form: ServiceForm, error: HubError, label: str) -> None:
        form.show_untried()
        self.noticed.emit(Notice(NoticeKind.FAILED, label, error.code))

    def _take_first(self, choice: ServiceChoice) -> None:
        values: dict[str, Any] = {"llm.base_url": choice.base_url, "llm.model": choice.model}
        if choice.base_url != self._value("llm.base_url"):
            values |= dict.fromkeys(PRICES, _price(choice.base_url))
        done = self.tr("It thinks from the next question on.")
        if _is_paid_elsewhere(choice.base_url):
            done += " " + self.tr("Costs are counted by Grok's prices: set its own in Settings, Thinking.")
        self._change(values, done, choice.key)

    def _take_second(self, choice: ServiceChoice) -> None:
        values = {"llm.second.base_url": choice.base_url, "llm.second.model": choice.model}
        self._change(values, self.tr("It stands in from now on."), choice.key, second=True)

    def _remove_second(self) -> None:
        values = {"llm.second.base_url": None, "llm.second.model": None}
        self._change(values, self.tr("Nobody stands in any more."))

    def _change(self, values: dict[str, Any], done: str, key: str = "", *, second: bool = False) -> None:
        label = self.tr("Changing the service")

        def changed(told: SettingList) -> None:
            self._show_settings(told)
            self.noticed.emit(Notice(NoticeKind.DONE, done))
            if key and second:
                self._keep_second(key)
            elif key:
                self._keep(key)

        self.ask(
            lambda client: client.send("PATCH", "/settings", SettingList, {"values": values}), changed, label
        )

    def _limit(self, values: dict[str, Any]) -> None:
        label = self.tr("Changing the limit")
        self.ask(
            lambda client: client.send("PATCH", "/settings", SettingList, {"values": values}),
            self._limited,
            label,
            self._not_limited,
        )

    def _limited(self, told: SettingList) -> None:
        self._show_settings(told)
        self._costs.read()

    def _not_limited(self, error: HubError) -> None:
        fields = error.fields if isinstance(error, ToldNoError) else ()
        told = setting_words.refusal(fields[0][1]) if fields else words.problem(error.code)
        self.page.costs.show_refused(told)

    def _ask_key(self) -> None:
        elsewhere = bool(self.around.address)
        dialog = ApiKeyDialog(self.live.assistant, self._place, self.page.window(), elsewhere=elsewhere)
        KeyKeeping(dialog, self.bridge, self._keep_tried, dialog)
        dialog.key_forgotten.connect(self._forget_key)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _keep(self, key: str) -> None:
        body = {"key": key}
        self.ask(
            lambda client: client.send("PUT", "/settings/llm-key", LlmKey, body),
            self._kept,
            self.tr("Keeping the key"),
        )

    def _keep_tried(self, key: str, kept: Callable[[], object], failed: Callable[[str], object]) -> None:
        """The same of a key from the dialog, which stays until it is kept; what fails is told there, too."""
        body, label = {"key": key}, self.tr("Keeping the key")

        def on_kept(place: LlmKey) -> None:
            self._kept(place)
            kept()

        def on_failed(error: HubError) -> None:
            self.noticed.emit(Notice(NoticeKind.FAILED, label, error.code))
            failed(error.code)

        self.ask(
            lambda client: client.send("PUT", "/settings/llm-key", LlmKey, body), on_kept, label, on_failed
        )

    def _keep_second(self, key: str) -> None:
        body = {"key": key}
        self.ask(
            lambda client: client.send("PUT", "/settings/llm-key", LlmKey, body, {"service": "second"}),
            self._told_kept,
            self.tr("Keeping the key"),
        )

    def _kept(self, key: LlmKey) -> None:
        self._show_key(key)
        self._told_kept(key)

    def _told_kept(self, key: LlmKey) -> None:
        said = self.tr("The key is kept %1.").replace("%1", words.key_place(key.place.value))
        self.noticed.emit(Notice(NoticeKind.DONE, said))

    def _forget_key(self) -> None:
        self.ask(
            lambda client: client.send("DELETE", "/settings/llm-key", LlmKey),
            self._forgotten,
            self.tr("Forgetting the key"),
        )

    def _forgotten(self, key: LlmKey) -> None:
        self._show_key(key)
        self.noticed.emit(Notice(NoticeKind.DONE, self.tr("The key is forgotten.")))


def _asked(which: str, choice: ServiceChoice) -> dict[str, Any]:
    """The request's body; the model of the API would hide the key in it."""
    body = {"service": which, "base_url": choice.base_url, "model": choice.model}
    return body | ({"api_key": choice.key} if choice.key else {})


def _price(base_url: str) -> float | None:
    """What tokens cost there: None sets the usual price, that of Grok."""
    return None if is_outside(urlsplit(base_url).hostname or "") else 0.0


def _is_paid_elsewhere(base_url: str) -> bool:
    return base_url != GROK.base_url and _price(base_url) is None
