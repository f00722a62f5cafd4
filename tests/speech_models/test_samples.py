"""Every voice of the catalogue has something to say in its language."""

from hub.engines.language import is_written_in
from hub.speech_models.samples import MOST_LETTERS, SAMPLES, sample
from models.catalog import ModelKind, load_catalog


def test_every_voice_can_be_tried_in_its_own_language() -> None:
    spoken = {one for model in load_catalog().models if model.kind is ModelKind.TTS for one in model.languages}
    assert spoken <= set(SAMPLES)
    for language in ("en", "ru", "zh", "de"):
        assert is_written_in(sample(language), language)
    assert max(map(len, SAMPLES.values())) <= MOST_LETTERS
    assert len(set(SAMPLES.values())) == len(SAMPLES)


def test_a_language_without_words_gets_the_english_ones() -> None:
    assert sample("eo") == sample("en")
