"""What states, errors and emotions are called in the person's language.

The hub's own messages are English, for logs; a window says them by code.
"""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from hub.errors import ModelMissingError
from hub.events import DeviceState, EngineKind, EngineState, Outcome
from ui.firmware_problems import FIRMWARE_PROBLEMS
from ui.pages.names import PageName

translate = QCoreApplication.translate


def engine_job(kind: EngineKind) -> str:
    """What an engine does, as a verb."""
    return _JOBS[kind]()


def engine_state(state: EngineState) -> str:
    """How far an engine is."""
    return _STATES[state]()


def problem(code: str, model: str = "") -> str:
    """What happened and what to do, for an error's code; a code without words gets its family's.

    ``model`` is the model that the error is about, if it is about one.
    """
    if code == ModelMissingError.code and model:
        said = translate(
            "Words", "%1 is not installed. Get it, or choose another one, on the page “Voices and models”."
        )
        return said.replace("%1", model)
    while code not in _PROBLEMS and "." in code:
        code = code.rpartition(".")[0]
    return _PROBLEMS[code]() if code in _PROBLEMS else _unknown()


def outcome(result: Outcome) -> str:
    """How a turn ended, when that is worth a word; else empty."""
    return _OUTCOMES[result]() if result in _OUTCOMES else ""


def emotion(name: str) -> str:
    """An emotion in the person's language; one this window does not know stays as the hub says it."""
    return _EMOTIONS[name]() if name in _EMOTIONS else name


def decision(state: DeviceState) -> str:
    """What became of a device that no longer waits."""
    return _DECISIONS[state]() if state in _DECISIONS else translate("Words", "Waits no longer")


def key_place(place: str) -> str:
    """Where the language model's key is kept now; empty when nowhere."""
    return _PLACES[place]() if place in _PLACES else ""


def page_title(name: PageName) -> str:
    """What a page is called."""
    return _PAGES[name]()


def _unknown() -> str:
    return translate("Words", "Something unexpected happened. The log tells more.")


_Words = Mapping[str, Callable[[], str]]

_PAGES: Final[_Words] = {
    PageName.HOME: lambda: translate("Words", "Home"),
    PageName.DEVICES: lambda: translate("Words", "Devices"),
    PageName.FIRMWARE: lambda: translate("Words", "Firmware"),
    PageName.SESSIONS: lambda: translate("Words", "Sessions"),
    PageName.TALK: lambda: translate("Words", "Talk"),
    PageName.VOICES: lambda: translate("Words", "Voices and models"),
    PageName.ASSISTANT: lambda: translate("Words", "Assistant"),
    PageName.SETTINGS: lambda: translate("Words", "Settings"),
    PageName.LOGS: lambda: translate("Words", "Logs"),
}

_JOBS: Final[_Words] = {
    EngineKind.STT: lambda: translate("Words", "Hears"),
    EngineKind.LLM: lambda: translate("Words", "Thinks"),
    EngineKind.TTS: lambda: translate("Words", "Speaks"),
    EngineKind.VAD: lambda: translate("Words", "Notices speech"),
}

_STATES: Final[_Words] = {
    EngineState.LOADING: lambda: translate("Words", "Loading…"),
    EngineState.READY: lambda: translate("Words", "Ready"),
    EngineState.STANDING_IN: lambda: translate("Words", "Standing in"),
    EngineState.FAILED: lambda: translate("Words", "Failed"),
    EngineState.OFF: lambda: translate("Words", "Off"),
}

_OUTCOMES: Final[_Words] = {
    Outcome.INTERRUPTED: lambda: translate("Words", "Stopped"),
    Outcome.NOTHING_HEARD: lambda: translate("Words", "Listened, but no words were understood"),
    Outcome.FAILED: lambda: translate("Words", "Not answered"),
}

_DECISIONS: Final[_Words] = {
    DeviceState.APPROVED: lambda: translate("Words", "Let in"),
    DeviceState.REJECTED: lambda: translate("Words", "Turned away"),
    DeviceState.BLOCKED: lambda: translate("Words", "Blocked"),
}

_PROBLEMS: Final[_Words] = {
    **FIRMWARE_PROBLEMS,
    "setup.setting": lambda: translate("Words", "A setting is not acceptable. Correct it and start again."),
    "setup.setting_fixed": lambda: translate(
        "Words",
        "Something else decides it: the environment, or an option the hub was started with. Change it there.",
    ),
    "setup.port_in_use": lambda: translate(
        "Words",
        "Another program uses a port that the hub needs. Close that program (it may be a second hub), "
        "or start the hub with other ports: --http-port and --ws-port.",
    ),
    "setup.address_unavailable": lambda: translate(
        "Words",
        "The address to listen on is not one of this computer's. "
        "Start the hub without --host, or with an address of this computer.",
    ),
    "setup.certificate": lambda: translate(
        "Words",
        "The certificate for encrypted connections (TLS) cannot be used; the log says why. "
        "Put a good one in its place, or leave out tls.cert_file and tls.key_file.",
    ),
    "setup.data_folder": lambda: translate(
        "Words",
        "The hub cannot write to its data folder. "
        "Give yourself the right to write there, or choose another folder: --data-dir.",
    ),
    "disk.full": lambda: translate(
        "Words", "The disk is full, and nothing was saved. Free some space on it and try again."
    ),
    "file.not_written": lambda: translate(
        "Words", "The file cannot be written there. Choose another folder, or another name."
    ),
    "store.in_use": lambda: translate(
        "Words",
        "Another hub on this computer uses the same data folder. "
        "Close that one, or choose another folder: --data-dir.",
    ),
    "store.newer": lambda: translate(
        "Words",
        "The data folder was last used by a newer version of the hub, and was left as it is. "
        "Update the hub, or choose another folder: --data-dir.",
    ),
    "store.damaged": lambda: translate(
        "Words",
        "A file in the data folder is damaged; the log names it. "
        "Put a copy in its place, or move it away to begin anew.",
    ),
    "model.no_space": lambda: translate(
        "Words", "The disk has no room for the model. Free some space on it and try again."
    ),
    "model.offline": lambda: translate(
        "Words", "The model service cannot be reached. Look at the internet connection and try again."
    ),
    "model.gone": lambda: translate(
        "Words", "The model service does not give this model out any more. Choose another one."
    ),
    "model.damaged": lambda: translate(
        "Words", "What came was damaged, and was thrown away. Try again; the rest is kept."
    ),
    "model.folder": lambda: translate(
        "Words", "The hub cannot write to the folder of its models. Give it the right to write there."
    ),
    "model.in_use": lambda: translate("Words", "It is in use. Use another one first."),
    "model.not_installed": lambda: translate("Words", "It is not installed. Download it first."),
    "model": lambda: translate("Words", "That cannot be done with this model."),
    "sound.silent": lambda: translate("Words", "This computer cannot play sound. Is a loudspeaker connected?"),
    "setup": lambda: translate("Words", "The hub cannot start with these settings."),
    "enrolment.unknown_code": lambda: translate(
        "Words", "No device waits with this code any more. Restart the device: it shows a new one."
    ),
    "enrolment.unknown_device": lambda: translate("Words", "The hub does not know this device any more."),
    "enrolment.too_many_attempts": lambda: translate(
        "Words", "Too many wrong codes were tried. Wait a minute and try again."
    ),
    "enrolment": lambda: translate("Words", "Nothing was decided about the device. Try again."),
    "devices.not_in_conversation": lambda: translate(
        "Words", "The device is in no conversation now. Press its button or say its wake word, and try again."
    ),
    "tool.refused": lambda: translate("Words", "The device refused."),
    "tool.late": lambda: translate("Words", "No answer came in time: it may have happened or not."),
    "tool.gone": lambda: translate("Words", "The device hung up before it answered."),
    "picture": lambda: translate("Words", "The device sent no picture that can be shown."),
    "file": lambda: translate(
        "Words", "The file cannot be written there. Choose another folder, or make room on the disk."
    ),
    "api.invalid": lambda: translate("Words", "The hub does not accept what was entered."),
    "engine.model_missing": lambda: translate("Words", "A speech model is missing on this computer."),
    "engine.model_damaged": lambda: translate(
        "Words", "The model's files are damaged. Remove the model and get it again."
    ),
    "engine": lambda: translate("Words", "It stopped working. Restart the hub; the log tells more."),
    "speech.key_refused": lambda: translate(
        "Words", "The speech service does not accept the key. Set another one and restart the hub."
    ),
    "speech.quota": lambda: translate(
        "Words", "The account's limit at the speech service is reached. Look at its balance and limits."
    ),
    "speech.down": lambda: translate(
        "Words",
        "The speech service cannot be reached. Look at the connection, and at the service if it is yours.",
    ),
    "speech.slow": lambda: translate("Words", "The speech service did not answer in time."),
    "speech.refused": lambda: translate(
        "Words", "The speech service does not accept the request. Check its address, model and voice."
    ),
    "speech.unusable": lambda: translate("Words", "The speech service sent no sound, or no words."),
    "speech": lambda: translate("Words", "The speech service failed. The log tells more."),
    "heard.nothing": lambda: translate("Words", "Nobody spoke while the button was held."),
    "heard.unclear": lambda: translate("Words", "There was speech or noise, but no words were understood."),
    "heard.cut": lambda: translate("Words", "The question was too long; its beginning was answered."),
    "heard": lambda: translate("Words", "The question could not be made out."),
    "voice.sentence": lambda: translate("Words", "A part of the answer could not be spoken; read it here."),
    "llm.no_key": lambda: translate("Words", "No key is set."),
    "llm.key_refused": lambda: translate(
        "Words", "The service does not accept the key. Enter it again or make a new one."
    ),
    "llm.quota": lambda: translate(
        "Words", "The account's limit is reached. Look at its balance and limits at the service."
    ),
    "llm.budget": lambda: translate(
        "Words", "This month's budget is used up. Raise it in the settings, or wait for the next month."
    ),
    "llm.down": lambda: translate("Words", "The service cannot be reached. Look at the internet connection."),
    "llm.slow": lambda: translate("Words", "The service did not answer in time. Ask again in a moment."),
    "llm.cut": lambda: translate("Words", "The answer broke off in the middle. Ask again."),
    "llm.empty": lambda: translate("Words", "The service sent an answer without words. Ask again."),
    "autostart": lambda: translate(
        "Words", "The system does not let it be looked at or changed. The log tells more."
    ),
    "awake": lambda: translate(
        "Words",
        "The system does not allow that, or has no means for it. "
        "Switch off automatic sleep in the system's settings instead.",
    ),
    "asking.away": lambda: translate(
        "Words", "The hub cannot be reached, or did not answer in time. See that it runs, and try again."
    ),
    "asking.untrusted": lambda: translate(
        "Words",
        "The hub's certificate is not known to this computer. Start the window "
        "with the hub's CA: --ca-file ca.pem.",
    ),
    "asking.no_hub": lambda: translate(
        "Words", "What answers at the address is no hub, or one of another version."
    ),
    "asking": lambda: translate("Words", "The hub did not do it. Try again."),
    "api.token": lambda: translate("Words", "The hub does not accept the token. Enter another one."),
    "api.scope": lambda: translate(
        "Words", "The token does not allow that. Connect with one that was made with the scope admin."
    ),
    "api": lambda: translate("Words", "The hub did not accept that. Its log tells more."),
    "llm": lambda: translate("Words", "The service gave no answer. Ask again in a moment."),
}

_PLACES: Final[_Words] = {
    "keyring": lambda: translate("Words", "in this computer's keyring"),
    "file": lambda: translate("Words", "in a file that only you can read"),
    "environment": lambda: translate("Words", "in the environment of this program"),
    "there": lambda: translate("Words", "on the hub's computer"),
}

_EMOTIONS: Final[_Words] = {
    "neutral": lambda: translate("Emotion", "neutral"),
    "happy": lambda: translate("Emotion", "happy"),
    "laughing": lambda: translate("Emotion", "laughing"),
    "funny": lambda: translate("Emotion", "funny"),
    "sad": lambda: translate("Emotion", "sad"),
    "angry": lambda: translate("Emotion", "angry"),
    "crying": lambda: translate("Emotion", "crying"),
    "loving": lambda: translate("Emotion", "loving"),
    "embarrassed": lambda: translate("Emotion", "embarrassed"),
    "surprised": lambda: translate("Emotion", "surprised"),
    "shocked": lambda: translate("Emotion", "shocked"),
    "thinking": lambda: translate("Emotion", "thinking"),
    "winking": lambda: translate("Emotion", "winking"),
    "cool": lambda: translate("Emotion", "cool"),
    "relaxed": lambda: translate("Emotion", "relaxed"),
    "delicious": lambda: translate("Emotion", "savouring"),
    "kissy": lambda: translate("Emotion", "sending a kiss"),
    "confident": lambda: translate("Emotion", "confident"),
    "sleepy": lambda: translate("Emotion", "sleepy"),
    "silly": lambda: translate("Emotion", "silly"),
    "confused": lambda: translate("Emotion", "confused"),
}
