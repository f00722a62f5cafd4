"""What this machine is, as far as it matters to speech models. Blocking, a moment."""

import ctypes
import os
import platform
import sys
from pathlib import Path
from typing import Final

from models.catalog import Model, ModelKind

MB: Final = 1_000_000

LIBRARIES: Final = 90 * MB
"""What a Whisper model takes besides its weights, which are a byte each in memory and two in the file
(measured with tiny.en and base: 105 and 161 MB in all)."""

LOADING: Final = 50 * MB
"""What it takes besides file and weights while it is loaded (measured with the same: 168 and 260 MB in all)."""

VOICE_FACTOR: Final = 2.7
"""What a voice takes at work, by the size of its file (measured: 172 MB for one of 63)."""


def memory_of(model: Model) -> int:
    """About how much memory the model takes at work, bytes."""
    if model.kind is ModelKind.TTS:
        return round(VOICE_FACTOR * model.size)
    return model.size // 2 + LIBRARIES


def memory_to_load(model: Model) -> int:
    """About how much memory has to be free to load it, bytes."""
    if model.kind is ModelKind.TTS:
        return memory_of(model)
    return model.size + model.size // 2 + LOADING


def cpu_name() -> str:
    """What the processor is called, with how many cores there are: a measured time is good for that alone."""
    return f"{_linux_cpu() or platform.processor() or platform.machine()}, {os.cpu_count() or 1} cores"


def free_memory() -> int | None:
    """Bytes that programs may still take; None where the system does not say."""
    if sys.platform == "win32":
        return _windows_free()
    try:
        lines = Path("/proc/meminfo").read_text().splitlines()
    except OSError:
        return None
    told = next((line.split()[1] for line in lines if line.startswith("MemAvailable:")), "")
    return int(told) * 1024 if told.isdigit() else None


def _linux_cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


class _MemoryStatus(ctypes.Structure):
    """Windows' MEMORYSTATUSEX."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("total", ctypes.c_uint64),
        ("available", ctypes.c_uint64),
        ("total_page_file", ctypes.c_uint64),
        ("available_page_file", ctypes.c_uint64),
        ("total_virtual", ctypes.c_uint64),
        ("available_virtual", ctypes.c_uint64),
        ("available_extended", ctypes.c_uint64),
    )


def _windows_free() -> int | None:
    status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - there is none elsewhere
    return int(status.available) if kernel.GlobalMemoryStatusEx(ctypes.byref(status)) else None
