"""Tells results that cannot hold an instruction (numbers, states, single words) from those with free text."""

import json
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, Final

MOST_PLAIN: Final = 2_000
"""Characters of a plain result; the firmware's status has 300."""

LONGEST_WORD: Final = 24
"""Characters of a text in a plain result: a state, a version, a name."""

MOST_WORDS: Final = 1
"""Words in a whole result that are no known ones: two make an order, as in ``unlock-door``."""

MOST_NETWORK: Final = 2
"""Words of the name of a network, if there are no others: somebody in the household has chosen it."""

MOST_SHORT: Final = 6
"""Words of one or two letters in a whole result: a network card's address has so many."""

SHORT: Final = 2
"""Letters of a word that says little."""


def words_of(text: str) -> frozenset[str]:
    """The words in it."""
    return frozenset(text.split())


NAMES: Final = words_of(
    """
    audio backlight battery brightness bssid carrier channel charging chip code cpu csq device
    discharging error firmware free heap height humidity id index ip level light mac max min mode model
    muted network percent power pressure rssi screen signal speaker ssid state status step success
    temperature theme timestamp total type unit uptime value version voltage volume width
    """
)
"""Words in the names of a status, as in ``audio_speaker`` and ``batteryLevel``: they are not counted."""

STATES: Final = words_of(
    """
    active auto busy cellular celsius charging closed connected cool dark disabled disconnected
    discharging done enabled ethernet excellent fahrenheit failed fair false full good high idle
    inactive light locked low medium muted none normal null offline online paused percent playing poor
    ready standby stopped strong success true unknown unlocked warm weak wifi
    """
)
"""Words of which the values of a status consist: not counted. None of them is an order."""

WHOLE_STATES: Final = words_of(
    """
    成功 失败 失敗 完成 正常 在线 離線 離线 离线 浅色 深色 明亮 强 中 弱 良好
    已连接 未连接 已开启 已关闭 充电中 未充电 静音 是 否 无
    """
)
"""The same in a script without blanks, where one cannot tell words: nothing else of such a script is plain."""

_WORD = re.compile(r"[A-Z]+(?![^\W\d_A-Z])|[A-Z]?[^\W\d_A-Z]+")
_BLANK = re.compile(r"\s")
_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u058f]")


class Place(StrEnum):
    """Where in a result a text stands."""

    NAME = "name"  # of a value
    VALUE = "value"
    NETWORK = "network"  # the value that is a network's name
    LIST = "list"  # where texts have no names, and make a sentence word by word


class _Pairs(tuple[tuple[str, Any], ...]):
    """An object as it was told: with the names that are in it twice."""

    __slots__ = ()


def is_plain(text: str) -> bool:
    """Whether a tool's result has nothing in it that could be taken for an instruction."""
    if len(text) > MOST_PLAIN:
        return False
    try:
        texts = list(_texts(json.loads(text, object_pairs_hook=_Pairs), Place.VALUE))
    except (ValueError, RecursionError):
        texts = [(Place.VALUE, text.strip())]
    if not all(place is not Place.LIST and _has_words(each) for place, each in texts):
        return False
    networks = [unknown_words(each) for place, each in texts if place is Place.NETWORK]
    others = [
        word for place, each in texts if place is not Place.NETWORK for word in unknown_words(each, place)
    ]
    most = MOST_NETWORK if len(networks) == 1 and not _long(others) else MOST_WORDS
    return _few([*others, *(word for words in networks for word in words)], most)


def are_plain(texts: Iterable[Any]) -> bool:
    """Whether they are texts, and together no more than a word that is not known."""
    given = list(texts)
    return all(map(_has_words, given)) and _few(
        [word for each in given for word in unknown_words(each)], MOST_WORDS
    )


def unknown_words(text: str, place: Place = Place.VALUE) -> list[str]:
    """The words in it, without those that are known there; ``setLevel`` has two."""
    if text in WHOLE_STATES:
        return []
    known = NAMES if place is Place.NAME else STATES
    return [word for word in _WORD.findall(text) if word.casefold() not in known]


def _few(words: list[str], most: int) -> bool:
    long = len(_long(words))
    return long <= most and len(words) - long <= MOST_SHORT


def _long(words: list[str]) -> list[str]:
    return [word for word in words if len(word) > SHORT]


def _has_words(text: Any) -> bool:
    """Whether it is a text without a blank, in a script of which the words can be told."""
    if not isinstance(text, str) or len(text) > LONGEST_WORD or _BLANK.search(text):
        return False
    return text in WHOLE_STATES or not _OTHER_SCRIPT.search(text)


def _texts(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """All texts in a result, with their places; what stands in a list stays in it."""
    if isinstance(value, _Pairs):
        for name, each in value:
            yield Place.NAME, name
            inner = Place.NETWORK if name.casefold() == "ssid" else Place.VALUE
            yield from _texts(each, place if place is Place.LIST else inner)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, Place.LIST)
    elif isinstance(value, str):
        yield place, value
