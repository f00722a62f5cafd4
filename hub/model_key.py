"""The language model's key: the one in the settings, else the one that is kept on this machine."""

from pydantic import SecretStr

from hub.config import DEFAULT_LLM_URL, KEYLESS, Settings
from hub.engines.worker import Worker
from hub.secrets import KeyPlace, Secrets

LLM_KEY = "llm-api-key"
"""Name of the language model's key among the secrets."""


class ModelKey:
    """Finds the key and keeps another.

    Attributes:
        place: Where the key that was found last is kept.
    """

    def __init__(self, settings: Settings, secrets: Secrets, worker: Worker) -> None:
        """Secrets are read and written in ``worker``."""
        self.place = KeyPlace.NOWHERE
        self._llm = settings.llm
        self._secrets = secrets
        self._worker = worker

    async def keep(self, key: str) -> None:
        """Keep ``key`` on this machine; "" forgets it.

        Raises:
            DataFolderError: It cannot be kept, and what was kept before still is.
        """
        if key.strip():
            await self._worker.run(self._secrets.set, LLM_KEY, SecretStr(key.strip()))
        else:
            await self._worker.run(self._secrets.forget, LLM_KEY)

    async def find(self) -> SecretStr | None:
        """The key to use; None when the service wants one and there is none. The settings' wins."""
        if self._llm.api_key is not None and self._llm.api_key.get_secret_value():
            self.place = KeyPlace.ENVIRONMENT
            return self._llm.api_key
        key, self.place = await self._worker.run(self._secrets.get, LLM_KEY)
        if key is None and self._llm.base_url != DEFAULT_LLM_URL:
            return SecretStr(KEYLESS)
        return key
