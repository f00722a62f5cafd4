"""What is said when the language model gives no answer: what to do about it is said once, not each time."""

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
"""What is said of a failure that goes on; the phrase's key."""

LASTING: Final = frozenset(
    kind.code
    for kind in (BudgetError, KeyMissingError, KeyRefusedError, QuotaError, ServiceDownError, TooSlowError)
)
"""Failures of which another question is no way out."""


def apology(code: str, memory: Memory) -> str:
    """The phrase's key for a failure with ``code``, which ``memory`` then knows to have been told."""
    goes_on = code in LASTING and code == memory.apologised
    memory.apologised = code
    return STILL if goes_on else code
