"""The faces a device can make, and the emoji by which the language model chooses one."""

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Emotion(StrEnum):
    """A face, by the name the firmware knows (device-protocol, section 3)."""

    NEUTRAL = "neutral"  # calm, the face of a plain answer
    HAPPY = "happy"  # a smile
    LAUGHING = "laughing"  # laughs aloud
    FUNNY = "funny"  # tears of joy
    SAD = "sad"  # downcast
    ANGRY = "angry"  # cross
    CRYING = "crying"  # in tears
    LOVING = "loving"  # hearts
    EMBARRASSED = "embarrassed"  # blushes
    SURPRISED = "surprised"  # did not expect that
    SHOCKED = "shocked"  # frightened
    THINKING = "thinking"  # ponders
    WINKING = "winking"  # an eye closed
    COOL = "cool"  # sunglasses
    RELAXED = "relaxed"  # at ease
    DELICIOUS = "delicious"  # likes the taste
    KISSY = "kissy"  # blows a kiss
    CONFIDENT = "confident"  # sure of itself
    SLEEPY = "sleepy"  # tired
    SILLY = "silly"  # plays the fool
    CONFUSED = "confused"  # does not follow

    @property
    def emoji(self) -> str:
        """The one emoji that stands for this face on the wire and in the model's instructions."""
        return CANONICAL_EMOJI[self]


EMOTIONS: Final = tuple(Emotion)
"""All faces, in the firmware's order."""

CANONICAL_EMOJI: Final[Mapping[Emotion, str]] = MappingProxyType(
    {
        Emotion.NEUTRAL: "😶",
        Emotion.HAPPY: "🙂",
        Emotion.LAUGHING: "😆",
        Emotion.FUNNY: "😂",
        Emotion.SAD: "😔",
        Emotion.ANGRY: "😠",
        Emotion.CRYING: "😭",
        Emotion.LOVING: "😍",
        Emotion.EMBARRASSED: "😳",
        Emotion.SURPRISED: "😯",
        Emotion.SHOCKED: "😱",
        Emotion.THINKING: "🤔",
        Emotion.WINKING: "😉",
        Emotion.COOL: "😎",
        Emotion.RELAXED: "😌",
        Emotion.DELICIOUS: "🤤",
        Emotion.KISSY: "😘",
        Emotion.CONFIDENT: "😏",
        Emotion.SLEEPY: "😴",
        Emotion.SILLY: "😜",
        Emotion.CONFUSED: "🙄",
    }
)

_OTHER_EMOJI: Final = {
    Emotion.NEUTRAL: "😐 😑 🫥",
    Emotion.HAPPY: "😊 😀 😃 😄 😁 ☺ 🥳 🎉 👍 🤗 🙌 👏 ✨ 🌞",
    Emotion.LAUGHING: "😹 😸",
    Emotion.FUNNY: "🤣 🤡",
    Emotion.SAD: "😢 🙁 ☹ 😞 😟 😥 🥺 💔 😿 😓",
    Emotion.ANGRY: "😡 🤬 😤 👿 💢",
    Emotion.CRYING: "😩 😫",
    Emotion.LOVING: "🥰 😻 ❤ 💕 💖 💗 💙 💚 💛 💜 🧡 🖤 💓 💝",
    Emotion.EMBARRASSED: "😅 🫣 🙈 🤭",
    Emotion.SURPRISED: "😮 😲 🤯 🙀 ❗",
    Emotion.SHOCKED: "😨 😰 😧 😦 🫢 🫨",
    Emotion.THINKING: "🧐 💭 💡 🤓",
    Emotion.COOL: "🕶 🤠 🔥",
    Emotion.RELAXED: "😇 🧘 😮‍💨 🙏 🍃",
    Emotion.DELICIOUS: "😋 🍰 🍕 🍎",
    Emotion.KISSY: "😗 😙 😚 💋 💏",
    Emotion.CONFIDENT: "💪 😼 🏆",
    Emotion.SLEEPY: "😪 🥱 💤 🌙 🛌",
    Emotion.SILLY: "😝 😛 🤪 🙃",
    Emotion.CONFUSED: "😕 🤷 😵‍💫 😵 🤨 ❓ 🫤 😖",
}

EMOTION_BY_EMOJI: Final[Mapping[str, Emotion]] = MappingProxyType(
    {emoji: emotion for emotion, emoji in CANONICAL_EMOJI.items()}
    | {emoji: emotion for emotion, others in _OTHER_EMOJI.items() for emoji in others.split()}
)
"""What each emoji shows; written without variation selectors and skin tones."""

_VARIATION_SELECTORS = re.compile("[\ufe0e\ufe0f]")
_KNOWN = re.compile("|".join(sorted(map(re.escape, EMOTION_BY_EMOJI), key=len, reverse=True)))


def take_emotion(text: str) -> Emotion | None:
    """The face that the first known emoji in ``text`` asks for; None when there is none.

    Variation selectors do not matter, and a skin tone only follows the emoji it colours.
    """
    found = _KNOWN.search(_VARIATION_SELECTORS.sub("", text))
    return EMOTION_BY_EMOJI[found.group()] if found else None
