"""The conversation itself: its end, silence, what was said last, and whom one talks to."""

from collections.abc import Callable, Mapping

from hub.phrases import phrase
from hub.skills.asked import Asked
from hub.skills.handling import Handler, SkillAnswer
from hub.skills.requests import Intent, Request
from hub.storage.base import DeviceRecord

Describe = Callable[[str], DeviceRecord | None]
"""What is known of the device of that id."""


def nothing_rings(_device_id: str) -> bool:
    """Where no device ever rings."""
    return False


class Talk:
    """What concerns nothing but the talk."""

    def __init__(self, describe: Describe, silence: Callable[[str], bool] = nothing_rings) -> None:
        """Make the skills.

        Args:
            describe: What is known of a device.
            silence: Ends what rings on the device of that id; whether anything did.
        """
        self._describe = describe
        self._silence = silence

    def handlers(self) -> Mapping[Intent, Handler]:
        """Of what concerns the talk."""
        return {
            Intent.GOODBYE: self._take_leave,
            Intent.STOP: self._stop,
            Intent.REPEAT: self._repeat,
            Intent.WHICH_DEVICE: self._present,
        }

    async def _take_leave(self, request: Request, asked: Asked) -> SkillAnswer:
        return SkillAnswer(phrase("farewell", asked.answer_in), request.intent)

    async def _stop(self, request: Request, asked: Asked) -> SkillAnswer:
        """Whoever wants quiet is not talked to; the talk goes on."""
        self._silence(asked.device_id)
        return SkillAnswer("", request.intent)

    async def _repeat(self, request: Request, asked: Asked) -> SkillAnswer:
        if not asked.heard_last:
            return SkillAnswer(phrase("talk.nothing_yet", asked.answer_in), request.intent)
        return SkillAnswer(asked.heard_last, request.intent, from_outside=asked.heard_from_outside)

    async def _present(self, request: Request, asked: Asked) -> SkillAnswer:
        record = self._describe(asked.device_id) if asked.device_id else None
        said = _introduction(record, asked.answer_in)
        return SkillAnswer(said, request.intent, from_outside=record is not None)


def _introduction(record: DeviceRecord | None, language: str) -> str:
    """Which device it is, by what people call it; else by what it is made of."""
    if record is None:
        return phrase("talk.device.unknown", language)
    if record.name and record.room:
        return phrase("talk.device.named_in", language, name=record.name, room=record.room)
    if record.name:
        return phrase("talk.device.named", language, name=record.name)
    if record.room:
        return phrase("talk.device.in", language, room=record.room)
    if record.board:
        return phrase("talk.device.board", language, board=record.board)
    return phrase("talk.device.unknown", language)
