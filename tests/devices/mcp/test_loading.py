"""The MCP library is imported once, and the event loop goes on meanwhile."""

import asyncio
from collections.abc import Iterator
from threading import Event

import pytest

from hub.devices.mcp import loading
from hub.devices.mcp.line import Line
from hub.devices.mcp.loading import load_line

WAIT_S = 5.0


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    """Nothing was loaded before, and what is loaded here is of this test alone."""
    loading._loading.cache_clear()
    yield
    loading._loading.cache_clear()


async def test_all_wait_for_one_import_while_the_loop_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    began, goes_on, imports = Event(), Event(), []

    def importing() -> type[Line]:
        imports.append(Line)
        began.set()
        assert goes_on.wait(WAIT_S)  # it ends only if the loop gets as far as allowing it
        return Line

    monkeypatch.setattr(loading, "_import", importing)
    first, gave_up = asyncio.create_task(load_line()), asyncio.create_task(load_line())
    await asyncio.to_thread(began.wait, WAIT_S)
    late = asyncio.create_task(load_line())
    await asyncio.sleep(0)
    gave_up.cancel()
    await asyncio.sleep(0)
    assert not first.done()
    assert not late.done()
    goes_on.set()
    assert (await first, await late) == (Line, Line)
    assert gave_up.cancelled()
    assert len(imports) == 1


def test_it_is_there_for_every_event_loop_of_the_process() -> None:
    assert [asyncio.run(load_line()) for _ in range(2)] == [Line, Line]


async def test_who_waits_is_told_that_it_cannot_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> type[Line]:
        raise ModuleNotFoundError("mcp")

    monkeypatch.setattr(loading, "_import", missing)
    for _ in range(2):
        with pytest.raises(ModuleNotFoundError):
            await load_line()
