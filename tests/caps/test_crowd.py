import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.caps.crowd import Crowd, CrowdedError, Guest


def guest(address: str, *, busy: bool = False) -> Guest:
    return Guest(address, lambda: None, busy)


def test_who_has_waited_longest_makes_room_for_the_next_from_its_address() -> None:
    crowd = Crowd(most=10, most_of_one=2)
    first, second, third, other = guest("a"), guest("a"), guest("a"), guest("b")
    assert [crowd.enter(one) for one in (first, second, other)] == [None, None, None]
    assert crowd.enter(third) is first
    assert len(crowd) == 3


def test_who_is_served_makes_room_for_nobody() -> None:
    crowd = Crowd(most=10, most_of_one=2)
    served, waits = guest("a", busy=True), guest("a")
    crowd.enter(served)
    crowd.enter(waits)
    assert crowd.enter(guest("a", busy=True)) is waits
    with pytest.raises(CrowdedError):
        crowd.enter(guest("a"))
    assert crowd.enter(guest("b")) is None
    assert len(crowd) == 3


def test_when_all_is_full_room_is_made_where_most_come_from() -> None:
    crowd = Crowd(most=5, most_of_one=4)
    honest, crowded = guest("honest"), [guest("66") for _ in range(4)]
    for one in (honest, *crowded):
        crowd.enter(one)
    assert crowd.enter(guest("another")) is crowded[0]
    crowd.enter(guest("a third"))
    assert len(crowd) == 5
    crowd.left(honest)
    assert len(crowd) == 4


def test_when_all_are_served_nobody_else_comes_in() -> None:
    crowd = Crowd(most=2, most_of_one=2)
    crowd.enter(guest("a", busy=True))
    crowd.enter(guest("b", busy=True))
    with pytest.raises(CrowdedError):
        crowd.enter(guest("c"))


def test_leaving_twice_does_no_harm() -> None:
    crowd = Crowd(most=2, most_of_one=2)
    one, other = guest("a"), guest("a")
    crowd.enter(one)
    crowd.enter(other)
    crowd.left(one)
    crowd.left(one)
    crowd.left(guest("never here"))
    assert len(crowd) == 1


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.booleans(), st.booleans()), max_size=100))
def test_there_are_never_more_than_allowed_and_the_count_is_right(
    comings: list[tuple[str, bool, bool]],
) -> None:
    crowd, here = Crowd(most=8, most_of_one=3), list[Guest]()
    for address, busy, leaves in comings:
        one = guest(address, busy=busy)
        try:
            outgoing = crowd.enter(one)
        except CrowdedError:
            continue
        here.append(one)
        if outgoing is not None:
            assert not outgoing.busy
            here.remove(outgoing)
        if leaves:
            crowd.left(here.pop(0))
        assert len(crowd) == len(here) <= 8
        assert all(sum(one.address == name for one in here) <= 3 for name in "abcdef")
