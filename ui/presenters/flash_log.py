"""What a board says on its cable once it was flashed: read while somebody looks."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from hub.client.client import part
from hub.errors import HubError
from hub.firmware.usb.causes import Cause
from hub.web.api.serial_forms import SerialLog
from ui.bridge import HubBridge
from ui.late import WhileThere
from ui.widgets.flash import cause_words, trouble_words
from ui.widgets.flash.start_step import StartStep

RENEW_MS: Final = 250
"""After the board said something, until that is read: it says many lines at once."""


class BoardListening(QObject):
    """One board at a time."""

    def __init__(self, step: StartStep, bridge: HubBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._step = step
        self._bridge = bridge
        self._while_there = WhileThere(self)
        self._port_id = ""  # whose board is listened to
        self._last = 0  # number of the last line that is shown
        self._renewing = QTimer(self, singleShot=True, interval=RENEW_MS)
        self._renewing.timeout.connect(self._read)
        step.restart_wanted.connect(self._restart)

    def begin(self, port_id: str) -> None:
        """Restart the board on this port, and show its log from the beginning."""
        self._port_id, self._last = port_id, 0
        self._step.log.begin()
        path = f"/usb/ports/{part(port_id)}/log"
        self._bridge.ask(
            lambda client: client.send("POST", path, SerialLog, {"reset": True}),
            self._while_there(lambda log: self._show(port_id, log)),
            self.tr("Reading what the board says"),
            self._while_there(lambda error: self._failed(port_id, error)),
        )

    def heard(self, port_id: str) -> None:
        """A board said something."""
        if port_id == self._port_id and not self._renewing.isActive():
            self._renewing.start()

    def stop(self) -> None:
        """Listen no more, and let the port go."""
        self._renewing.stop()
        port_id, self._port_id = self._port_id, ""
        if port_id:
            path = f"/usb/ports/{part(port_id)}/log"
            label = self.tr("Letting the port go")
            self._bridge.ask(lambda client: client.do("DELETE", path), lambda _: None, label, lambda _: None)

    def _restart(self) -> None:
        if self._port_id:
            self.begin(self._port_id)

    def _read(self) -> None:
        port_id = self._port_id
        if not port_id:
            return
        path, query = f"/usb/ports/{part(port_id)}/log", {"after": self._last}
        self._bridge.ask(
            lambda client: client.get(path, SerialLog, query),
            self._while_there(lambda log: self._show(port_id, log)),
            self.tr("Reading what the board says"),
            self._while_there(lambda error: self._failed(port_id, error)),
        )

    def _show(self, port_id: str, log: SerialLog) -> None:
        if port_id != self._port_id:
            return
        self._step.log.add_lines([line.text for line in log.lines if line.number > self._last])
        self._last = max(self._last, log.last)
        hindered = [finding for finding in log.findings if finding.cause is not Cause.READY]
        told = [cause_words.of(finding) for finding in hindered or log.findings]
        self._step.log.show_findings(told, hinders=bool(hindered))
        trouble = trouble_words.of(log.problem) if log.problem is not None else None
        self._step.show_listening(f"{trouble.text} {trouble.remedy}" if trouble else "")

    def _failed(self, port_id: str, error: HubError) -> None:
        if port_id == self._port_id:
            self._step.show_listening(trouble_words.of_error(error).text)
