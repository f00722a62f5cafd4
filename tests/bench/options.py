"""What the bench is told."""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from tests.e2e.processes import ROOT
from tests.e2e.speech_trial import Recording, read_folder

T = TypeVar("T")

RESULTS = ROOT / "bench-results"
"""Where figures and graphs are written."""

SHORT_S = 5
"""Longer recordings are no questions to a home."""


@dataclass(frozen=True)
class Options:
    """What is measured with, and how thoroughly.

    Attributes:
        speech: A folder of recorded speech with a README.md that holds its words.
        quick: Fewer repetitions, smaller crowds: to see that everything runs.
    """

    speech: Path
    quick: bool = False

    @cached_property
    def recordings(self) -> list[Recording]:
        """Every recording."""
        return read_folder(self.speech)

    @cached_property
    def questions(self) -> list[Recording]:
        """The short English ones."""
        return [r for r in self.recordings if r.language == "en" and len(r.pcm) < SHORT_S * 16_000]

    @property
    def recording(self) -> Path:
        """The shortest question's file."""
        return self.speech / min(self.questions, key=lambda recording: len(recording.pcm)).name

    def few(self, all_of_them: Sequence[T]) -> Sequence[T]:
        """The first two, if it is to be quick."""
        return all_of_them[:2] if self.quick else all_of_them

    def times(self, thoroughly: int) -> int:
        """How often something is done."""
        return max(1, thoroughly // 10) if self.quick else thoroughly


def add_speech_option(parser: argparse.ArgumentParser) -> None:
    """Where the recorded speech is."""
    parser.add_argument(
        "--speech",
        type=_folder,
        default=os.environ.get("HUB_TEST_SPEECH", str(ROOT.parent / "shared" / "speech")),
        metavar="FOLDER",
        help="recorded speech, with its words in a README.md (or HUB_TEST_SPEECH)",
    )


def _folder(text: str) -> Path:
    folder = Path(text)
    if not (folder / "README.md").is_file():
        raise argparse.ArgumentTypeError(f"there is no recorded speech in {folder}")
    return folder
