from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.devices.serial_keys import MAX_FILE_BYTES, parse_serial_keys, read_serial_keys
from hub.errors import SettingError

HEX = "00112233445566778899aabbccddeeff" * 2


def test_keys_are_hexadecimal_or_a_text_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "keys.csv"
    file.write_text(f"\ufeffserial,key\n0123456789ABCDEF, {HEX.upper()}\n\nSN-2,a licence key\n", "utf-8")
    assert read_serial_keys(file) == {"0123456789ABCDEF": bytes.fromhex(HEX), "SN-2": b"a licence key"}


def test_a_file_may_do_without_a_title_and_be_empty() -> None:
    assert parse_serial_keys("SN-1,x\r\nSN-2,y", "f") == {"SN-1": b"x", "SN-2": b"y"}
    assert parse_serial_keys("", "f") == {}


@pytest.mark.parametrize(
    "line", ["SN-2", "SN-2,", ",secret", "SN-2,secret,more", "../etc,secret", "SN-1,secret", 'SN-2,"secret']
)
def test_a_line_that_is_none_is_named_and_its_key_is_not(line: str) -> None:
    with pytest.raises(SettingError, match=r"keys\.csv") as caught:
        parse_serial_keys(f"SN-1,x\n{line}\n", "keys.csv")
    assert "secret" not in str(caught.value)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    odd = tmp_path / "odd.csv"
    odd.write_bytes(b"\xff\xfe\x00")
    huge = tmp_path / "huge.csv"
    huge.write_bytes(bytes(MAX_FILE_BYTES + 1))
    for file in (tmp_path / "none.csv", odd, huge, tmp_path):
        with pytest.raises(SettingError, match=str(file)):
            read_serial_keys(file)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        keys = parse_serial_keys(text, "f")
    except SettingError:
        return
    assert all(keys.values())
