"""From a model's Markdown to what is shown on the device and what the voice reads."""

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from hub.dialogue.plain import (
    EMOJI,
    URL,
    tidy,
    without_leftover_marks,
    without_line_marks,
    without_tags,
)

_FENCE = re.compile(r"`{3,}")
_TILDE_FENCE = re.compile(r"\s*~{3,}[\w+-]*\s*")
_TABLE_RULE = re.compile(r"[\s|:+=_*-]*")
_TABLE_ROW = re.compile(r"\s*\|.*|.*\s\|\s.*\s\|\s.*")
_TABLE_BORDER = re.compile(r"\s*\|+\s*")
_SPEAKABLE = re.compile(r"[^\W_]")
_WEB_WORD = re.compile("http", re.IGNORECASE)
_ARROW = re.compile(r"\s*(?:[←-⇿⟵-⟿➔-➾]|[-=]+>)\s*")
_PRODUCT = re.compile(r"(?<=\d)\s*\*\s*(?=\d)")
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|（\s*）|<\s*>")
_UNREAD = re.compile(r"[*~^|{}\\\[\]•·]+|_+")

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("strikethrough")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A piece of an answer.

    ``text`` is shown on the device: without Markdown marks and emoji. ``speech`` is what the voice
    reads: without addresses too; empty when there is nothing to say. ``aside`` is the hub's own, not
    part of the answer: a notice or an apology.
    """

    text: str
    speech: str
    aside: bool = False


class SpeakableText:
    """Makes one answer's pieces presentable, in their order.

    A piece is a fragment of a Markdown document: a span may begin in one and end in another, and a
    code block goes over several, which is why this has a state. Code blocks are neither shown nor read.
    """

    def __init__(self) -> None:
        self._in_code = False

    def feed(self, raw_sentence: str) -> Sentence:
        """The next piece of the answer, as the SentenceSplitter gave it out."""
        text = _shown(self._outside_code(raw_sentence))
        return Sentence(text, _spoken(text))

    def _outside_code(self, raw: str) -> str:
        if _TILDE_FENCE.fullmatch(raw):
            self._in_code = not self._in_code
            return ""
        kept = []
        for number, part in enumerate(_FENCE.split(raw)):
            if number:
                self._in_code = not self._in_code
            if not self._in_code:
                kept.append(part)
        return " ".join(kept)


def _shown(raw: str) -> str:
    if _TABLE_RULE.fullmatch(raw):
        return ""
    line = without_line_marks(raw)
    if _TABLE_ROW.fullmatch(line):
        line = _TABLE_BORDER.sub(", ", line.strip().strip("|").strip())
    tokens = _MARKDOWN.parseInline(line)
    text = without_tags("".join(map(_inline_text, tokens)))
    return tidy(without_leftover_marks(EMOJI.sub(" ", text)))


def _inline_text(token: Token) -> str:
    """What a reader of the rendered document would see of ``token``."""
    if token.children:
        return "".join(map(_inline_text, token.children))
    if token.type in {"softbreak", "hardbreak"}:
        return " "
    return token.content


def _spoken(text: str) -> str:
    speech = _EMPTY_BRACKETS.sub(" ", URL.sub(" ", text))
    speech = _ARROW.sub(", ", speech)
    speech = _PRODUCT.sub("×", speech)  # read as "times", "*" as "asterisk"
    speech = _UNREAD.sub(" ", speech)
    speech = _WEB_WORD.sub("HTTP", speech)
    speech = tidy(speech)
    return speech if _SPEAKABLE.search(speech) else ""
