"""The sample rates devices send sound at."""

from typing import Final, Literal, get_args

UplinkRate = Literal[16_000, 24_000]
"""What a device's microphone and its Opus encoder work at, in Hz."""

UPLINK_RATES: Final[tuple[UplinkRate, ...]] = get_args(UplinkRate)

MICROPHONE_RATE: Final = 16_000
"""The rate of most devices (device protocol, section 3)."""
