"""Settings of who is let in, and of what is kept."""

from pathlib import Path

from pydantic import Field, field_validator

from hub.config.section import Section

LONGEST_WINDOW_S = 3_600.0
"""For which anybody may be let in, seconds: longer is what somebody forgot to close."""


class EnrolmentSettings(Section):
    """How devices are let in. Without any of this, a person approves each by its code."""

    pairing_window_s: float = Field(
        0.0,
        ge=0,
        le=LONGEST_WINDOW_S,
        description="New devices that come so soon after a start of the hub are let in by themselves, seconds. "
        "This holds at each start, also after a crash: to let devices in once, open the window while it runs.",
    )
    serial_keys: Path | None = Field(
        None,
        description="CSV file with a line serial,key for each device with a key of its own: 64 hexadecimal "
        "digits, or another text as it is.",
    )
    trust_serial_keys: bool = Field(
        False, description="Let a device in by itself once it has proven that it has its key in that file."
    )

    @field_validator("serial_keys")
    @classmethod
    def _absolute(cls, value: Path | None) -> Path | None:
        return value.expanduser().absolute() if value else None


class StoreSettings(Section):
    """What is kept, where, and for how long."""

    url: str = Field(
        "",
        pattern=r"^(sqlite:///.+)?$",
        description="sqlite:///FILE keeps everything in that file, which is looked for from the data folder; "
        "empty: devices in devices.json, conversations in hub.db.",
    )
    keep_days: int = Field(365, ge=0, le=36_500, description="Days a conversation is kept; 0: for ever.")
    keep_audio: bool = Field(False, description="Keep the sound of questions, too.")
    keep_audio_days: int = Field(30, ge=1, le=36_500, description="Days the sound of a question is kept.")


DAY_S = 86_400.0


class FileSettings(Section):
    """What devices send, and what they are to show."""

    keep_days: int = Field(30, ge=0, le=36_500, description="Days a picture is kept; 0: for ever.")
    keep_photos: bool = Field(False, description="Keep the photos that devices ask about, too.")

    @property
    def keep_s(self) -> float | None:
        """How long what was sent is kept, seconds; None: until it is deleted."""
        return self.keep_days * DAY_S or None
