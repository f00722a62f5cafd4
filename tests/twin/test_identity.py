"""Who the device says it is."""

from pathlib import Path

import pytest

from hub.twin.errors import UsageError
from hub.twin.identity import MAC_PATTERN, identity_file, keep_identity, new_identity


def test_a_new_device_has_a_local_mac_and_a_uuid() -> None:
    identity = new_identity(lambda count: bytes(range(count)))
    assert identity.mac == "02:00:01:02:03:04"
    assert identity.client_id == "00010203-0405-4607-8809-0a0b0c0d0e0f"
    assert MAC_PATTERN.fullmatch(new_identity().mac)


def test_it_is_kept_in_a_folder_that_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "some" / "state"
    first = keep_identity(folder)
    assert keep_identity(folder) == first
    assert [file.name for file in folder.iterdir()] == ["twin.json"]


def test_each_device_has_its_own(tmp_path: Path) -> None:
    assert len({keep_identity(tmp_path, index).mac for index in range(3)}) == 3
    assert sorted(file.name for file in tmp_path.iterdir()) == ["twin-2.json", "twin-3.json", "twin.json"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"mac":1,"client_id":"x"}',
        '{"mac":"02:00:00:00:00:01","client_id":"x"}',
        '{"mac":"02-00","client_id":"00010203-0405-4607-8809-0a0b0c0d0e0f"}',
        '{"mac":2,"client_id":"00010203-0405-4607-8809-0a0b0c0d0e0f"}',
    ],
)
def test_a_damaged_file_is_named(tmp_path: Path, content: str) -> None:
    identity_file(tmp_path, 0).write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=r"twin\.json"):
        keep_identity(tmp_path)


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "state"
    file.write_text("", encoding="utf-8")
    with pytest.raises(UsageError):
        keep_identity(file)
