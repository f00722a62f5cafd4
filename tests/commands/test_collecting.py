"""A hub without a window collects no garbage while it loads, and as usual from then on."""

import asyncio
import gc

import pytest

from hub.commands import serve


async def test_nothing_is_collected_until_all_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "LOADED_S", 0.02)
    aside = gc.get_freeze_count()
    with serve.nothing_collected_while_loading():
        assert not gc.isenabled()
        kept: list[list[int]] = [[] for _ in range(1_000)]
        async with asyncio.timeout(10):
            while not gc.isenabled():
                await asyncio.sleep(0.01)
        assert gc.get_freeze_count() >= aside + len(kept)
    assert gc.isenabled()


async def test_a_hub_that_ends_before_that_collects_again() -> None:
    aside = gc.get_freeze_count()
    with serve.nothing_collected_while_loading():
        pass
    assert (gc.isenabled(), gc.get_freeze_count()) == (True, aside)
