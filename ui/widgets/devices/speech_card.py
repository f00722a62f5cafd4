"""How the hub speaks on a device: as which persona, and in which language before anybody has spoken."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QVBoxLayout

from hub.phrases import LANGUAGES
from hub.web.api.devices import Device
from hub.web.api.persona_forms import Persona, PersonaList
from ui.theme import UNIT, mark
from ui.widgets.devices import wording
from ui.widgets.still import StillComboBox
from ui.widgets.text import Text


class SpeechCard(QFrame):
    """A choice acts at once, from the next question or conversation on."""

    persona_wanted = Signal(str)  # its id; empty: the one for all
    language_wanted = Signal(str)  # a tag; empty: what the device tells

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self._personas: tuple[Persona, ...] = ()
        self._device: Device | None = None
        self._persona = StillComboBox()
        self._language = StillComboBox()
        for box in (self._persona, self._language):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._speaks = Text(role="small", wrap=True)
        self._persona.activated.connect(self._choose_persona)
        self._language.activated.connect(self._choose_language)
        self._lay_out()

    def show_personas(self, personas: PersonaList) -> None:
        """Offer these."""
        self._personas = personas.personas
        self._show()

    def show_device(self, device: Device) -> None:
        """Show what is chosen for the device."""
        self._device = device
        self._show()

    def _show(self) -> None:
        device = self._device
        if device is None:
            return
        own = next((one for one in self._personas if device.device_id in one.devices), None)
        everywhere = next((one for one in self._personas if one.everywhere), None)
        self._persona.clear()
        same = self.tr("As everywhere: %1").replace("%1", _called(everywhere, self.tr("the hub's own")))
        self._persona.addItem(same, "")
        for one in self._personas:
            self._persona.addItem(_called(one, self.tr("The hub's own")), one.persona_id)
        self._persona.setCurrentIndex(max(0, self._persona.findData(own.persona_id if own else "")))
        self._persona.setEnabled(bool(self._personas))
        self._show_languages(device)
        speaker = own or everywhere
        self._speaks.setText(self._said(speaker) if speaker else "")

    def _show_languages(self, device: Device) -> None:
        told = wording.language(device.language) if device.language else self.tr("not known yet")
        self._language.clear()
        self._language.addItem(self.tr("As the device says: %1").replace("%1", told), "")
        for tag in LANGUAGES:
            self._language.addItem(wording.language(tag), tag)
        chosen = device.chosen_language
        if chosen and self._language.findData(chosen) < 0:
            self._language.addItem(wording.language(chosen), chosen)
        self._language.setCurrentIndex(max(0, self._language.findData(chosen)))

    def _said(self, speaker: Persona) -> str:
        """Who decides about the language and the voice of answers: the persona."""
        tongue = (
            self.tr("It always answers in this language: %1.").replace("%1", wording.language(speaker.language))
            if speaker.language
            else self.tr("It answers in the language of the question.")
        )
        voice = (
            self.tr("Its voice: %1.").replace("%1", speaker.voice)
            if speaker.voice
            else self.tr("It speaks with the usual voice of that language.")
        )
        return " ".join((tongue, voice, self.tr("Both belong to the persona: change them there.")))

    def _choose_persona(self) -> None:
        self.persona_wanted.emit(self._persona.currentData())

    def _choose_language(self) -> None:
        self.language_wanted.emit(self._language.currentData())

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * UNIT)
        grid.setVerticalSpacing(UNIT // 2)
        grid.setColumnStretch(1, 1)
        hint = Text(
            self.tr("The hub greets and warns in this language as long as nobody has spoken."),
            "small",
            wrap=True,
        )
        rows = ((self.tr("Persona"), self._persona, self._speaks), (self.tr("Language"), self._language, hint))
        for place, (said, box, below) in enumerate(rows):
            box.setAccessibleName(said)
            label = Text(said)
            label.setBuddy(box)
            grid.addWidget(label, 2 * place, 0)
            grid.addWidget(box, 2 * place, 1)
            grid.addWidget(below, 2 * place + 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.addLayout(grid)


def _called(persona: Persona | None, house: str) -> str:
    """The persona's name; the hub's own has none until somebody gives it one."""
    return (persona.name if persona else "") or house
