import pytest
from pydantic import SecretStr

from hub.firmware.usb.provisioning import Network, Provision, nvs_image
from tests.firmware.usb.nvs_reader import read_nvs

UUID = "7d5d3d1c-2f49-4a9b-9f3c-0c7a9d1c2b11"
URL = "http://xiaozhi-hub.local:8003/xiaozhi/ota/"
KB = 1024


def provision(*networks: tuple[str, str], url: str = URL) -> Provision:
    return Provision([Network(ssid, SecretStr(password)) for ssid, password in networks], url, UUID)


@pytest.mark.parametrize("size", [12 * KB, 16 * KB, 24 * KB, 840 * KB])
def test_a_board_finds_its_networks_its_hub_and_its_client_id(size: int) -> None:
    image = nvs_image(provision(("Home", "secret pass"), ("дача", "пароль-世界"), ("open", "")), size)
    assert len(image) == size
    assert read_nvs(image) == {
        "wifi": {
            "ssid": "Home",
            "password": "secret pass",
            "ssid1": "дача",
            "password1": "пароль-世界",
            "ssid2": "open",
            "password2": "",
            "ota_url": URL,
        },
        "board": {"uuid": UUID},
    }


def test_ten_networks_with_the_longest_names_fit_into_the_smallest_partition() -> None:
    networks = [(f"{number}" + "n" * 31, f"{number}" + "p" * 63) for number in range(10)]
    image = nvs_image(provision(*networks, url="http://" + "h" * 248), 12 * KB)
    wifi = read_nvs(image)["wifi"]
    assert [wifi[f"ssid{number or ''}"] for number in range(10)] == [name for name, _ in networks]
    assert [wifi[f"password{number or ''}"] for number in range(10)] == [word for _, word in networks]
    assert len(wifi["ota_url"]) == 255


def test_a_board_without_networks_opens_its_own() -> None:
    assert read_nvs(nvs_image(provision(), 16 * KB))["wifi"] == {"ota_url": URL}


@pytest.mark.parametrize(
    ("wrong", "size"),
    [
        (provision(("", "")), 16 * KB),
        (provision(("я" * 17, "")), 16 * KB),
        (provision(("n", "p" * 65)), 16 * KB),
        (provision(*[("n", "")] * 11), 16 * KB),
        (provision(url="http://" + "h" * 249), 16 * KB),
        (provision(), 8 * KB),
        (provision(), 16 * KB + 1),
    ],
    ids=["nameless", "long name", "long password", "eleven", "long address", "small", "half a sector"],
)
def test_what_a_device_cannot_read_is_not_written(wrong: Provision, size: int) -> None:
    with pytest.raises(ValueError, match=r"device|partition|network|hub") as caught:
        nvs_image(wrong, size)
    assert "ppp" not in str(caught.value)


def test_passwords_are_not_shown() -> None:
    assert "secret" not in repr(provision(("Home", "secret pass")))
