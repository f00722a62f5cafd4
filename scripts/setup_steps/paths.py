"""Where things are. Folders are given by the root, so that the tests can have a root of their own."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Tree:
    """The project's folder and what the set-up keeps in it.

    Attributes:
        root: The folder.
        environment: Where in it the virtual environment is that is worked on.
    """

    root: Path = ROOT
    environment: str = ".venv"

    @property
    def venv(self) -> Path:
        """The virtual environment."""
        return self.root / self.environment

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def venv_stamps(self) -> Path:
        """Stamps that are gone with the environment."""
        return self.venv / ".setup"

    @property
    def work(self) -> Path:
        """Stamps and drafts outside the environment."""
        return self.root / ".setup"

    @property
    def bundled(self) -> Path:
        """The bundled models."""
        return self.root / "models" / "bundled"

    def lock(self, name: str) -> Path:
        """A lock file; ``name`` is '', 'build' or 'dev'."""
        return self.root / (f"requirements-{name}.lock" if name else "requirements.lock")
