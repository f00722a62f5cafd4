"""The ring of the newest records."""

import logging
import threading

import pytest

from hub.logbook import Level, LogBook, Sought
from hub.logbook.book import LONGEST_TEXT

KITCHEN = "aa:bb:cc:dd:ee:01"
ALL = Sought()


@pytest.fixture
def log() -> logging.Logger:
    return logging.Manager(logging.RootLogger(logging.DEBUG)).getLogger("hub.kitchen")


@pytest.fixture
def book(log: logging.Logger) -> LogBook:
    book = LogBook(most=10)
    log.addHandler(book)
    return book


def texts(book: LogBook, sought: Sought = ALL, limit: int = 100) -> list[str]:
    return [entry.text for entry in book.newest(sought, limit).entries]


def test_it_holds_the_newest_in_their_order(book: LogBook, log: logging.Logger) -> None:
    for number in range(12):
        log.info("record %d", number)
    assert texts(book) == [f"record {number}" for number in range(2, 12)]
    assert texts(book, limit=3) == ["record 9", "record 10", "record 11"]


def test_one_goes_on_after_what_one_has_seen(book: LogBook, log: logging.Logger) -> None:
    log.info("first")
    seen = book.newest(ALL, 100).last
    for number in range(3):
        log.info("record %d", number)
    page = book.after(seen, ALL, 2)
    assert ([entry.text for entry in page.entries], page.more) == (["record 0", "record 1"], True)
    rest = book.after(page.last, ALL, 2)
    assert ([entry.text for entry in rest.entries], rest.more) == (["record 2"], False)
    assert book.after(rest.last, ALL, 2).entries == ()


def test_what_does_not_fit_is_passed_over_and_not_asked_for_again(book: LogBook, log: logging.Logger) -> None:
    log.info("quiet")
    page = book.after(0, Sought(Level.ERROR), 5)
    assert (page.entries, page.last) == ((), 1)


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought(Level.WARNING), ["bad", "worse"]),
        (Sought(device_id=KITCHEN), [f"device {KITCHEN} came"]),
        (Sought(text="WORSE"), ["worse"]),
        (Sought(text="hub.kitchen", at_least=Level.ERROR), ["worse"]),
        (Sought(text="nothing"), []),
    ],
)
def test_it_can_be_searched(book: LogBook, log: logging.Logger, sought: Sought, found: list[str]) -> None:
    log.debug("fine")
    log.info("device %s came", KITCHEN)
    log.warning("bad")
    log.error("worse")
    assert texts(book, sought) == found


@pytest.mark.parametrize(
    ("text", "device_id"),
    [
        (f"lost {KITCHEN.upper()} again", KITCHEN),
        ("device kitchen.speaker: no answer", "kitchen.speaker"),
        ("the device is gone", ""),
        ("12 devices", ""),
    ],
)
def test_it_knows_which_device_a_record_names(
    book: LogBook, log: logging.Logger, text: str, device_id: str
) -> None:
    log.info(text)
    (entry,) = book.newest(ALL, 1).entries
    assert entry.device_id == device_id


def test_a_traceback_is_held_and_bounded(book: LogBook, log: logging.Logger) -> None:
    try:
        int("x" * 3 * LONGEST_TEXT)
    except ValueError:
        log.exception("it failed")
    (entry,) = book.newest(ALL, 1).entries
    assert entry.text.startswith("it failed\nTraceback")
    assert len(entry.text) < LONGEST_TEXT + 10
    assert "ValueError" in entry.text
    assert entry.level is Level.ERROR


def test_secrets_are_taken_out_before_they_are_held(book: LogBook, log: logging.Logger) -> None:
    log.info("Authorization: Bearer %s", "xzh_12ab34cd_abcdefghijklmnop")
    assert "abcdefgh" not in texts(book)[0]


def test_many_threads_may_log_at_once(log: logging.Logger) -> None:
    book = LogBook(most=1_000)
    log.addHandler(book)

    def say() -> None:
        for _ in range(100):
            log.info("record")

    threads = [threading.Thread(target=say) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = [entry.number for entry in book.newest(ALL, 1_000).entries]
    assert numbers == list(range(1, 401))


def test_a_secret_that_stands_where_a_long_record_is_cut_is_hidden_whole(
    book: LogBook, log: logging.Logger
) -> None:
    half = LONGEST_TEXT // 2
    log.info("%s xzh_abcd_%s %s", "a" * (half - 10), "S3CRET" * 8, "b" * (half - 20))
    log.info("%s xzh_abcd_%s %s", "a" * half, "S3CRET" * 8, "b" * (half - 30))
    assert not [text for text in texts(book) if "S3CRET" in text]
