"""What a program is told when something cannot be done: RFC 9457, with a code and with what to do.

Every error of the API becomes a problem here and nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus
from typing import Final

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field

from hub.errors import (
    AlertError,
    AlertStateError,
    AlertTimeError,
    AlertTooFarError,
    DataFolderError,
    DiskFullError,
    HubError,
    ListError,
    ListFullError,
    ListNameError,
    NoPictureError,
    NothingToChangeError,
    NotInConversationError,
    NotKeptError,
    PersonaError,
    PersonaGreetingError,
    PersonaNameError,
    PictureBusyError,
    PictureSlowError,
    PictureTooLargeError,
    SettingFixedError,
    SeveralImagesError,
    TooManyAlertsError,
    TooManyAttemptsError,
    TooManyPersonasError,
    UnknownAlertError,
    UnknownCodeError,
    UnknownDeviceError,
    UnknownListError,
    UnknownPersonaError,
    UnknownTemplateError,
)
from hub.web.api.asset_problems import ASSET_KINDS
from hub.web.api.firmware_problems import FIRMWARE_KINDS
from hub.web.api.kind import Kind
from hub.web.api.model_problems import MODEL_KINDS
from hub.web.api.usb_problems import USB_KINDS

MEDIA_TYPE: Final = "application/problem+json"

DOCS: Final = "/api/docs"
"""Where problems are explained: the page has an anchor for each code."""


class Fault(StrEnum):
    """What can be wrong with a request: the problem's code."""

    JSON = "api.json"  # the body is no JSON
    INVALID = "api.invalid"  # a value is not acceptable, or not known
    CURSOR = "api.cursor"  # the page that is asked for was not named by the hub
    TOKEN = "api.token"  # noqa: S105 - no token, or not one of ours
    SCOPE = "api.scope"  # the token may not do that
    NOT_FOUND = "api.not_found"  # there is no such path
    NOT_KEPT = "api.not_kept"  # there is no such thing
    METHOD = "api.method"  # the path is for something else
    TOO_MANY = "api.too_many"  # there is no room for one more of these
    TOO_LARGE = "api.too_large"  # the body
    MEDIA_TYPE = "api.media_type"  # the body says that it is no JSON
    EXPECTATION = "api.expectation"  # the Expect header asks for something unknown
    HOST = "api.host"  # the hub was asked under a name that is not its own
    TOO_OFTEN = "api.too_often"  # wrong tokens came too often from there
    TOO_FAST = "api.too_fast"  # more requests came than one may send
    TOO_SLOW = "api.too_slow"  # the body did not come in time
    BUSY = "api.busy"  # too many follow the events already
    INTERNAL = "api.internal"  # a fault of the hub


KINDS: Final[Mapping[str, Kind]] = {
    Fault.JSON: Kind(HTTPStatus.BAD_REQUEST, "The body is no JSON", "Send one JSON object in UTF-8."),
    Fault.INVALID: Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "A value is not acceptable",
        "Correct what errors names; the document at /api/openapi.json says what is expected.",
    ),
    Fault.CURSOR: Kind(
        HTTPStatus.BAD_REQUEST, "There is no such page", "Begin with the first page, without a cursor."
    ),
    Fault.TOKEN: Kind(
        HTTPStatus.UNAUTHORIZED,
        "A token is needed",
        "Send Authorization: Bearer TOKEN. `python -m hub token create NAME --scope read` makes one.",
    ),
    Fault.SCOPE: Kind(
        HTTPStatus.FORBIDDEN, "The token may not do that", "Use a token with the scope that detail names."
    ),
    Fault.NOT_FOUND: Kind(HTTPStatus.NOT_FOUND, "There is no such path", f"{DOCS} lists all paths."),
    Fault.NOT_KEPT: Kind(
        HTTPStatus.NOT_FOUND, "There is no such thing", "List what there is; it may have been deleted."
    ),
    Fault.METHOD: Kind(
        HTTPStatus.METHOD_NOT_ALLOWED, "That cannot be done here", "Use a method that the Allow header names."
    ),
    Fault.TOO_MANY: Kind(HTTPStatus.CONFLICT, "There is no room for another", "Remove one first."),
    Fault.TOO_LARGE: Kind(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The body is too large", "Send a smaller one."),
    Fault.MEDIA_TYPE: Kind(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "The body is no JSON", "Send Content-Type: application/json."
    ),
    Fault.EXPECTATION: Kind(
        HTTPStatus.EXPECTATION_FAILED,
        "The hub does not do what is expected",
        "Send no Expect header, or Expect: 100-continue.",
    ),
    Fault.HOST: Kind(
        HTTPStatus.MISDIRECTED_REQUEST,
        "The hub does not go by that name",
        "Use its .local name or an IP address, or add the name to the setting server.names.",
    ),
    Fault.TOO_OFTEN: Kind(
        HTTPStatus.TOO_MANY_REQUESTS, "Too many wrong tokens", "Wait as long as Retry-After says."
    ),
    Fault.TOO_FAST: Kind(
        HTTPStatus.TOO_MANY_REQUESTS,
        "Too many requests",
        "Wait as long as Retry-After says; the settings limits.requests_per_s and limits.token_requests_per_s "
        "say how many there may be.",
    ),
    Fault.TOO_SLOW: Kind(
        HTTPStatus.REQUEST_TIMEOUT, "The body did not come in time", "Send it at once, and in one go."
    ),
    Fault.BUSY: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE, "Too many follow the events", "Close a stream, or try again later."
    ),
    Fault.INTERNAL: Kind(
        HTTPStatus.INTERNAL_SERVER_ERROR, "The hub made a mistake", "Look into the hub's log, and report it."
    ),
    UnknownCodeError.code: Kind(
        HTTPStatus.NOT_FOUND, "No device waits with that code", "List the devices that wait; codes expire."
    ),
    UnknownDeviceError.code: Kind(HTTPStatus.NOT_FOUND, "There is no such device", "List the devices."),
    NotInConversationError.code: Kind(
        HTTPStatus.CONFLICT,
        "The device cannot be reached now",
        "Speak to it, or press its button, and try again: idle, it holds no connection.",
    ),
    TooManyAttemptsError.code: Kind(
        HTTPStatus.TOO_MANY_REQUESTS, "Too many wrong codes", "Wait a minute, and look at the code again."
    ),
    NoPictureError.code: Kind(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "There is no picture that can be read",
        "Send a JPEG or PNG of at most 6 million pixels.",
    ),
    PictureTooLargeError.code: Kind(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The picture is too large", "Send a smaller one, of at most 5 MB."
    ),
    PictureSlowError.code: Kind(
        HTTPStatus.REQUEST_TIMEOUT, "The picture took too long to come", "Send it again, or a smaller one."
    ),
    PictureBusyError.code: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE, "Too many pictures come at once", "Try again in a moment."
    ),
    UnknownAlertError.code: Kind(
        HTTPStatus.NOT_FOUND,
        "There is no such timer, alarm or reminder",
        "List them; it may have rung or been cancelled.",
    ),
    TooManyAlertsError.code: Kind(
        HTTPStatus.CONFLICT, "There is no room for another timer, alarm or reminder", "Cancel one first."
    ),
    AlertTooFarError.code: Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "That time is too far away",
        "Let it run for 31 days at most, or name a date within five years.",
    ),
    AlertTimeError.code: Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "That time cannot be used",
        "Name one that is still to come, and as detail says.",
    ),
    AlertStateError.code: Kind(
        HTTPStatus.CONFLICT, "That cannot be done with it now", "Look at its kind and its state."
    ),
    AlertError.code: Kind(HTTPStatus.CONFLICT, "That cannot be done with it", "Do what detail says."),
    UnknownListError.code: Kind(
        HTTPStatus.NOT_FOUND, "There is no such list", "List them; it may have been deleted."
    ),
    ListNameError.code: Kind(HTTPStatus.CONFLICT, "Another list is called so", "Choose another name."),
    ListFullError.code: Kind(
        HTTPStatus.CONFLICT, "There is no room for that", "Remove something, or delete a list, first."
    ),
    ListError.code: Kind(HTTPStatus.CONFLICT, "That cannot be done with it", "Do what detail says."),
    UnknownPersonaError.code: Kind(
        HTTPStatus.NOT_FOUND, "There is no such persona", "List them; it may have been deleted."
    ),
    UnknownTemplateError.code: Kind(HTTPStatus.NOT_FOUND, "There is no such template", "List the templates."),
    PersonaNameError.code: Kind(HTTPStatus.CONFLICT, "Another persona is called so", "Choose another name."),
    PersonaGreetingError.code: Kind(
        HTTPStatus.CONFLICT, "Its voice cannot read the greeting", "Write it in the persona's language."
    ),
    TooManyPersonasError.code: Kind(
        HTTPStatus.CONFLICT, "There is no room for another persona", "Delete one first."
    ),
    PersonaError.code: Kind(HTTPStatus.CONFLICT, "That cannot be done with it", "Do what detail says."),
    SettingFixedError.code: Kind(
        HTTPStatus.CONFLICT,
        "Something else decides that setting",
        "Change it where detail says, and start the hub anew.",
    ),
    NothingToChangeError.code: Kind(
        HTTPStatus.CONFLICT, "There is nothing to change", "Look at the device's state in the list of devices."
    ),
    NotKeptError.code: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "It is decided, but could not be kept",
        "Mend what detail names while the hub runs; it tries again every few seconds until it is kept.",
    ),
    DiskFullError.code: Kind(
        HTTPStatus.INSUFFICIENT_STORAGE,
        "The disk is full",
        "Free some space on the hub's disk. What was asked of timers, lists and personas is done, and is kept "
        "once there is space; anything else was not done.",
    ),
    DataFolderError.code: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE, "The hub cannot read or write its files", "Mend what detail names."
    ),
    **ASSET_KINDS,
    **FIRMWARE_KINDS,
    **USB_KINDS,
    **MODEL_KINDS,
}
"""By code. A kind of error that is not here is told as the nearest one above it in the tree that is."""


class Flaw(BaseModel):
    """One value that is not acceptable. The value itself is left out: it could be a secret."""

    model_config = ConfigDict(frozen=True)

    at: str = Field(description="Where it is: names and numbers with dots between; empty for the whole.")
    message: str


class Problem(BaseModel):
    """Why something was not done (RFC 9457)."""

    model_config = ConfigDict(frozen=True)

    type: str = Field(description="Where the problem is explained, on this hub.")
    title: str
    status: int
    detail: str = Field(description="What was wrong this time, in English.")
    code: str = Field(description="Stays the same from version to version.")
    action: str = Field(description="What can be done about it, in English.")
    errors: tuple[Flaw, ...] = Field((), description="What is wrong with which value, if that is the problem.")


@dataclass(eq=False)
class RequestError(HubError):
    """A request that is not done, and why."""

    fault: Fault
    detail: str
    flaws: tuple[Flaw, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)  # of the answer


def problem_of(error: HubError) -> Problem:
    """What is told of ``error``."""
    if isinstance(error, RequestError):
        return _problem(error.fault, KINDS[error.fault], error.detail, error.flaws)
    for base in type(error).__mro__:
        kind = KINDS.get(getattr(base, "code", ""))
        if kind is not None:
            return _problem(error.code, kind, str(error), _flaws_of(error))
    return _problem(error.code, KINDS[Fault.INTERNAL], str(error))


def response_of(problem: Problem, headers: Mapping[str, str] | None = None) -> web.Response:
    """The problem as it is sent."""
    return web.Response(
        body=problem.model_dump_json().encode(),
        status=problem.status,
        headers={**(headers or {}), "Content-Type": MEDIA_TYPE},
    )


def _flaws_of(error: HubError) -> tuple[Flaw, ...]:
    files = error.files if isinstance(error, SeveralImagesError) else ()
    return tuple(Flaw(at=name, message=code) for name, code in files)


def _problem(code: str, kind: Kind, detail: str, flaws: tuple[Flaw, ...] = ()) -> Problem:
    return Problem(
        type=f"{DOCS}#{code}",
        title=kind.title,
        status=kind.status,
        detail=detail,
        code=code,
        action=kind.action,
        errors=flaws,
    )
