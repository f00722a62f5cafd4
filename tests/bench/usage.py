"""What a process takes: memory, processor time, threads, open files."""

import asyncio
import time
from dataclasses import dataclass

import psutil

MB = 2**20


@dataclass(frozen=True, slots=True)
class Usage:
    """A process at one moment."""

    memory_mb: float  # resident
    threads: int
    files: int  # open ones, sockets too


def usage(pid: int) -> Usage:
    """What process ``pid`` holds now. Blocking, for a moment."""
    process = psutil.Process(pid)
    return Usage(process.memory_info().rss / MB, process.num_threads(), process.num_fds())


async def processor_share(pid: int, seconds: float) -> float:
    """The processor time that ``pid`` takes for ``seconds``, in percent of one core."""
    process = psutil.Process(pid)

    def spent() -> float:
        times = process.cpu_times()
        return float(times.user + times.system)

    before, began = spent(), time.monotonic()
    await asyncio.sleep(seconds)
    return 100 * (spent() - before) / (time.monotonic() - began)
