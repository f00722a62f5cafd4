"""Whether a model's files are there and can be read, before a library is asked to load them.

Libraries have other ideas of a missing file: some ask the network for it, some tell of it in riddles.
"""

from collections.abc import Iterable
from pathlib import Path

from hub.errors import ModelDamagedError, ModelMissingError


def require_files(name: str, main: Path, others: Iterable[Path]) -> None:
    """See that ``main`` and ``others``, the files of the model ``name``, can be read. Blocking.

    Raises:
        ModelMissingError: Nothing of the model is there.
        ModelDamagedError: A file is missing or cannot be read.
    """
    if not main.parent.is_dir():
        raise ModelMissingError(f"The model {name} is not in {main.parent}. Get it again.")
    for file in (main, *others):
        try:
            with file.open("rb"):
                pass
        except FileNotFoundError as error:
            raise ModelDamagedError(f"{file} of the model {name} is missing. Get it again.") from error
        except OSError as error:
            raise ModelDamagedError(
                f"{file} of the model {name} cannot be read: {error.strerror}. "
                "Give yourself the right to read it. Get it again if that does not help."
            ) from error
