"""The command line: what it prints and how it ends."""

import argparse
import json
import wave
from pathlib import Path
from typing import Any

import pytest

from hub.twin import boot
from hub.twin.command import add_arguments, run
from hub.twin.sound import write_wav
from tests.twin.fake_hub import FakeHub, Line, answer, nothing
from tests.twin.sounds import tone
from tests.twin.updates import app, offering


@pytest.fixture
def question(tmp_path: Path) -> str:
    file = tmp_path / "question.wav"
    write_wav(file, tone(0.12), 16_000)
    return str(file)


def parse(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="twin")
    add_arguments(parser)
    return parser.parse_args(words)


def printed(capsys: pytest.CaptureFixture[str]) -> tuple[Any, str]:
    out, err = capsys.readouterr()
    return (json.loads(out) if out else None), err


def names(folder: Path, suffix: str) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if file.suffix == suffix)


async def test_a_whole_answer_ends_with_0_and_one_json_object(
    question: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "answer.wav"
    async with FakeHub() as hub:
        words = ["--ota", hub.ota_url, "--wav", question, "--out", str(out), "--state", str(tmp_path / "state")]
        assert await run(parse(*words)) == 0
        first, err = printed(capsys)
        assert await run(parse(*words)) == 0
        second, _ = printed(capsys)
    assert err == ""
    assert (first["ok"], first["reason"], first["transcript"]) == (True, "", "what time is it")
    assert (first["drops"], first["underruns"], first["outside"]) == (0, 0, 0)
    assert set(first["lead"]) == {"p50_ms", "max_ms", "min_ms"}
    assert first["sentences"][0]["text"] == "It is noon."
    assert first["timings"]["speech_end_to_heard"] > 0
    assert first["timings"]["abort_to_stop"] is None
    assert first["close"] is None
    assert first["setup"]["device"] == second["setup"]["device"]
    with wave.open(str(out)) as answered:
        assert (answered.getframerate(), answered.getnchannels(), answered.getsampwidth()) == (24_000, 1, 2)
        assert answered.getnframes() >= 5760


async def test_no_answer_ends_with_1_and_says_why_twice(
    question: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "answer.wav"
    async with FakeHub(nothing) as hub:
        code = await run(parse("--ota", hub.ota_url, "--wav", question, "--timeout", "0.1", "--out", str(out)))
    report, err = printed(capsys)
    assert code == 1
    assert not report["ok"]
    assert err == f"twin: {report['reason']}\n"
    assert not out.exists()


async def test_an_unreachable_hub_ends_with_1_in_one_line(
    question: str, capsys: pytest.CaptureFixture[str]
) -> None:
    async with FakeHub() as hub:
        url = hub.ota_url
    assert await run(parse("--ota", url, "--wav", question)) == 1
    report, err = printed(capsys)
    assert "cannot be reached" in err
    assert err.count("\n") == 1
    assert report["timings"]["check"] is None


async def test_several_devices_make_one_object(
    question: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--wav", question, "--devices", "3", "--state", str(tmp_path), "--out", str(tmp_path / "a.wav")]
    async with FakeHub() as hub:
        assert await run(parse("--ota", hub.ota_url, *words)) == 0
    fleet, _ = printed(capsys)
    assert len(fleet["devices"]) == fleet["summary"]["succeeded"] == 3
    assert names(tmp_path, ".wav") == ["a-2.wav", "a-3.wav", "a.wav", "question.wav"]
    assert names(tmp_path, ".json") == ["twin-2.json", "twin-3.json", "twin.json"]


async def test_typed_text_and_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    async def typed(line: Line) -> None:
        await line.until_text(type="listen", state="detect", text="привет")
        await answer(line)
        await line.until_gone()

    words = ["--text", "привет", "--mode", "auto", "--frames", "1", "--frame-ms", "20", "--rate", "24000"]
    async with FakeHub(typed, version=3) as hub:
        words += ["--dtx-gaps", "--abort-after", "9"]
        assert await run(parse("--ota", hub.ota_url, *words)) == 1
    report, err = printed(capsys)
    assert "before it was to be aborted" in err
    del report["setup"]["device"]
    assert report["setup"] == {"mode": "auto", "frames": 1, "frame_ms": 20, "rate": 24_000}


async def test_a_conversation_is_one_object_and_one_file_an_answer(
    question: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def chatty(line: Line) -> None:
        await line.until_text(type="listen", state="start")
        for _ in range(3):
            await answer(line)
            await line.until_text(type="listen", state="stop")
        await answer(line)
        await line.until_gone()

    words = ["--wav", question, "--then", question, "--wake-word", "hi", "--out", str(tmp_path / "a.wav")]
    async with FakeHub(chatty) as hub:
        await run(parse("--ota", hub.ota_url, *words, "--then", question))
    report, _ = printed(capsys)
    assert report["ok"], report["reason"]
    assert (report["greeting"]["ok"], len(report["then"]), report["barge_in"]) == (True, 2, None)
    assert names(tmp_path, ".wav") == [
        "a-greeting.wav",
        "a-then-1.wav",
        "a-then-2.wav",
        "a.wav",
        "question.wav",
    ]


async def test_barging_in_elsewhere_than_in_realtime_ends_with_2(
    question: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--wav", question, "--barge-in", question, "--barge-in-after", "1", "--mode", "auto"]
    assert await run(parse("--ota", "http://127.0.0.1:9/", *words)) == 2
    assert "--mode realtime" in printed(capsys)[1]


async def test_staying_silent_needs_no_question(capsys: pytest.CaptureFixture[str]) -> None:
    async def leaves(line: Line) -> None:
        await line.until_text(type="listen", state="start")
        await answer(line, text="Goodbye.")
        await line.connection.close(1000, "nobody spoke")

    async with FakeHub(leaves) as hub:
        assert await run(parse("--ota", hub.ota_url, "--idle", "--mode", "auto")) == 0
    report, _ = printed(capsys)
    assert report["close"] == {"code": 1000, "reason": "nobody spoke"}
    assert report["timings"]["idle_to_close"] > 0


async def test_a_device_with_slow_tools_tells_what_was_called(
    question: str, capsys: pytest.CaptureFixture[str]
) -> None:
    async def calls(line: Line) -> None:
        await line.until_text(type="listen", state="stop")
        params = {"name": "self.screen.set_theme", "arguments": {"theme": "dark"}}
        payload = {"jsonrpc": "2.0", "id": 5, "method": "tools/call", "params": params}
        await line.send(type="mcp", payload=payload)
        await line.until_text(type="mcp", payload={"jsonrpc": "2.0", "id": 5} | wanted)
        await answer(line)
        await line.until_gone()

    wanted: dict[str, Any] = {"result": {"content": [{"type": "text", "text": "true"}], "isError": False}}
    words = ["--wav", question, "--tools", "camera", "--slow-tools", "0.2"]
    async with FakeHub(calls) as hub:
        assert await run(parse("--ota", hub.ota_url, *words)) == 0
        slow, _ = printed(capsys)
        wanted = {"error": {"message": "The tool is broken"}}
        assert await run(parse("--ota", hub.ota_url, *words, "--failing-tools", "error")) == 0
        broken, _ = printed(capsys)
    (call,) = slow["tools"]["calls"]
    assert (call["tool"], call["arguments"]) == ("self.screen.set_theme", {"theme": "dark"})
    assert call["took_s"] >= 0.2
    assert (slow["tools"]["board"]["theme"], broken["tools"]["board"]["theme"]) == ("dark", "light")
    assert broken["tools"]["calls"][0]["outcome"] == "error"


async def test_updates_are_followed_told_as_they_happen_and_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boot, "ANNOUNCE_S", 0.0)
    monkeypatch.setattr(boot, "RESTART_S", 0.0)
    words = ["--only-boot", "--version", "2.0.0", "--board", "kitchen", "--hardware", "c3-16m"]
    async with offering() as hub:
        hub.files["fw"] = app(chip="ESP32-C3")
        words += ["--ota", hub.ota_url, "--state", str(tmp_path)]
        assert await run(parse(*words)) == 0
        first, err = printed(capsys)
        assert await run(parse(*words)) == 0
        second, silence = printed(capsys)
    assert [headers["User-Agent"] for headers, _ in hub.checks] == ["kitchen/2.0.0", *["kitchen/2.5.0"] * 2]
    mac = first["setup"]["device"]["mac"]
    assert err.splitlines() == [
        f"twin {mac}: upgrading (2.0.0): to 2.5.0",
        f"twin {mac}: installed (2.0.0): 2.5.0 in ota_1",
        f"twin {mac}: confirmed (2.5.0)",
    ]
    assert [(each["step"], each["version"]) for each in first["boots"]][-2:] == [
        ("checked", "2.5.0"),
        ("confirmed", "2.5.0"),
    ]
    assert (silence, [each["step"] for each in second["boots"]]) == ("", ["checked"])


async def test_trouble_with_updates_can_be_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ANNOUNCE_S", "FAILED_S"):
        monkeypatch.setattr(boot, name, 0.0)
    words = ["--only-boot", "--trouble", "cut", "--trouble-version", "2.5.0", "--cut-at", "5000"]
    async with offering() as hub:
        assert await run(parse("--ota", hub.ota_url, *words)) == 0
    report, err = printed(capsys)
    assert "not_installed (2.4.2): The connection broke after 5000 bytes." in err
    assert [each["version"] for each in report["boots"] if each["step"] == "checked"] == ["2.4.2"]


async def test_slow_tools_without_tools_end_with_2(question: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--wav", question, "--slow-tools", "5"]
    assert await run(parse("--ota", "http://127.0.0.1:9/", *words)) == 2
    assert "--tools" in printed(capsys)[1]


@pytest.mark.parametrize("content", [None, b"no sound"])
async def test_a_bad_file_ends_with_2_in_one_line(
    content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "odd.wav"
    if content is not None:
        file.write_bytes(content)
    assert await run(parse("--ota", "http://127.0.0.1:9/", "--wav", str(file))) == 2
    report, err = printed(capsys)
    assert report is None
    assert err.startswith("twin: ")
    assert err.count("\n") == 1


async def test_a_damaged_identity_ends_with_2(
    question: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "twin.json").write_text("{", encoding="utf-8")
    assert await run(parse("--ota", "http://127.0.0.1:9/", "--wav", question, "--state", str(tmp_path))) == 2
    assert "delete it" in printed(capsys)[1]


async def test_an_answer_file_that_cannot_be_written_ends_with_2_but_keeps_the_report(
    question: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with FakeHub() as hub:
        words = ["--wav", question, "--out", str(tmp_path / "no" / "answer.wav")]
        assert await run(parse("--ota", hub.ota_url, *words)) == 2
    report, err = printed(capsys)
    assert report["ok"]
    assert "cannot be written" in err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--ota", "http://h/"],
        ["--ota", "http://h/", "--wav", "a", "--text", "b"],
        ["--ota", "h:8003", "--text", "b"],
        ["--ota", "http://h:x/", "--text", "b"],
        ["--ota", "http://h/", "--text", " "],
        ["--ota", "http://h/", "--text", "b", "--mode", "loud"],
        ["--ota", "http://h/", "--text", "b", "--frames", "4"],
        ["--ota", "http://h/", "--text", "b", "--frame-ms", "30"],
        ["--ota", "http://h/", "--text", "b", "--rate", "8000"],
        ["--ota", "http://h/", "--text", "b", "--devices", "0"],
        ["--ota", "http://h/", "--text", "b", "--devices", "-1"],
        ["--ota", "http://h/", "--text", "b", "--timeout", "0"],
        ["--ota", "http://h/", "--text", "b", "--timeout", "nan"],
        ["--ota", "http://h/", "--text", "b", "--abort-after", "soon"],
        ["--ota", "http://h/", "--text", "b", "--idle"],
        ["--ota", "http://h/", "--text", "b", "--barge-in-after", "soon"],
        ["--ota", "http://h/", "--text", "b", "--wake-word", ""],
        ["--ota", "http://h/", "--text", "b", "--only-boot"],
        ["--ota", "http://h/", "--only-boot", "--hardware", "toaster"],
        ["--ota", "http://h/", "--only-boot", "--trouble", "plenty"],
        ["--ota", "http://h/", "--only-boot", "--trouble", "cut", "--cut-at", "0"],
        ["--ota", "http://h/", "--only-boot", "--stay", "soon"],
        ["--ota", "http://h/", "--text", "b", "--tools", "hammer"],
        ["--ota", "http://h/", "--text", "b", "--tools", "odd", "--failing-tools", "loudly"],
    ],
)
def test_wrong_usage_ends_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse(*words)
    assert end.value.code == 2
    assert "twin: error:" in capsys.readouterr().err
