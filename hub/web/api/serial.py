"""The logs of boards on a cable: read them, and what they mean."""

from typing import Final

from hub.errors import NotListeningError, PortTakenError, TooManyLogsError, UnknownPortError
from hub.firmware.usb.causes import CAUSES_EXPLAINED
from hub.firmware.usb.diagnosis import Finding
from hub.firmware.usb.listening import Heard
from hub.storage.tokens import Scope
from hub.web.api.endpoint import Call, Endpoint, Nothing, Topic
from hub.web.api.parts import ApiParts
from hub.web.api.serial_forms import PrintedLine, SerialFinding, SerialLog, SerialQuery, SerialStart
from hub.web.api.usb import PORTS
from hub.web.api.usb_telling import trouble_told

LOG: Final = f"{PORTS}/{{port_id}}/log"

STARTING: Final = (UnknownPortError.code, PortTakenError.code, TooManyLogsError.code)
"""Why a log is not read."""

UNREAD: Final = NotListeningError.code


class SerialEndpoints:
    """A log is kept in memory only, for as long as somebody asks for it at least every five minutes."""

    def __init__(self, parts: ApiParts) -> None:
        self._logs = parts.boards.logs

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        about, admin = Topic.USB, Scope.ADMIN
        return (
            Endpoint(
                "POST",
                LOG,
                about,
                "Read what the board on a port prints",
                self.start_log,
                admin,
                faults=STARTING,
            ),
            Endpoint(
                "GET",
                LOG,
                about,
                "What it has printed, and what that means",
                self.get_log,
                admin,
                faults=(UNREAD,),
            ),
            Endpoint("DELETE", LOG, about, "Stop, and let the port go", self.stop_log, admin, faults=(UNREAD,)),
        )

    async def start_log(self, call: Call[Nothing, SerialStart]) -> SerialLog:
        """Begin, and answer with what came so far, or why the port cannot be read; raises ``UsbError``."""
        return log_told(await self._logs.start(call.path["port_id"], reset=call.body.reset))

    async def get_log(self, call: Call[SerialQuery, Nothing]) -> SerialLog:
        """Answer with what came after a line; raises ``NotListeningError``."""
        return log_told(self._logs.heard(call.path["port_id"], call.query.after))

    async def stop_log(self, call: Call[Nothing, Nothing]) -> None:
        """Stop; raises ``NotListeningError``."""
        await self._logs.stop(call.path["port_id"])


def log_told(heard: Heard) -> SerialLog:
    """A board's log."""
    return SerialLog(
        lines=tuple(map(PrintedLine.model_validate, heard.lines)),
        findings=tuple(map(_finding_told, heard.findings)),
        last=heard.last,
        left_out=heard.left_out,
        running=heard.running,
        problem=trouble_told(heard.problem),
    )


def _finding_told(finding: Finding) -> SerialFinding:
    explained = CAUSES_EXPLAINED[finding.cause]
    return SerialFinding(
        cause=finding.cause,
        first_line=finding.first_line,
        count=finding.count,
        text=explained.text,
        remedy=explained.remedy,
    )
