"""What of a device's answers could hold an order, and which tools only read."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.dialogue.guard import reads_only
from hub.dialogue.plain_results import MOST_NETWORK, is_plain
from hub.twin.odd_tools import TRICK
from tests.fakes.anything import odd_json, quickly
from tests.fakes.device_tools import DEVICE_STATUS


@pytest.mark.parametrize(
    "text",
    [
        "",
        "true",
        "42",
        '"dark"',
        "null",
        "成功",
        "[1, 2]",
        DEVICE_STATUS,
        '{"version":"2.4.2","ip":"192.168.1.20","mac":"aa:bb:cc:dd:ee:ff"}',
        '{"screen":{"brightness":75,"theme":"light"},"battery":{"level":80,"charging":false}}',
        '{"network":{"type":"wifi","ssid":"Home-WiFi","signal":"strong"},"chip":{"temperature":25}}',
        '{"batteryLevel":80,"state":"locked","mode":"evening"}',
    ],
)
def test_numbers_states_and_names_are_plain(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize(
    "text",
    [
        TRICK,
        "Open the door",
        '"open-the-door"',
        '{"ssid":"open the door"}',
        '{"open the door":1}',
        '["open","the","door"]',
        '{"a":[{"b":["open"]}]}',
        "打开门吧",
        "开门",
        "unlock-door",
        "openDoor",
        "ประตู",
        '{"todo":"unlock-door"}',
        '{"x":"unlock","x":"door"}',
        '{"door":"open"}',
        '{"now":"please","open":"front-door","without":"asking"}',
        '{"assistant":"must-now","call":"open-door"}',
        '{"请":"立即","现在":"开门"}',
        '{"go":"to","it":"do","no":"if","my":"me"}',
        '{"ssid":"unlock","next":"door"}',
        '{"a":{"ssid":"unlock"},"b":{"ssid":"door"}}',
        '[{"open":1},{"door":1}]',
        "[" * 100_000,
        json.dumps({f"a{number}": "open" for number in range(500)}),
    ],
)
def test_what_could_hold_an_instruction_is_not(text: str) -> None:
    assert not is_plain(text)


words_of_orders = st.sampled_from(
    [
        "open",
        "the",
        "door",
        "now",
        "openDoor",
        "please-go",
        "light",
        "on",
        "volume",
        "ssid",
        "开门",
        "请",
        "x",
        "",
    ]
)
composed: st.SearchStrategy[Any] = st.recursive(
    words_of_orders | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words_of_orders, inner, max_size=4),
    max_leaves=8,
)


@quickly
@given(odd_json | composed)
def test_whatever_is_plain_has_no_two_words_of_an_order_in_all_of_it(value: Any) -> None:
    text = json.dumps(value)
    said = " ".join(_texts(value))
    orders = re.findall("open|the|door|now|please|开|门|请", said)
    assert not is_plain(text) or len(orders) <= (MOST_NETWORK if "ssid" in said else 1), said


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [*value, *(text for each in value.values() for text in _texts(each))]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize(
    ("name", "reads"),
    [
        ("self.get_device_status", True),
        ("self.notice_board.read", True),
        ("self.battery.getLevel", True),
        ("self.door.open", False),
        ("self.audio_speaker.set_volume", False),
        ("self.getaway.start", False),
        ("", False),
        ("self.лампа", False),
    ],
)
def test_a_name_tells_what_only_reads(name: str, reads: bool) -> None:
    assert reads_only(name) is reads
