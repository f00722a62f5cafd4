"""What a device tells of its board: the firmware's own words, and anybody's."""

import json

from hypothesis import given
from hypothesis import strategies as st

from hub.events.board import NO_FACTS, Partition
from hub.web.board_facts import MAX_PARTITIONS, MAX_SIZE, read_facts
from hub.web.check import read_check

TABLE = [
    {"label": "nvs", "type": 1, "subtype": 2, "address": 36864, "size": 16384},
    {"label": "ota_0", "type": 0, "subtype": 16, "address": "131072", "size": 4128768},
]
BODY = {
    "flash_size": "16777216",
    "chip_model_name": "esp32s3",
    "application": {"elf_sha256": "AB" * 32},
    "partition_table": TABLE,
}

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


def test_a_board_s_own_words() -> None:
    facts = read_check({}, json.dumps(BODY).encode()).facts
    assert (facts.chip, facts.flash_size, facts.elf_sha256) == ("esp32s3", 16 << 20, "ab" * 32)
    assert facts.partitions == (
        Partition("nvs", 1, 2, 0x9000, 0x4000),
        Partition("ota_0", 0, 16, 0x20000, 0x3F0000),
    )


def test_a_table_of_which_one_part_cannot_be_read_is_no_table() -> None:
    for broken in ({"label": "x"}, 7, {**TABLE[0], "size": -1}, {**TABLE[0], "address": MAX_SIZE + 1}):
        assert read_facts({"partition_table": [*TABLE, broken]}).partitions == ()
    assert read_facts({"partition_table": TABLE[:1] * (MAX_PARTITIONS + 1)}).partitions == ()


def test_a_key_in_place_of_a_checksum_is_not_kept_as_one() -> None:
    assert read_facts({"application": {"elf_sha256": "my-own-key"}}) == NO_FACTS


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "flash_size": anything,
            "chip_model_name": anything,
            "application": anything,
            "partition_table": st.lists(
                st.fixed_dictionaries(
                    {}, optional=dict.fromkeys(("label", "type", "subtype", "address", "size"), anything)
                )
            )
            | anything,
        },
    )
)
def test_anybody_s_words_are_narrowed(info: dict[str, object]) -> None:
    facts = read_facts(info)
    assert 0 <= facts.flash_size <= MAX_SIZE
    assert facts.chip.isascii()
    assert facts.elf_sha256 == "" or len(facts.elf_sha256) == 64
    for part in facts.partitions:
        assert 0 <= part.address <= MAX_SIZE
        assert 0 <= part.size <= MAX_SIZE
        assert len(part.label) <= 16
