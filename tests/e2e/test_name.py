from pathlib import Path

from tests.e2e.name_trial import find_by_name


async def test_another_process_finds_the_hub_by_its_name_and_is_sent_on_by_it(tmp_path: Path) -> None:
    assert (await find_by_name(tmp_path)).faults() == []
