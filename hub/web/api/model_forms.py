"""Speech models as the API tells them, and what it is told about them."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

from pydantic import Field

from hub.config.origin import Source
from hub.events import DownloadState, MeasuringState
from hub.speech_models.pace import QUESTION_S, Fit
from hub.speech_models.samples import MOST_LETTERS
from hub.speech_models.shown import Shown
from hub.web.api.endpoint import Asked, Told
from models.catalog import ModelKind

ModelId = Annotated[str, Field(min_length=1, max_length=100)]


class Download(Told):
    """How far the download of a model is."""

    state: DownloadState
    done: int = Field(description="Bytes that are here.")
    total: int = Field(description="Bytes in all; about, until the model service has told.")
    speed: float = Field(description="Bytes a second; 0 while it cannot be told.")
    left_s: float | None = Field(description="Seconds to go; null while that cannot be told.")
    error: str = Field(description="An error's code; empty when all is well.")
    detail: str = Field(description="What is wrong and what to do, in English.")


class Pace(Told):
    """How a time was measured."""

    model_id: str = Field(description="With which model; times of others are reckoned from it.")
    took_s: float = Field(description=f"How long it took over a question of {QUESTION_S:g} seconds.")
    cpu: str = Field(description="On which processor.")
    at: float = Field(description="Seconds since 1970.")


class Decided(Told):
    """Who decides, before the hub starts, what hears or speaks: that cannot be chosen here."""

    source: Source
    variable: str = Field(description="Of the environment, where that decides; else empty.")


class SpeechModel(Told):
    """A model that hears or speaks on this machine, or could."""

    id: str
    kind: ModelKind
    title: str
    languages: tuple[str, ...] = Field(description="ISO 639-1; none: many.")
    licence: str
    bundled: bool = Field(description="It comes with the hub, and is neither downloaded nor removed.")
    installed: bool
    size: int = Field(description="Bytes on the disk; about, while it is not here.")
    memory: int = Field(description="About how many bytes it takes at work.")
    in_use: bool
    languages_used: tuple[str, ...] = Field(description="Of a voice: which languages it speaks here now.")
    usual: bool = Field(description="It speaks whatever no other voice is for, too.")
    fits: Fit = Field(
        description="good; slow: too slow for talk; memory: too little is free; unknown: not measured yet."
    )
    takes_s: float | None = Field(
        description=f"About how long it takes over a question of {QUESTION_S:g} seconds; null: not measured."
    )
    measured: Pace | None
    download: Download | None = Field(description="null: there is none.")
    decided: Decided | None = Field(
        None, description="What decides whether it is used; null: it can be chosen."
    )


class Measuring(Told):
    """How far it is to measure how fast this machine hears."""

    state: MeasuringState
    done: int
    steps: int
    error: str = Field(description="An error's code; empty when all is well.")


class SpeechModels(Told):
    """Everything there is, in the order in which a person should see it."""

    models: tuple[SpeechModel, ...]
    served: tuple[ModelKind, ...] = Field(
        description="What a service does: models in use for it stand in when the service fails."
    )
    measuring: Measuring | None = Field(description="null: it was not tried in this hub's life.")
    usual_decided: Decided | None = Field(
        None, description="What decides the usual voice; null: it can be chosen."
    )


class ModelService(Told):
    """Where models come from."""

    reachable: bool


class SayText(Asked):
    """What a voice is to say."""

    text: str = Field("", max_length=MOST_LETTERS, description="Empty: a sentence in its language.")


class HearWith(Asked):
    """What is to hear on this machine."""

    model: ModelId


class SpeakWith(Asked):
    """Which voice of this machine is to speak."""

    voice: ModelId
    language: str = Field(
        "", pattern=r"^([a-z]{2,3})?$", description="What it is to speak (ISO 639-1); empty: its own language."
    )
    usual: bool = Field(False, description="Let it speak what no other voice is for, too.")


def told_models(models: Sequence[Shown]) -> tuple[SpeechModel, ...]:
    """The same as the API tells it."""
    return tuple(_one(shown) for shown in models)


def _one(shown: Shown) -> SpeechModel:
    model = shown.model
    return SpeechModel(
        id=model.id,
        kind=model.kind,
        title=model.title,
        languages=model.languages,
        licence=model.licence,
        bundled=model.bundled,
        installed=shown.installed,
        size=shown.size,
        memory=shown.memory,
        in_use=shown.in_use,
        languages_used=shown.languages_used,
        usual=shown.usual,
        fits=shown.fits,
        takes_s=shown.takes_s,
        measured=Pace(**asdict(shown.measured)) if shown.measured else None,
        download=Download.model_validate(shown.download) if shown.download else None,
        decided=Decided.model_validate(shown.decided) if shown.decided else None,
    )
