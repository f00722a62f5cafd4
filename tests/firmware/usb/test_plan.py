from pathlib import Path

import pytest
from pydantic import SecretStr

from hub.firmware.partitions import read_table
from hub.firmware.reader import read_image
from hub.firmware.usb.orders import BoardFacts, FromFile, Inline, Piece
from hub.firmware.usb.plan import UnfitError, Wanted, plan
from hub.firmware.usb.problems import FlashProblem
from hub.firmware.usb.provisioning import Network, Provision
from tests.firmware.images import (
    KB,
    MB,
    V1_16M,
    V1_32M,
    V2_4M,
    V2_8M,
    V2_16M,
    V2_32M,
    Build,
    Row,
    table_of,
)
from tests.firmware.usb.nvs_reader import read_nvs

PROVISION = Provision([Network("Home", SecretStr("pass"))], "http://hub.local:8003/ota/", "c-1")
FILE = Path("image.bin")


def board(chip: str = "ESP32-S3", flash_mb: int = 16, rows: tuple[Row, ...] = ()) -> BoardFacts:
    return BoardFacts(
        chip=chip,
        revision="v0.2",
        features=(),
        mac="aa:bb:cc:dd:ee:01",
        flash_size=flash_mb * MB,
        usb_mode="",
        table=table_of(rows) if rows else b"\xff" * 0xC00,
    )


def wanted(content: bytes, provision: Provision | None = PROVISION) -> Wanted:
    return Wanted(read_image(content), FILE, provision)


def written(pieces: tuple[Piece, ...], content: bytes, flash: bytes) -> bytes:
    """What the flash is after that."""
    result = bytearray(flash)
    for piece in pieces:
        if isinstance(piece, Inline):
            new = piece.content
        else:
            assert piece.path == str(FILE)
            new = content[piece.start : piece.start + piece.size]
        assert piece.address % (4 * KB) == 0
        result[piece.address : piece.address + piece.size] = new
    return bytes(result)


@pytest.mark.parametrize(
    ("rows", "flash_mb"),
    [(V2_4M, 4), (V2_8M, 8), (V2_16M, 16), (V2_32M, 32), (V1_16M, 16), (V1_32M, 32)],
    ids=["v2 4M", "v2 8M", "v2 16M", "v2 32M", "v1 16M", "v1 32M"],
)
def test_a_new_board_finds_its_data_where_its_own_table_says(rows: tuple[Row, ...], flash_mb: int) -> None:
    content = Build(flash_mb=flash_mb, size=8 * KB).merged(rows)
    used = b"\xaa" * (len(content) + MB)
    flash = written(plan(wanted(content), board(flash_mb=flash_mb)), content, used)
    nvs = next(part for part in read_table(table_of(rows)) if part.label == "nvs")
    found = read_nvs(flash[nvs.address : nvs.address + nvs.size])
    assert found["board"] == {"uuid": "c-1"}
    assert found["wifi"]["ssid"] == "Home"
    choice = next((part for part in read_table(table_of(rows)) if part.label == "otadata"), None)
    if choice is not None:
        assert flash[choice.address : choice.address + choice.size] == b"\xff" * choice.size
        assert not content[choice.address : choice.address + choice.size].strip(b"\xff")
    expected = bytearray(content)
    expected[nvs.address : nvs.address + nvs.size] = flash[nvs.address : nvs.address + nvs.size]
    assert flash[: len(content)] == bytes(expected)
    assert flash[len(content) :] == used[len(content) :]


@pytest.mark.parametrize("rows", [V2_16M, V2_32M, V2_4M], ids=["16M", "32M", "4M"])
def test_all_of_a_board_s_data_stays(rows: tuple[Row, ...]) -> None:
    content = Build(flash_mb=4, size=8 * KB).merged(rows)
    used = b"\xaa" * (len(content) + MB)
    pieces = plan(wanted(content, None), board(flash_mb=32, rows=rows))
    flash = written(pieces, content, used)
    table = read_table(table_of(rows))
    for part in table:
        there = flash[part.address : part.address + part.size]
        if part.label in {"nvs", "nvsfactory"}:
            assert there == b"\xaa" * part.size
        elif part.label == "otadata":
            assert there == b"\xff" * part.size
    assert flash[:0x9000] == content[:0x9000]
    start = next(part.address for part in table if part.type == 0)
    assert flash[start : len(content)] == content[start:]


def test_which_application_starts_is_forgotten_last() -> None:
    content = Build(size=8 * KB).merged(V2_16M)
    for provision in (None, PROVISION):
        *_, last = plan(wanted(content, provision), board(rows=V2_16M))
        assert isinstance(last, Inline)
        assert (last.address, last.content) == (0xD000, b"\xff" * 0x2000)


def test_an_application_alone_is_put_into_the_first_slot() -> None:
    content = Build(size=8 * KB).app()
    app, choice = plan(wanted(content, None), board(rows=V2_16M))
    assert app == FromFile(address=0x2_0000, path=str(FILE), start=0, size=len(content))
    assert choice.address == 0xD000
    (alone,) = plan(wanted(content, None), board(rows=V2_4M))  # it has one place only, and no choice
    assert alone.address == 0x1_0000


SMALL_SLOTS: tuple[Row, ...] = (("nvs", 1, 2, 0x9000, 0x4000), ("ota_0", 0, 0x10, 0x1_0000, 0x1000))
NO_APP: tuple[Row, ...] = (("nvs", 1, 2, 0x9000, 0x4000),)
NO_NVS: tuple[Row, ...] = (("factory", 0, 0, 0x1_0000, 0x2F_0000),)
SMALL_NVS: tuple[Row, ...] = (("nvs", 1, 2, 0x9000, 0x2000), ("factory", 0, 0, 0x1_0000, 0x2F_0000))
APP = Build(size=8 * KB).app()
MERGED = Build(size=8 * KB).merged(V2_16M)


@pytest.mark.parametrize(
    ("content", "provision", "there", "problem"),
    [
        (MERGED, PROVISION, board(chip="ESP32-C3"), FlashProblem.WRONG_CHIP),
        (APP, None, board(chip="ESP32", rows=V2_16M), FlashProblem.WRONG_CHIP),
        (MERGED, PROVISION, board(flash_mb=8), FlashProblem.IMAGE_TOO_LARGE),
        (MERGED, None, board(rows=V2_32M), FlashProblem.DATA_ELSEWHERE),
        (MERGED, None, board(rows=V2_4M), FlashProblem.DATA_ELSEWHERE),
        (MERGED, None, board(), FlashProblem.NO_TABLE),
        (APP, None, board(), FlashProblem.NO_TABLE),
        (APP, None, board(rows=NO_APP), FlashProblem.NO_TABLE),
        (APP, None, board(rows=V1_16M), FlashProblem.DATA_ELSEWHERE),
        (APP, None, board(rows=SMALL_SLOTS), FlashProblem.IMAGE_TOO_LARGE),
        (Build(size=8 * KB).merged(NO_NVS), PROVISION, board(), FlashProblem.NO_PLACE_FOR_DATA),
        (Build(size=8 * KB).merged(SMALL_NVS), PROVISION, board(), FlashProblem.NO_PLACE_FOR_DATA),
    ],
)
def test_what_does_not_fit_is_refused(
    content: bytes, provision: Provision | None, there: BoardFacts, problem: FlashProblem
) -> None:
    with pytest.raises(UnfitError) as caught:
        plan(wanted(content, provision), there)
    assert caught.value.problem is problem


@pytest.mark.parametrize(
    ("content", "provision", "there", "needs", "has"),
    [
        (MERGED, PROVISION, board(chip="ESP32-C3"), "ESP32-S3", "ESP32-C3"),
        (MERGED, PROVISION, board(flash_mb=8), "16 MB", "8 MB"),
        (APP, None, board(rows=SMALL_SLOTS), "10 KB", "4 KB"),
        (APP, None, board(), "", ""),
    ],
    ids=["chip", "flash", "room for an application", "neither"],
)
def test_who_is_refused_is_told_what_is_needed_and_what_is_there(
    content: bytes, provision: Provision | None, there: BoardFacts, needs: str, has: str
) -> None:
    with pytest.raises(UnfitError) as caught:
        plan(wanted(content, provision), there)
    assert (caught.value.needs, caught.value.has) == (needs, has)


def test_a_flash_whose_size_is_not_known_is_not_compared() -> None:
    assert plan(wanted(MERGED), board(flash_mb=0))
