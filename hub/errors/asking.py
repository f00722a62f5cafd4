"""What goes wrong when a hub is asked over its API."""

from hub.errors.base import HubError


class AskingError(HubError):
    """A hub that was asked over its API did not do it."""

    code = "asking"


class HubAwayError(AskingError):
    """It cannot be reached, or did not answer in time."""

    code = "asking.away"


class HubUntrustedError(AskingError):
    """What answers shows a certificate that nobody vouches for whom this computer trusts."""

    code = "asking.untrusted"


class NoHubThereError(AskingError):
    """What answers at its address is no hub."""

    code = "asking.no_hub"


class ToldNoError(AskingError):
    """The hub said why not. ``code`` is that of the problem, as the API's document lists them.

    Attributes:
        status: Of HTTP.
        detail: In English, what is wrong with this request.
        fields: Names of what in the request is wrong, with the reason in English.
    """

    def __init__(self, code: str, status: int, detail: str, fields: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(detail)
        self.code = code  # type: ignore[misc]  # each problem of the API has a code of its own
        self.status = status
        self.detail = detail
        self.fields = fields
