"""Says what a file is that a person gives: an image, or a release with one in it. Blocking."""

from hub.errors import FirmwareError, SeveralImagesError
from hub.firmware.filed import shown_name
from hub.firmware.image import FirmwareImage
from hub.firmware.package import each_image, open_package


def inspect(content: bytes, name: str) -> tuple[FirmwareImage, bytes]:
    """What is in a file called ``name``, and the image itself. It takes 0.1 s for 16 MB.

    Raises:
        FirmwareError: It is no image, or none that can be used; the message says why. Of an archive with
            several images it says so of each.
    """
    from hub.firmware.reader import read_image  # and esptool with it, which most hubs do not need

    try:
        package = open_package(content, name)
    except SeveralImagesError as error:
        raise _judged(error, content) from None
    return read_image(package.content, package.board), package.content


def _judged(error: SeveralImagesError, content: bytes) -> SeveralImagesError:
    """The same, with what is wrong with each image."""
    flaws = [(shown_name(name), _flaw(image)) for name, image in each_image(content)]
    told = " ".join(f"{name}: {flaw or 'it can be used.'}" for name, flaw in flaws)
    files = tuple((name, flaw.code if flaw else "") for name, flaw in flaws)
    return SeveralImagesError(f"{error} {told}", files)


def _flaw(image: bytes | FirmwareError) -> FirmwareError | None:
    from hub.firmware.reader import read_image

    if isinstance(image, FirmwareError):
        return image
    try:
        read_image(image)
    except FirmwareError as error:
        return error
    return None
