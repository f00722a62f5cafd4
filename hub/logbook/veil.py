"""Takes secrets out of a text. The hub logs none; libraries and strangers' errors might."""

import re
from typing import Final

HIDDEN: Final = "•••"
"""Stands where a secret was."""

CREDENTIALS: Final = re.compile(r"(?<=://)[^/@\s]*@")
"""A name and a password in an address."""

_SECRETS: Final = (
    re.compile(r"(?i)(?<=bearer )\S+"),
    re.compile(r"(?i)(?<=basic )[A-Za-z0-9+/=]{8,}"),
    re.compile(  # the hub's and services'
        r"\b(?:xzh_|xai-|sk-|hf_|gh[pousr]_|github_pat_|gsk_|r8_|AIza)[A-Za-z0-9_-]{6,}"
    ),
    re.compile(r"\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?"),  # JSON web tokens
    re.compile(r"(?<=/xiaozhi/upload/)[^\s/?]+|(?<=/xiaozhi/files/)[^\s/?]+"),  # addresses that are tokens
    re.compile(
        r"(?i)(?:api[_-]?key|token|password|passwd|secret|authorization)[\"']?\s*[=:]\s*[\"']?"
        r"(?:(?:token|apikey|key)\s+)?(?P<value>[^\s\"',}]+)"
    ),
)


_HINT: Final = re.compile(
    r"(?i)@|bearer|basic|xzh_|xai-|sk-|hf_|gh[pousr]_|github_pat_|gsk_|r8_|aiza|eyj|"
    r"/xiaozhi/(?:upload|files)/|key|token|passw|secret|author"
)
"""Without one of these there is nothing to look for: most records have none."""


def veiled(text: str) -> str:
    """``text`` without keys, tokens and passwords, as far as they can be told by how they look."""
    if not _HINT.search(text):
        return text
    text = CREDENTIALS.sub(f"{HIDDEN}@", text)
    for pattern in _SECRETS:
        text = pattern.sub(_hidden, text)
    return text


def _hidden(found: re.Match[str]) -> str:
    value = found.groupdict().get("value")
    return HIDDEN if value is None else found.group()[: -len(value)] + HIDDEN
