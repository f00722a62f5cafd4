"""What goes wrong with a chat service, as the hub's errors.

The service's own words may echo the key: they are left out.
"""

from typing import Final

from hub.errors import (
    AnswerCutError,
    CannotSeeError,
    KeyRefusedError,
    LanguageModelError,
    QuotaError,
    ServiceDownError,
    TooSlowError,
)

NO_CREDIT: Final = frozenset({402, 403})
"""What services answer an account that may not ask: the key is known, but there is no credit or no right."""

BAD_REQUEST: Final = 400

NOT_SEEN: Final = frozenset({400, 404, 413, 415, 422})
"""What services answer a question with pictures whose model takes none, or is not known."""


def broken(reason: str, *, spoken: bool) -> LanguageModelError:
    """Of a connection that broke; ``spoken``: part of the answer has come."""
    if spoken:
        return AnswerCutError(f"The model's answer broke off: {reason}")
    return ServiceDownError(f"The language model's service cannot be reached: {reason}")


def too_slow(reason: str, *, sent: bool) -> LanguageModelError:
    """Of a wait for the first word that took too long; not ``sent``: it was all spent on a connection."""
    if sent:
        return TooSlowError(reason)
    return ServiceDownError("The language model's service cannot be reached: no connection came about in time.")


def translate(error: Exception, *, spoken: bool, looked: bool, sent: bool) -> LanguageModelError:
    """The hub's error for one of the SDK's.

    Args:
        error: The SDK's.
        spoken: Part of the answer has come.
        looked: The question had pictures.
        sent: At least some of the question has left.
    """
    import openai

    if isinstance(error, openai.AuthenticationError) or _is_about_key(error):
        return KeyRefusedError("The service does not accept the key. Set another one.")
    if isinstance(error, openai.RateLimitError):
        return QuotaError("The account's limit at the service is reached.")
    if isinstance(error, openai.APITimeoutError) and not spoken:
        return too_slow("The service did not answer in time.", sent=sent)
    if isinstance(error, openai.APIStatusError):
        return _of_status(error.status_code, looked=looked)
    return broken(type(error).__name__, spoken=spoken)


def _is_about_key(error: Exception) -> bool:
    """Whether a bad request is one for its key: xAI and others answer a key that is none with 400."""
    import openai

    bad = isinstance(error, openai.APIStatusError) and error.status_code == BAD_REQUEST
    return bad and "api key" in str(error).casefold()


def _of_status(status: int, *, looked: bool) -> LanguageModelError:
    if status in NO_CREDIT:
        return QuotaError("The account at the service has no credit, or may not ask this model.")
    if looked and status in NOT_SEEN:
        return CannotSeeError("The model takes no pictures. Name one that does in llm.vision_model.")
    return ServiceDownError(f"The service answered with status {status}.")
