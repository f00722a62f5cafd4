"""What one conversation knows of itself, from turn to turn."""

from dataclasses import dataclass, field
from enum import StrEnum

from hub.dialogue.history import History
from hub.tools import NEVER_HELD_UP, NO_TOOLS, DeviceTools, MainTask


class Notice(StrEnum):
    """What is said beside an answer; the value is the phrase's key and the code."""

    CUT = "heard.cut"  # the question was longer than is listened to
    OTHER_LANGUAGE = "voice.other_language"  # there is no voice for the question's language
    UNSPOKEN = "voice.sentence"  # a sentence of the answer could not be spoken


@dataclass(slots=True)
class Memory:
    """Belongs to one conversation, and to nobody else's.

    Attributes:
        history: What was asked and heard.
        language: The person's, as far as it is known: the device's until somebody has spoken.
        unclear: Questions in a row that could not be made out.
        told: Notices that are said once only.
        heard_last: What the device said last.
        heard_from_outside: That may quote what nobody in this conversation said.
        apologised: The code of the language model's failure that was told last; empty once it has answered.
        tools: What the device can do.
        main_task: What of the device a slow tool holds up.
    """

    history: History
    language: str = "en"
    unclear: int = 0
    told: set[Notice] = field(default_factory=set)
    heard_last: str = ""
    heard_from_outside: bool = False
    apologised: str = ""
    tools: DeviceTools = NO_TOOLS
    main_task: MainTask = NEVER_HELD_UP
