import pytest

from hub.skills.percent import spoken_percent


@pytest.mark.parametrize(
    ("percent", "language", "said"),
    [
        (70, "en", "70 percent"),
        (1, "ru", "1 процент"),
        (3, "ru", "3 процента"),
        (5, "ru", "5 процентов"),
        (11, "ru", "11 процентов"),
        (14, "ru", "14 процентов"),
        (21, "ru", "21 процент"),
        (70, "ru", "70 процентов"),
        (92, "ru", "92 процента"),
        (100, "ru", "100 процентов"),
        (0, "zh", "百分之零"),
        (7, "zh", "百分之七"),
        (10, "zh", "百分之十"),
        (15, "zh", "百分之十五"),
        (70, "zh", "百分之七十"),
        (99, "zh", "百分之九十九"),
        (100, "zh", "百分之百"),
        (1, "de", "ein Prozent"),
        (21, "de", "21 Prozent"),
        (70, "de", "70 Prozent"),
        (1, "es", "1 por ciento"),
        (70, "es", "70 por ciento"),
        (70, "cy", "70 percent"),
    ],
)
def test_a_percentage_is_said_as_the_language_does(percent: int, language: str, said: str) -> None:
    assert spoken_percent(percent, language) == said
