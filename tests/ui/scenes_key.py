"""Scenes of what is missing: the language model's key, refused or not to be tried, and a voice."""

from dataclasses import replace

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from hub.events import EngineKind
from tests.ui import scripted_hub as script
from tests.ui.reading import shown, the
from tests.ui.scripted_hub import ScriptedHub
from ui import words
from ui.dialogs.api_key import ApiKeyDialog
from ui.dialogs.first_run import Step
from ui.first_run import open_first_run
from ui.main_window import MainWindow
from ui.pages.home import HomePage
from ui.voice_getting import MissingVoice
from ui.widgets.key_card import KeyCard


def _asked(hub: ScriptedHub, window: MainWindow) -> ApiKeyDialog:
    hub.happen(script.ready(), *script.all_engines(), script.no_key())
    window.findChildren(KeyCard)[0].key_wanted.emit()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ApiKeyDialog)
    QTest.keyClicks(shown(dialog, QLineEdit)[0], "wrong-key-123")
    dialog._hold("Testing…")
    return dialog


def key_tried(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _asked(hub, window)


def key_refused(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _asked(hub, window).show_not_kept(words.problem("llm.key_refused"), keepable=False)


def key_untried(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    _asked(hub, window).show_not_kept(words.problem("llm.down"), keepable=True)


def first_run_key_untried(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    hub.happen(script.ready(), *script.all_engines(), script.no_key())
    bridge = window._bridge
    assert bridge is not None
    dialog = open_first_run(window, bridge, window._memory, window.go)
    dialog._go(Step.KEY)
    QTest.keyClicks(shown(dialog, QLineEdit)[0], "xai-123")
    dialog._keep_key(on=True)
    dialog.show_not_kept(words.problem("llm.down"), keepable=True)


def home_voice_missing(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    hub.happen(script.ready(), *script.all_engines(), script.no_key())
    the(window, HomePage).voice.show_missing(MissingVoice(language, "voice", 63_000_000))


def home_voice_coming(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    home_voice_missing(hub, window, language)
    missing = MissingVoice(language, "voice", 63_000_000, done=21_000_000)
    the(window, HomePage).voice.show_missing(missing)


def first_run_voice_missing(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    hub.happen(script.ready(), *script.all_engines(), script.no_key())
    bridge = window._bridge
    assert bridge is not None
    dialog = open_first_run(window, bridge, window._memory, window.go)
    dialog.show_name("xiaozhi-hub")
    dialog.show_missing_voice(MissingVoice(language, "voice", 63_000_000))


def engines_refused(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    home_voice_missing(hub, window, language)
    turn = script.Turn("t1")
    hub.happen(script.engine(EngineKind.LLM), turn.start(), turn.over(error="llm.key_refused"))


def first_run_only_here(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    hub.happen(script.ready(), *script.all_engines(), script.no_key())
    bridge = window._bridge
    assert bridge is not None
    dialog = open_first_run(window, bridge, window._memory, window.go)
    dialog._go(Step.DEVICE)
    dialog.show_live(replace(dialog._live, ota_url="http://127.0.0.1:8003/xiaozhi/ota/"), 8000)


SCENES_KEY = {
    scene.__name__: scene
    for scene in (
        key_tried,
        key_refused,
        key_untried,
        first_run_key_untried,
        home_voice_missing,
        home_voice_coming,
        first_run_voice_missing,
        first_run_only_here,
        engines_refused,
    )
}
