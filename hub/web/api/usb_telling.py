"""What is known of boards on a cable, as the API tells it."""

from collections.abc import Iterator

from hub.firmware.usb.flash import Flash as KnownFlash
from hub.firmware.usb.ports import Port
from hub.firmware.usb.problems import EXPLAINED, FlashProblem
from hub.web.api.usb_forms import (
    AddressKind,
    Board,
    Flash,
    FlashTrouble,
    HubAddress,
    UsbPort,
)
from hub.web.places import Places
from hub.web.server import CHECK_PATHS


def port_told(port: Port) -> UsbPort:
    """A port."""
    return UsbPort(
        port_id=port.port_id,
        path=port.path,
        name=port.name,
        vendor_id=port.vendor_id,
        product_id=port.product_id,
        serial=port.serial,
        state=port.state,
        busy_by=port.busy_by,
        problem=port.problem or "",
    )


def flash_told(flash: KnownFlash) -> Flash:
    """A flash."""
    return Flash(
        flash_id=flash.flash_id,
        port_id=flash.port_id,
        image_id=flash.image_id,
        state=flash.state,
        done=flash.done,
        total=flash.total,
        bytes_per_s=flash.bytes_per_s,
        left_s=flash.left_s,
        board=Board.model_validate(flash.board) if flash.board else None,
        board_state=flash.board_state,
        problem=trouble_told(flash.problem, flash.needs, flash.has),
        device_id=flash.device_id,
        approved=flash.approved,
        backup=flash.backup,
        started_at=flash.started_at,
        ended_at=flash.ended_at,
    )


def trouble_told(problem: FlashProblem | None, needs: str = "", has: str = "") -> FlashTrouble | None:
    """Why nothing came of it; None when all is well. For ``needs`` and ``has`` see ``Flash``."""
    if problem is None:
        return None
    explained = EXPLAINED[problem]
    text = f"{explained.text} It needs {needs}, and the board has {has}." if needs else explained.text
    return FlashTrouble(
        code=problem,
        text=text,
        remedy=explained.remedy,
        command=explained.command,
        needs=needs,
        has=has,
    )


def addresses_told(places: Places) -> tuple[HubAddress, ...]:
    """Where a board may ask for the hub: where people are told that it is, then all others."""
    plain = places.http_port and not places.ota_url.startswith("https")
    secure, port = ("", places.http_port) if plain else ("s", places.https_port)
    if not port:
        return ()

    def found() -> Iterator[HubAddress]:
        if places.ota_url:
            yield HubAddress(url=places.ota_url, kind=_kind(places.ota_url, places))
        if places.announced:
            yield HubAddress(url=f"http{secure}://{places.name}:{port}{CHECK_PATHS[0]}", kind=AddressKind.NAME)
        for one in places.addresses:
            host = f"[{one}]" if ":" in one else one
            yield HubAddress(url=f"http{secure}://{host}:{port}{CHECK_PATHS[0]}", kind=AddressKind.ADDRESS)

    return tuple({one.url: one for one in found()}.values())


def _kind(url: str, places: Places) -> AddressKind:
    return AddressKind.ADDRESS if any(one in url for one in places.addresses) else AddressKind.NAME
