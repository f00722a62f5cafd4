"""What a person typed, as a setting's value, or why it is none."""

from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QRegularExpression

from hub.config.describing import Kind
from hub.web.api.settings import Setting

translate = QCoreApplication.translate

NO_BOUND: Final = 1e9
"""A bound from which on there is none, to a person."""


def read_number(setting: Setting, text: str) -> tuple[Any, str]:
    """A number within the setting's bounds; nothing, where it may be left out."""
    plain = text.strip().replace(",", ".")
    if not plain and setting.optional:
        return None, ""
    try:
        value = int(plain) if setting.kind is Kind.WHOLE else float(plain)
    except ValueError:
        whole = translate("SettingEditor", "Enter a whole number.")
        return None, whole if setting.kind is Kind.WHOLE else translate("SettingEditor", "Enter a number.")
    wrong = "" if _within(setting, value) else bounds(setting)
    return (None, wrong) if wrong else (value, "")


def read_text(setting: Setting, text: str) -> tuple[Any, str]:
    """A text of the setting's form."""
    plain = text.strip()
    if not plain and setting.optional:
        return None, ""
    if setting.longest and len(plain) > setting.longest:
        said = translate("SettingEditor", "At most %1 characters.")
        return None, said.replace("%1", str(setting.longest))
    return (plain, "") if fits(setting.pattern, plain) else (None, _not_of_the_form(plain))


def read_list(setting: Setting, text: str) -> tuple[Any, str]:
    """Texts of the setting's form, one on each line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if setting.longest and len(lines) > setting.longest:
        return None, translate("SettingEditor", "At most %1 lines.").replace("%1", str(setting.longest))
    wrong = next((line for line in lines if not fits(setting.pattern, line)), "")
    return (None, _not_of_the_form(wrong)) if wrong else (lines, "")


def read_map(setting: Setting, text: str) -> tuple[Any, str]:
    """On each line a name, an equals sign and a text."""
    value: dict[str, str] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        name, sign, said = (part.strip() for part in line.partition("="))
        if not (name and sign and said):
            return None, translate("SettingEditor", "Write a name, an equals sign and a value on each line.")
        value[name] = said
    return value, ""


def bounds(setting: Setting) -> str:
    """Between which numbers the value is; empty when it may be any."""
    low = setting.least if setting.least is not None else setting.above
    high = setting.most if setting.most is not None else setting.below
    if low is None or high is None:
        return ""
    if high >= NO_BOUND:
        return translate("SettingEditor", "%1 or more.").replace("%1", shown_number(low))
    if setting.above is not None:
        said = translate("SettingEditor", "More than %1, up to %2.")
    elif setting.below is not None:
        said = translate("SettingEditor", "From %1, below %2.")
    else:
        said = translate("SettingEditor", "From %1 to %2.")
    return said.replace("%1", shown_number(low)).replace("%2", shown_number(high))


def shown_number(value: float) -> str:
    """As short as it can be said."""
    return str(value) if isinstance(value, int) else f"{value:.10g}"


def fits(pattern: str, text: str) -> bool:
    """Whether ``text`` is as ``pattern`` says; an empty one fits all."""
    return not pattern or QRegularExpression(pattern).match(text).hasMatch()


def _within(setting: Setting, value: float) -> bool:
    return (
        (setting.least is None or value >= setting.least)
        and (setting.most is None or value <= setting.most)
        and (setting.above is None or value > setting.above)
        and (setting.below is None or value < setting.below)
    )


def _not_of_the_form(text: str) -> str:
    if not text:
        return translate("SettingEditor", "This cannot be empty.")
    return translate("SettingEditor", "“%1” is not of the form that is wanted here.").replace("%1", text[:40])
