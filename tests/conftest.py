"""What every test gets: strict about stray warnings in the log and about tasks left over."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import keyring.backends.fail
import pytest
import pytest_asyncio

from tests.own_time import LongestStep, waits_for_a_core

TESTS = Path(__file__).parent

ALONE = frozenset({"e2e", "test_waking.py"})
"""Folders and files of tests that need both cores, or the time that things really take."""

IN_PAIRS = frozenset({
    "test_api", "test_assets", "test_command_line", "test_control", "test_costs", "test_decisions",
    "test_desktop", "test_device_tools", "test_enrolment", "test_figures", "test_files", "test_firmware",
    "test_kill", "test_name", "test_other_clients", "test_schema", "test_secrets_in_logs",
    "test_store_command", "test_timer_kill", "test_twin",
})  # fmt: skip
"""Tests that wait for programs they start, or for sound that nobody measures: two of them can run at a time."""

BLOCKED_LOOP_S = 0.5
"""A step of the event loop that takes longer, not counting what it waited for a core, is a blocked loop;
asyncio's debug mode logs a warning for it."""

LOADING_LOOP_S = 2.0
"""The same where engines are loaded in the test's own process: their libraries hold the interpreter while
they are imported, in whichever thread, and nothing of ours can change that."""

WHILE_LOADING = "is still at work; the hub ends without waiting for it"
"""Logged when a hub is stopped while a model loads, if the machine is busy: fine where engines are loaded."""


LOOP = "_function_scoped_runner"
"""The fixture by which pytest-asyncio runs a coroutine."""


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Read no other files where only those are wanted that run alone: importing all takes a while."""
    if config.option.markexpr != "alone" or not collection_path.is_relative_to(TESTS):
        return None
    parts = collection_path.relative_to(TESTS).parts
    return True if parts and parts[0] not in ALONE else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is not to run beside other tests, and have files with what runs beside its like come last."""
    for item in items:
        folder = item.path.relative_to(TESTS).parts[0]
        waits = folder in {"bench", "e2e"} and item.path.stem in IN_PAIRS
        if folder in ALONE and not waits:
            item.add_marker("alone")
        elif waits or item.get_closest_marker("loads_engines"):
            item.add_marker("in_pairs")
    last = {item.path for item in items if item.get_closest_marker("in_pairs")}
    items.sort(key=lambda item: item.path in last)


@pytest.fixture(autouse=True, scope="module")
def looked_at_once() -> None:
    """What the files before left in use is not looked at again: half a million objects take 0.5 s."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    """No test asks the keyring of whoever runs it: secrets go to the hub's own file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("keyring.core._keyring_backend", keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]
        yield


@pytest.fixture(autouse=True)
def no_stray_warnings(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail when something is logged at WARNING or above that the test does not expect.

    A test names what it expects with ``@pytest.mark.logs("part of the message", …)``.
    """
    yield
    marker = request.node.get_closest_marker("logs")
    expected = (*(marker.args if marker else ()), *_on_a_busy_machine(request))
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    stray = [
        record.getMessage()
        for record in records
        if record.levelno >= logging.WARNING and not any(part in record.getMessage() for part in expected)
    ]
    assert not stray, f"unexpected in the log: {stray}"


def _on_a_busy_machine(request: pytest.FixtureRequest) -> tuple[str, ...]:
    return (WHILE_LOADING,) if request.node.get_closest_marker("loads_engines") else ()


@pytest.fixture
def longest_step_s(request: pytest.FixtureRequest) -> float:
    """How long a step of the event loop may take in this test."""
    return LOADING_LOOP_S if request.node.get_closest_marker("loads_engines") else BLOCKED_LOOP_S


@pytest_asyncio.fixture
async def watched_loop(longest_step_s: float) -> AsyncIterator[None]:
    """The loop's debug mode looks at every step, but does not note where each future was made.

    That is a quarter of the time of a test with much traffic, and only makes messages of failures longer.
    """
    loop = asyncio.get_running_loop()
    loop.get_debug = lambda: False  # type: ignore[method-assign]  # asked for that alone
    before = asyncio.all_tasks()
    with waits_for_a_core() as waited:
        loop.slow_callback_duration = LongestStep(longest_step_s, waited)
        yield
        loop.slow_callback_duration = longest_step_s
    left = {task for task in asyncio.all_tasks() if not task.done()} - before - {asyncio.current_task()}
    assert not left, f"tasks left over: {left}"


@pytest.fixture(autouse=True)
def no_tasks_left_over(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail when a task outlives its test; a test that is no coroutine has no loop, so it can leave none."""
    if request.node.get_closest_marker("asyncio"):
        request.getfixturevalue("watched_loop")
        yield
        return
    yield
    assert LOOP not in request.fixturenames, "a test whose fixtures are coroutines is to be one"
