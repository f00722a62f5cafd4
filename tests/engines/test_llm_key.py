"""What a new key for the language model changes, and what the same one leaves alone."""

import pytest
from pydantic import SecretStr

from hub.bus import Bus
from hub.config import Settings
from hub.engines.registry import EngineRegistry
from hub.errors import ModelMissingError

pytestmark = pytest.mark.loads_engines


def nowhere(name: str) -> object:
    raise ModelMissingError(name)


async def test_a_new_key_is_used_and_the_same_one_cuts_off_nobody() -> None:
    registry = EngineRegistry(Settings(), Bus(), nowhere, dict)  # type: ignore[arg-type]
    await registry.use_key(SecretStr("sk-1"))
    first = await registry.llm()
    await registry.use_key(SecretStr("sk-1"))
    assert await registry.llm() is first
    await registry.use_key(SecretStr("sk-2"))
    second = await registry.llm()
    assert second is not first
    await registry.reconnect()
    assert await registry.llm() is not second
    assert await registry.close()
