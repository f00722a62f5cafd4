import pytest

from hub.firmware.versions import is_newer, read_version


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2.4.2", (2, 4, 2)),
        ("2", (2,)),
        ("1.2.3-rc1", (1, 2, 3)),
        ("1.2rc.3", (1, 2, 3)),
        (" 1. 2", (1, 2)),
        ("+1.-2", (1, -2)),
        ("1.2.", (1, 2)),
        ("2147483647", (2**31 - 1,)),
        ("v1.2.3", None),
        ("1.2.x", None),
        ("1..2", None),
        (".1", None),
        ("", None),
        (".", None),
        ("2147483648", None),
        ("release", None),
        ("١.2", None),
    ],
)
def test_it_is_read_as_devices_read_it(text: str, numbers: tuple[int, ...] | None) -> None:
    assert read_version(text) == numbers


@pytest.mark.parametrize(
    ("offered", "running", "newer"),
    [
        ("2.4.2", "2.4.1", True),
        ("2.4.2", "2.4.2", False),
        ("2.4.1", "2.4.2", False),
        ("2.10.0", "2.9.9", True),
        ("2.4.2.1", "2.4.2", True),
        ("2.4", "2.4.0", False),
        ("2.4.2-rc1", "2.4.2", False),
    ],
)
def test_only_a_rising_version_installs_by_itself(offered: str, running: str, newer: bool) -> None:
    assert is_newer(offered, running) is newer


@pytest.mark.parametrize(("offered", "running"), [("v2.0.0", "1.0.0"), ("2.0.0", "dev")])
def test_what_a_device_cannot_read_is_not_compared(offered: str, running: str) -> None:
    with pytest.raises(ValueError, match="no version"):
        is_newer(offered, running)
