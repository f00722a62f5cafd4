"""What the bench makes of what it measured."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bench.figures import Figure, Line, quantile
from tests.bench.flame import own_samples
from tests.bench.instant import all_three, instant_service
from tests.bench.scripted import PACKET_S, Exchange, Scripted
from tests.e2e.processes import serving


def figure(
    value: float | None, at_most: float | None = None, at_least: float | None = None, group: str = ""
) -> Figure:
    return Figure(
        what="late", value=value, unit="%", against="", at_most=at_most, at_least=at_least, group=group
    )


def answer(*moments: float) -> Exchange:
    return Exchange(ended_at=0.0, packets=list(moments), stop_at=9.0)


@pytest.mark.parametrize(
    ("value", "goal", "met"),
    [
        (3.0, {}, None),
        (3.0, {"at_most": 3}, True),
        (3.1, {"at_most": 3}, False),
        (99.0, {"at_least": 99}, True),
        (98.9, {"at_least": 99}, False),
        (None, {"at_most": 3}, False),
    ],
)
def test_a_goal_is_reached_or_missed(value: float | None, goal: dict[str, Any], met: bool | None) -> None:
    assert figure(value, **goal).met is met


def test_a_line_shows_what_each_figure_is_compared_with_and_what_was_missed() -> None:
    single = Figure(what="stt", value=0.25, unit="s", against="0.9 s as it comes", at_most=0.2)
    many = [figure(0, at_most=0, group="1"), figure(2, at_most=0, group="20")]
    line = Line(5, "A crowd", (single, *many), ("what one must know",))
    head, first, columns, one, twenty, remark = line.table().splitlines()
    assert head == "5. A crowd"
    assert first.split() == ["stt", "0.25", "s", "✗", "≤", "0.2", "0.9", "s", "as", "it", "comes"]
    assert columns.split() == ["late", "≤", "0"]
    assert (one.split(), twenty.split()) == (["1", "0", "%", "✓"], ["20", "2", "%", "✗"])
    assert remark.strip() == "(what one must know)"
    assert json.loads(json.dumps(line.to_json()))["figures"][2]["met"] is False


def test_a_loudspeaker_without_a_pause_knows_which_packets_were_late() -> None:
    steady = answer(1.0, 1.0, 1.0, 1.12, 1.18)
    assert (steady.late, steady.gaps, steady.dropped) == (0, 0, 0)
    stalled = answer(1.0, 1.06, 1.5, 1.51, 1.52)
    assert (stalled.late, stalled.gaps) == (3, 1)
    flooded = answer(*[1.0] * 50)
    assert flooded.dropped == pytest.approx(50 - 1 - 40, abs=1)
    assert not Exchange(trouble="refused").whole
    assert quantile([], 0.5) is None


GRAPH = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:fg="http://github.com/jonhoo/inferno"><g>
<g><title>all (10 samples, 100%)</title><rect y="36" fg:x="0" fg:w="10"/></g>
<g><title>loop (a.py:3) (7 samples, 70.00%)</title><rect y="52" fg:x="0" fg:w="7"/></g>
<g><title>loop (a.py:9) (3 samples, 30.00%)</title><rect y="52" fg:x="7" fg:w="3"/></g>
<g><title>encode (b.py:1) (4 samples, 40.00%)</title><rect y="68" fg:x="2" fg:w="4"/></g>
<g><title>load (&lt;frozen importlib&gt;:9) (2 samples, 20.00%)</title><rect y="68" fg:x="7" fg:w="2"/></g>
<g><title>module (c.py:1) (1 samples, 10.00%)</title><rect y="84" fg:x="8" fg:w="1"/></g>
</g></svg>"""


def test_of_a_flame_graph_a_function_s_own_samples_are_read() -> None:
    assert own_samples(GRAPH) == {"all": 0, "loop (a.py)": 4, "encode (b.py)": 4}


async def test_a_scripted_device_hears_a_hub_whose_engines_take_no_time(tmp_path: Path) -> None:
    async with instant_service("It is sunny.") as base_url, serving(tmp_path, extra=all_three(base_url)) as hub:
        device = Scripted()
        await device.connect(hub.ota_url)
        exchange = await device.type("What is the weather?")
        await device.hang_up()
    assert exchange.whole, exchange.trouble
    assert (exchange.late, exchange.gaps, exchange.dropped) == (0, 0, 0)
    assert len(exchange.packets) * PACKET_S == pytest.approx(0.72, abs=PACKET_S)
