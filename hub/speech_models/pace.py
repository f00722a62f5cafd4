"""How long this machine takes over a short question: measured with one model, reckoned for the others."""

import json
import logging
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from hub.storage.files import told_clearly, write_whole
from models.catalog import Catalog, Model

log = logging.getLogger(__name__)

FILE_NAME: Final = "pace.json"

QUESTION_S: Final = 5.0
"""Length of the question, seconds: a long one, for a home."""

PATIENT_S: Final = 3.0
"""Longest that people wait for an answer to begin without thinking that they were not heard, seconds."""


class Fit(StrEnum):
    """Whether a model is any good on this machine."""

    GOOD = "good"
    SLOW = "slow"  # nobody waits so long in a talk
    MEMORY = "memory"  # there is too little of it free
    UNKNOWN = "unknown"  # it was not measured yet


@dataclass(frozen=True, slots=True)
class Measured:
    """One measurement: how long a model took over a question of `QUESTION_S`, and when (since 1970)."""

    model_id: str
    took_s: float
    cpu: str
    at: float


_MEASURED: Final = TypeAdapter(list[Measured])


class Pace:
    """What was measured on this machine."""

    def __init__(self, folder: Path, catalog: Catalog) -> None:
        """Kept in ``folder``."""
        self._file = folder / FILE_NAME
        self._catalog = catalog
        self._measured: dict[str, Measured] = {}

    def load(self, cpu: str) -> None:
        """Know what was measured with the processor ``cpu``. Blocking."""
        try:
            kept = _MEASURED.validate_json(self._file.read_bytes())
        except FileNotFoundError:
            return
        except (OSError, ValidationError) as error:
            log.warning("what was measured of the models cannot be read: %s", type(error).__name__)
            return
        self._measured = {one.model_id: one for one in kept if one.cpu == cpu}

    def keep(self, measured: Measured) -> None:
        """Know one more, and keep all. Blocking; raises ``DataFolderError``."""
        self._measured[measured.model_id] = measured
        with told_clearly(self._file):
            write_whole(self._file, json.dumps([asdict(one) for one in self._measured.values()]).encode())

    def compares(self, model_id: str) -> bool:
        """Whether it is known how much that model has to do, compared to others."""
        model = self._catalog.get(model_id)
        return model is not None and model.cost is not None

    def nearest(self, model: Model) -> Measured | None:
        """The measurement that tells most of ``model``: its own, else that of the model most like it."""
        cost = model.cost
        if cost is None:
            return None
        return min(self._measured.values(), key=lambda one: self._distance(one, cost), default=None)

    def seconds(self, model: Model) -> float | None:
        """About how long ``model`` takes over the question; None when nothing was measured."""
        one = self.nearest(model)
        if one is None or model.cost is None:
            return None
        return one.took_s * model.cost / self._cost(one)

    def _distance(self, one: Measured, cost: float) -> float:
        known = self._cost(one)
        return max(known / cost, cost / known)

    def _cost(self, one: Measured) -> float:
        model = self._catalog.get(one.model_id)
        return (model.cost if model else None) or 1.0


def fit(seconds: float | None, needed: int, free: int | None) -> Fit:
    """Whether a model is any good that takes so long, and needs so many bytes of those that are free."""
    if free is not None and needed > free:
        return Fit.MEMORY
    if seconds is None:
        return Fit.UNKNOWN
    return Fit.GOOD if seconds <= PATIENT_S else Fit.SLOW
