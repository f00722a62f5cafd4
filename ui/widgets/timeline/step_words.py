"""What the steps of a turn are called, and what they mean, in the person's language."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from ui.widgets.timeline.spans import Bar, Chart, Step

translate = QCoreApplication.translate

LONG_S: Final = 10.0
"""From this on, seconds, a hundredth says nothing."""


def seconds(value: float) -> str:
    """A moment or a duration, to a hundredth of a second; from ten on to a tenth."""
    digits = 2 if value < LONG_S else 1
    return translate("Waterfall", "%1 s").replace("%1", QLocale().toString(value, "f", digits))


def name(bar: Bar) -> str:
    """What the bar is called."""
    return bar.tool if bar.step is Step.TOOL else _NAMES[bar.step]()


def told(bar: Bar) -> str:
    """The number beside it: when it ended, and of the silence how long it was."""
    return seconds(bar.end - bar.start if bar.step is Step.SILENCE else bar.end)


def meaning(bar: Bar) -> str:
    """What happened, and when."""
    lasted = seconds(bar.end - bar.start)
    if bar.step is Step.TOOL:
        timed = translate("Waterfall", "It began after %1 and took %2.")
        timed = timed.replace("%1", seconds(bar.start)).replace("%2", lasted)
    elif bar.step is Step.SILENCE:
        timed = translate("Waterfall", "It lasted %1.").replace("%1", lasted)
    else:
        timed = translate("Waterfall", "Reached %1 after the end of the question.")
        timed = timed.replace("%1", seconds(bar.end))
    return f"{_MEANINGS[bar.step]()}\n{timed}"


def described(chart: Chart) -> str:
    """The whole chart in words."""
    parts = [_one(bar) for bar in chart.bars]
    return translate("Waterfall", "Seconds from the end of the question: %1").replace("%1", "; ".join(parts))


def _one(bar: Bar) -> str:
    if bar.step is Step.TOOL:
        tool = translate("Waterfall", "%1 from %2 to %3").replace("%2", seconds(bar.start))
        return tool.replace("%3", seconds(bar.end)).replace("%1", name(bar))
    if bar.step is Step.SILENCE:
        return translate("Waterfall", "%1 of silence before").replace("%1", told(bar))
    said = translate("Waterfall", "%1 after %2").replace("%1", name(bar))
    return said.replace("%2", seconds(bar.end))


_Words = Mapping[Step, Callable[[], str]]

_NAMES: Final[_Words] = {
    Step.SILENCE: lambda: translate("Waterfall", "Silence"),
    Step.TRANSCRIBED: lambda: translate("Waterfall", "Understood"),
    Step.FIRST_TOKEN: lambda: translate("Waterfall", "First word"),
    Step.FIRST_SENTENCE: lambda: translate("Waterfall", "First sentence"),
    Step.FIRST_SOUND: lambda: translate("Waterfall", "First sound"),
    Step.FIRST_PACKET: lambda: translate("Waterfall", "Device speaks"),
    Step.HEARD: lambda: translate("Waterfall", "Heard to the end"),
}

_MEANINGS: Final[_Words] = {
    Step.SILENCE: lambda: translate(
        "Waterfall", "Nothing was said any more: after so long, the question was over."
    ),
    Step.TRANSCRIBED: lambda: translate("Waterfall", "The question was turned into words."),
    Step.FIRST_TOKEN: lambda: translate(
        "Waterfall", "The language model wrote its first word, or a skill had the answer."
    ),
    Step.FIRST_SENTENCE: lambda: translate("Waterfall", "Enough was written to be spoken."),
    Step.FIRST_SOUND: lambda: translate("Waterfall", "The voice had made its first sound."),
    Step.FIRST_PACKET: lambda: translate("Waterfall", "The device was sent the first sound."),
    Step.HEARD: lambda: translate("Waterfall", "The answer was played to its end."),
    Step.TOOL: lambda: translate("Waterfall", "A tool of the device was called."),
}
