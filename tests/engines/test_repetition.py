import pytest

from hub.engines.repetition import repeats_itself


@pytest.mark.parametrize(
    "text",
    [
        "turn off the light turn off the light turn off the light",
        "Turn off the kitchen light. Turn off the kitchen light.",
        "the the the the the",
        "Спасибо за просмотр! Спасибо за просмотр! Спасибо за просмотр!",
        "打开客厅的灯打开客厅的灯",
        "哈哈哈哈哈哈",
        "yes. " * 40,
    ],
)
def test_a_loop_is_seen(text: str) -> None:
    assert repeats_itself(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No.",
        "no no no",
        "Ask not what your country can do for you, ask what you can do for your country.",
        "Turn on the light in the kitchen and turn off the light in the hall.",
        "Пожалуйста, войдите в панель управления, чтобы добавить устройство.",
        "请登录到控制面板添加设备，输入验证码",
        "bye bye",
        "慢慢来",
    ],
)
def test_plain_speech_is_not(text: str) -> None:
    assert not repeats_itself(text)
