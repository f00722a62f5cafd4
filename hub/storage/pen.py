"""Writes what waits into the store: devices by themselves, conversations together with the books."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hub.engines.base import Pcm
from hub.events import summed
from hub.storage.base import ConversationRepository, TurnRecord
from hub.storage.store import Store
from hub.storage.waiting import Waiting, as_wav


class Pen:
    """What is written is still in the batch, which is written again if the disk did not take all of it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._audio: dict[str, str] = {}  # of turns that go on: their questions' sound, by the turn's id

    async def write_devices(self, batch: Waiting) -> None:
        """Write, and remove, devices; raises ``DataFolderError``."""
        if not batch.devices:
            return
        devices = await self._store.devices()
        gone = [device_id for device_id, device in batch.devices.items() if device is None]
        await devices.put([device for device in batch.devices.values() if device is not None])
        if gone:
            await devices.remove(gone)

    async def write_conversations(self, batch: Waiting) -> None:
        """Write sessions, turns, their sound and the books; raises ``DataFolderError``."""
        if batch.sessions or batch.turns or batch.late:
            await self._write_turns(batch)
        if batch.books:  # last: amounts that are written twice are counted twice
            books = batch.books
            ledger = await self._store.ledger()
            await ledger.put(books.usage.values(), books.sent.values(), books.calls.values())

    async def _write_turns(self, batch: Waiting) -> None:
        conversations = await self._store.conversations()
        heard = [await self._with_audio(turn, batch.sounds.get(turn.turn_id)) for turn in batch.turns.values()]
        turns = await _with_late(heard, batch, conversations)
        await conversations.put(batch.sessions.values(), turns.values())
        for turn_id, turn in batch.turns.items():
            batch.turns[turn_id] = replace(turn, sent=turns[turn_id].sent)
            if turn.finished_at is not None:
                self._audio.pop(turn_id, None)
        batch.late.clear()  # it is part of the turns now

    async def _with_audio(self, turn: TurnRecord, pcm: Pcm | None) -> TurnRecord:
        if pcm is not None:
            self._audio[turn.turn_id] = await self._store.worker.run(lambda: self._store.blobs.put(as_wav(pcm)))
        return replace(turn, audio=self._audio.get(turn.turn_id, ""))


async def _with_late(
    turns: Iterable[TurnRecord], batch: Waiting, conversations: ConversationRepository
) -> Mapping[str, TurnRecord]:
    """These turns and those on the disk, by their ids, with what left for them after their end."""
    known = {turn.turn_id: turn for turn in turns}
    for turn_id, sent in batch.late.items():
        turn = known.get(turn_id) or await conversations.turn(turn_id)
        if turn is not None:  # else there were no words in it, or it was deleted
            known[turn_id] = replace(turn, sent=summed((*turn.sent, *sent)))
    return known
