"""The computer's time zone: how far local time is ahead of UTC at a moment, by the system's own rules."""

import sys
import time
from datetime import UTC, datetime, timedelta


def system_offset_at(moment: float) -> float:
    """Seconds that local time is ahead of UTC at ``moment`` (wall-clock seconds), in the zone set by now.

    The system's zone is looked up anew: a person may set another while the hub runs.
    """
    if sys.platform != "win32":
        time.tzset()
    offset = datetime.fromtimestamp(moment, UTC).astimezone().utcoffset()
    return (offset or timedelta()).total_seconds()


def local_time() -> datetime:
    """What the computer's clock shows now."""
    return datetime.now().astimezone()
