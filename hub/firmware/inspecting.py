"""Says what a file is that a person gives: an image, or a release with one in it. Blocking."""

from hub.firmware.image import FirmwareImage
from hub.firmware.package import open_package


def inspect(content: bytes, name: str) -> tuple[FirmwareImage, bytes]:
    """What is in a file called ``name``, and the image itself. It takes 0.1 s for 16 MB.

    Raises:
        FirmwareError: It is no image, or none that can be used; the message says why.
    """
    from hub.firmware.reader import read_image  # and esptool with it, which most hubs do not need

    package = open_package(content, name)
    return read_image(package.content, package.board), package.content
