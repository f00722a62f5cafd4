import pytest
from pytestqt.qtbot import QtBot

from hub.web.api.costs import Costs
from tests.ui.reading import text_of
from ui.widgets.assistant.cost_chart import amount
from ui.widgets.assistant.costs_view import CostsView


@pytest.mark.usefixtures("qapp")
def test_sums_are_told_with_as_many_digits_as_they_need() -> None:
    told = [amount(cost, "USD") for cost in (3, 0.5, 0.0012)]
    assert told == ["3.00 USD", "0.50 USD", "0.0012 USD"]


def test_where_nothing_was_ever_counted_nothing_was_spent(qtbot: QtBot) -> None:
    view = CostsView()
    qtbot.addWidget(view)
    view.show()
    view.show_costs(Costs(usage=(), sent=(), budget=None, complete=True), {}, "2026-11")
    assert "0.00" in text_of(view)
