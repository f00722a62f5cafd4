"""From the first run to the end of the day: what a person does with the program, in this order."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hub.twin.pcm import Pcm
from tests.e2e.desktop import house
from tests.e2e.desktop.eyes import PRESSED
from tests.e2e.desktop.person import Person, TrialError


class Story:
    """Steps that follow each other."""

    def __init__(self, person: Person, folder: Path, address: str) -> None:
        """``folder`` is the program's data folder, ``address`` where devices check."""
        self.person = person
        self._folder = folder
        self.device = house.a_device()
        self._address = address

    def steps(self, question: Pcm | None) -> list[tuple[str, Callable[[], Awaitable[None]]]]:
        """What is done, and its names. ``question`` is spoken to the device; None: it is typed."""
        return [
            ("first run, with a key and a device", self.set_up),
            ("talk to the device", lambda: self.talk_to_device(question)),
            ("name the device", self.name_device),
            ("control it", self.control_device),
            ("talk at this computer", self.talk),
            ("read and export a conversation", self.read_again),
            ("delete something for good", self.delete),
            ("try a voice", self.hear_voices),
            ("test the service, personas, costs", self.question_assistant),
            ("settings", self.change_settings),
            ("logs", self.read_logs),
        ]

    async def _tidy(self) -> None:
        """Have read what is told above the pages."""
        while self.person.eyes.control("Dismiss", PRESSED) is not None:
            await self.person.press("Dismiss")

    async def come_back(self) -> None:
        """The device is on the line, as after its wake word."""
        await self.device.connect(await self.device.check(self._address))

    async def end(self) -> None:
        """Nothing goes on behind the program."""
        await self.device.hang_up()

    async def set_up(self) -> None:
        """The first run, with a key."""
        person = self.person
        await person.read("Step 1 of 3")
        await person.picture("first-run-1-house")
        await person.press("Next")
        await person.picture("first-run-2-key")
        await person.type("%1 key", house.KEY)
        await person.picture("first-run-2-typed")
        await person.press("Save key")
        await person.read("Only this computer reaches the hub")
        await person.picture("first-run-3-device")
        await self.device.check(self._address)
        await person.until(lambda: person.eyes.reads("Is it yours?"), "the device")
        await person.picture("first-run-3-waits")
        await person.press("Let it in")
        await person.read("is let in. Wake it")
        await person.picture("first-run-3-done")
        await person.press("Finish")
        await person.until(lambda: QApplication.activeModalWidget() is None, "the window")
        await person.picture("home-let-in")

    async def talk_to_device(self, question: Pcm | None) -> None:
        """A spoken question (or a typed one), and one that needs a tool."""
        await self.come_back()
        await self._asks(house.QUESTION, question)
        await self.person.read("Take the bicycle!")
        said = f"{self.person.clicks} clicks and {self.person.words} typed word(s)"
        self.person.say(f"from first run to first answer: {said}")
        await self.person.picture("home-answered")
        await self._asks(house.TYPED, None)
        await self.person.read("The screen is dark now.")

    async def _asks(self, text: str, pcm: Pcm | None) -> None:
        report = await (self.device.ask_text(text) if pcm is None else self.device.ask(pcm))
        if not report.ok:
            raise TrialError(f"the device got no answer: {report.reason}")

    async def name_device(self) -> None:
        """Its page: a name and a room."""
        person = self.person
        await person.press("Devices")
        await person.row("Devices")
        await person.type("Name", house.KITCHEN)
        await person.type("Room", "Kitchen")
        await person.press("Save")
        await person.read(house.KITCHEN)
        await person.picture("devices-named")
        await self._tidy()

    async def control_device(self) -> None:
        """What it can do: a picture of its screen, and a restart that is thought better of."""
        person = self.person
        await person.tab("Control")
        await person.press("Picture of the screen")
        await person.until(lambda: person.eyes.control("Save as…", PRESSED), "the picture of its screen")
        await person.picture("devices-control")
        await person.press("Restart…")
        await person.picture("devices-restart-question")
        await person.press("Back")

    async def talk(self) -> None:
        """The computer as a device."""
        person = self.person
        await person.press("Talk")
        await person.until(lambda: person.eyes.reads("Ready"), "the talk")
        await person.picture("talk-before")
        await person.type("Question", house.AT_HOME)
        await person.press("Send")
        await person.read("minutes for a soft one")
        await person.read("Ready")
        await person.picture("talk-after")

    async def read_again(self) -> None:
        """What was said, as a waterfall; one conversation is saved to a file, and one is deleted for good."""
        person = self.person
        await self.device.ask_text(house.FORGOTTEN)
        await self.device.hang_up()
        await person.press("Sessions")
        await person.row("Conversations", house.AT_HOME)
        await person.read("minutes for a soft one")
        await person.picture("sessions-waterfall")
        file = self._folder / "talk.md"
        await person.press("Export…")
        await person.picture("sessions-export-menu")
        await person.entry("Text to read (Markdown)")
        await person.until(QApplication.activeModalWidget, "the question where to save it")
        await person.picture("save-as")
        await person.type("File name:", str(file), enter=True)
        await person.until(file.is_file, "the file")
        if house.AT_HOME not in file.read_text("utf-8"):
            raise TrialError("what was asked is not in the file")
        await person.read("talk.md is saved")
        await self._tidy()

    async def delete(self) -> None:
        """A word that was said is gone from the disk, and not only from the list."""
        person = self.person
        await person.row("Conversations", house.QUESTION)
        await person.read("Take the bicycle!")
        await person.picture("sessions-waterfall-tool")
        await person.until(lambda: on_disk(self._folder, house.SECRET), "what was said, on the disk")
        await person.press(f"Delete… {house.FORGOTTEN}")
        await person.read("gone from the disk")
        await person.picture("sessions-delete-question")
        await person.press("Yes, delete for good")
        await person.until(
            lambda: not person.eyes.reads(house.SECRET), "a conversation without what was deleted"
        )
        await person.until(lambda: not on_disk(self._folder, house.SECRET), "a disk without what was deleted")
        await self._tidy()

    async def hear_voices(self) -> None:
        """The models, and a voice that is tried."""
        person = self.person
        await person.press("Voices and models")
        await person.read("Whisper")
        await person.picture("voices-hearing")
        await person.tab("Speaking")
        await person.picture("voices-speaking")
        await person.press("Try")
        silent = "has no loudspeaker"
        await person.until(
            lambda: person.eyes.control("Stop", PRESSED) or person.eyes.reads(silent),
            "a voice, or why it is silent",
        )
        await person.picture("voices-tried")

    async def question_assistant(self) -> None:
        """The service, asked something; the personas; what it cost."""
        person = self.person
        await person.press("Assistant")
        await person.press("Test")
        await person.read("The first word came after")
        await person.picture("assistant-tested")
        await person.tab("Personas")
        await person.picture("assistant-personas")
        await person.tab("Costs")
        await person.picture("assistant-costs")

    async def change_settings(self) -> None:
        """A value that is refused, and one that is taken at the next start."""
        person = self.person
        await person.press("Settings")
        await person.row("Sections", "Network")
        await person.press("Check")
        await person.read("only this computer reaches it")
        await person.picture("settings-reached")
        await person.type("Port of the check (HTTP)", "99999", enter=True)
        await person.picture("settings-refused")

    async def read_logs(self) -> None:
        """What the program wrote: nothing of what was said."""
        person = self.person
        await person.press("Logs")
        await person.read("Info and worse")
        await person.picture("logs")
        for said in person.eyes.all_text():
            if house.AT_HOME in said:
                raise TrialError("the log tells what was said")


def on_disk(folder: Path, word: str) -> bool:
    """Whether the word is in a file of the data folder."""
    files = (each for each in folder.rglob("*") if each.is_file())
    return any(word.encode() in each.read_bytes() for each in files)
