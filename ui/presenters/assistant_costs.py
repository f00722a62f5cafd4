"""The costs of the page Assistant: this month's, by the hub's calendar."""

from datetime import datetime

from PySide6.QtCore import QObject

from hub.web.api.costs import Costs
from ui.presenters.presenter import Presenter
from ui.widgets.assistant.costs_view import CostsView


class CostsPart(QObject):
    """Works for the presenter of the page."""

    def __init__(self, presenter: Presenter, view: CostsView) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._view = view

    def read(self) -> None:
        """Ask for this month's."""
        label = self.tr("Reading the costs")
        self._presenter.ask(lambda client: client.get("/usage", Costs), self._show, label)

    def _show(self, costs: Costs) -> None:
        live, now = self._presenter.live, self._presenter.around.now()
        names = live.all_called()
        month = costs.budget.month if costs.budget else f"{datetime.fromtimestamp(now).astimezone():%Y-%m}"
        self._view.show_costs(costs, names, month)
