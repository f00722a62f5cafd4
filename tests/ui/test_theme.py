import re
from dataclasses import fields
from itertools import product

import pytest
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

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
