"""Reading a flame graph that ``py-spy`` drew: which function itself was at work, and for how long."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

_TITLE = re.compile(r"(?P<name>.*) \((?P<samples>[\d,]+) samples?, [\d.]+%\)")
_LINE = re.compile(r":\d+\)$")
_SVG = "{http://www.w3.org/2000/svg}"
_LEFT = "{http://github.com/jonhoo/inferno}x"

IMPORTING = "<frozen importlib"
"""In the names of functions that load modules: that is done once."""

ROW = 16
"""Height of a row: a function's callees stand in the next one."""


@dataclass(frozen=True, slots=True)
class Box:
    """A function that was on the stack for ``width`` samples, ``left`` of the graph's beginning."""

    name: str
    left: int
    width: int
    row: int

    def is_over(self, other: "Box") -> bool:
        """Whether it is ``other``, or was called by it."""
        return self.row >= other.row and other.left <= self.left < other.left + other.width


def own_samples(svg: str) -> Counter[str]:
    """The samples in which each function, named without its line, was at work itself; imports are left out."""
    boxes = list(_boxes(svg))
    imports = [box for box in boxes if IMPORTING in box.name]
    rows: dict[int, list[Box]] = defaultdict(list)
    for box in boxes:
        rows[box.row].append(box)
    own: Counter[str] = Counter()
    for box in boxes:
        if any(box.is_over(importing) for importing in imports):
            continue
        below = (callee for callee in rows[box.row + 1] if box.left <= callee.left < box.left + box.width)
        own[_LINE.sub(")", box.name)] += box.width - sum(callee.width for callee in below)
    return own


def _boxes(svg: str) -> Iterator[Box]:
    for group in ElementTree.fromstring(svg).iter(f"{_SVG}g"):  # noqa: S314 - drawn for us, on this machine
        title, rect = group.find(f"{_SVG}title"), group.find(f"{_SVG}rect")
        if title is None or rect is None or not (told := _TITLE.fullmatch(title.text or "")):
            continue
        row = round(float(rect.attrib["y"]) / ROW)
        yield Box(told["name"], int(rect.attrib[_LEFT]), int(told["samples"].replace(",", "")), row)
