"""Reads an NVS partition as ESP-IDF describes it ("NVS Library", internals), without the generator's code."""

import struct
import zlib

PAGE, ENTRY, FIRST = 4096, 32, 64
ACTIVE, FULL, UNUSED = 0xFFFF_FFFE, 0xFFFF_FFFC, 0xFFFF_FFFF
U8, STRING = 0x01, 0x21


def read_nvs(partition: bytes) -> dict[str, dict[str, str]]:
    """By namespace and key, all strings. Every checksum is checked, and that one page at least is free."""
    names: dict[int, str] = {}
    found: dict[int, dict[str, str]] = {}
    free = 0
    for at in range(0, len(partition), PAGE):
        page = partition[at : at + PAGE]
        if page == b"\xff" * PAGE:
            free += 1
            continue
        _read_page(page, names, found)
    assert free >= 1, "a device finds no room to write"
    return {names[number]: values for number, values in found.items()}


def _read_page(page: bytes, names: dict[int, str], found: dict[int, dict[str, str]]) -> None:
    state, _sequence, version = struct.unpack_from("<IIB", page)
    assert state in {ACTIVE, FULL}
    assert version == 0xFE
    assert zlib.crc32(page[4:28], 0xFFFF_FFFF) == struct.unpack_from("<I", page, 28)[0]
    slot = 0
    while slot < 126:
        if (page[32 + slot // 4] >> slot % 4 * 2) & 3 != 2:  # not written
            slot += 1
            continue
        entry = page[FIRST + slot * ENTRY :][:ENTRY]
        space, kind, span, _chunk, crc = struct.unpack_from("<BBBBI", entry)
        assert zlib.crc32(entry[:4] + entry[8:], 0xFFFF_FFFF) == crc
        key = entry[8:24].rstrip(b"\0").decode()
        if space == 0:
            assert kind == U8
            names[entry[24]] = key
            found[entry[24]] = {}
        else:
            assert kind == STRING
            size, data_crc = struct.unpack_from("<H2xI", entry, 24)
            data = page[FIRST + (slot + 1) * ENTRY :][:size]
            assert zlib.crc32(data, 0xFFFF_FFFF) == data_crc
            assert data.endswith(b"\0")
            found[space][key] = data[:-1].decode()
        slot += span
