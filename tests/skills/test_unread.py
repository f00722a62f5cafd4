"""What says more than a request can hold is not carried out as less: sentences of all templates, qualified."""

from functools import cache
from itertools import cycle

import pytest

from hub.skills.recognition import recognise
from hub.skills.requests import Request
from hub.skills.slots import TODO
from hub.skills.spoken_forms import LANGUAGES
from tests.skills.sampling import qualifiers, sentences

MOSTLY = 0.9
"""Of the sampled sentences; some are of words that do not go together, as "three days from now tomorrow"."""


TEMPLATES = 100
"""A language has more."""


@cache
def understood(language: str) -> tuple[str, ...]:
    return tuple(said for said in sentences(language) if recognise(said, language) is not None)


def joined(language: str, *parts: str) -> str:
    return ("" if language == "zh" else " ").join(parts)


def in_turn(qualified: tuple[str, ...], number: int) -> tuple[str, ...]:
    """Every second one, and for the next template the others: templates of one request stand side by side."""
    return qualified[number % 2 :: 2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sampled_sentences_are_requests(language: str) -> None:
    every = list(sentences(language))
    assert len(understood(language)) > MOSTLY * len(every)
    assert len(every) > TEMPLATES


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_no_request_can_hold_makes_it_none(language: str) -> None:
    known = qualifiers(language)
    before = cycle(known.anywhere)
    swallowed = []
    for number, said in enumerate(understood(language)):
        qualified = [joined(language, said, more) for more in in_turn((*known.anywhere, *known.after), number)]
        qualified.append(joined(language, next(before), said))
        requests = [(text, recognise(text, language)) for text in qualified]
        swallowed += [
            (text, str(request)) for text, request in requests if request and not is_to_be_done(request)
        ]

    assert swallowed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_request_can_hold_is_in_it(language: str) -> None:
    held = qualifiers(language).held
    before = cycle(held)
    lost = []
    for number, said in enumerate(understood(language)):
        first = next(before)
        qualified = [(more, joined(language, said, more)) for more in in_turn(tuple(held), number)]
        for more, text in [*qualified, (first, joined(language, first, said))]:
            request = recognise(text, language)
            if request is not None and not is_held(more, held[more], request):
                lost.append((text, str(request)))

    assert lost == []


def is_to_be_done(request: Request) -> bool:
    """Whether something goes on the list of what is to be done, in whatever words it is said."""
    return request.list_name == TODO and bool(request.items)


def is_held(more: str, shown: str, request: Request) -> bool:
    """Whether the time is in it; or in words that may hold one: in what to remind of, in a persona's name."""
    held = any(part in str(request) for part in shown.split("|"))
    return held or more in (request.text + request.name) or is_to_be_done(request)
