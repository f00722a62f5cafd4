"""The devices the hub knows, and what people call them."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from hub.device_id import normal_device_id
from hub.errors import UnknownDeviceError
from hub.events import DeviceState
from hub.firmware.records import Channel, channel_of
from hub.storage.base import DeviceRecord
from hub.storage.tokens import Scope
from hub.web.api.endpoint import ROOT, Asked, Call, Endpoint, Nothing, Told, Topic
from hub.web.api.kept import MAX_ID
from hub.web.api.live import Live
from hub.web.api.parts import ApiParts

MAX_NAME = 64
"""Longest name of a device or a room, characters: what fits on a line."""


def printable(text: str) -> str:
    """``text``, if all of it can be seen; raises ``ValueError``."""
    if not all(letter.isprintable() for letter in text):
        raise ValueError("there are characters in it that cannot be seen")
    return text


Name = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_NAME), AfterValidator(printable)]
"""What a person calls something."""


LanguageTag = Annotated[str, StringConstraints(pattern=r"^([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3})?$")]
"""A language as zh-CN; empty: none."""


DeviceId = Annotated[str, Field(min_length=1, max_length=MAX_ID), AfterValidator(normal_device_id)]
"""A device's id in any spelling, written one way."""


class Device(Told):
    """A device. Texts are empty as long as nothing was told; times are seconds since 1970."""

    device_id: str
    name: str = Field(description="Given by a person, like the room.")
    room: str
    state: DeviceState
    board: str
    firmware: str
    firmware_channel: Channel = Field(description="Whose firmware it gets; a person chooses.")
    chip: str = Field(description="As esp32s3.")
    flash_size: int = Field(description="Bytes; 0 as long as it did not tell.")
    language: str = Field(description="A tag, as zh-CN: what the device tells.")
    chosen_language: str = Field(description="A tag that a person wants instead; empty: none.")
    address: str
    first_check: float | None
    last_check: float | None
    last_conversation: float | None
    session_id: str = Field(description="Of its newest open conversation; empty when it has none.")


class DeviceList(Told):
    """All devices; the one heard of last comes last."""

    devices: tuple[Device, ...]


class DeviceNames(Asked):
    """What to call a device, and in what language; what is left out stays, an empty text takes it away."""

    name: Name | None = None
    room: Name | None = None
    language: LanguageTag | None = Field(
        None,
        description="In which it is spoken to before anybody has spoken, and for messages; empty: as it tells.",
    )
    firmware_channel: Channel | None = Field(None, description="Whose firmware it is to get.")


class DeviceEndpoints:
    """Look at devices, and name them."""

    def __init__(self, parts: ApiParts, live: Live) -> None:
        self._devices = parts.devices
        self._live = live

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        one = f"{ROOT}/devices/{{device_id}}"
        unknown = (UnknownDeviceError.code,)
        return (
            Endpoint(
                "GET",
                f"{ROOT}/devices",
                Topic.DEVICES,
                "All devices the hub knows",
                self.list_devices,
            ),
            Endpoint(
                "GET",
                one,
                Topic.DEVICES,
                "One device",
                self.get_device,
                faults=unknown,
            ),
            Endpoint(
                "PATCH",
                one,
                Topic.DEVICES,
                "Give it a name, a room, a language and a channel of firmware",
                self.name_device,
                scope=Scope.CONTROL,
                faults=unknown,
            ),
        )

    async def list_devices(self, call: Call[Nothing, Nothing]) -> DeviceList:
        """Answer with every device the hub knows; the one heard of last comes last."""
        return self.devices()

    async def get_device(self, call: Call[Nothing, Nothing]) -> Device:
        """Answer with the device of that id; raises ``UnknownDeviceError``."""
        return self.device(call.path["device_id"])

    async def name_device(self, call: Call[Nothing, DeviceNames]) -> Device:
        """Give the device what the body has of name, room, language, channel. Answer with it as it is then.

        Raises:
            UnknownDeviceError: There is none with that id.
        """
        names = call.body
        record = self._devices.call(
            device_id_in(call.path),
            name=names.name,
            room=names.room,
            language=names.language,
            firmware_channel=names.firmware_channel,
        )
        return self._shown(record)

    def devices(self) -> DeviceList:
        """Every device, as it is now."""
        return DeviceList(devices=tuple(map(self._shown, self._devices.records())))

    def device(self, device_id: str) -> Device:
        """One device, as it is now; raises ``UnknownDeviceError``."""
        record = self._devices.record(normal_device_id(device_id))
        if record is None:
            raise UnknownDeviceError("The hub knows no device with that id.")
        return self._shown(record)

    def _shown(self, record: DeviceRecord) -> Device:
        mine = [one.session_id for one in self._live.sessions if one.device_id == record.device_id]
        return Device(
            device_id=record.device_id,
            name=record.name,
            room=record.room,
            state=record.state,
            board=record.board,
            firmware=record.firmware,
            firmware_channel=channel_of(record),
            chip=record.facts.chip,
            flash_size=record.facts.flash_size,
            language=record.language,
            chosen_language=record.chosen_language,
            address=record.addresses[-1] if record.addresses else "",
            first_check=record.first_check,
            last_check=record.last_check,
            last_conversation=record.last_conversation,
            session_id=mine[-1] if mine else "",
        )


def device_id_in(path: Mapping[str, str]) -> str:
    """Which device the path names, written one way."""
    return normal_device_id(path["device_id"])
