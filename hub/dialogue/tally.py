"""What of a peer's messages could not be used, counted over one session."""

from dataclasses import dataclass, fields


@dataclass(slots=True)
class Tally:
    """Counts. Each is something a well-behaved device never or seldom causes."""

    decoded: int = 0  # packets of the microphone that were used
    broken: int = 0  # packets that were no Opus
    too_fast: int = 0  # packets beyond what a device may send
    crowded_out: int = 0  # packets that came faster than they could be decoded
    unasked: int = 0  # packets while nothing was listened to
    unreadable: int = 0  # messages that were no messages, or frames that were no frames
    unknown: int = 0  # messages of a type the hub has no use for

    def refused(self) -> dict[str, int]:
        """What was not used, by name; what did not happen is left out."""
        counts = {field.name: int(getattr(self, field.name)) for field in fields(self)}
        del counts["decoded"]
        return {name: count for name, count in counts.items() if count}
