"""Devices: what a person wants of them, done over the hub's API."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from hub.client.client import part
from hub.errors import DataFolderError, HubError, NoPictureError, ToldNoError
from hub.firmware.records import Channel
from hub.web.api.devices import Device, DeviceNames
from hub.web.api.persona_forms import Choice
from hub.web.api.problems import Fault
from hub.web.api.rollout_forms import UpdateNow
from hub.web.api.tools import ToolAnswer
from ui import words
from ui.bridge import Notice, NoticeKind
from ui.pages.names import PageName
from ui.presenters.device_reader import LEVELS, DeviceReader
from ui.presenters.presenter import Surroundings
from ui.presenters.registry import PRESENTERS
from ui.saving import save_at_once
from ui.widgets.devices.access_card import Deed
from ui.widgets.devices.status import REBOOT_TOOL, SNAPSHOT_TOOL, VOLUME_TOOL
from ui.widgets.firmware import rollout_wording

NOT_WRITTEN: Final = "file"
"""The code of what is said when the person's disk does not take a picture (``ui.words``)."""


class DevicesPresenter(DeviceReader):
    """Tells what came of each wish in a notice, of a tool's call beside the tool."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._screen = b""
        self.page.let_sessions_be_seen(possible=PageName.SESSIONS in PRESENTERS)
        self._connect()

    def _connect(self) -> None:
        page = self.page
        page.approve_wanted.connect(lambda code: self.bridge.approve(code, self.tr("Letting the device in")))
        page.reject_wanted.connect(lambda code: self.bridge.reject(code, self.tr("Turning the device away")))
        page.block_wanted.connect(lambda one: self.bridge.block(one, self.tr("Blocking the device")))
        page.names_wanted.connect(self._name)
        page.language_wanted.connect(self._speak)
        page.persona_wanted.connect(self._cast)
        page.channel_wanted.connect(self._channel)
        page.update_wanted.connect(self._update)
        page.deed_wanted.connect(self._do)
        page.tool_wanted.connect(self._run)
        page.level_wanted.connect(self._set_level)
        page.snapshot_wanted.connect(self._take_picture)
        page.reboot_wanted.connect(self._reboot)
        page.save_wanted.connect(self._save)
        page.sessions_wanted.connect(lambda: self.page_wanted.emit(PageName.SESSIONS))

    def _name(self, name: str, room: str) -> None:
        label, said = self.tr("Naming the device"), self.tr("The name and the room are kept.")
        self._change(DeviceNames(name=name, room=room), label, said)

    def _speak(self, language: str) -> None:
        said = self.tr("The language acts from the next conversation on.")
        self._change(DeviceNames(language=language), self.tr("Changing the language"), said)

    def _change(self, names: DeviceNames, label: str, said: str) -> None:
        path = self.path()

        def changed(device: Device) -> None:
            self.page.show_device(device)
            self._tell(said)

        self.read(lambda client: client.send("PATCH", path, Device, names), changed, label)

    def _cast(self, persona_id: str) -> None:
        path, label = self.path("/persona"), self.tr("Choosing the persona")
        method, body = ("PUT", Choice(persona_id=persona_id)) if persona_id else ("DELETE", None)

        def failed(error: HubError) -> None:
            self._tell_failure(label, error)
            self.read_personas()

        def done(_nothing: None) -> None:
            self.read_personas()
            self._tell(self.tr("It speaks so from the next question on."))

        self.read(lambda client: client.do(method, path, body), done, label, failed)

    def _channel(self, channel: Channel) -> None:
        said = self.tr("The channel is kept.")
        self._change(DeviceNames(firmware_channel=channel), self.tr("Choosing the channel"), said)

    def _update(self) -> None:
        path, card = self.path("/update-now"), self.page.firmware

        def begun(told: UpdateNow) -> None:
            card.show_begun(told.version, rollout_wording.how(told.how))

        card.show_asking()
        self.read(
            lambda client: client.send("POST", path, UpdateNow),
            begun,
            self.tr("Updating the device"),
            lambda error: card.show_refused(words.problem(error.code)),
        )

    def _do(self, deed: Deed) -> None:
        label, said = self._words_of(deed)
        method, rest = ("DELETE", "") if deed is Deed.FORGET else ("POST", f"/{deed.value}")
        path = self.path(rest)

        def done(_nothing: None) -> None:
            self.bridge.refresh()
            self._tell(said)

        self.ask(lambda client: client.do(method, path), done, label)  # a forgotten one is chosen no more

    def _words_of(self, deed: Deed) -> tuple[str, str]:
        if deed is Deed.RENEW:
            return self.tr("Making a new token"), self.tr("The device gets a new token when it restarts.")
        if deed is Deed.BLOCK:
            return self.tr("Blocking the device"), self.tr("The device is blocked.")
        if deed is Deed.UNBLOCK:
            return self.tr("Unblocking the device"), self.tr("The device may ask to come in again.")
        return self.tr("Forgetting the device"), self.tr("The device is forgotten.")

    def _run(self, name: str, arguments: dict[str, Any]) -> None:
        def failed(error: HubError) -> None:
            self.page.show_tool_problem(_why(error))

        self.read(self.calling(name, arguments), self._show_answer, self.tr("Running a tool"), failed)

    def _show_answer(self, answer: ToolAnswer) -> None:
        self.page.show_answer(answer)
        if answer.upload_id:
            self._fetch(answer.upload_id, self.page.show_tool_picture)
        self.read_status()

    def _set_level(self, name: str, level: int) -> None:
        label = self.tr("Changing the volume") if name == VOLUME_TOOL else self.tr("Changing the brightness")

        def done(answer: ToolAnswer) -> None:
            self._tell_unless_done(label, answer)
            self.read_status()

        def failed(error: HubError) -> None:
            self._tell_failure(label, error)
            self.page.show_status(None)

        self.read(self.calling(name, {LEVELS[name]: level}), done, label, failed)

    def _reboot(self) -> None:
        label = self.tr("Restarting the device")

        def done(answer: ToolAnswer) -> None:
            if answer.outcome == "done":
                self._tell(self.tr("The device restarts."))
            self._tell_unless_done(label, answer)

        self.ask(self.calling(REBOOT_TOOL, {}), done, label)

    def _take_picture(self) -> None:
        label = self.tr("Taking a picture of the screen")

        def done(answer: ToolAnswer) -> None:
            if answer.upload_id:
                self._fetch(answer.upload_id, self._show_screen)
                return
            self.page.show_picture(b"")
            self._tell_unless_done(label, answer)
            if answer.outcome == "done":
                self.noticed.emit(Notice(NoticeKind.FAILED, label, NoPictureError.code))

        def failed(error: HubError) -> None:
            self.page.show_picture(b"")
            self._tell_failure(label, error)

        self.read(self.calling(SNAPSHOT_TOOL, {}), done, label, failed)

    def _fetch(self, upload_id: str, show: Callable[[bytes], object]) -> None:
        path, label = f"/uploads/{part(upload_id)}/content", self.tr("Reading the picture")
        self.read(lambda client: client.whole(path), show, label)

    def _show_screen(self, content: bytes) -> None:
        self._screen = content
        self.page.show_picture(content)

    def _save(self, path: str) -> None:
        label, said = self.tr("Saving the picture"), self.tr("The picture is saved.")
        self.bridge.run(
            _write(
                Path(path),
                self._screen,
                self._while_there(lambda: self._tell(said)),
                self._while_there(lambda: self.noticed.emit(Notice(NoticeKind.FAILED, label, NOT_WRITTEN))),
            ),
            label,
        )

    def _tell(self, said: str) -> None:
        self.noticed.emit(Notice(NoticeKind.DONE, said))

    def _tell_failure(self, label: str, error: HubError) -> None:
        self.noticed.emit(Notice(NoticeKind.FAILED, label, error.code))

    def _tell_unless_done(self, label: str, answer: ToolAnswer) -> None:
        if answer.outcome != "done":
            self.noticed.emit(Notice(NoticeKind.FAILED, label, f"tool.{answer.outcome}"))


async def _write(path: Path, content: bytes, done: Callable[[], object], failed: Callable[[], object]) -> None:
    try:
        await save_at_once(content, path)
    except DataFolderError:
        failed()
    else:
        done()


def _why(error: HubError) -> str:
    """Why a tool was not called; what is wrong with its arguments is told in the hub's own words."""
    said = words.problem(error.code)
    if isinstance(error, ToldNoError) and error.code == Fault.INVALID:
        return f"{said} ({error.detail})"
    return said
