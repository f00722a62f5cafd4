import io
import json
import zipfile
from pathlib import Path

import pytest

from hub.__main__ import main
from tests.firmware.images import KB, V2_16M, Build


@pytest.fixture
def release(tmp_path: Path) -> Path:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("merged-binary.bin", Build(size=4 * KB).merged(V2_16M))
    file = tmp_path / "v2.4.2_esp-box-3.zip"
    file.write_bytes(packed.getvalue())
    return file


def test_it_says_what_a_release_is(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["firmware", "inspect", str(release)]) == 0
    told = capsys.readouterr().out
    assert "xiaozhi 2.4.2 for ESP32-S3, board esp-box-3" in told
    assert "built Aug 12 2026 12:34:56 with ESP-IDF v5.5.1, made for 16 MB of flash" in told
    assert "assets           data           0x800000    8.0 MB" in told
    assert "over the air: no, it holds the whole flash" in told


def test_what_is_refused_is_told_and_the_others_are_looked_at(
    release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app, text, gone = tmp_path / "xiaozhi.bin", tmp_path / "notes.txt", tmp_path / "gone.bin"
    app.write_bytes(Build(size=4 * KB).app())
    text.write_text("hello")
    assert main(["firmware", "inspect", str(text), str(gone), str(app)]) == 1
    told = capsys.readouterr()
    assert told.err.splitlines() == [
        f"{text}: It is no firmware image of an ESP32.",
        f"{gone}: It cannot be read: No such file or directory.",
    ]
    assert "over the air: to devices that it fits" in told.out


def test_programs_are_told_in_json(release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("hello")
    assert main(["firmware", "inspect", "--json", str(release), str(text)]) == 1
    image, refused = json.loads(capsys.readouterr().out)
    assert (image["chip"], image["app"]["version"], image["board"]) == ("ESP32-S3", "2.4.2", "esp-box-3")
    assert (image["app_offset"], image["over_the_air"]) == (0x2_0000, ["merged"])
    assert refused == {
        "file": str(text),
        "code": "firmware.none",
        "error": "It is no firmware image of an ESP32.",
    }
