"""The look: Fusion, one palette for light and one for dark, and the style sheet filled with their values.

The system decides which palette is used, unless a person does; a change of the system's is followed at once.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum
from string import Template
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.resources import ICONS, STYLE_SHEET

THEME: Final = "window/theme"
"""Where the window remembers which palette a person wants."""

UNIT: Final = 8
"""Every distance is a multiple of this many pixels."""

SMALLEST_FONT_PT: Final = 10.0
"""Some systems report 8 or 9 pt, which is small for a window read from across a desk."""


@dataclass(frozen=True, slots=True)
class Colours:
    """One palette, as ``#rrggbb``. Text on any background named beside it has a contrast of 4.5:1 or more."""

    window: str  # behind everything
    surface: str  # cards and fields
    line: str  # between things, and around cards
    edge: str  # around what can be used: 3:1 or more on any background
    text: str
    muted: str  # text that is not the point
    accent: str  # the one colour: what to press, where the focus is
    accent_strong: str  # accent under the pointer
    on_accent: str  # text on accent
    question: str  # bubble of the person
    answer: str  # bubble of the hub
    good: str
    warn: str
    bad: str
    warn_soft: str  # background of what still has to be done
    bad_soft: str  # background of what failed


LIGHT: Final = Colours(
    window="#f5f4f0",
    surface="#ffffff",
    line="#dcd9d1",
    edge="#858178",
    text="#1c1f23",
    muted="#5a6068",
    accent="#0b6b66",
    accent_strong="#08524e",
    on_accent="#ffffff",
    question="#d9edea",
    answer="#f1f0ec",
    good="#1b6a37",
    warn="#855000",
    bad="#b3261e",
    warn_soft="#fbf1de",
    bad_soft="#fcebe9",
)

DARK: Final = Colours(
    window="#141619",
    surface="#1d2024",
    line="#363b42",
    edge="#787f89",
    text="#e9eaec",
    muted="#a4aab3",
    accent="#56c7bb",
    accent_strong="#7ad8ce",
    on_accent="#06211f",
    question="#143f3b",
    answer="#282c32",
    good="#7bd397",
    warn="#f0b862",
    bad="#ff958b",
    warn_soft="#302818",
    bad_soft="#371f1e",
)


class ThemeChoice(StrEnum):
    """Which palette a person wants."""

    SYSTEM = "system"  # the one that the system uses
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Dresses the application, and again whenever the system changes between light and dark."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._choice = ThemeChoice.SYSTEM
        app.setStyle("Fusion")
        font = app.font()
        if 0 < font.pointSizeF() < SMALLEST_FONT_PT:
            font.setPointSizeF(SMALLEST_FONT_PT)
            app.setFont(font)
        self._follow(app.styleHints().colorScheme())
        app.styleHints().colorSchemeChanged.connect(self._follow)

    def choose(self, choice: str) -> None:
        """Wear this from now on, one of ``ThemeChoice``; anything else is the system's."""
        known = choice in ThemeChoice.__members__.values()
        self._choice = ThemeChoice(choice) if known else ThemeChoice.SYSTEM
        self._follow(self._app.styleHints().colorScheme())

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        by_system = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        self.dress({ThemeChoice.LIGHT: LIGHT, ThemeChoice.DARK: DARK}.get(self._choice, by_system))

    def dress(self, colours: Colours) -> None:
        """Use ``colours`` until the system changes."""
        self._app.setPalette(palette(colours))
        self._app.setStyleSheet(style_sheet(colours, self._app.font()))


def colours_of(worn: QPalette) -> Colours:
    """The colours behind a palette that ``palette`` made, for what is painted by hand."""
    return DARK if worn.color(QPalette.ColorRole.Window) == QColor(DARK.window) else LIGHT


def palette(colours: Colours) -> QPalette:
    """The same colours for what the style sheet does not reach: menus, selections, painted widgets."""
    role = QPalette.ColorRole
    named = {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.answer,
        role.Text: colours.text,
        role.PlaceholderText: colours.muted,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.bad,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.text,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Mid: colours.line,
    }
    result = QPalette(QColor(colours.window))
    for each, value in named.items():
        result.setColor(each, QColor(value))
    for each in (role.Text, role.WindowText, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.muted))
    return result


def style_sheet(colours: Colours, font: QFont) -> str:
    """``style.qss`` with colours and font sizes (points, from the system's own) put in."""
    size = font.pointSizeF() if font.pointSizeF() > 0 else SMALLEST_FONT_PT
    sizes = {"small": size * 0.9, "body": size, "heading": size * 1.15, "title": size * 1.5}
    values = asdict(colours) | {name: f"{points:.1f}pt" for name, points in sizes.items()}
    for name in ("down", "tick"):  # a style sheet draws files, and knows no currentColor
        values[name] = (ICONS / f"{name}-{'dark' if colours is DARK else 'light'}.svg").as_posix()
    return Template(STYLE_SHEET.read_text(encoding="utf-8")).substitute(values)


def mark(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet looks at, and have the widget drawn by it.

    What was never measured or shown is not styled yet: Qt does that once, when it is.
    Who measures letters before that, by ``fontMetrics``, calls ``ensurePolished`` first.
    """
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
