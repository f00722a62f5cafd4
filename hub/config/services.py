"""What tells services from each other, and whose network they are in."""

import ipaddress
from typing import Final
from urllib.parse import urlsplit

from hub.config.speech import DEFAULT_LLM_URL

HOME_SUFFIXES: Final = (".local", ".lan", ".home", ".internal", ".home.arpa", ".localhost")
"""How names end that only a household's own network knows (RFC 6762, 8375 and 6761, and routers' habits)."""


def is_grok(base_url: str) -> bool:
    """Whether that is the address of xAI's own service, reached so that nobody on the way reads along."""
    grok = urlsplit(DEFAULT_LLM_URL)
    try:
        asked = urlsplit(base_url)
    except ValueError:
        return False
    return (asked.scheme, asked.hostname) == (grok.scheme, grok.hostname)


def service_of(base_url: str) -> str:
    """What tells a service from others: its host and port; Grok's is one, however it is written.

    One outside the household's network has its scheme before them if that is not https: a key that goes
    there unread by others is not sent where all on the way can read it.
    """
    return "grok" if is_grok(base_url) else place_of(base_url).lower()


def place_of(base_url: str) -> str:
    """The same of any service, as it is written."""
    parts = urlsplit(base_url)
    place = parts.netloc.rpartition("@")[2]
    readable = parts.scheme != "https" and is_outside(parts.hostname or "")
    return f"{parts.scheme}://{place}" if readable else place


def is_outside(host: str) -> bool:
    """Whether ``host`` is neither this computer nor in the household's own network.

    It is judged by what it is called: nobody is asked for its address.
    """
    name = host.strip("[]").partition("%")[0].rstrip(".").lower()
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return "." in name and not name.endswith(HOME_SUFFIXES)
    mapped = getattr(address, "ipv4_mapped", None)
    return not (mapped or address).is_private and not (mapped or address).is_link_local
