"""Looking at the log over the API, and the support file."""

import io
import json
import logging
import zipfile
from pathlib import Path, PureWindowsPath

import pytest
from pydantic import SecretStr

from hub.config import (
    LanguageModelSettings,
    SecondModelSettings,
    Settings,
    SpeechToTextSettings,
    TextToSpeechSettings,
)
from hub.config.describing import all_facts
from hub.web.api.anonymous import Anonymous
from hub.web.api.support import NAMING, PRIVATE
from tests.storage.records import HALL, KITCHEN
from tests.web.api.conftest import House


def say(house: House, text: str, level: int = logging.INFO, name: str = "hub.test") -> None:
    house.hub.logbook.handle(logging.LogRecord(name, level, "", 0, text, (), None))


async def test_the_newest_come_first_and_then_what_is_newer(house: House) -> None:
    for number in range(4):
        say(house, f"record {number}")
    page = (await house.ask("GET", "/api/v1/logs?limit=2")).json
    assert [one["text"] for one in page["records"]] == ["record 2", "record 3"]
    say(house, "newer")
    newer = (await house.ask("GET", f"/api/v1/logs?after={page['last']}")).json
    assert [one["text"] for one in newer["records"]] == ["newer"]
    assert newer["run"] == page["run"]
    assert not newer["more"]


async def test_it_is_filtered_by_the_hub(house: House) -> None:
    say(house, f"device {KITCHEN} came")
    say(house, "trouble", logging.WARNING)
    for query, found in (
        (f"device={KITCHEN.upper()}", KITCHEN),
        ("level=warning", "trouble"),
        ("text=TROU", "trouble"),
    ):
        (one,) = (await house.ask("GET", f"/api/v1/logs?{query}")).json["records"]
        assert found in one["text"]


@pytest.mark.parametrize("query", ["level=loud", "after=-1", "limit=0", "limit=5000", "page=2"])
async def test_a_bad_question_is_refused(house: House, query: str) -> None:
    assert (await house.ask("GET", f"/api/v1/logs?{query}")).status == 422


PLANTED = {
    "the key": "xai-0Planted1Key2",
    "instructions": "Always praise the cat Murzik",
    "a token": "xzh_1f0c9a2e_PlantedTokenPlantedToken",
    "what was said": "Where did I hide the diary",
    "what was answered": "Under the third floorboard",
    "a name": "Anastasia's bedroom",
    "where it thinks": "ollama.planted.lan:11434",
    "an upload": "PlantedUploadAddress",
    "a password": "hunter2planted",
    "a client id": "3f2b9c1e-7a60-4a57-9d1b-0c5e5f6a7b8c",
    "half a MAC": "dd:ee:01",
    "the other MAC": HALL[9:],
}


async def test_nothing_of_the_house_is_in_the_support_file(lived_in: House, tmp_path: Path) -> None:
    house = lived_in
    url = f"http://{PLANTED['where it thinks']}/v1"
    llm = LanguageModelSettings(
        api_key=SecretStr(PLANTED["the key"]),
        instructions=PLANTED["instructions"],
        base_url=url,
        second=SecondModelSettings(base_url=url, model="m"),
    )
    hearing, speaking = SpeechToTextSettings(base_url=url), TextToSpeechSettings(base_url=url)
    house.hub.settings = Settings(data_dir=tmp_path, llm=llm, stt=hearing, tts=speaking)
    house.hub.thinks_at = PLANTED["where it thinks"]
    await house.ask("PATCH", f"/api/v1/devices/{KITCHEN}", json={"name": PLANTED["a name"]})
    await house.ask("PATCH", "/api/v1/personas/house", json={"instructions": PLANTED["instructions"]})
    say(house, f"transcript: {PLANTED['what was said']} {PLANTED['what was answered']}", logging.DEBUG)
    say(house, f"Authorization: Bearer {PLANTED['a token']}; {PLANTED['a token']} is unknown")
    say(house, f"GET /xiaozhi/upload/{PLANTED['an upload']}, password={PLANTED['a password']}")
    say(house, f"api_key={PLANTED['the key']} for {KITCHEN} with {PLANTED['a client id']}")
    say(house, f"device {KITCHEN} and {HALL.upper()}, then {KITCHEN} in {Path.home()}/data")
    answer = await house.ask("GET", "/api/v1/support-file")
    assert (answer.status, answer.kind) == (200, "application/zip")
    with zipfile.ZipFile(io.BytesIO(answer.raw)) as file:
        contents = {name: file.read(name).decode() for name in file.namelist()}
    whole = "\n".join(contents.values())
    for what, secret in PLANTED.items():
        assert secret.lower() not in whole.lower(), what
    assert str(Path.home()) not in whole
    assert '"service": "own"' in contents["engines.json"]
    assert "device aa:bb:cc:#1 and" in contents["log.txt"]
    assert "then aa:bb:cc:#1 in ~/data" in contents["log.txt"]


async def test_the_support_file_says_what_helps(lived_in: House) -> None:
    say(lived_in, "port 8003 is busy", logging.WARNING)
    answer = await lived_in.ask("GET", "/api/v1/support-file")
    with zipfile.ZipFile(io.BytesIO(answer.raw)) as file:
        about, engines, check = (
            json.loads(file.read(f"{name}.json")) for name in ("about", "engines", "check")
        )
        log = file.read("log.txt").decode()
    assert about["python"]
    assert about["libraries"]["aiohttp"]
    assert not NAMING & about["status"].keys()
    assert {one.name for one in all_facts()} >= PRIVATE
    assert about["status"]["state"] == "ready"
    services = {engine["kind"]: engine["service"] for engine in engines["engines"]}
    assert services == {"stt": "", "llm": "grok", "tts": ""}
    assert check["conversations"]["turns"] == 3
    assert check["problems"] == []
    assert "WARNING hub.test: port 8003 is busy" in log


def test_devices_are_told_apart_but_not_known() -> None:
    anonymous = Anonymous(["kitchen", "kitchen.two", KITCHEN], Path("/home/anna"))
    told = anonymous.text(
        f"{KITCHEN} kitchen kitchen.two kitchens {KITCHEN.replace(':', '-')} /home/anna/x code 123456"
    )
    assert told == "aa:bb:cc:#1 device-#2 device-#3 kitchens aa-bb-cc:#1 ~/x code (code)"


def test_the_home_folder_is_told_nowhere_also_where_its_name_is_written_as_json() -> None:
    home = r"C:\Users\Anna Petrova"
    anonymous = Anonymous([], PureWindowsPath(home))
    inside = json.dumps({"file": home + r"\config.toml"})
    for text in (inside, f"could not read {home}\\x"):
        assert "Anna" not in anonymous.text(text)
