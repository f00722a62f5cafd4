from hub.devices.seldom import MOST, PERIOD_S, Seldom


def test_each_thing_is_told_once_in_a_while_and_all_of_them_not_too_often() -> None:
    now = [5.0]
    seldom = Seldom(lambda: now[0])
    assert [seldom.due("a"), seldom.due("a"), seldom.due("b")] == [True, False, True]
    assert sum(seldom.due(number) for number in range(10_000)) == MOST - 2
    now[0] += PERIOD_S
    assert [seldom.due("a"), seldom.due("a")] == [True, False]
