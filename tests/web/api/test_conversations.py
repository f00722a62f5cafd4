"""What was said, over the API."""

import io
import json
import zipfile
from typing import Any

from hub.events import DeviceConnected, DeviceDisconnected, Outcome, TranscriptReady, TurnsDeleted, TurnStarted
from hub.storage.tokens import Scope
from tests.storage.records import DEVICE, HALL, KITCHEN, session, turn
from tests.web.api.conftest import SOUND, House


def ids(answer: Any, key: str) -> list[str]:
    return [one[key] for one in answer.json[f"{key.removesuffix('_id')}s"]]


async def test_conversations_come_newest_first_in_pages(lived_in: House) -> None:
    seen, cursor = [], ""
    while True:
        answer = await lived_in.ask("GET", f"/api/v1/turns?limit=2&cursor={cursor}", Scope.READ)
        seen += ids(answer, "turn_id")
        cursor = answer.json["next"]
        if cursor is None:
            break
    assert seen == ["s2-001", "s1-002", "s1-001"]
    assert ids(await lived_in.ask("GET", "/api/v1/sessions", Scope.READ), "session_id") == ["s2", "s1"]


async def test_they_are_chosen_by_device_session_time_and_outcome(lived_in: House) -> None:
    conversations = await lived_in.store.conversations()
    await conversations.put([], [turn(3, outcome=Outcome.INTERRUPTED)])
    for query, expected in {
        f"device={HALL}": ["s2-001"],
        "session=s1": ["s1-003", "s1-002", "s1-001"],
        "since=102&before=103": ["s1-002"],
        "outcome=interrupted": ["s1-003"],
        "q=ANSWER 2": ["s1-002"],
        "q=%00": [],
        "device=nobody": [],
    }.items():
        assert ids(await lived_in.ask("GET", f"/api/v1/turns?{query}", Scope.READ), "turn_id") == expected
    answer = await lived_in.ask("GET", f"/api/v1/sessions?device={KITCHEN}&before=150", Scope.READ)
    assert ids(answer, "session_id") == ["s1"]
    (found,) = (await lived_in.ask("GET", "/api/v1/sessions?outcome=interrupted", Scope.READ)).json["sessions"]
    assert (found["session_id"], found["turns"], found["line"]) == ("s1", 3, "Question 3?")
    count = await lived_in.ask("GET", "/api/v1/turns/count?q=question", Scope.READ)
    assert count.json == {"sessions": 2, "turns": 4}


async def test_what_was_said_is_written_for_people(lived_in: House) -> None:
    conversations = await lived_in.store.conversations()
    odd = turn(
        3,
        question="# *Why*\n1. <b>",
        outcome=Outcome.INTERRUPTED,
        error="llm.down",
        timings={"first_packet": 0.5},
    )
    await conversations.put([], [odd])
    await (await lived_in.store.devices()).put([DEVICE])
    answer = await lived_in.ask("GET", "/api/v1/export?format=markdown&session=s1")
    text = answer.raw.decode()
    assert answer.kind == "text/markdown"
    assert "hub.md" in answer.headers["Content-Disposition"]
    assert text.index("## Küche · ") < text.index("**Question:** Question 1?") < text.index("Question 2?")
    assert "**Question:** \\# \\*Why\\*  \n1\\. \\<b\\>\n" in text
    assert "*stopped · llm.down · first sound after 0.50 s · 812 bytes to api.x.ai (question, outside)*" in text
    assert "Answer 1" in text
    assert "audio/" not in text
    found = await lived_in.ask("GET", "/api/v1/export?format=markdown&sound=true&q=question 1")
    with zipfile.ZipFile(io.BytesIO(found.raw)) as zipped:
        names = zipped.namelist()
        (sound,) = [name for name in names if name.startswith("audio/")]
        assert f"[Sound]({sound})" in zipped.read("hub.md").decode()
        assert (len(names), zipped.read(sound)) == (2, SOUND)


async def test_only_turns_that_fit_are_deleted(lived_in: House) -> None:
    assert (await lived_in.ask("DELETE", "/api/v1/turns?q=")).status == 422
    assert (await lived_in.ask("DELETE", "/api/v1/turns?q=%00")).json["turns"] == 0
    assert (await lived_in.ask("DELETE", "/api/v1/turns?q=question 2")).json == {
        "sessions": 0,
        "turns": 1,
        "sounds": 0,
    }
    assert (await lived_in.ask("GET", "/api/v1/turns/count", Scope.READ)).json == {"sessions": 2, "turns": 2}


async def test_a_cursor_of_nobody_s_is_a_problem(lived_in: House) -> None:
    for cursor in ("x", "1", "nan_s1", "_s1", "1e999_s1"):
        answer = await lived_in.ask("GET", f"/api/v1/turns?cursor={cursor}", Scope.READ)
        assert (answer.status, answer.json["code"]) == (400, "api.cursor"), cursor


async def test_one_turn_is_told_whole_and_its_sound_in_parts(lived_in: House) -> None:
    told = (await lived_in.ask("GET", "/api/v1/turns/s1-001", Scope.READ)).json
    assert (told["question"], told["outcome"], told["timings"], told["audio"]) == (
        "Question 1?", "answered", {"heard": 1.25}, True,
    )  # fmt: skip
    sound = await lived_in.ask("GET", "/api/v1/turns/s1-001/audio", Scope.READ)
    assert (sound.kind, sound.raw) == ("audio/wav", SOUND)
    part = await lived_in.ask("GET", "/api/v1/turns/s1-001/audio", Scope.READ, headers={"Range": "bytes=0-3"})
    assert (part.status, part.raw) == (206, SOUND[:4])
    for missing in ("s1-002/audio", "s9-001", "s9-001/audio"):
        assert (await lived_in.ask("GET", f"/api/v1/turns/{missing}", Scope.READ)).json[
            "code"
        ] == "api.not_kept"


async def test_what_was_said_a_moment_ago_is_there_and_the_session_is_open(lived_in: House) -> None:
    spoken: dict[str, Any] = {"device_id": KITCHEN, "session_id": "s9"}
    lived_in.hub.bus.publish(DeviceConnected(**spoken))
    lived_in.hub.bus.publish(TurnStarted(**spoken, turn_id="s9-1"))
    lived_in.hub.bus.publish(TranscriptReady(**spoken, turn_id="s9-1", text="Why?\ud800", language="en"))
    assert (await lived_in.ask("GET", "/api/v1/sessions/s9", Scope.READ)).json["open"] is True
    device = (await lived_in.ask("GET", f"/api/v1/devices/{KITCHEN.upper()}", Scope.READ)).json
    assert device["session_id"] == "s9"
    assert (await lived_in.ask("POST", "/api/v1/sessions/s9/interrupt", Scope.CONTROL)).status == 204
    assert lived_in.hub.interrupted == ["s9"]
    lived_in.hub.bus.publish(DeviceDisconnected(**spoken, reason="goodbye"))
    assert (await lived_in.ask("GET", "/api/v1/sessions/s9", Scope.READ)).json["open"] is False
    answer = await lived_in.ask("POST", "/api/v1/sessions/s9/interrupt", Scope.CONTROL)
    assert (answer.status, answer.json["code"]) == (404, "api.not_kept")
    assert (await lived_in.ask("POST", "/api/v1/interrupt", Scope.CONTROL)).status == 204
    assert lived_in.hub.interrupted == ["s9", None]


async def test_everything_or_a_part_is_exported(lived_in: House) -> None:
    whole = await lived_in.ask("GET", "/api/v1/export", Scope.ADMIN)
    assert "hub.json" in whole.headers["Content-Disposition"]
    assert len(whole.json["turns"]) == 3
    part = await lived_in.ask("GET", f"/api/v1/export?device={HALL}", Scope.ADMIN)
    assert [one["turn_id"] for one in part.json["turns"]] == ["s2-001"]
    zipped = await lived_in.ask("GET", "/api/v1/export?session=s1&sound=true", Scope.ADMIN)
    with zipfile.ZipFile(io.BytesIO(zipped.raw)) as file:
        assert len(json.loads(file.read("hub.json"))["turns"]) == 2
        assert [name for name in file.namelist() if name.endswith(".wav")]


async def test_one_turn_is_deleted_for_good(lived_in: House) -> None:
    one = "/api/v1/turns/s1-001"
    assert (await lived_in.ask("DELETE", one, Scope.CONTROL)).status == 403
    assert (await lived_in.ask("DELETE", one)).json == {"sessions": 0, "turns": 1, "sounds": 1}
    for method in ("GET", "DELETE"):
        assert (await lived_in.ask(method, one)).json["code"] == "api.not_kept"
    assert (await lived_in.ask("GET", "/api/v1/turns/s1-002", Scope.READ)).status == 200


async def test_what_is_deleted_is_gone(lived_in: House) -> None:
    gone = await lived_in.ask("DELETE", "/api/v1/sessions/s1")
    assert gone.json == {"sessions": 1, "turns": 2, "sounds": 1}
    assert (await lived_in.ask("DELETE", "/api/v1/sessions/s1")).json["code"] == "api.not_kept"
    assert (await lived_in.ask("DELETE", "/api/v1/turns")).json["code"] == "api.invalid"
    assert (await lived_in.ask("DELETE", f"/api/v1/turns?all=true&device={HALL}")).json["code"] == "api.invalid"
    assert (await lived_in.ask("DELETE", "/api/v1/turns?before=1")).json["turns"] == 0
    assert (await lived_in.ask("DELETE", "/api/v1/turns?all=true")).json["turns"] == 1


async def test_who_shows_what_was_said_is_told_that_it_was_deleted(lived_in: House) -> None:
    told: list[TurnsDeleted] = []
    lived_in.hub.bus.subscribe(TurnsDeleted, told.append)
    for path in ("/turns/s1-001", "/turns/nothing", "/sessions/s1", "/turns?before=1", "/turns?all=true"):
        await lived_in.ask("DELETE", f"/api/v1{path}")
    assert [(one.session_id, one.turn_id) for one in told] == [("", "s1-001"), ("s1", ""), ("", "")]


async def test_pages_of_one_moment_hold_every_session_once(house: House) -> None:
    put = [session(number, started_at=1.1) for number in range(5)]
    await (await house.store.conversations()).put(put, [])
    first = await house.ask("GET", "/api/v1/sessions?limit=3", Scope.READ)
    rest = await house.ask("GET", f"/api/v1/sessions?limit=3&cursor={first.json['next']}", Scope.READ)
    assert ids(first, "session_id") + ids(rest, "session_id") == ["s4", "s3", "s2", "s1", "s0"]
    assert rest.json["next"] is None
