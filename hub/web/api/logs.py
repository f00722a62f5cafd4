"""What was logged lately, and a file about the hub for whoever is to help."""

from aiohttp import web
from pydantic import Field

from hub.logbook import Extract, Level, Sought
from hub.storage.tokens import Scope
from hub.web.api.endpoint import ROOT, Asked, Call, Endpoint, File, Nothing, Told, Topic
from hub.web.api.parts import ApiParts
from hub.web.api.settings import SettingEndpoints
from hub.web.api.status import StatusEndpoints
from hub.web.api.support import make_support_file

MAX_RECORDS = 1_000
"""In one answer, about 200 KB."""


class LogQuery(Asked):
    """Some of the log."""

    after: int | None = Field(
        None, ge=0, le=2**53, description="Only newer ones than this number; without it, the newest."
    )
    limit: int = Field(500, ge=1, le=MAX_RECORDS)
    level: Level = Field(Level.DEBUG, description="At least as bad as this.")
    device: str = Field("", max_length=64, description="That name this device.")
    text: str = Field("", max_length=200, description="With this in the text or the logger's name.")

    def sought(self) -> Sought:
        """The same for the book."""
        return Sought(self.level, self.device.strip().lower(), self.text.strip())


class LogRecord(Told):
    """One record. Texts may quote strangers; keys, tokens and passwords are taken out."""

    number: int = Field(description="Grows with each record.")
    at: float = Field(description="Seconds since 1970.")
    level: Level
    logger: str
    device_id: str = Field(description="Of the device that it names; empty when it names none.")
    text: str


class LogPage(Told):
    """Records, oldest first."""

    run: str = Field(description="Another one after each start of the hub: numbers begin anew then.")
    records: tuple[LogRecord, ...]
    last: int = Field(description="Where to go on: the next question's after.")
    more: bool = Field(description="Whether there are newer ones already.")


class LogEndpoints:
    """Look at the log, and take it along."""

    def __init__(self, parts: ApiParts, status: StatusEndpoints) -> None:
        self._parts = parts
        self._status = status

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        kit = File("application/zip", "The support file.")
        return (
            Endpoint("GET", f"{ROOT}/logs", Topic.LOGS, "What was logged lately", self.list_logs),
            Endpoint(
                "GET",
                f"{ROOT}/support-file",
                Topic.LOGS,
                "The log, the settings and the state of the hub in a file, without secrets",
                self.get_support_file,
                Scope.ADMIN,
                file=kit,
            ),
        )

    async def list_logs(self, call: Call[LogQuery, Nothing]) -> LogPage:
        """Answer with the newest records that fit, or with those after a number."""
        query, book = call.query, self._parts.hub.logbook
        if query.after is None:
            return _page(book.run, book.newest(query.sought(), query.limit))
        return _page(book.run, book.after(query.after, query.sought(), query.limit))

    async def get_support_file(self, call: Call[Nothing, Nothing]) -> web.StreamResponse:
        """Answer with a ZIP to be sent to whoever is to help.

        It has versions, settings, states, counts, the log from INFO on, and what is wrong with what is kept:
        no secrets, nothing of what was said, no names, and of MAC addresses the maker's half alone.
        """
        settings = await SettingEndpoints(self._parts).list_settings(call)
        content = await make_support_file(self._parts, self._status, settings)
        named = {"Content-Disposition": 'attachment; filename="xiaozhi-hub-support.zip"'}
        return web.Response(body=content, content_type="application/zip", headers=named)


def _page(run: str, extract: Extract) -> LogPage:
    records = tuple(map(LogRecord.model_validate, extract.entries))
    return LogPage(run=run, records=records, last=extract.last, more=extract.more)
