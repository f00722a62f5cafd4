"""The NVS partition that a new board finds in its flash: its networks, its hub, its Client-Id.

It is never written to a disk: passwords are in it.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from pydantic import SecretStr

from hub.firmware.usb.orders import SECTOR

MOST_NETWORKS: Final = 10
"""Networks that a device remembers."""

MAX_SSID: Final = 32
MAX_PASSWORD: Final = 64
MAX_URL: Final = 255
"""Longest name of a network, longest password and longest address of a hub that a device reads, bytes."""

LEAST_PASSWORD: Final = 8
"""Letters that a network's password has at least (WPA2)."""

HUB_URL: Final = r"^(https?://[!-~]{1,240})?$"
"""How the address of a hub is written; empty: none is named."""

SMALLEST: Final = 3 * SECTOR
"""Smallest partition that can be written, bytes: one page is full, one in use, and one is always free."""


@dataclass(frozen=True, slots=True)
class Network:
    """A network that the board is to join; an open one has an empty password."""

    ssid: str
    password: SecretStr = field(repr=False)


@dataclass(frozen=True, slots=True)
class Provision:
    """What a board is told before its first start.

    Attributes:
        networks: In the order in which it tries them.
        ota_url: Where it asks for its hub.
        client_id: What it calls itself, besides its MAC.
    """

    networks: Sequence[Network]
    ota_url: str
    client_id: str


def checked_ssid(text: str) -> str:
    """The name of a network as it is; raises ``ValueError`` where a device cannot hold it."""
    if not 1 <= len(text.encode(errors="replace")) <= MAX_SSID or not _plain(text):
        raise ValueError(
            f"the name of a network has 1 to {MAX_SSID} bytes, of which most letters beyond English take 2 to 4"
        )
    return text


def checked_password(secret: SecretStr) -> SecretStr:
    """A password as it is, or none; raises ``ValueError`` where no network has such a one."""
    text = secret.get_secret_value()
    if len(text.encode(errors="replace")) > MAX_PASSWORD or not _plain(text):
        raise ValueError(f"a password has at most {MAX_PASSWORD} bytes")
    if 0 < len(text) < LEAST_PASSWORD:
        raise ValueError(f"a password of a Wi-Fi has {LEAST_PASSWORD} letters at least")
    return secret


def nvs_image(provision: Provision, size: int) -> bytes:
    """The content of a partition of ``size`` bytes, as ESP-IDF's own generator makes it.

    Raises:
        ValueError: The partition is too small, or what is to be in it is longer than a device reads.
    """
    from esp_idf_nvs_partition_gen.nvs_partition_gen import Page, nvs_close, nvs_open, write_entry

    _check(provision, size)
    into = io.BytesIO()
    nvs = nvs_open(into, size - SECTOR, Page.VERSION2)  # the generator adds the page that stays free
    for namespace, entries in (("wifi", _wifi(provision)), ("board", [("uuid", provision.client_id)])):
        write_entry(nvs, namespace, "namespace", "", "")
        for key, value in entries:
            write_entry(nvs, key, "data", "string", value)
    nvs_close(nvs)
    return into.getvalue()


def _plain(text: str) -> bool:
    """Whether a device can hold it: it is UTF-8, and no zero ends it early."""
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _wifi(provision: Provision) -> Iterator[tuple[str, str]]:
    for number, network in enumerate(provision.networks):
        place = str(number or "")
        yield f"ssid{place}", network.ssid
        yield f"password{place}", network.password.get_secret_value()
    if provision.ota_url:
        yield "ota_url", provision.ota_url


def _check(provision: Provision, size: int) -> None:
    if size < SMALLEST or size % SECTOR:
        raise ValueError(f"a partition of {size} bytes is too small to be written to")
    if len(provision.networks) > MOST_NETWORKS:
        raise ValueError(f"a device remembers {MOST_NETWORKS} networks")
    if len(provision.ota_url.encode()) > MAX_URL:
        raise ValueError("the address of the hub is longer than a device reads")
    for one in provision.networks:
        password = one.password.get_secret_value().encode()
        if not 1 <= len(one.ssid.encode()) <= MAX_SSID or len(password) > MAX_PASSWORD:
            raise ValueError("the name or the password of a network is longer than a device reads")
