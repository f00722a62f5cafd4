"""What the window calls things."""

from collections.abc import Iterator

import pytest

from hub.dialogue.memory import Notice
from hub.errors import EngineError, EnrolmentError, FirmwareError, HearingError, HubError, SetupError
from ui import words


def codes(base: type[HubError]) -> Iterator[str]:
    yield base.code
    for kind in base.__subclasses__():
        yield from codes(kind)


@pytest.mark.parametrize(
    "code",
    [
        Notice.CUT,
        Notice.UNSPOKEN,
        *codes(SetupError),
        *codes(EngineError),
        *codes(HearingError),
        *codes(EnrolmentError),
        *codes(FirmwareError),
    ],
)
def test_everything_a_person_may_meet_has_words(code: str, qapp: object) -> None:
    assert words.problem(code) != words.problem("nobody knows this one")
