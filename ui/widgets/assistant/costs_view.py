"""What the month cost, by day and by device, its limit, and what left the house."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from hub.events import Purpose
from hub.web.api.costs import Costs, SentOnDay, Usage
from hub.web.api.settings import Setting
from ui.theme import mark
from ui.widgets.assistant.cost_chart import CostChart, amount
from ui.widgets.card import Card, scrolled
from ui.widgets.facts import Facts
from ui.widgets.settings.setting_row import SettingRow
from ui.widgets.text import Text

MOST_DEVICES: Final = 12
"""Named one by one; what the others cost is summed up."""

translate = QCoreApplication.translate


class CostsView(QWidget):
    """Amounts are the hub's own: what services bill may differ."""

    change_wanted = Signal(str, object)  # a setting's name, its new value
    reset_wanted = Signal(str)  # a setting's name

    def __init__(self) -> None:
        super().__init__()
        self._sum = Text(role="title", wrap=True)
        self._tokens = Text(role="muted", wrap=True)
        self._bar = QProgressBar(textVisible=False, maximum=100)
        self._bar.setAccessibleName(self.tr("Part of the month's limit"))
        self._chart = CostChart()
        self._month = Card(self.tr("This month"))
        self._month.add(self._sum, self._bar, self._tokens, self._chart)
        self._limit = Card(self.tr("Limit"))
        self._row: SettingRow | None = None
        self._devices, self._device_facts = Card(self.tr("By device")), Facts()
        self._devices.add(self._device_facts)
        self._left, self._left_facts = Card(self.tr("What left the house")), Facts()
        self._nothing_left = Text(self.tr("Nothing was sent to a service this month."), "muted", wrap=True)
        self._left.add(self._nothing_left, self._left_facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(self.tr("Costs"), self._month, self._limit, self._devices, self._left))

    def show_limit(self, setting: Setting) -> None:
        """Show the setting of the month's limit."""
        if self._row is None:
            self._row = SettingRow(setting)
            self._row.change_wanted.connect(self.change_wanted)
            self._row.reset_wanted.connect(self.reset_wanted)
            self._limit.add(self._row)
        elif self._row.setting != setting:
            self._row.show_setting(setting)

    def show_refused(self, reason: str) -> None:
        """Say why the limit was not taken."""
        if self._row is not None:
            self._row.show_problem(reason)

    def show_costs(self, costs: Costs, names: Mapping[str, str], month: str) -> None:
        """Show them; ``names`` are what people call devices, ``month`` is as 2026-11."""
        budget = costs.budget
        spent = budget.spent if budget else sum(one.cost for one in costs.usage)
        currency = budget.currency if budget else ""
        cap = budget.cap if budget else 0.0
        said = self.tr("%1 of %2").replace("%2", amount(cap, currency)) if cap else "%1"
        self._sum.setText(said.replace("%1", amount(spent, currency)))
        self._bar.setVisible(bool(cap))
        self._bar.setValue(min(100, round(100 * spent / cap)) if cap else 0)
        mark(self._bar, "mood", budget.state.value if budget else "open")
        self._tokens.setText(self._about_tokens(costs))
        by_day: dict[int, float] = defaultdict(float)
        for one in costs.usage:
            if one.day.startswith(month):
                by_day[int(one.day[-2:])] += one.cost
        self._chart.show_month(month, by_day, currency)
        self._show_devices(costs.usage, names, currency)
        self._show_left(costs.sent)

    def _about_tokens(self, costs: Costs) -> str:
        locale = QLocale()
        tokens = locale.toString(sum(one.prompt + one.answer for one in costs.usage))
        asked = sum(one.requests for one in costs.usage)
        said = self.tr("%n question(s) to language models, %1 tokens", "", asked).replace("%1", tokens)
        guessed = sum(one.estimated for one in costs.usage)
        more = self.tr(" (%n of them estimated)", "", guessed) if guessed else ""
        return said + more

    def _show_devices(self, usage: tuple[Usage, ...], names: Mapping[str, str], currency: str) -> None:
        sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for one in usage:
            sums[one.device_id][0] += one.cost
            sums[one.device_id][1] += one.prompt + one.answer
        first = sorted(sums, key=lambda device: -sums[device][0])
        told = {device: names.get(device) or device or self.tr("No device") for device in first}
        rows = {told[device]: sums[device] for device in first[:MOST_DEVICES]}
        if rest := first[MOST_DEVICES:]:
            others = [sum(sums[device][at] for device in rest) for at in (0, 1)]
            rows[self.tr("%n more", "", len(rest))] = others
        self._devices.setVisible(bool(rows))
        self._device_facts.clear()
        for name, (cost, tokens) in rows.items():
            said = self.tr("%1 · %2 tokens").replace("%1", amount(cost, currency))
            self._device_facts.show_fact(name, said.replace("%2", QLocale().toString(int(tokens))))

    def _show_left(self, sent: tuple[SentOnDay, ...]) -> None:
        sums: dict[tuple[str, Purpose], list[int]] = defaultdict(lambda: [0, 0])
        for one in sent:
            if one.outside:
                sums[one.host, one.purpose][0] += one.requests
                sums[one.host, one.purpose][1] += one.bytes
        self._nothing_left.setVisible(not sums)
        self._left_facts.clear()
        for (host, purpose), (requests, size) in sorted(sums.items()):
            said = self.tr("%n request(s), %1", "", requests)
            told = said.replace("%1", QLocale().formattedDataSize(size))
            self._left_facts.show_fact(f"{host} · {purpose_name(purpose)}", told)


def purpose_name(purpose: Purpose) -> str:
    """What something was sent for."""
    return {
        Purpose.QUESTION: translate("Costs", "questions"),
        Purpose.SOUND: translate("Costs", "sound of questions"),
        Purpose.SPEECH: translate("Costs", "sentences to be spoken"),
        Purpose.PHOTO: translate("Costs", "photos"),
    }[purpose]
