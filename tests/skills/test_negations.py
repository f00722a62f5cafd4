"""What is not to be done is not done: every spoken form with a negation put into it."""

from collections.abc import Iterator

import pytest

from hub.skills.recognition import recognise
from hub.skills.requests import Intent, Request
from hub.skills.spoken_forms import LANGUAGES
from tests.skills.forms_table import table

NEGATIONS = {
    "en": ("don't", "do not", "never", "no", "not", "none of"),
    "ru": ("не", "не надо", "никогда не", "никаких", "никакой", "ни"),
    "zh": ("别", "不", "不要", "没", "不用", "千万别"),
    "de": ("nicht", "auf keinen Fall", "nie", "kein", "keine", "keinen"),
    "es": ("no", "nunca", "ningún", "ninguna", "ni"),
}

ENDINGS = {
    Intent.ALARM_SET: Intent.ALARM_CANCEL,  # "don't wake me tomorrow"
    Intent.PERSONA_SET: Intent.PERSONA_RESET,  # 别扮演厨师
    Intent.TIMER_SET: Intent.TIMER_CANCEL,
}
"""What the negation of a request may rightly be."""

REMINDED = frozenset({Intent.REMINDER_SET, Intent.SNOOZE})

TELLING = frozenset({
    Intent.TIME, Intent.DATE, Intent.YEAR, Intent.ABILITIES, Intent.GOODBYE, Intent.REPEAT, Intent.WHICH_DEVICE,
    Intent.BATTERY, Intent.TIMER_LEFT, Intent.TIMER_LIST, Intent.ALARM_LIST, Intent.REMINDER_LIST,
    Intent.VOLUME_LEVEL, Intent.BRIGHTNESS_LEVEL, Intent.LIST_READ, Intent.LIST_NAMES, Intent.PERSONA_LIST,
    Intent.PERSONA_WHICH,
})  # fmt: skip
"""Nothing is done: "don't you know the time" may well be answered."""


def negated(language: str) -> Iterator[tuple[str, str, str]]:
    """Each form by which something is done, with a negation before it or in its midst, in turn.

    With what the form asks for, and the negation.
    """
    joint, words = "" if language == "zh" else " ", NEGATIONS[language]
    forms = [form for form in table(language)[0] if Intent(form[1].partition(" ")[0]) not in TELLING]
    for number, (text, wanted) in enumerate(forms):
        said = list(text.strip("。！？")) if language == "zh" else text.strip(" .!?¡¿").split()
        negation = words[number // 2 % len(words)]
        place = 0 if number % 2 else 1 + number % len(said)
        yield joint.join([*said[:place], negation, *said[place:]]), wanted, negation
        if number % 4 == 0:
            yield joint.join([words[number // 4 % len(words)], *said]), wanted, words[number // 4 % len(words)]


def is_right(request: Request | None, wanted: str, negation: str) -> bool:
    """Whether it is left to the model, ends what it would have begun, or is to be reminded of not doing it."""
    if request is None:
        return True
    intent = Intent(wanted.partition(" ")[0])
    if request.intent is ENDINGS.get(intent):
        return True
    inside = negation.casefold() in request.text.casefold()
    return request.intent is Intent.REMINDER_SET and intent in REMINDED and inside


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_is_carried_out_with_a_negation_in_it(language: str) -> None:
    heard = [(text, recognise(text, language), wanted, word) for text, wanted, word in negated(language)]

    failures = [
        (text, str(request)) for text, request, wanted, word in heard if not is_right(request, wanted, word)
    ]

    assert failures == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Don't wake me up tomorrow."),
        ("ru", "Не буди меня завтра."),
        ("zh", "明天不用叫我起床。"),
        ("de", "Weck mich morgen nicht."),
        ("es", "No me despiertes mañana."),
    ],
)
def test_who_is_not_to_be_woken_has_the_alarm_cancelled(language: str, text: str) -> None:
    assert str(recognise(text, language)) == "alarm_cancel days=+1 off=True"
