"""The screen: a copy of it sent away, and pictures fetched to be shown on it.

From the device protocol, section 4: what fails is told in the firmware's words.
"""

from hub.twin import web
from hub.twin.board import THEMES, Board, Preview
from hub.twin.camera import OK
from hub.twin.errors import NoAnswerError, ToolError, UnreachableError

BOUNDARY = "----ESP32_SCREEN_SNAPSHOT_BOUNDARY"
"""Between the parts of the form, as the firmware has it."""

NO_STATUS = -1
"""What the device takes for the status of an answer that does not come."""

PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8")
"""How the pictures begin that the screen can show."""


async def snapshot(board: Board, url: str, quality: int) -> bool:
    """Send a copy of the screen; no header says who sends it.

    Raises:
        ToolError: Nobody is there, or it was not taken up.
    """
    from hub.twin.picture import screenshot  # and PyAV with it, which a twin that only talks does not need

    jpeg = screenshot(dark=board.theme != THEMES[0], brightness=board.brightness, quality=quality)
    headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    try:
        answer = await web.post(url, headers, web.form(BOUNDARY, {}, "screenshot.jpg", jpeg))
    except NoAnswerError as error:
        raise ToolError(_status(NO_STATUS)) from error
    except UnreachableError as error:
        raise ToolError(f"Failed to open URL: {url}") from error
    if answer.status != OK:
        raise ToolError(_status(answer.status))
    board.snapshots += 1
    return True


async def preview(board: Board, url: str) -> bool:
    """Fetch a picture and show it. Its length must be named: the device makes room for that much and no more.

    Raises:
        ToolError: Nobody is there, or there is no picture.
    """
    try:
        answer = await web.get(url)
    except NoAnswerError as error:
        raise ToolError(f"Failed to download image: {url}") from error
    except UnreachableError as error:
        raise ToolError(f"Failed to open URL: {url}") from error
    if answer.status != OK:
        raise ToolError(_status(answer.status))
    if not answer.body[: answer.length].startswith(PICTURES):
        raise ToolError("Failed to get image info")
    board.preview = Preview(url, answer.length)
    return True


def _status(status: int) -> str:
    return f"Unexpected status code: {status}"
