"""The tools of a stock device: for the language model, and those for people alone.

From the device protocol, section 4, and the firmware's ``mcp_server.cc``.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from hub.twin import camera, screen
from hub.twin.board import SCREEN_HEIGHT, SCREEN_WIDTH, THEMES, Board
from hub.twin.tool import Act, Arguments, Kind, Property, Result, Tool

REBOOT_AFTER_S = 1.0
"""The device waits so long before it restarts on demand."""

Restart = Callable[[str, float], None]
"""Makes the device drop its connection and restart: why, and after how many seconds."""

_URL = Property("url", Kind.STRING)


@dataclass(frozen=True, slots=True)
class Device:
    """What the tools work on."""

    board: Board
    restart: Restart


def common_tools(device: Device) -> tuple[Tool, ...]:
    """The tools a language model may use; that of the camera only where there is one."""
    board = device.board

    async def set_volume(arguments: Arguments) -> Result:
        board.volume = int(arguments["volume"])
        return True

    async def set_brightness(arguments: Arguments) -> Result:
        board.brightness = int(arguments["brightness"])
        return True

    async def set_theme(arguments: Arguments) -> Result:
        known = arguments["theme"] in THEMES
        board.theme = str(arguments["theme"]) if known else board.theme
        return known

    tools = (
        Tool(
            "self.get_device_status",
            "Tells how the device is now: volume, brightness and theme of the screen, battery, network. Use it "
            "to answer questions about these, and before changing one of them by some amount.",
            _plain(board.status),
        ),
        Tool(
            "self.audio_speaker.set_volume",
            "Sets the volume of the loudspeaker. If it is not known, ask `self.get_device_status` first.",
            set_volume,
            (Property("volume", Kind.INTEGER, low=0, high=100),),
        ),
        Tool(
            "self.screen.set_brightness",
            "Sets how bright the screen is.",
            set_brightness,
            (Property("brightness", Kind.INTEGER, low=0, high=100),),
        ),
        Tool(
            "self.screen.set_theme",
            "Sets the theme of the screen: `light` or `dark`.",
            set_theme,
            (Property("theme", Kind.STRING),),
        ),
    )
    return (*tools, _take_photo(board)) if board.camera else tools


def user_tools(device: Device) -> tuple[Tool, ...]:
    """The tools for people, never for a language model."""
    board = device.board
    told = "The URL of the firmware's image, to be downloaded and installed"
    size = {"width": SCREEN_WIDTH, "height": SCREEN_HEIGHT, "monochrome": False}

    async def reboot(_arguments: Arguments) -> Result:
        device.restart("A tool restarted the device.", REBOOT_AFTER_S)
        return True

    async def upgrade(arguments: Arguments) -> Result:
        board.firmware_url = str(arguments["url"])
        device.restart("A tool made the device install other firmware.", 0.0)
        return True

    async def set_assets(arguments: Arguments) -> Result:
        board.flash.assets_url = str(arguments["url"])
        return True

    def for_people(name: str, description: str, act: Act, *properties: Property) -> Tool:
        return Tool(name, description, act, properties, user_only=True)

    # The firmware takes the description of the upgrade's URL for its default, so that none needs to be given.
    return (
        for_people("self.get_system_info", "Tells what the device is made of", _plain(board.system)),
        for_people("self.reboot", "Restarts the device", reboot),
        for_people(
            "self.upgrade_firmware",
            "Installs the firmware found at a URL, and restarts the device.",
            upgrade,
            Property("url", Kind.STRING, default=told),
        ),
        for_people("self.screen.get_info", "Tells the size of the screen and its kind", _plain(lambda: size)),
        for_people(
            "self.screen.snapshot",
            "Uploads a copy of the screen to a URL",
            lambda arguments: screen.snapshot(board, str(arguments["url"]), int(arguments["quality"])),
            _URL,
            Property("quality", Kind.INTEGER, default=80, low=1, high=100),
        ),
        for_people(
            "self.screen.preview_image",
            "Shows a picture on the screen",
            lambda arguments: screen.preview(board, str(arguments["url"])),
            _URL,
        ),
        for_people("self.assets.set_download_url", "Sets where assets are downloaded from", set_assets, _URL),
    )


def _take_photo(board: Board) -> Tool:
    return Tool(
        "self.camera.take_photo",
        "Takes a photo and explains it. Use it when the user wants you to look at something. `question` is "
        "what is asked about the photo. Gives JSON that tells what is seen.",
        lambda arguments: camera.explain(board, str(arguments["question"])),
        (Property("question", Kind.STRING),),
    )


def _plain(tell: Callable[[], Result]) -> Callable[[Arguments], Awaitable[Result]]:
    """A tool that takes nothing and only tells."""

    async def act(_arguments: Arguments) -> Result:
        return tell()

    return act
