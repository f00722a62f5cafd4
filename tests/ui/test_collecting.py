"""Garbage of windows: where it is collected."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.collecting import QUIET_LOOKS, Collector


class Knot:
    """A cycle that only the collector finds."""

    def __init__(self) -> None:
        self.itself = self
        self.widget = QWidget()


def waste(count: int) -> list[list[object]]:
    """Garbage of many objects, in cycles."""
    made: list[list[object]] = []
    for _ in range(count):
        knot: list[object] = []
        knot.append(knot)
        made.append(knot)
    return made


def settled() -> Collector:
    """One of a program that has started; nothing was set aside meanwhile."""
    collector = Collector()
    collector._quiet_looks = QUIET_LOOKS
    return collector


def test_no_other_thread_takes_a_widget_apart(qapp: QObject) -> None:
    collected_in: list[threading.Thread] = []
    knot = Knot()
    weakref.finalize(knot, lambda: collected_in.append(threading.current_thread()))
    collector = Collector()
    collector.start()
    del knot
    thread = threading.Thread(target=waste, args=(50_000,))
    thread.start()
    thread.join()
    assert collected_in == []
    gc.collect()  # as a look does, once the oldest generation is due
    assert collected_in == [threading.main_thread()]
    collector.stop()


def test_a_look_collects_what_is_due_and_nothing_else(qapp: QObject) -> None:
    collector = settled()
    collector.start()
    collector.look()
    before = gc.get_count()[0]
    waste(10)
    collector.look()
    assert gc.get_count()[0] >= before  # too little to be worth it
    waste(2 * gc.get_threshold()[0])
    collector.look()
    assert gc.get_count()[0] < gc.get_threshold()[0]
    collector.stop()


def test_nothing_is_collected_while_the_program_starts_and_what_comes_then_is_set_aside(
    qapp: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[object] = []
    modules: dict[str, object] = {}
    monkeypatch.setattr(gc, "freeze", lambda: done.append("frozen"))
    monkeypatch.setattr(gc, "collect", done.append)
    monkeypatch.setattr(gc, "get_count", lambda: (701, 11, 11))
    monkeypatch.setattr("sys.modules", modules)
    collector = Collector()
    for number in range(3):
        modules[str(number)] = None
        collector.look()
    for _ in range(QUIET_LOOKS - 1):
        collector.look()
    assert set(done) == {"frozen"}
    collector.look()
    modules["late"] = None
    collector.look()
    assert done[-2:] == [2, 2]


def test_what_was_set_aside_and_is_garbage_goes_when_another_hub_begins(qapp: QObject) -> None:
    ended: list[str] = []
    knot = Knot()
    weakref.finalize(knot, ended.append, "the hub before")
    collector = Collector()
    collector.look()
    assert gc.get_freeze_count()
    del knot
    gc.collect()
    assert not ended
    collector.begin_anew()
    assert ended == ["the hub before"]
    collector.look()
    assert gc.get_freeze_count()


def test_afterwards_python_collects_by_itself_again(qapp: QObject) -> None:
    collector = Collector()
    collector.start()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
