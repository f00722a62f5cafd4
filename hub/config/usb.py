"""Settings of boards on a USB cable."""

from typing import Annotated

from pydantic import Field

from hub.config.section import Section

PortUrl = Annotated[
    str, Field(pattern=r"^(rfc2217|socket)://[A-Za-z0-9.:\[\]-]{1,253}:\d{1,5}(\?[A-Za-z0-9_=&]{0,60})?$")
]
"""A serial port behind a TCP port."""


class UsbSettings(Section):
    """Where boards are that are to be flashed."""

    ports: tuple[PortUrl, ...] = Field(
        (),
        max_length=16,
        description="Serial ports of other computers that are shown beside this one's, as "
        "rfc2217://192.168.1.5:4000 or socket://192.168.1.5:4000.",
    )
