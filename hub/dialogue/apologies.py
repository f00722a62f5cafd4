"""What is said when the language model gives no answer: what to do about it once, then only what is missing."""

from typing import Final

from hub.dialogue.memory import Memory
from hub.errors import (
    BudgetError,
    KeyMissingError,
    KeyRefusedError,
    QuotaError,
    ServiceDownError,
    TooSlowError,
)

STILL: Final = "llm.still"
"""What is said of a service that was asked, and still does not answer; the phrase's key."""

UNANSWERED: Final = frozenset(kind.code for kind in (ServiceDownError, TooSlowError))
"""Failures of a service that is there to be asked."""

LACKING: Final = frozenset(kind.code for kind in (BudgetError, KeyMissingError, KeyRefusedError, QuotaError))
"""Failures for which something is missing at home. Each has a short phrase that says what."""


def apology(code: str, memory: Memory) -> str:
    """The phrase's key for a failure with ``code``, which ``memory`` then knows to have been told."""
    goes_on = code == memory.apologised
    memory.apologised = code
    if goes_on and code in LACKING:
        return f"{code}.still"
    return STILL if goes_on and code in UNANSWERED else code
