"""What esptool, pyserial and the systems say of boards on a cable, and what the hub makes of it."""

import errno
import socket

import pytest
import serial
from esptool.loader import ESPLoader, slip_reader
from esptool.util import FatalError
from hypothesis import given
from hypothesis import strategies as st

from hub.firmware.usb.orders import Phase
from hub.firmware.usb.problems import EXPLAINED, FlashProblem, explain, problem_of
from hub.firmware.usb.remedies import LINUX_COMMAND

BUSY = f"[Errno {errno.EBUSY}] could not open port /dev/ttyUSB0: [Errno {errno.EBUSY}] Device or resource busy"
LOCKED = (
    f"[Errno {errno.EAGAIN}] Could not exclusively lock port /dev/ttyACM0: "
    f"[Errno {errno.EAGAIN}] Resource temporarily unavailable"
)
DENIED = "could not open port /dev/ttyUSB0: [Errno 13] Permission denied: '/dev/ttyUSB0'"
WITH_HINT = (
    f"Could not open /dev/ttyUSB0, the port is busy or doesn't exist.\n([Errno 13] {DENIED})\n\n"
    "Hint: Try to add user into dialout or uucp group.\n"
)
WINDOWS_BUSY = "could not open port 'COM3': PermissionError(13, 'Отказано в доступе.', None, 5)"
WINDOWS_NONE = "could not open port 'COM3': FileNotFoundError(2, 'Не удается найти файл.', None, 2)"
WINDOWS_DRIVER = (
    "Cannot configure port, something went wrong. Original message: "
    "OSError(22, 'A device attached to the system is not functioning.', None, 31)"
)
WINDOWS_PULLED = (
    "ClearCommError failed (PermissionError(13, 'The device does not recognize the command.', None, 22))"
)
WINDOWS_WRITE = "WriteFile failed (PermissionError(13, 'Access is denied.', None, 5))"
HELP = "\nFor troubleshooting steps visit: https://docs.espressif.com/projects/esptool/en/latest/troubleshooting.html"
READY = (
    "device reports readiness to read but returned no data (device disconnected or multiple access on port?)"
)
WRONG_MODE = "Wrong boot mode detected (0x8)! The chip needs to be in download mode."
TX_DOWN = "Download mode successfully detected, but getting no sync reply: The serial TX path seems to be down."
NOISE = "Invalid head of packet (0x45): Possible serial noise or corruption."
STOPPED = "Serial data stream stopped: Possible serial noise or corruption."
LARGER = (
    "Can't access flash regions larger than detected flash size "
    "(set size 0x1000000 from address 0x00000000 goes past 8MB by 0x800000 bytes)."
)

SAID = [
    (DENIED, "connecting", FlashProblem.NO_PERMISSION),
    (WITH_HINT, "connecting", FlashProblem.NO_PERMISSION),
    (BUSY, "connecting", FlashProblem.PORT_BUSY),
    (LOCKED, "connecting", FlashProblem.PORT_BUSY),
    (WINDOWS_BUSY, "connecting", FlashProblem.PORT_BUSY),
    (WINDOWS_NONE, "connecting", FlashProblem.PORT_GONE),
    (WINDOWS_DRIVER, "connecting", FlashProblem.NO_DRIVER),
    (WINDOWS_PULLED, "writing", FlashProblem.PULLED_OUT),
    (WINDOWS_WRITE, "writing", FlashProblem.PULLED_OUT),
    (
        "Failed to set baud rate 921600. The driver may not support this rate.",
        "connecting",
        FlashProblem.NO_DRIVER,
    ),
    ("[Errno 2] could not open port /dev/ttyACM7: [Errno 2] No such file", "", FlashProblem.PORT_GONE),
    ("Could not open port socket://127.0.0.1:9: [Errno 111] Connection refused", "", FlashProblem.PORT_GONE),
    ("Could not open port socket://10.0.0.9:3333: timed out", "connecting", FlashProblem.PORT_GONE),
    (f"Could not configure port: ({errno.EIO}, 'Input/output error')", "connecting", FlashProblem.PORT_GONE),
    (
        f"Failed to connect to ESP32-S3: No serial data received.{HELP}",
        "connecting",
        FlashProblem.NOT_IN_DOWNLOAD_MODE,
    ),
    (f"Failed to connect to ESP32: {WRONG_MODE}{HELP}", "connecting", FlashProblem.NOT_IN_DOWNLOAD_MODE),
    (f"Failed to connect to ESP32: {NOISE}{HELP}", "connecting", FlashProblem.NOT_IN_DOWNLOAD_MODE),
    (f"Failed to connect to ESP32: {TX_DOWN}{HELP}", "connecting", FlashProblem.NO_DATA_CABLE),
    ("Guru Meditation Error detected (LoadProhibited).", "connecting", FlashProblem.NOT_IN_DOWNLOAD_MODE),
    ("Write timeout", "connecting", FlashProblem.NOT_IN_DOWNLOAD_MODE),
    ("Failed to start stub flasher. There was no response.", "connecting", FlashProblem.NOT_IN_DOWNLOAD_MODE),
    ("This chip is ESP32-C3, not ESP32-S3. Wrong chip argument?", "connecting", FlashProblem.WRONG_CHIP),
    (
        "'a.bin' requires chip revision v3.0 or higher (this chip is revision v1.3). Use --force …",
        "writing",
        FlashProblem.WRONG_CHIP,
    ),
    (LARGER, "writing", FlashProblem.IMAGE_TOO_LARGE),
    (
        "'a.bin' (length 16777216) at offset 0x00000000 will not fit in 8388608 bytes of flash.",
        "writing",
        FlashProblem.IMAGE_TOO_LARGE,
    ),
    (
        "Failed to write to target flash after seq 12 (result was 0108: Flash write error)",
        "writing",
        FlashProblem.WRITE_FAILED,
    ),
    (NOISE, "writing", FlashProblem.WRITE_FAILED),
    ("Write timeout", "writing", FlashProblem.WRITE_FAILED),
    ("Response doesn't match request.", "erasing", FlashProblem.WRITE_FAILED),
    ("MD5 of file does not match data in flash!", "writing", FlashProblem.VERIFY_FAILED),
    ("Write failed, the written flash region is empty.", "writing", FlashProblem.VERIFY_FAILED),
    ("Verification failed.", "verifying", FlashProblem.VERIFY_FAILED),
    (f"write failed: [Errno {errno.EIO}] Input/output error", "writing", FlashProblem.PULLED_OUT),
    (f"read failed: [Errno {errno.ENXIO}] Device not configured", "verifying", FlashProblem.PULLED_OUT),
    (READY, "writing", FlashProblem.PULLED_OUT),
    (READY, "", FlashProblem.PORT_GONE),
    (STOPPED, "writing", FlashProblem.PULLED_OUT),
    ("No serial data received.", "backing_up", FlashProblem.PULLED_OUT),
    ("Packet content transfer stopped ", "backing_up", FlashProblem.PULLED_OUT),
    ("Attempting to use a port that is not open", "erasing", FlashProblem.PULLED_OUT),
    (
        "This command (0x9) is not supported in Secure Download Mode",
        "checking",
        FlashProblem.BOARD_LOCKED,
    ),
    ("Active security features detected, erasing flash is disabled", "erasing", FlashProblem.BOARD_LOCKED),
    ("Digest mismatch: expected 00ff, got ff00", "backing_up", FlashProblem.UNKNOWN),
    ("No file, no idea", "checking", FlashProblem.UNKNOWN),
    ("", "", FlashProblem.UNKNOWN),
]


@pytest.mark.parametrize(("said", "phase", "problem"), SAID)
def test_what_libraries_and_systems_say(said: str, phase: str, problem: FlashProblem) -> None:
    assert problem_of(said, phase) is problem


def test_what_esptool_raises_of_a_silent_board_and_of_one_that_talks() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = serial.serial_for_url(f"socket://127.0.0.1:{server.getsockname()[1]}", timeout=0.01)
        board, _ = server.accept()
        with board, port:
            with pytest.raises(FatalError) as silent:
                next(slip_reader(port, lambda _text: None))
            board.sendall(b"Guru Meditation Error: Core 0 panic'ed (LoadProhibited)")
            with pytest.raises(FatalError) as talking:
                next(slip_reader(port, lambda _text: None))
    assert problem_of(silent.value, "connecting") is FlashProblem.NOT_IN_DOWNLOAD_MODE
    assert problem_of(silent.value, "writing") is FlashProblem.PULLED_OUT
    assert problem_of(talking.value, "connecting") is FlashProblem.NOT_IN_DOWNLOAD_MODE


def test_a_port_that_is_not_there_is_gone_whoever_opens_it() -> None:
    with pytest.raises(FatalError) as by_esptool:
        ESPLoader("/dev/there-is-no-such-port")
    with pytest.raises(serial.SerialException) as by_pyserial:
        serial.serial_for_url("/dev/there-is-no-such-port")
    assert problem_of(by_esptool.value, "connecting") is FlashProblem.PORT_GONE
    assert problem_of(by_pyserial.value) is FlashProblem.PORT_GONE


def test_an_error_of_the_system_needs_no_words() -> None:
    assert problem_of(PermissionError(errno.EACCES, "запрещено")) is FlashProblem.NO_PERMISSION
    assert problem_of(OSError(errno.EBUSY, "занято")) is FlashProblem.PORT_BUSY
    assert problem_of(OSError(errno.EIO, "сбой"), "writing") is FlashProblem.PULLED_OUT


@given(st.text(), st.sampled_from(["", *Phase]))
def test_whatever_is_said_has_a_meaning(said: str, phase: str) -> None:
    assert problem_of(said, phase) in FlashProblem


@pytest.mark.parametrize("problem", FlashProblem)
def test_each_says_what_it_is_and_what_helps(problem: FlashProblem) -> None:
    for system in ("linux", "darwin", "win32"):
        told = explain(problem, system)
        assert told.text.endswith(".")
        assert told.remedy.endswith(".")
    assert EXPLAINED[problem].text


def test_only_linux_has_a_rule_for_the_right_to_use_a_port() -> None:
    assert explain(FlashProblem.NO_PERMISSION, "linux").command == LINUX_COMMAND
    assert "dialout" in explain(FlashProblem.NO_PERMISSION, "linux").remedy
    assert not explain(FlashProblem.NO_PERMISSION, "win32").command
