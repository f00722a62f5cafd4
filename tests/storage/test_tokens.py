"""What every layout of the store promises of tokens."""

from pathlib import Path

import pytest

from hub.errors import DamagedFileError
from hub.storage.store import Store
from hub.storage.tokens import Scope, TokenRecord
from tests.storage.conftest import a_store

NURSERY = TokenRecord(token_id="t1", name="Детская", scope=Scope.READ, digest="0" * 64, created_at=1.5)
OFFICE = TokenRecord(
    token_id="t2", name="Office", scope=Scope.ADMIN, digest="f" * 64, created_at=2.5, last_used=9.0
)


async def test_tokens_come_back_as_they_were_put(store: Store, tmp_path: Path, url: str) -> None:
    tokens = await store.tokens()
    await tokens.put([NURSERY, OFFICE])
    await tokens.put([NURSERY])
    again = a_store(tmp_path, url)
    kept = await (await again.tokens()).all()
    assert sorted(kept, key=lambda token: token.token_id) == [NURSERY, OFFICE]
    await again.close()


async def test_a_token_that_is_removed_is_gone_and_another_stays(
    store: Store, tmp_path: Path, url: str
) -> None:
    tokens = await store.tokens()
    await tokens.put([NURSERY, OFFICE])
    await tokens.remove(["t1", "nobody"])
    again = a_store(tmp_path, url)
    assert await (await again.tokens()).all() == [OFFICE]
    await again.close()


async def test_a_file_that_was_changed_into_no_token_is_told(tmp_path: Path) -> None:
    (tmp_path / "tokens.json").write_text(
        '{"version": 1, "tokens": {"1": {"id": "t1", "name": "x", "scope": "root"}}}'
    )
    store = a_store(tmp_path)
    with pytest.raises(DamagedFileError, match=r"tokens\.json"):
        await (await store.tokens()).all()
    await store.close()
