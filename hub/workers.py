"""The threads for what blocks, one for each kind of work, so that none waits for another's."""

import asyncio

from hub.engines.worker import Worker


class Workers:
    """All that the whole hub shares.

    Attributes:
        hearing: Transcribes.
        speaking: Speaks.
        secrets: Asks the keyring, which may wait for a person.
        network: Looks at addresses and certificates.
    """

    def __init__(self) -> None:
        self.hearing = Worker("hearing")
        self.speaking = Worker("speaking")
        self.secrets = Worker("secrets")
        self.network = Worker("network")

    async def close(self) -> bool:
        """Drop what waits; whether all threads ended in time."""
        every = (self.hearing, self.speaking, self.secrets, self.network)
        return all(await asyncio.gather(*(worker.close() for worker in every)))
