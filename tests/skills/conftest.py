import pytest

from hub.skills.recognition import load
from hub.skills.spoken_forms import LANGUAGES


@pytest.fixture(scope="session")
def sentences_are_read() -> None:
    """It takes a second, which is none of the event loop's."""
    load(LANGUAGES)
