"""One run of the program: the story, and a round of its pages in each language and theme."""

import argparse
from pathlib import Path
from typing import Final

from hub.twin.pcm import Pcm
from tests.e2e.desktop import house
from tests.e2e.desktop.person import Person
from tests.e2e.desktop.program import run_program
from tests.e2e.desktop.story import Story
from tests.e2e.desktop.walk import Walk
from tests.e2e.voice import speak
from tests.models.stand_in import StandIn, serve

README: Final = {
    "devices-control": "devices",
    "sessions-waterfall-tool": "sessions",
    "talk-after": "talk",
    "voices-speaking": "voices",
}
"""Pictures in the README, and what they are called there; the others are scenes of ``scripts/picture.py``."""


class Trial:
    """Joins program, person and house."""

    def __init__(self, person: Person, folder: Path, args: argparse.Namespace) -> None:
        """``folder`` is empty, and the program's; ``args`` are those of ``desktop_trial``."""
        self._person = person
        self._folder = folder
        self._data = folder / "data"
        self._args = args
        self._service_port = house.free_port()
        self._http_port = house.free_port()

    def run(self) -> list[str]:
        """What was wrong, if anything."""
        if self._args.readme:
            self._person.want(README)
        service = f"http://127.0.0.1:{self._service_port}/v1"
        house.furnish(self._data, service, http_port=self._http_port)
        failed = self._args.folder / f"failed{self._person.tag}.png"
        options = ["--data-dir", str(self._data)]
        with serve(StandIn("nobody/models", {})) as models:
            around = house.apart(self._folder, models.url)
            return run_program(options, around, self._person, self._live, failed)

    async def _live(self, person: Person) -> None:
        async with house.thinking(self._service_port):
            story = Story(person, self._data, f"http://127.0.0.1:{self._http_port}/xiaozhi/ota/")
            question: Pcm | None = None
            if not self._args.quick:
                (question,) = await speak(house.QUESTION)
            for name, step in story.steps(question):
                person.say(name)
                await step()
            if not self._args.quick and not self._args.readme:
                await self._walk(person, story)
            await story.end()
        person.say("quit")

    async def _walk(self, person: Person, story: Story) -> None:
        walk = Walk(person)
        person.eyes.window().resize(*self._args.size)
        scale = person.tag
        for language in self._args.languages:
            await walk.speak(language)
            for theme in self._args.themes:
                person.say(f"every page, {language}, {theme}")
                await walk.wear(theme)
                person.turn(self._args.folder / language, f"-{language}-{theme}{scale}")
                await story.come_back()
                await walk.all_pages()
