"""Garbage of windows: where it is collected."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.collecting import Collector


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
    collector = Collector()
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


def test_what_is_in_use_at_the_first_whole_look_is_not_looked_at_again(
    qapp: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen: list[str] = []
    collected: list[int] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append("frozen"))
    monkeypatch.setattr(gc, "collect", collected.append)
    monkeypatch.setattr(gc, "get_count", lambda: (701, 11, 11))
    collector = Collector()
    collector.look()
    collector.look()
    assert collected == [2, 2]
    assert frozen == ["frozen"]


def test_afterwards_python_collects_by_itself_again(qapp: QObject) -> None:
    collector = Collector()
    collector.start()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
