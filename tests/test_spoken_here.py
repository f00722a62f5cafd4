from pathlib import Path
from typing import Any

import pytest

from hub.bus import Bus
from hub.config import Settings
from hub.devices.registry import Registry
from hub.events import DeviceConnected, DeviceState
from hub.skills.answering import Answering
from hub.spoken_here import NAMED_BY, SpokenHere
from hub.storage.base import DeviceRecord

KITCHEN, HALL = "aa:bb:cc:dd:ee:01", "aa:bb:cc:dd:ee:02"


class House:
    """Devices, the settings of their home, and the languages the skills were told of."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, **settings: Any) -> None:
        self.expected: list[str] = []
        self.bus = Bus()
        self.registry = Registry(self.bus, lambda _: None, lambda _: None)
        skills = Answering({})
        monkeypatch.setattr(skills, "expect", self.expected.append)
        self.spoken = SpokenHere(Settings(data_dir=folder, **settings), self.bus, self.registry, skills)

    def know(self, device_id: str, language: str, state: DeviceState) -> None:
        self.registry.recall(
            [DeviceRecord(device_id=device_id, client_id="c1", language=language, state=state)]
        )


def test_ready_is_what_the_window_the_settings_and_devices_speak_that_were_let_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = House(tmp_path, monkeypatch, language="zh", stt={"languages": ("de",)})
    house.know(KITCHEN, "ru-RU", DeviceState.APPROVED)
    house.know(HALL, "es-ES", DeviceState.REJECTED)
    assert house.spoken.languages() == {"zh", "de", "ru-RU"}


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LC_MESSAGES": "de_AT", "LANG": "en_US.UTF-8"}, "de"),
        ({"LANG": "Russian_Russia"}, "ru"),
        ({"LANG": "C.UTF-8"}, "c"),
    ],
)
def test_where_nothing_is_known_yet_it_is_what_this_computer_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: dict[str, str], language: str
) -> None:
    for name in NAMED_BY:
        monkeypatch.delenv(name, raising=False)
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    assert House(tmp_path, monkeypatch).spoken.languages() == {language}


def test_a_device_that_begins_to_talk_has_its_language_expected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = House(tmp_path, monkeypatch)
    house.know(HALL, "es-ES", DeviceState.APPROVED)
    house.bus.publish(DeviceConnected(device_id=HALL, session_id="s1"))
    assert house.expected == ["es-ES"]
