"""What every group of settings is."""

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """A group of settings: it never changes, and a name that is in none is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)
