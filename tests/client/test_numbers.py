"""Numbers of a hub that lies: they are refused before anybody shows them."""

import pytest
from pydantic import BaseModel

from hub.client.numbers import check, check_read, content_of
from hub.client.reading import event_of
from hub.client.stream import Told
from hub.errors import NoHubThereError

STRANGE = (
    "1e308",
    "-1e16",
    "NaN",
    "Infinity",
    "-Infinity",
    "9" * 16,
    "9" * 400,
    "1E+99",
    "1" + "0" * 15 + ".5",
)
ORDINARY = ("0", "-1.5", "1763900000.123", "1e3", "2E-7", "123456789012345", "0.1234567890123456789")


@pytest.mark.parametrize("number", STRANGE)
def test_a_number_that_cannot_be_meant_is_refused(number: str) -> None:
    raw = f'{{"at": [{number}]}}'
    for read in (check, content_of):
        with pytest.raises(ValueError, match="number"):
            read(raw.encode())


class Part(BaseModel):
    took: float | None = None


class Whole(BaseModel):
    name: str = ""
    parts: tuple[Part, ...] = ()
    by_name: dict[str, float] = {}


@pytest.mark.parametrize("number", STRANGE)
@pytest.mark.parametrize("form", ['{"parts": [{}, {"took": "%s"}]}', '{"by_name": {"a": "%s"}}'])
def test_one_in_quotes_is_refused_where_a_number_was_read_of_it(form: str, number: str) -> None:
    read = Whole.model_validate_json(form % number)
    with pytest.raises(ValueError, match="number"):
        check_read(read)
    check_read(Whole(name=number, parts=(Part(took=1.5),), by_name={number: 0}))


def test_an_event_has_no_such_number_in_quotes() -> None:
    content = {"device_id": "d", "session_id": "s", "reason": "idle", "at": "0"}
    assert event_of(Told("device_disconnected", content)) is not None
    with pytest.raises(NoHubThereError):
        event_of(Told("device_disconnected", {**content, "at": "NaN"}))


@pytest.mark.parametrize("number", ORDINARY)
def test_other_numbers_stay_what_they_are(number: str) -> None:
    assert content_of(f"[{number}]") == [float(number)]
    check(f"[{number}]".encode())


@pytest.mark.parametrize("text", [*STRANGE, "1e308 is a number"])
def test_in_a_text_anything_may_be_said(text: str) -> None:
    check(f'{{"question": "{text}"}}'.encode())
