"""Where the engines' models are on this machine. All of it blocks."""

from pathlib import Path

from hub.errors import ModelDamagedError, ModelMissingError
from models.catalog import ModelKind
from models.errors import DamagedError, NotInstalledError, UnknownModelError
from models.store import open_store


class InstalledModels:
    """The models of a hub that keeps its things in ``data_dir``."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir

    def find_model(self, name: str) -> Path:
        """The folder or file of ``name``, a model's id or a path.

        Raises:
            ModelMissingError: It is not here.
            ModelDamagedError: Files of it are missing.
        """
        try:
            return open_store(self._data_dir).require(name).main
        except UnknownModelError as error:
            path = Path(name).expanduser()
            if path.exists():
                return path
            raise ModelMissingError(str(error)) from error
        except NotInstalledError as error:
            raise ModelMissingError(str(error)) from error
        except DamagedError as error:
            raise ModelDamagedError(str(error)) from error

    def find_voices(self) -> dict[str, str]:
        """The first installed voice of each language (ISO 639-1), in the catalogue's order."""
        voices: dict[str, str] = {}
        for installed in open_store(self._data_dir).installed():
            if installed.model.kind is ModelKind.TTS:
                for language in installed.model.languages:
                    voices.setdefault(language, installed.model.id)
        return voices
