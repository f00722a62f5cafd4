"""Models that nobody removes now: they are being loaded, to be used, heard or measured."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class Held:
    """Those that are being loaded, each as often as somebody loads it."""

    def __init__(self) -> None:
        self._loading: Counter[str] = Counter()

    def __iter__(self) -> Iterator[str]:
        return iter(self._loading)

    @contextmanager
    def hold(self, *models: str) -> Iterator[None]:
        """Nobody removes these meanwhile."""
        self._loading.update(models)
        try:
            yield
        finally:
            self._loading.subtract(models)
            self._loading += Counter()  # forgets those that are not loaded any more
