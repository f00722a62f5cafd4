"""A clock that jumps to whatever moment is waited for."""

import asyncio


class FakeClock:
    def __init__(self, now: float = 100.0) -> None:
        self.moment = now

    def now(self) -> float:
        return self.moment

    async def until(self, moment: float) -> None:
        await asyncio.sleep(0)
        self.moment = max(self.moment, moment)
