"""A model as people see it: what it is, and what is true of it on this machine now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hub.events import ModelDownloadChanged
from hub.speech_models.deciding import Decided
from hub.speech_models.engines import Engines
from hub.speech_models.machine import free_memory, memory_of, memory_to_load
from hub.speech_models.pace import Fit, Measured, Pace, fit
from models.catalog import Model, ModelKind
from models.store import Store


@dataclass(frozen=True, slots=True)
class Shown:
    """A model and what is true of it now. Amounts are bytes.

    ``languages_used`` are those a voice is in use for; ``usual``: for whatever no other voice is, too.
    ``decided``: why it cannot be chosen here; None: it can.
    """

    model: Model
    installed: bool
    size: int
    memory: int
    in_use: bool
    languages_used: tuple[str, ...]
    usual: bool
    fits: Fit
    takes_s: float | None
    measured: Measured | None
    download: ModelDownloadChanged | None
    decided: Decided | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen on the disk and of the memory, in bytes. ``here`` are the sizes of installed models."""

    here: Mapping[str, int]
    free: int | None


def look(store: Store) -> Look:
    """Look. Blocking."""
    here = {one.model.id: sum(file.size for file in one.files) for one in store.installed()}
    return Look(here, free_memory())


def show(
    models: Sequence[Model],
    seen: Look,
    engines: Engines,
    pace: Pace,
    downloads: Mapping[str, ModelDownloadChanged],
) -> tuple[Shown, ...]:
    """All ``models``, in their order."""
    voices = engines.voices_in_use()
    hearing = engines.hearing_model

    def shown(model: Model) -> Shown:
        languages = tuple(code for code, name in voices.items() if name == model.id)
        in_use = model.id == hearing or bool(languages)
        takes_s = pace.seconds(model)
        return Shown(
            model=model,
            installed=model.id in seen.here,
            size=seen.here.get(model.id, model.size),
            memory=memory_of(model),
            in_use=in_use,
            languages_used=tuple(filter(None, languages)),
            usual=model.id == engines.usual_voice,
            fits=_fit(model, takes_s, seen.free, in_use=in_use),
            takes_s=takes_s,
            measured=pace.nearest(model),
            download=downloads.get(model.id),
        )

    return tuple(map(shown, models))


def _fit(model: Model, takes_s: float | None, free: int | None, *, in_use: bool) -> Fit:
    found = fit(takes_s, 0 if in_use else memory_to_load(model), free)
    if model.kind is ModelKind.TTS and found is Fit.UNKNOWN:
        return Fit.GOOD  # whatever hears in time speaks in less
    return found
