"""The camera: takes a photo, sends it to be explained, and gives the explanation as it comes.

From the device protocol, section 4: what fails is told in the firmware's words.
"""

from hub.twin import web
from hub.twin.board import Board
from hub.twin.check import ANSWER_BYTES
from hub.twin.errors import CrashError, NoAnswerError, ToolError, UnreachableError

BOUNDARY = "----ESP32_CAMERA_BOUNDARY"
"""Between the parts of the form, as the firmware has it."""

OK = 200
"""The only status that counts."""


async def explain(board: Board, question: str) -> str:
    """Take a photo and have it explained. Gives the answer's body.

    Raises:
        ToolError: No place to send it to is known, or nobody there, or it was not taken up.
        CrashError: The answer is too long for a device.
    """
    from hub.twin.picture import photo  # and PyAV with it, which a twin that only talks does not need

    vision = board.vision
    if vision is None or not vision.url:
        raise ToolError("Image explain URL or token is not set")
    headers = {
        "Device-Id": board.identity.mac,
        "Client-Id": board.identity.client_id,
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
    }
    if vision.token:
        headers["Authorization"] = f"Bearer {vision.token}"
    pieces = web.form(BOUNDARY, {"question": question}, "camera.jpg", photo())
    try:
        answer = await web.post(vision.url, headers, pieces)
    except NoAnswerError as error:
        raise ToolError("Failed to upload photo") from error
    except UnreachableError as error:
        raise ToolError("Failed to connect to explain URL") from error
    if answer.status != OK:
        raise ToolError("Failed to upload photo")
    if len(answer.body) >= ANSWER_BYTES:
        raise CrashError("The explanation of a photo has 6 KB or more: near 8 KB a real device hangs.")
    board.photos += 1
    return answer.body.decode(errors="replace")
