"""Ids that are typed in short: of images, rollouts, assets and backups alike."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from hub.commands import short_ids
from hub.commands.short_ids import ASSETS, BACKUPS, IMAGES, MOST_NAMED, ROLLOUTS, Kind, whole_id
from hub.errors import NotDoneError, SettingError

FIRST, SECOND, WHOLE = "abcd01", "abcd02", "abcd"
EVERY_KIND = pytest.mark.parametrize("kind", [IMAGES, ROLLOUTS, ASSETS, BACKUPS], ids=lambda kind: kind.key)


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of what the hub has."""
    ids: list[str] = []

    def ask(_data_dir: Path, method: str, path: str) -> dict[str, Sequence[dict[str, Any]]]:
        kind = next(one for one in (IMAGES, ROLLOUTS, ASSETS, BACKUPS) if one.path == path)
        assert method == "GET"
        facts = {"project": "xiaozhi", "version": "2.4.2", "board": "box", "name": "a.bin"}
        more = {"device_id": "aa:bb:cc:dd:ee:01", "backup": True}
        return {kind.key: [{**facts, **more, kind.id_name: one} for one in ids]}

    monkeypatch.setattr(short_ids, "ask", ask)
    return ids


@EVERY_KIND
def test_the_beginning_that_one_thing_has_is_enough(there: list[str], kind: Kind, tmp_path: Path) -> None:
    there += [FIRST, SECOND, "ef012345"]
    for typed in ("ef01", "EF012", " ef012345 "):
        assert whole_id(tmp_path, kind, typed) == "ef012345"
    assert whole_id(tmp_path, kind, FIRST) == FIRST


@EVERY_KIND
def test_those_that_may_be_meant_are_listed(there: list[str], kind: Kind, tmp_path: Path) -> None:
    there += [FIRST, SECOND, "ef012345"]
    with pytest.raises(NotDoneError) as caught:
        whole_id(tmp_path, kind, "abcd")
    first, *listed = str(caught.value).splitlines()
    assert first == "2 ids begin with 'abcd'; type more of the one that you mean:"
    assert [line.split()[0] for line in listed] == [FIRST, SECOND]


def test_an_id_that_others_begin_with_is_meant_itself(there: list[str], tmp_path: Path) -> None:
    there += [FIRST, WHOLE]
    assert whole_id(tmp_path, IMAGES, WHOLE) == WHOLE


def test_of_many_some_are_named(there: list[str], tmp_path: Path) -> None:
    there += [f"abcd{number:02}" for number in range(MOST_NAMED + 2)]
    with pytest.raises(NotDoneError, match=r"and 2 more$"):
        whole_id(tmp_path, IMAGES, "abcd")


@pytest.mark.parametrize("typed", ["0123", "bcd01", "../../tokens", "%2e%2e", "a/b?c#d", "\udcffabc"])
@EVERY_KIND
def test_none_is_told_with_where_they_are_listed(
    there: list[str], kind: Kind, typed: str, tmp_path: Path
) -> None:
    there += [FIRST]
    with pytest.raises(NotDoneError, match=f"There is no {kind.one} .* python -m hub {kind.command}$"):
        whole_id(tmp_path, kind, typed)


@pytest.mark.parametrize("typed", ["", " ", "abc", " abc "])
def test_less_than_four_characters_are_a_slip(there: list[str], typed: str, tmp_path: Path) -> None:
    there += ["abc012"]
    with pytest.raises(SettingError, match="too short: type 4 characters of the id at least"):
        whole_id(tmp_path, IMAGES, typed)


def test_a_flash_without_a_backup_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    flashes = [{"flash_id": FIRST, "backup": False, "device_id": ""}]
    monkeypatch.setattr(short_ids, "ask", lambda *_: {"flashes": flashes})
    with pytest.raises(NotDoneError, match="no backup of a flash"):
        whole_id(tmp_path, BACKUPS, FIRST)
