import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.caps.buckets import Buckets, address_key


class Clock:
    at = 100.0

    def __call__(self) -> float:
        return self.at


def test_a_bucket_gives_so_much_at_once_then_so_much_a_second() -> None:
    clock = Clock()
    buckets = Buckets(2.0, 3, clock)
    assert [buckets.take("a") for _ in range(3)] == [0, 0, 0]
    assert buckets.take("a") == pytest.approx(0.5)
    clock.at += 0.25
    assert buckets.take("a") == pytest.approx(0.25)
    clock.at += 0.25
    assert buckets.take("a") == 0
    clock.at += 1_000
    assert [buckets.take("a") > 0 for _ in range(4)] == [False, False, False, True]


def test_each_has_a_bucket_of_its_own() -> None:
    buckets = Buckets(1.0, 1, Clock())
    assert buckets.take("a") == 0
    assert buckets.take("a") > 0
    assert buckets.take("b") == 0


def test_asking_in_vain_costs_nothing_but_time() -> None:
    clock = Clock()
    buckets = Buckets(1.0, 1, clock)
    for _ in range(100):
        buckets.take("a")
    clock.at += 1
    assert buckets.take("a") == 0


def test_however_many_come_only_so_many_are_remembered() -> None:
    buckets = Buckets(1.0, 1, Clock(), most_keys=50)
    buckets.take("busy")
    for number in range(10_000):
        buckets.take(f"66.{number}")
        assert buckets.take("busy") > 0  # who goes on asking is not forgotten
    assert len(buckets) == 50


@given(st.lists(st.tuples(st.floats(0, 60), st.sampled_from("abc")), max_size=200))
def test_nobody_ever_gets_more_than_at_once_and_what_time_brings(asked: list[tuple[float, str]]) -> None:
    clock = Clock()
    buckets = Buckets(0.5, 10, clock)
    given_out = dict.fromkeys("abc", 0)
    for pause, key in asked:
        clock.at += pause
        given_out[key] += buckets.take(key) == 0
    assert all(count <= 10 + (clock.at - Clock.at) * 0.5 + 1e-6 for count in given_out.values())


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("10.0.0.2", "10.0.0.2"),
        ("::ffff:10.0.0.2", "10.0.0.2"),
        ("fe80::1%eth0", "fe80::/64"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", ""),
        ("a name", "a name"),
    ],
)
def test_what_one_machine_may_choose_of_its_address_does_not_count(address: str, key: str) -> None:
    assert address_key(address) == key
