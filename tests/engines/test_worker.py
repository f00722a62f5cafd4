import asyncio
import threading

import pytest

from hub.engines.worker import Worker


async def test_calls_run_off_the_loop_one_after_the_other() -> None:
    worker = Worker("test")
    order: list[int] = []

    def call(number: int) -> str:
        order.append(number)
        return threading.current_thread().name

    names = await asyncio.gather(*[worker.run(call, number) for number in range(5)])
    assert order == [0, 1, 2, 3, 4]
    assert set(names) == {"test_0"}
    await worker.close()


async def test_an_error_comes_back_to_who_asked() -> None:
    worker = Worker("test")
    with pytest.raises(ZeroDivisionError):
        await worker.run(lambda: 1 / 0)
    await worker.close()


async def test_cancelling_returns_at_once_and_what_waited_is_never_begun() -> None:
    worker = Worker("test")
    release = threading.Event()
    begun: list[str] = []

    def block() -> None:
        begun.append("first")
        release.wait(10)

    first = asyncio.create_task(worker.run(block))
    second = asyncio.create_task(worker.run(begun.append, "second"))
    await asyncio.to_thread(lambda: None)
    for task in (first, second):
        task.cancel()
    await asyncio.wait({first, second})
    assert first.cancelled()
    assert second.cancelled()
    release.set()
    assert await worker.close()
    assert begun == ["first"]


@pytest.mark.logs("still at work")
async def test_closing_does_not_wait_for_a_call_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.engines.worker.PATIENCE_S", 0.01)
    worker = Worker("test")
    release = threading.Event()
    call = asyncio.create_task(worker.run(release.wait, 10))
    await asyncio.to_thread(lambda: None)
    assert not await worker.close()
    release.set()
    await call


@pytest.mark.logs("test failed")
async def test_what_nobody_waits_for_runs_in_its_turn_and_its_error_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    worker = Worker("test")
    done: list[str] = []
    worker.begin(lambda: 1 / 0)
    worker.begin(done.append, "second")
    await worker.run(done.append, "third")
    assert done == ["second", "third"]
    assert "ZeroDivisionError" in caplog.text
    assert await worker.close()
