"""What the bench measures, as values: a figure says what it is compared with, or it says nothing."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number.

    Attributes:
        what: What was measured.
        value: How much; None when it could not be.
        unit: In what, as ms or ×.
        against: What it is compared with, in words.
        group: What it was measured on, where the same is measured on several: those make a grid.
        at_most: The goal's upper bound, if there is a goal.
        at_least: Its lower bound.
    """

    what: str
    value: float | None
    unit: str
    against: str
    at_most: float | None = None
    at_least: float | None = None
    group: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached; None without one."""
        if self.at_most is None and self.at_least is None:
            return None
        if self.value is None:
            return False
        low = -np.inf if self.at_least is None else self.at_least
        high = np.inf if self.at_most is None else self.at_most
        return bool(low <= self.value <= high)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the bench: figures that belong together.

    Attributes:
        number: Its place in the bench.
        title: What is measured.
        figures: The numbers.
        remarks: What one must know to read them.
    """

    number: int
    title: str
    figures: tuple[Figure, ...]
    remarks: tuple[str, ...] = ()

    def table(self) -> str:
        """The line as text."""
        single = [figure for figure in self.figures if not figure.group]
        grouped = [figure for figure in self.figures if figure.group]
        parts = [f"{self.number}. {self.title}"]
        parts += [
            f"{row}  {figure.against}".rstrip()
            for row, figure in zip(
                _aligned([[f.what, _shown(f), _goal(f)] for f in single]), single, strict=True
            )
        ]
        parts += _aligned(_grid(grouped)) if grouped else []
        return "\n".join([*parts, *(f"   ({remark})" for remark in self.remarks)])

    def to_json(self) -> dict[str, Any]:
        """The line as plain values."""
        figures = [asdict(figure) | {"met": figure.met} for figure in self.figures]
        return {
            "number": self.number,
            "title": self.title,
            "figures": figures,
            "remarks": list(self.remarks),
        }


def quantile(values: Sequence[float], share: float) -> float | None:
    """The value below which ``share`` (0…1) of ``values`` lie; None when there are none."""
    return float(np.quantile(values, share)) if len(values) else None


def times(value: float | None, by: float) -> float | None:
    """``value`` in another unit; None stays None."""
    return None if value is None else value * by


def milliseconds(
    what: str, seconds: float | None, against: str, *, at_most: float | None = None, group: str = ""
) -> Figure:
    """A time, and the goal for it in ms."""
    value = None if seconds is None else 1e3 * seconds
    return Figure(what=what, value=value, unit="ms", against=against, at_most=at_most, group=group)


def _grid(figures: Sequence[Figure]) -> list[list[str]]:
    """A row for each group, a column for each thing measured; what it is compared with is said once, below."""
    columns = {figure.what: figure for figure in figures}
    rows: dict[str, dict[str, str]] = {}
    for figure in figures:
        mark = "" if figure.met is None else "✓" if figure.met else "✗"
        rows.setdefault(figure.group, {})[figure.what] = f"{_shown(figure)} {mark}".strip()
    head = ["", *(f"{what} {_bounds(figure)}".strip() for what, figure in columns.items())]
    return [head, *([group, *(row.get(what, "") for what in columns)] for group, row in rows.items())]


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns of equal width: the first to the left, the last as it is, those between to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))] if rows else []
    return [
        "   " + "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]).rstrip()
        for row in rows
    ]


def _shown(figure: Figure) -> str:
    if figure.value is None:
        return "none"
    digits = 0 if float(figure.value).is_integer() or abs(figure.value) >= 100 else 2
    return f"{figure.value:,.{digits}f} {figure.unit}".rstrip()


def _goal(figure: Figure) -> str:
    return "" if figure.met is None else f"{'✓' if figure.met else '✗'} {_bounds(figure)}"


def _bounds(figure: Figure) -> str:
    bounds = [f"≤ {figure.at_most:g}"] if figure.at_most is not None else []
    return " ".join([*bounds, *([f"≥ {figure.at_least:g}"] if figure.at_least is not None else [])])
