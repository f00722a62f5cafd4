"""Which device a request is about, as it calls itself (the device protocol, sections 1 and 7).

Headers come first. The body may say the same, for who cannot set headers. The query says nothing here: a page
of any browser can have an address fetched without saying that it was a page.
"""

from typing import Any

from hub.device_id import normal_client_id, normal_device_id
from hub.devices.pending import Pair
from hub.web.bodies import inner_object, text_at


def read_pair(headers: dict[str, str], info: dict[str, Any]) -> Pair:
    """The device id and the client id; each is empty when it is missing or none that could be.

    Args:
        headers: Names in lower case.
        info: The body.
    """
    board = inner_object(info, "board")
    device_id = headers.get("device-id", "").strip() or text_at(info, "mac_address")
    client_id = headers.get("client-id", "").strip() or text_at(info, "uuid")
    return (
        normal_device_id(device_id or text_at(board, "mac") or text_at(board, "mac_addr")),
        normal_client_id(client_id),
    )
