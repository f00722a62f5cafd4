"""Bytes from a board become lines that a person and the hub can read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.firmware.usb.lines import HELD, LONGEST_LINE, Level, LineCutter, Parsed, parsed


def cut(*chunks: bytes) -> list[str]:
    cutter = LineCutter()
    return [line for chunk in chunks for line in cutter.feed(chunk)] + cutter.end()


def test_lines_come_in_pieces() -> None:
    assert cut(b"I (12) bo", b"ot: one\r", b"\nI (13) boot: two\n", b"rest") == [
        "I (12) boot: one",
        "I (13) boot: two",
        "rest",
    ]


def test_letters_come_in_pieces() -> None:
    name = "I (9) WifiBoard: WiFi connecting to Дом".encode()
    assert cut(name[:-1], name[-1:] + b"\n") == ["I (9) WifiBoard: WiFi connecting to Дом"]


def test_colours_and_commands_to_a_terminal_are_left_out() -> None:
    assert cut(b"\x1b[0;31mE (5) Ota: no\x1b[0m\n\x1b[2J\x07beep\x1b\n") == ["E (5) Ota: no", "\ufffdbeep"]


def test_what_is_no_text_is_seen_as_such() -> None:
    assert cut(b"\xff\xfe\x00ok\n") == ["\ufffd\ufffd\ufffdok"]


def test_a_line_without_end_is_cut() -> None:
    cutter = LineCutter()
    lines = cutter.feed(b"a" * (HELD + 1))
    assert [len(line) for line in lines] == [LONGEST_LINE] * (HELD // LONGEST_LINE)
    assert cutter.end() == ["a"]


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("I (9) BLUFI: Recv STA PASSWORD: my dog, 12", "I (9) BLUFI: Recv STA PASSWORD: •••"),
        (
            "I (9) WIFI_SERV: Connect to wifi ssid: Home, pwd: dog12345",
            "I (9) WIFI_SERV: Connect to wifi ssid: Home, pwd: •••",
        ),
        ('I (9) Ota: {"websocket":{"token":"abcdef"}}', 'I (9) Ota: {"websocket":{"token":"•••"}}'),
        ("I (9) WifiStation: Found AP: Home", "I (9) WifiStation: Found AP: Home"),
    ],
)
def test_passwords_and_tokens_are_hidden(printed: str, shown: str) -> None:
    assert cut(printed.encode() + b"\n") == [shown]


@given(st.lists(st.binary(max_size=2 * LONGEST_LINE), max_size=8))
def test_any_bytes_become_lines_that_can_be_shown(chunks: list[bytes]) -> None:
    for line in cut(*chunks):
        assert 0 < len(line) <= LONGEST_LINE
        assert line.isprintable()


@given(st.binary(max_size=400), st.integers(0, 400))
def test_where_the_pieces_are_cut_does_not_matter(data: bytes, place: int) -> None:
    assert cut(data) == cut(data[:place], data[place:])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("I (1234) wifi:state: init", Parsed(Level.INFO, "wifi", "state: init", 1234)),
        ("E (5) Ota: no", Parsed(Level.ERROR, "Ota", "no", 5)),
        ("E cpu_start: Failed", Parsed(Level.ERROR, "cpu_start", "Failed")),
        ("W (12:00:01.5) WS: x", Parsed(Level.WARNING, "WS", "x")),
        ("rst:0x1 (POWERON),boot:0x8", Parsed(Level.PLAIN, "", "rst:0x1 (POWERON),boot:0x8")),
        ("D (7) a.b-c: d: e", Parsed(Level.DEBUG, "a.b-c", "d: e", 7)),
    ],
)
def test_lines_of_the_firmware_are_taken_apart(line: str, expected: Parsed) -> None:
    assert parsed(line) == expected


def test_the_client_id_is_not_shown() -> None:
    (line,) = LineCutter().feed(b"I (812) Board: UUID=3f0c2a5e-0d35-4f0e-9d0c-6a2b8f6f2c11 SKU=esp-box-3\n")
    assert "3f0c2a5e" not in line
    assert line.startswith("I (812) Board: UUID=")
    assert line.endswith(" SKU=esp-box-3")


def test_a_password_is_hidden_where_a_line_is_cut() -> None:
    lines = LineCutter().feed(b"x" * (LONGEST_LINE - 12) + b" password: hunter2secret\n")
    assert "secret" not in "".join(lines)
    assert max(map(len, lines)) <= LONGEST_LINE
