"""How long it takes to decide whether a sentence is a request, from the transcript to the decision."""

import time

from hub.skills.recognition import load, recognise
from hub.skills.spoken_forms import LANGUAGES
from tests.bench.figures import Figure, Line, milliseconds, quantile
from tests.bench.options import Options
from tests.skills.forms_table import table

MOST_MS = 30.0
"""The decision comes before the language model is asked: it must not be heard as a pause."""


async def measure(options: Options) -> Line:
    """Every sentence of the tables, once, with everything loaded."""
    figures: list[Figure] = []
    for language in LANGUAGES:
        began = time.perf_counter()
        load([language])
        loaded = time.perf_counter() - began
        forms, misses = table(language)
        taken = _times(language, [*(text for text, _ in forms), *misses][:: 10 if options.quick else 1])
        figures += [
            milliseconds("first sentence", loaded, "", group=language),
            milliseconds("p50", quantile(taken, 0.5), "", group=language),
            milliseconds("p95", quantile(taken, 0.95), "", group=language),
            milliseconds("p99", quantile(taken, 0.99), "", at_most=MOST_MS, group=language),
            milliseconds("longest", max(taken), "", at_most=MOST_MS, group=language),
        ]
    return Line(
        11, "Requests without a language model", tuple(figures), ("the sentences of tests/skills/forms",)
    )


def _times(language: str, sentences: list[str]) -> list[float]:
    """Seconds for each."""
    taken = []
    for sentence in sentences:
        began = time.perf_counter()
        recognise(sentence, language)
        taken.append(time.perf_counter() - began)
    return taken
