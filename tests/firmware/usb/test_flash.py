from collections.abc import Iterator

from hub.events import BoardState, FlashState
from hub.firmware.usb.flash import Flash, Pace
from hub.firmware.usb.orders import Phase, Progress
from hub.firmware.usb.telling import QuietLog, Teller


def after(times: list[float], *told: Progress) -> Iterator[Flash]:
    """The flash after each line, which comes at its time."""
    clock = iter(times)
    pace = Pace(lambda: next(clock))
    flash = Flash(flash_id="f", port_id="p", image_id="i", started_at=1.0)
    for one in told:
        flash = pace.after(flash, one)
        yield flash


def writing(done: int) -> Progress:
    return Progress(phase=Phase.WRITING, done=done, total=1000)


def test_speed_and_time_left_are_told_once_they_are_sure() -> None:
    begun, early, later = after([10.0, 10.5, 12.0], writing(0), writing(100), writing(400))
    assert (begun.bytes_per_s, begun.left_s) == (0.0, None)
    assert (early.bytes_per_s, early.left_s) == (0.0, None)
    assert (later.bytes_per_s, later.left_s) == (200.0, 3.0)


def test_each_step_has_a_speed_of_its_own() -> None:
    *_, verifying = after(
        [10.0, 12.0, 13.0], writing(0), writing(1000), Progress(phase=Phase.VERIFYING, total=1000)
    )
    assert (verifying.state, verifying.bytes_per_s) == (FlashState.VERIFYING, 0.0)


def test_the_board_is_never_said_to_be_better_than_it_is() -> None:
    phases = [Phase.CONNECTING, Phase.CHECKING, Phase.BACKING_UP, Phase.ERASING, Phase.WRITING, Phase.VERIFYING]
    states = [one.board_state for one in after([0.0] * 6, *(Progress(phase=phase) for phase in phases))]
    assert states == [BoardState.UNTOUCHED] * 3 + [BoardState.INCOMPLETE] * 2 + [BoardState.WRITTEN]


def test_progress_is_of_all_pieces_whatever_the_library_counts() -> None:
    lines: list[str] = []
    teller = Teller(lines.append)
    log = QuietLog(teller)
    teller.begin(Phase.WRITING, 1000)
    for share in (600, 400):
        teller.expect(share)
        for count in (0, 5, 10):  # it packs what it sends: 10 of its bytes are the whole share
            log.progress_bar(count, 10)
    told = [Progress.model_validate_json(line) for line in lines]
    assert [one.done for one in told] == [0, 300, 600, 800, 1000]
    assert {one.total for one in told} == {1000}


def test_a_library_that_counts_much_is_told_in_steps() -> None:
    lines: list[str] = []
    teller = Teller(lines.append)
    teller.begin(Phase.BACKING_UP, 1_000_000)
    teller.expect(1_000_000)
    for done in range(0, 1_000_001, 1000):
        teller.count(done, 1_000_000)
    assert 190 < len(lines) <= 202
    assert Progress.model_validate_json(lines[-1]).done == 1_000_000


def test_nothing_is_told_where_there_is_nothing_to_count() -> None:
    lines: list[str] = []
    teller = Teller(lines.append)
    teller.begin(Phase.CHECKING)
    teller.count(1, 1)
    assert len(lines) == 1
