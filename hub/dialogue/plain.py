"""Patterns of what does not belong in plain text: marks, addresses, tags and emoji."""

import re
from typing import Final

URL: Final = re.compile(
    r"(?<![a-z\d])(?:[a-z][a-z\d+.-]{1,15}://|www\.)[^\s<>，。！？；、（）“”]*[^\s<>，。！？；、（）“”.,!?;:)\]'\"]",
    re.IGNORECASE,
)
"""An address, without the punctuation of the sentence around it."""

EMOJI: Final = re.compile(
    "["
    "\U0001f000-\U0001faff"  # pictographs, faces, flags, skin tones
    "\u2600-\u27bf"  # symbols and dingbats
    "\u231a\u231b\u2328\u23cf\u23e9-\u23f3\u23f8-\u23fa\u24c2\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe"
    "\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299"
    "\ufe0e\ufe0f\u20e3"  # how the character before is to be drawn
    "\U000e0020-\U000e007f"  # tags in flags
    "]\u200d?"  # the joiner of a compound one
)
"""One emoji, or one part of a compound one."""

_LINE_MARKS = re.compile(
    r"\s*(?:(?:>\s?)+"  # a quotation
    r"|#{1,6}\s+"  # a heading
    r"|[-*+•‣◦▪–—]\s+(?:\[[ xX]\]\s+)?)"  # a list item, perhaps to be ticked off
)
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|br|center|code|del|details|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol"
    r"|p|pre|s|small|span|strike|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]*)?/?>"
    r"|<!--.*?-->",
    re.IGNORECASE,
)
_LEFTOVERS = (
    (re.compile(r"!?\[\[?(?:\^?[1-9]\d{0,2})\]?\](?:\([^)\s]*\)?)?"), ""),  # the number of a source
    (re.compile(r"\]\([^)\s]*\)?"), ""),  # the end of a link that began in another piece
    (re.compile(r"!?\[(?=[^\]]*$)"), ""),  # the beginning of one that ends in another
    (re.compile(r"^([^\[]*)\]"), r"\1"),
    (re.compile(r"`+"), ""),
    (re.compile(r"~~+"), ""),
    (re.compile(r"\*\*+"), ""),
    (re.compile(r"__+"), "_"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])"), ""),
    (re.compile(r"(?<!\w)_+(?=\w)|(?<=[^\W_])_+(?!\w)"), ""),
)
_BLANKS = re.compile(r"\s+")
_BLANK_BEFORE_MARK = re.compile(r"\s+(?=[,;:.!?…]+(?:\s|$)|[，。！？；：、])")
_WIDE_BLANK = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u9fff\uff00-\uffef])")
_DOUBLED_COMMA = re.compile(r",(?:\s*,)+")


def without_line_marks(line: str) -> str:
    """``line`` without what marks it as a heading, a quotation or an item of a list. Numbers stay."""
    while mark := _LINE_MARKS.match(line):
        line = line[mark.end() :]
    return line


def without_tags(text: str) -> str:
    """``text`` without HTML tags; ``5 < 6`` and unknown names stay."""
    return _TAG.sub(" ", text)


def without_leftover_marks(text: str) -> str:
    """``text`` without marks of spans that begin or end elsewhere; ``2 * 3`` and ``a_b`` stay."""
    before = None
    while before != text:
        before = text
        for pattern, instead in _LEFTOVERS:
            text = pattern.sub(instead, text)
    return text


def tidy(text: str) -> str:
    """``text`` with the gaps closed that removed parts left behind."""
    text = _BLANK_BEFORE_MARK.sub("", _BLANKS.sub(" ", text))
    text = _WIDE_BLANK.sub("", _DOUBLED_COMMA.sub(",", text))
    return text.strip().removeprefix(", ")
