"""What a peer sent that the protocol does not allow."""

from hub.errors.base import HubError


class ProtocolError(HubError):
    """A peer sent what the protocol does not allow."""

    code = "protocol"


class FrameError(ProtocolError):
    """A binary message that is no frame."""

    code = "protocol.frame"


class MessageError(ProtocolError):
    """A text message that is no message."""

    code = "protocol.message"


class NestingError(MessageError):
    """A text message with objects and lists nested deeper than any device's."""

    code = "protocol.nesting"


class CodecError(ProtocolError):
    """A packet that is no Opus."""

    code = "protocol.codec"


class FloodError(ProtocolError):
    """A peer sends more messages, or more that are of no use, than any device does: it is sent away."""

    code = "protocol.flood"
