import re
from dataclasses import fields
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

import ui
from ui.resources import STYLE_SHEET
from ui.theme import DARK, LIGHT, Colours, Theme, palette, style_sheet

LEAST = 4.5
"""WCAG 2.1, level AA, for text."""

BACKGROUNDS = ("window", "surface", "question", "answer", "warn_soft", "bad_soft")
PAIRS = [
    *product(("text",), BACKGROUNDS),
    *product(("muted",), ("window", "surface")),
    *product(("accent", "good", "warn", "bad"), ("window", "surface", "warn_soft")),
    ("muted", "warn_soft"),
    ("accent", "question"),
    ("accent", "bad_soft"),
    ("bad", "bad_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
]


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    made = QColor(colour)
    return 0.2126 * linear(made.redF()) + 0.7152 * linear(made.greenF()) + 0.0722 * linear(made.blueF())


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "background"), PAIRS)
def test_text_can_be_read(colours: Colours, text: str, background: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, background)) >= LEAST


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_palette_s_own_pairs_can_be_read(colours: Colours) -> None:
    made, role = palette(colours), QPalette.ColorRole
    for text, background in (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.ButtonText, role.Button),
        (role.PlaceholderText, role.Base),
        (role.HighlightedText, role.Highlight),
        (role.ToolTipText, role.ToolTipBase),
        (role.Link, role.Window),
    ):
        assert contrast(made.color(text).name(), made.color(background).name()) >= LEAST, text


RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
VALUE = re.compile(r"(?:^|;|\s)(color|background|border|border-color|selection-color|[a-z-]+-color):\s*([^;]+)")
LEAST_EDGE = 3.0
"""WCAG 2.1, level AA, for what shows where a control is, or that it has the focus."""

GROUNDS = ("window", "surface", "answer", "warn_soft")
"""What controls stand on."""

SHAPE = re.compile(r"dot|rule|groove|handle|sub-page|chunk|indicator|QProgressBar")
"""Nothing is written on these."""

EDGED = ("QPushButton", "QLineEdit", "QComboBox", "QPlainTextEdit", "QCheckBox::indicator")


def rules() -> list[tuple[str, dict[str, str]]]:
    """Every selector of the style sheet that is not of something disabled, and its colours by name."""
    plain = re.sub(r"/\*.*?\*/", "", STYLE_SHEET.read_text("utf-8"), flags=re.DOTALL)
    return [
        (selector.strip(), {name: value.strip() for name, value in VALUE.findall(body)})
        for selectors, body in RULE.findall(plain)
        for selector in selectors.split(",")
        if ":disabled" not in selector
    ]


def named(value: str, colours: Colours) -> str | None:
    """The colour in a rule's value; None when it has none of ours."""
    found = re.search(r"\$([a-z_]+)", value)
    return getattr(colours, found[1]) if found else None


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_rule_s_text_can_be_read_on_what_it_stands_on(colours: Colours) -> None:
    unread = []
    at_rest = dict(reversed(rules()))
    for selector, states in rules():
        values = {"color": "$text"} | at_rest.get(re.sub(r"(?<!:)(:[a-z-]+)+$", "", selector), {}) | states
        text, own = values["color"], values.get("background", "")
        pairs = [(values.get("selection-color", ""), values.get("selection-background-color", ""))]
        pairs += [(values.get("placeholder-text-color", ""), own)]
        if not SHAPE.search(selector):
            pairs += [(text, own)] if "$" in own else [(text, "$window"), (text, "$surface")]
        for pair in pairs:
            written, ground = (named(each, colours) for each in pair)
            if written and ground and contrast(written, ground) < LEAST:
                unread += [(selector, *pair)]
    assert unread == []


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_controls_and_the_focus_can_be_seen(colours: Colours) -> None:
    seen, unseen = 0, []
    for selector, values in rules():
        edge = named(values.get("border", ""), colours)
        if edge is None or not (selector in EDGED or ":focus" in selector):
            continue
        seen += 1
        unseen += [
            (selector, edge, ground)
            for ground in GROUNDS
            if contrast(edge, getattr(colours, ground)) < LEAST_EDGE
        ]
    assert unseen == []
    assert seen > len(EDGED)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("shape", ["good", "accent", "warn", "bad", "muted", "edge"])
def test_shapes_that_mean_something_can_be_seen(colours: Colours, shape: str) -> None:
    for ground in ("window", "surface", "answer"):
        assert contrast(getattr(colours, shape), getattr(colours, ground)) >= LEAST_EDGE


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", [QLineEdit, QComboBox, QPlainTextEdit])
def test_what_an_empty_field_asks_for_can_be_read(
    qtbot: QtBot, theme: Theme, colours: Colours, kind: type[QWidget]
) -> None:
    theme.dress(colours)
    field = kind()
    qtbot.addWidget(field)
    field.ensurePolished()
    written = field.palette().color(QPalette.ColorRole.PlaceholderText)
    theme.dress(LIGHT)
    assert written.alpha() == 255
    assert contrast(written.name(), colours.surface) >= LEAST


def test_nothing_of_ours_moves_by_itself() -> None:
    """Whoever wants less motion misses nothing: values change, and nothing flies, fades or blinks."""
    moving = re.compile(
        r"Q(Property|Variant|Sequential|Parallel|Abstract)Animation|QTimeLine|QMovie|QGraphicsEffect"
    )
    sources = Path(ui.__file__).parent.rglob("*.py")
    assert [source.name for source in sources if moving.search(source.read_text("utf-8"))] == []


def test_the_style_sheet_uses_every_size_and_no_colour_of_its_own() -> None:
    font = QFont()
    font.setPointSizeF(12)
    light, dark = style_sheet(LIGHT, font), style_sheet(DARK, font)
    ours = {getattr(LIGHT, field.name) for field in fields(Colours)}
    assert set(re.findall(r"#[0-9a-f]{6}", light)) <= ours
    assert "$" not in light
    assert "font-size: 12.0pt" in light
    assert light != dark


def test_it_follows_the_system(qapp: QApplication, theme: Theme) -> None:
    theme.dress(DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == LIGHT.window


def test_the_head_of_a_table_has_room_for_its_letters(qtbot: QtBot, theme: Theme) -> None:
    table = QTableWidget(1, 1)
    table.setHorizontalHeaderLabels(["Message"])
    qtbot.addWidget(table)
    table.show()
    head = table.horizontalHeader()
    assert head.viewport().height() >= head.sizeHint().height()
