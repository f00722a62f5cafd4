"""What a search looks for."""

from hub.storage.folding import MOST_WORDS, sought


def test_each_word_is_looked_for_once_in_any_case() -> None:
    assert list(sought("Milk milk ЁЛКА елка")) == ["milk", "елка"]


def test_a_search_of_very_many_words_looks_for_the_first() -> None:
    words = [f"w{number}" for number in range(100)]
    assert list(sought(" ".join(words))) == words[:MOST_WORDS]
