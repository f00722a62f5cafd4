"""Where streamed text is cut."""

import re
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.dialogue.sentences import LONGEST_PIECE, LONGEST_URL, SentenceSplitter

ENGLISH = [
    ["Hello.", "How are you?", "Fine!"],
    ["He paid 3.14 dollars.", "Then 1.000 more."],
    ["Version 1.2.3 is out.", "Get it."],
    ["Python 3.11.", "Next."],
    ["Dr. Smith met Mr. Jones.", "They ate."],
    ["See e.g. the sun, i.e. a star.", "It shines."],
    ["He left at 5 p.m. and slept.", "She left at 6 p.m.", "They met."],
    ["I lived in the U.S. for years.", "Then I left."],
    ["J. R. R. Tolkien wrote it.", "So do I.", "Then he slept."],
    ["Apples, pears, etc. are fruit.", "We sell apples, etc.", "Come in."],
    ["Room No. 5 is free.", "No.", "I do not."],
    ["We meet on Jan. 5 at nine.", "We met in Jan.", "Good."],
    ["It opens at 15.30 on 22.11.2026.", "Come early."],
    ["The answer is 42.", "That is all."],
    ["Go to https://x.ai/a.b?c=d!e now.", "Then read."],
    ["It is at https://x.ai/a.b.", "Then read."],
    ["Write to bob.b@example.co.uk today.", "He answers."],
    ["Open read.me.txt first.", "Then the rest."],
    ["Wait... what is it?", "Hmm...", "Maybe."],
    ["Wait… what is it?", "Hmm…", "Maybe."],
    ["Really?!", "Yes!!!", "Good."],
    ['He said "Stop."', "Then he left."],
    ['"Go!" he said.', "They went."],
    ["(It was late.)", "They slept."],
    ["“Done.”", "‘Fine!’", "He’s gone."],
    ["**Bold one.", "Still bold.**", "Plain."],
    ["Great!", "😊 Next one."],
    ["It is 3:05 PM.", "Good night."],
]

GERMAN = [
    ["Das ist z.B. gut.", "Es ist d.h. fertig."],
    ["Am 22. november kommt er.", "Um 15.30 Uhr."],
]

RUSSIAN = [
    ["Это, т.е. пример.", "Вот."],
    ["Купи хлеб, молоко и т.д. по списку.", "Потом хлеб и т.д.", "Иди домой."],
    ["Он живёт на ул. Ленина.", "Она тоже."],
    ["Он из г. Москва родом.", "Да."],
    ["Это было в 1990 г.", "Потом всё изменилось."],
    ["Стоит 5 тыс. рублей.", "Дорого!"],
    ["А. С. Пушкин писал стихи.", "Их читают."],
    ["Правда?", "Конечно…", "Хорошо."],
    ["Жили-были... и умерли.", "Конец."],
    ["«Стой!» сказал он.", "Все встали."],
]

CHINESE = [
    ["现在是三点。", "你好吗？", "我很好！", "再见。"],
    ["他说：“走吧。”", "然后走了。"],
    ["（天黑了。）", "睡吧。"],
    ["圆周率是3.14。", "很好。"],
    ["先煮水；", "再放面。"],
    ["好的.", "走吧。"],
]


def split(text: str, size: int | None = None) -> list[str]:
    step = size or max(1, len(text))
    splitter = SentenceSplitter()
    pieces = [piece for at in range(0, len(text), step) for piece in splitter.feed(text[at : at + step])]
    return pieces + splitter.flush()


def split_later(text: str) -> list[str]:
    """The pieces of ``text`` when it is not the beginning of the answer."""
    opening = "This opening is said so that whatever comes after it is later."
    return split(f"{opening}\n{text}")[1:]


@pytest.mark.parametrize("sentences", [*ENGLISH, *GERMAN, *RUSSIAN], ids=" ".join)
def test_sentences_between_blanks(sentences: list[str]) -> None:
    assert split_later(" ".join(sentences)) == sentences


@pytest.mark.parametrize("sentences", CHINESE, ids="".join)
def test_sentences_without_blanks(sentences: list[str]) -> None:
    assert split_later("".join(sentences)) == sentences


@pytest.mark.parametrize("sentences", [*ENGLISH, *GERMAN, *RUSSIAN, *CHINESE], ids=" ".join)
def test_a_newline_ends_too(sentences: list[str]) -> None:
    assert split_later("\n".join(sentences)) == sentences
    assert split_later("\r\n\r\n".join(sentences)) == sentences


def test_a_number_in_a_list_stays_with_its_item() -> None:
    assert split("1. Boil water.\n2. Add pasta.\n- Eat.") == ["1. Boil water.", "2. Add pasta.", "- Eat."]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Of course I can, it is easy.", "Of course I can,"),
        ("Well, I think so, yes.", "Well, I think so,"),
        ("Yes, no, but that is it: go.", "Yes, no, but that is it:"),
        ("Let me think about it — it depends.", "Let me think about it —"),
        ("Let me think about it - it depends.", "Let me think about it -"),
        ("This is well-known, you see.", "This is well-known,"),
        ("There are 1,000,000 stars, maybe.", "There are 1,000,000 stars,"),
        ("“I can do that now,” he said.", "“I can do that now,”"),
        ("😊 Of course I can, friend.", "😊 Of course I can,"),
        ("当然可以，我来帮你。", "当然可以，"),
        ("好的，我来帮你，别急。", "好的，我来帮你，"),
        ("Конечно, я могу помочь, подожди.", "Конечно, я могу помочь,"),
        ("Sure! I can, of course.", "Sure!"),
        ("Extraordinarily, it rained today.", "Extraordinarily, it rained today."),
    ],
)
def test_the_first_piece_may_end_at_a_clause(text: str, first: str) -> None:
    assert split(text)[0] == first


def test_pieces_end_at_clauses_until_enough_is_said_to_wait_for_whole_sentences() -> None:
    text = (
        "Of course I can, it is really easy to do, my dear friend. "
        "If you are ready, we begin, and then, we end. So, begin now."
    )

    assert split(text) == [
        "Of course I can,",
        "it is really easy to do,",
        "my dear friend.",
        "If you are ready, we begin, and then, we end.",
        "So, begin now.",
    ]


def test_after_a_short_first_sentence_a_clause_of_the_second_keeps_the_voice_going() -> None:
    text = "Good morning. The kitchen light is on now, and the coffee is ready in ten minutes."

    assert split(text)[:2] == ["Good morning.", "The kitchen light is on now,"]


def test_an_emoji_alone_is_not_yet_the_first_piece() -> None:
    assert split("😊\nOf course I can, friend.") == ["😊", "Of course I can,", "friend."]


def test_a_piece_comes_as_soon_as_it_is_certain() -> None:
    splitter = SentenceSplitter()

    assert splitter.feed("It is 3") == []
    assert splitter.feed(".") == []
    assert splitter.feed("14 now.") == []
    assert splitter.feed(" ") == ["It is 3.14 now."]
    assert splitter.feed("At 5 p.m.") == []
    assert splitter.feed(" ") == []
    assert splitter.feed("W") == ["At 5 p.m."]
    assert splitter.feed("hat?") == []
    assert splitter.feed(" 好。") == ["What?"]
    assert splitter.feed("了") == ["好。"]
    assert splitter.flush() == ["了"]


def test_a_clause_comes_with_the_next_character() -> None:
    splitter = SentenceSplitter()

    assert splitter.feed("Of course I can,") == []
    assert splitter.feed(" ") == ["Of course I can,"]


def test_after_a_flush_the_splitter_is_as_new() -> None:
    splitter = SentenceSplitter()
    splitter.feed("Hello. I am he")
    splitter.flush()

    assert splitter.feed("Of course I can, friend.") == ["Of course I can,"]
    assert splitter.flush() == ["friend."]
    assert splitter.flush() == []


def test_what_runs_on_is_cut_at_a_clause() -> None:
    clause = "and then some more words came along, "

    pieces = split_later(clause * 20)

    assert all(len(piece) <= LONGEST_PIECE for piece in pieces)
    assert all(piece.endswith(",") for piece in pieces)


def test_without_clauses_it_is_cut_between_words() -> None:
    pieces = split_later("word " * 200)

    assert all(len(piece) <= LONGEST_PIECE for piece in pieces)
    assert all(set(piece.split()) == {"word"} for piece in pieces)


def test_without_words_it_is_cut_anyway() -> None:
    assert [len(piece) for piece in split_later("字" * 450)] == [LONGEST_PIECE, LONGEST_PIECE, 50]


def test_a_long_address_stays_whole() -> None:
    address = "https://example.org/" + "a" * 2 * LONGEST_PIECE

    assert split_later(f"{address} is long.") == [address, "is long."]


TEXTS = st.one_of(
    st.text(max_size=400),
    st.text(alphabet=" .,!?…。，；:-—\n\r\"')*_`ab3I字г\u3000", max_size=400),
    st.lists(st.sampled_from([s for case in ENGLISH + RUSSIAN + CHINESE for s in case]), max_size=12).map(
        " ".join
    ),
    st.lists(
        st.sampled_from(
            [
                "Dr. ",
                "p.m. ",
                "3.",
                "14",
                "... ",
                "word ",
                "字",
                "。",
                "!",
                '"',
                ", ",
                "https://x.ai/",
                "\n",
                "  ",
                "т.д. ",
            ]
        ),
        max_size=120,
    ).map("".join),
)


@settings(deadline=None)  # a busy machine is no failure
@given(text=TEXTS, data=st.data())
def test_any_chopping_gives_the_same_pieces(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=30)))
    splitter = SentenceSplitter()
    pieces = [piece for a, b in pairwise([0, *cuts, len(text)]) for piece in splitter.feed(text[a:b])]
    pieces += splitter.flush()

    assert pieces == split(text) == split(text, 1)


@settings(deadline=None)  # a busy machine is no failure
@given(text=TEXTS)
def test_nothing_but_blanks_is_lost_and_no_piece_is_too_long(text: str) -> None:
    pieces = split(text)

    assert re.sub(r"\s", "", "".join(pieces)) == re.sub(r"\s", "", text)
    assert all(piece and piece == piece.strip() for piece in pieces)
    assert all(
        len(piece) <= (LONGEST_URL if "://" in piece or "www." in piece else LONGEST_PIECE) for piece in pieces
    )


def work(text: str) -> int:
    """How many function calls the splitter makes for ``text``, fed character by character."""
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        split(text, 1)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("unit", ["a", " ", ".", "!", "p.m. ", "Hello, you. ", "字，", '"', ", ", "https://"])
def test_the_work_grows_with_the_text_and_no_faster(unit: str) -> None:
    short, long = work(unit * 500), work(unit * 2000)

    assert long < 6 * short
