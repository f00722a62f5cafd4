"""The head of a request, as it comes in pieces."""

from typing import Final

HEAD_END: Final = b"\r\n\r\n"


class Head:
    """Counts the bytes of a head that comes in pieces."""

    def __init__(self, most: int) -> None:
        self._left = most
        self._end = b""  # of what came, as much as could be the beginning of a head's end
        self._whole = False

    def take(self, data: bytes) -> bool:
        """Count one piece; False when the head is too large, and not over yet."""
        if self._whole:
            return True
        seen = (self._end + data).lstrip(b"\r\n")  # empty lines may come before a request, and end nothing
        end = seen.find(HEAD_END)
        self._whole = end >= 0
        self._left -= len(data) - (len(seen) - end if self._whole else 0)
        self._end = seen[1 - len(HEAD_END) :] if seen else b""
        return self._left >= 0
