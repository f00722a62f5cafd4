"""Names as people say them."""

import pytest

from hub.skills.matching import best_matches, folded, same

NAMES = ["egg timer", "Pasta", "Пирог", "Яйца", "鸡蛋定时器", "Crème brûlée", "pizza in the oven", "Müll"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("egg timer", "egg timer"),
        ("eggs", "egg timer"),
        ("the pasta", "Pasta"),
        ("PASTA", "Pasta"),
        ("пирога", "Пирог"),
        ("яиц", "Яйца"),
        ("鸡蛋", "鸡蛋定时器"),
        ("creme brulee", "Crème brûlée"),
        ("pizza", "pizza in the oven"),
        ("mull", "Müll"),
    ],
)
def test_a_name_is_found_as_it_is_said(asked: str, found: str) -> None:
    assert best_matches(asked, NAMES, str) == (found,)


@pytest.mark.parametrize("asked", ["tea", "", "?!", "чай", "茶", "pi", "eg"])
def test_what_is_not_there_is_not_found(asked: str) -> None:
    assert best_matches(asked, NAMES, str) == ()


def test_the_nearest_is_found_and_all_that_are_as_near() -> None:
    assert best_matches("pasta", ["pasta sauce", "Pasta"], str) == ("Pasta",)
    assert best_matches("pasta", ["pasta sauce", "pasta water"], str) == ("pasta sauce", "pasta water")
    assert best_matches("eggs", ["egg", "eggs timer"], str) == ("eggs timer",)


def test_things_are_the_same_whatever_their_case_and_spaces_but_not_without_their_accents() -> None:
    assert same(" Straße ", "STRASSE")
    assert same("МОЛОКО", "молоко")
    assert not same("pâté", "pate")
    assert not same("が", "か")


@pytest.mark.parametrize("asked", ["чай", "на чай", "для чая", "чая", "к чаю", "чаю"])
def test_what_a_timer_is_for_is_found_in_each_case_and_with_any_word_before_it(asked: str) -> None:
    assert best_matches(asked, ["на чай", "для пиццы", "час"], str) == ("на чай",)


def test_short_words_are_no_forms_of_each_other_without_a_common_stem() -> None:
    assert best_matches("на час", ["на чай"], str) == ()
    assert best_matches("рак", ["рис"], str) == ()


def test_folding_leaves_letters_of_other_scripts_alone() -> None:
    assert folded("  Ёлка, Crème!  ") == "елка creme"
    assert folded("が") == "が"
    assert folded("한국") == "한국"
