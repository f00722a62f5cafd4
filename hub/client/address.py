"""What a person types to say where a hub is, made into the address of its API."""

import re
from typing import Final
from urllib.parse import urlsplit

from hub.errors import SettingError

HTTP_PORT: Final = 8003
"""Where a hub answers unless its settings say otherwise."""

_WITH_SCHEME: Final = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def hub_url(text: str) -> str:
    """The address of a hub's API, as http://192.168.1.5:8003.

    Args:
        text: A name or an IP address, with or without port; or any address of the hub, such as the one that
            devices are told. What stands behind the port is left out.

    Raises:
        SettingError: It is no address of a hub.
    """
    text = text.strip()
    try:
        parts = urlsplit(text if _WITH_SCHEME.match(text) else f"http://{text}")
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _not_understood() from error
    if not host or parts.scheme not in ("http", "https") or parts.username or re.search(r"\s", text):
        raise _not_understood()
    shown = f"[{host}]" if ":" in host else host
    if port is None and parts.scheme == "https":
        return f"https://{shown}"
    return f"{parts.scheme}://{shown}:{port or HTTP_PORT}"


def _not_understood() -> SettingError:
    return SettingError(
        "The address of the hub is not understood. Write it as 192.168.1.5, xiaozhi-hub.local or "
        "https://hub.example:8443."
    )
