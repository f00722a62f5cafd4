"""A persona's tools are all that a language model sees of a device."""

from hub.dialogue.allowed_tools import AllowedTools
from hub.storage.personas import Persona
from hub.tools import Caller, ToolOutcome
from tests.fakes.device_tools import STATUS, VOLUME, ScriptedTools

QUIET = Persona(persona_id="quiet", tools=("self.audio_speaker.*",))


async def test_what_is_not_allowed_is_not_there() -> None:
    device = ScriptedTools((STATUS, VOLUME))
    tools = AllowedTools(device, QUIET.allows)
    assert (
        [tool.name for tool in tools.known()] == [tool.name for tool in await tools.listed()] == [VOLUME.name]
    )
    refused = await tools.call(STATUS.name, {}, caller=Caller.MODEL)
    assert refused.outcome is ToolOutcome.UNKNOWN
    assert (await tools.call(VOLUME.name, {"volume": 5}, caller=Caller.MODEL)).done
