import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from tests.ui import scripted_hub as script
from tests.ui.conftest import Desk, needs_fonts, speak
from tests.ui.reading import nothing_cut_off, text_of, the
from tests.ui.scenes import SCENES
from ui import translation
from ui.resources import TRANSLATIONS
from ui.translation import choose, tag
from ui.widgets.state_line import StateLine

ROOT = TRANSLATIONS.parent.parent


def messages(language: str) -> list[ET.Element]:
    return list(ET.parse(TRANSLATIONS / f"ui_{language}.ts").getroot().iter("message"))  # noqa: S314 - our own file


def test_they_are_complete_and_compiled() -> None:
    command = [sys.executable, str(Path("scripts") / "translations.py"), "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("language", ["ru", "zh"])
def test_they_keep_what_is_put_in(language: str) -> None:
    for message in messages(language):
        source = message.findtext("source") or ""
        translation = message.find("translation")
        assert translation is not None
        for text in ["".join(form.itertext()) for form in translation.findall("numerusform") or [translation]]:
            for mark in ("%1", "%n", "--http-port", "--ws-port", "--host", "--data-dir", "http://192.168.4.1"):
                assert (mark in source) == (mark in text), source
            assert source.endswith("…") == text.endswith("…"), source


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_no_letter_of_a_text_is_a_shortcut_that_two_could_share(language: str) -> None:
    texts = ("".join(message.itertext()) for message in messages(language))
    assert [text for text in texts if re.search(r"&\w", text)] == []


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 устройство"), (2, "2 устройства"), (5, "5 устройств"), (11, "11 устройств"), (21, "21 устройство")],
)
def test_russian_plurals(qapp: QApplication, open_desk: Callable[..., Desk], count: int, said: str) -> None:
    speak(qapp, "ru")
    desk = open_desk()
    desk.hub.happen(script.ready())
    for number in range(count):
        desk.hub.happen(*script.device(f"f4:12:fa:00:00:{number:02x}"))
    assert f"· {said}" in the(desk.window, StateLine).accessibleName()


@pytest.mark.parametrize(("language", "word"), [("en", "Thinks"), ("ru", "Думает"), ("zh", "对话")])
def test_the_window_speaks_each_language(
    qapp: QApplication, open_desk: Callable[..., Desk], language: str, word: str
) -> None:
    speak(qapp, language)
    desk = open_desk()
    SCENES["talking"](desk.hub, desk.window, language)
    assert word in text_of(desk.window)


@needs_fonts
@pytest.mark.parametrize("language", ["ru", "zh"])  # English: tests/ui/test_accessibility.py
@pytest.mark.parametrize("scene", SCENES)
def test_no_word_is_cut_off_at_the_smallest_size(
    qapp: QApplication, open_desk: Callable[..., Desk], language: str, scene: str
) -> None:
    speak(qapp, language)
    desk = open_desk()
    desk.window.resize(desk.window.minimumSize())
    SCENES[scene](desk.hub, desk.window, language)
    qapp.processEvents()
    nothing_cut_off(desk.window)


@pytest.mark.parametrize(
    ("setting", "system", "language"),
    [
        ("ru", ["en-US"], "ru"),
        ("auto", ["zh-Hans-CN", "en"], "zh"),
        ("auto", ["de-DE", "ru-RU"], "ru"),
        ("auto", ["fr"], "en"),
        ("auto", [], "en"),
        ("auto", ["C"], "en"),
    ],
)
def test_the_language_is_the_setting_s_or_the_system_s(setting: str, system: list[str], language: str) -> None:
    assert choose(setting, system) == language


@pytest.mark.parametrize(
    ("locale", "told"), [("ru_RU", "ru"), ("zh_CN", "zh"), ("de_AT", "de-AT"), ("C", "en")]
)
def test_the_person_s_language_is_told_as_devices_tell_theirs(locale: str, told: str) -> None:
    QLocale.setDefault(QLocale(locale))
    assert tag() == told


def test_on_a_system_without_a_language_dates_are_those_of_the_window(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "system", QLocale.c)
    QLocale.setDefault(QLocale.c())
    for old in qapp.findChildren(QTranslator):
        qapp.removeTranslator(old)
        old.setParent(None)
    translation.install(qapp, "auto")
    day = QLocale().toString(QDate(2026, 11, 23), QLocale.FormatType.ShortFormat)
    assert day == QLocale("en").toString(QDate(2026, 11, 23), QLocale.FormatType.ShortFormat)
    assert day != QLocale.c().toString(QDate(2026, 11, 23), QLocale.FormatType.ShortFormat)
