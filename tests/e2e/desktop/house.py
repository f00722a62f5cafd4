"""What stands around the program: a service that thinks, a device in the kitchen, and a data folder."""

import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from hub.twin.device import Twin
from hub.twin.identity import new_identity
from hub.twin.tool_kinds import Toolset
from hub.twin.toolset import ToolPlan
from tests.fakes.chat_service import Call, ChatService, Reply, calling

KEY: Final = "xai-stand-in"
KITCHEN: Final = "Kitchen speaker"
QUESTION: Final = "What is the weather like today?"
"""Spoken: Whisper hears it."""

WEATHER: Final = "🙂 It is sunny. Take the bicycle!"
TYPED: Final = "Make the screen of the kitchen dark, please."
DARK: Final = "🙂 The screen is dark now."
AT_HOME: Final = "How long do eggs boil?"
EGGS: Final = "🙂 Six minutes for a soft one."
SECRET: Final = "turquoise"
"""A word that must be gone from the disk when the conversation with it is deleted."""

FORGOTTEN: Final = f"My favourite colour is {SECRET}."
NOTED: Final = f"😉 I see: {SECRET} it is."

SETTINGS: Final = """\
[server]
host = "127.0.0.1"
http_port = {http_port}
ws_port = 0

[discovery]
mdns = false

[session]
idle_s = 119

[llm]
base_url = "{base_url}"
"""


@asynccontextmanager
async def thinking(port: int) -> AsyncIterator[ChatService]:
    """The stand-in service: it answers what is asked in the trial."""
    dark = calling(Call("self_screen_set_theme", '{"theme": "dark"}'))
    service = ChatService(
        port=port,
        default=Reply("🙂 Gladly."),
        by_words=(
            ("weather", Reply(WEATHER, first_s=0.25, piece_s=0.03)),
            (TYPED, dark),
            ("eggs", Reply(EGGS, first_s=0.2, piece_s=0.02)),
            (SECRET, Reply(NOTED)),
            ("true", Reply(DARK, first_s=0.15, piece_s=0.02)),
        ),
    )
    async with service:
        yield service


def free_port() -> int:
    """One that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def a_device() -> Twin:
    """A speaker with a screen and tools, which nobody knows yet."""
    return Twin(new_identity(), tools=ToolPlan(Toolset.STANDARD))


def furnish(folder: Path, base_url: str, *, http_port: int) -> None:
    """Write the settings that a person would have, but for the address of the service."""
    text = SETTINGS.format(http_port=http_port, base_url=base_url)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.toml").write_text(text, encoding="utf-8")


def apart(folder: Path, model_service: str) -> Mapping[str, str]:
    """An environment in which the program touches nothing of the person who runs the trial."""
    folders = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CONFIG", "CACHE", "DATA", "STATE")}
    return folders | {
        "LANG": "en_US.UTF-8",
        "LC_ALL": "en_US.UTF-8",
        "HF_ENDPOINT": model_service,
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
