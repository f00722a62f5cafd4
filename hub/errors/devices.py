"""What cannot be done with devices, and the pictures they send."""

from hub.errors.base import HubError


class EnrolmentError(HubError):
    """What was to be decided about a device cannot be."""

    code = "enrolment"


class UnknownCodeError(EnrolmentError):
    """No device waits with that code."""

    code = "enrolment.unknown_code"


class UnknownDeviceError(EnrolmentError):
    """No device with that id is known."""

    code = "enrolment.unknown_device"


class TooManyAttemptsError(EnrolmentError):
    """Too many codes in a short time were those of no device."""

    code = "enrolment.too_many_attempts"


class NothingToChangeError(EnrolmentError):
    """The decision would change nothing: the device is not in the state that it ends."""

    code = "enrolment.nothing_to_change"


class NotKeptError(EnrolmentError):
    """What was decided is in force, but could not be written: it ends with the hub."""

    code = "enrolment.not_kept"


class NotInConversationError(HubError):
    """A device is to do something, and cannot be reached now: it holds no connection when it is idle."""

    code = "devices.not_in_conversation"


class PictureError(HubError):
    """A picture that a device sent was not taken."""

    code = "picture"


class NoPictureError(PictureError):
    """There is none, or it is broken."""

    code = "picture.none"


class PictureTooLargeError(PictureError):
    """It is larger, or more work, than any device's."""

    code = "picture.too_large"


class PictureSlowError(PictureError):
    """It did not come in time."""

    code = "picture.slow"


class PictureBusyError(PictureError):
    """Too many come at once."""

    code = "picture.busy"
