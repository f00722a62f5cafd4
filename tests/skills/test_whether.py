"""Who asks whether something is done has nothing done: every template and every spoken form, asked about."""

from collections.abc import Iterator

import pytest

from hub.skills.acting import TELLING
from hub.skills.recognition import recognise
from hub.skills.requests import Intent, Request
from tests.skills.forms_table import table
from tests.skills.sampling import sentences

ENDS = ("吗", "了吗", "吗？", "了吗？")
"""What makes a Chinese sentence a question."""

REQUESTS = ("能", "可以", "请", "帮", "你能", "你可以", "麻烦")
"""Whoever begins so asks for it to be done."""

PLEASING = ("好", "吗")
"""What ends so would be a request: "好吗"."""

ASKING = "提醒我问"
"""Whoever is to be reminded of a question may say it."""


def acting() -> Iterator[str]:
    """Sentences that have something done."""
    yield from sentences("zh")
    for text, wanted in table("zh")[0]:
        if wanted.partition(" ")[0] not in TELLING:
            yield text.rstrip("。！？?!")


def asked() -> Iterator[str]:
    """The same as questions."""
    for said in acting():
        bare = said.removesuffix("了")
        if not (bare.startswith(REQUESTS) or bare.endswith(PLEASING) or ASKING in bare):
            yield from (bare + end for end in ENDS)


def is_told(request: Request | None) -> bool:
    """Whether nothing is done, but for a look: "你看到什么了吗"."""
    return request is None or request.intent in TELLING or request.intent is Intent.PHOTO


def test_no_chinese_sentence_is_carried_out_as_a_question() -> None:
    every = set(asked())

    done = [(text, str(request)) for text in every if not is_told(request := recognise(text, "zh"))]

    assert done == []
    assert len(every) > 1000


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("闹钟取消了吗", "alarm_list"),
        ("闹钟关了吗？", "alarm_list"),
        ("请问闹钟取消了吗？", "alarm_list"),
        ("鬧鐘取消了嗎？", "alarm_list"),
        ("闹钟取消了？", "alarm_list"),
        ("闹钟改到八点了吗", "alarm_list"),
        ("购物清单清空了吗？", "list_read list_name=shopping"),
        ("牛奶加到购物清单了吗", "list_read list_name=shopping"),
        ("旅行清单清空了吗", "list_read list_name=旅行"),
        ("计时器停了吗", "timer_left"),
        ("计时器暂停了吗？", "timer_left"),
        ("把煮面的计时器取消了吗", "timer_left name=煮面"),
        ("静音了吗", "volume_level"),
        ("声音大吗", "volume_level"),
        ("屏幕亮吗", "brightness_level"),
        ("屏幕暗吗", "brightness_level"),
        ("变成厨师了吗", "persona_which"),
        ("灯关了吗", "None"),
        ("灯关了？", "None"),
        ("灯关了吧？", "None"),
        ("风扇关了吗", "None"),
        ("灯开了吗", "None"),
        ("帮我把灯关了吗", "None"),
        ("麻烦把闹钟取消了吗", "alarm_list"),
        ("换成深色主题了吗", "None"),
        ("停了吗", "None"),
        ("没事了吗", "None"),
        ("拍照了吗", "None"),
    ],
)
def test_it_is_told_how_things_stand_where_that_is_known(text: str, wanted: str) -> None:
    assert str(recognise(text, "zh")) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("能把灯关了吗", "switch_off target=灯"),
        ("可以关灯吗？", "switch_off target=灯"),
        ("请问能关灯吗？", "switch_off target=灯"),
        ("你能帮我关灯吗，谢谢。", "switch_off target=灯"),
        ("帮我关灯吗", "switch_off target=灯"),
        ("把灯关了好吗", "switch_off target=灯"),
        ("关灯行吗", "switch_off target=灯"),
        ("关灯可以吗", "switch_off target=灯"),
        ("把灯关了吧", "switch_off target=灯"),
        ("灯关了", "switch_off target=灯"),
        ("可以取消闹钟吗", "alarm_cancel"),
        ("可以取消闹钟了吗", "alarm_cancel"),
        ("提醒我问妈妈吃饭了吗", "reminder_set text=问妈妈吃饭了吗"),
        ("你能看到什么吗", "photo"),
        ("几点了？", "time"),
    ],
)
def test_a_polite_request_in_the_form_of_a_question_is_carried_out(text: str, wanted: str) -> None:
    assert str(recognise(text, "zh")) == wanted
