"""The language models' keys: those in the settings, else those that are kept on this machine."""

from typing import Final

from pydantic import SecretStr

from hub.config import DEFAULT_LLM_URL, KEYLESS, LanguageModelSettings, Settings, is_grok, place_of
from hub.engines.worker import Worker
from hub.given_key import GivenKey
from hub.secrets import KeyPlace, Secrets

LLM_KEY = "llm-api-key"
"""Name of Grok's key among the secrets; another service's has the service's name behind it."""

GROK_S: Final = "xai-"
"""How keys of xAI begin."""


class ServiceKey:
    """The key of one service among the secrets: it is sent to no other. All methods block.

    They raise ``DataFolderError``, and then nothing was changed.
    """

    def __init__(self, secrets: Secrets, base_url: str) -> None:
        self._secrets = secrets
        self._name = LLM_KEY if is_grok(base_url) else f"{LLM_KEY}@{place_of(base_url)}"

    def get(self) -> tuple[SecretStr | None, KeyPlace]:
        """The key and where it is kept. Where no service ever had a key of its own, there is one for all.

        One that begins as Grok's do is Grok's alone.
        """
        found, place = self._secrets.get(self._name)
        if found is None:
            found, place = self._secrets.get(LLM_KEY)
            if found is not None and self._name != LLM_KEY and found.get_secret_value().startswith(GROK_S):
                return None, KeyPlace.NOWHERE
        if found is None or found.get_secret_value() == KEYLESS:
            return None, KeyPlace.NOWHERE
        return found, place

    def get_own(self) -> tuple[SecretStr | None, KeyPlace]:
        """The key that this service was given, and no other; and where it is kept."""
        found, place = self._secrets.get(self._name)
        if found is None or found.get_secret_value() == KEYLESS:
            return None, KeyPlace.NOWHERE
        return found, place

    def set(self, key: str) -> KeyPlace:
        """Keep it; says where."""
        return self._secrets.set(self._name, SecretStr(key.strip()))

    def forget(self) -> None:
        """Keep it no longer."""
        own, _ = self._secrets.get(self._name)
        if own is None or self._name == LLM_KEY:
            self._secrets.forget(LLM_KEY)
        else:
            self._secrets.set(self._name, SecretStr(KEYLESS))

    def forget_own(self) -> None:
        """The same for the key that it alone was given."""
        self._secrets.forget(self._name)

    def begin(self) -> None:
        """Have it without a key until it is given one, whatever key other services have."""
        if self._name != LLM_KEY and self._secrets.get(self._name)[0] is None:
            self._secrets.set(self._name, SecretStr(KEYLESS))


class ModelKey:
    """Finds the keys of both services, and keeps others.

    Attributes:
        place: Where the first service's key that was found last is kept.
        second_place: The same of the second one's.
    """

    def __init__(self, settings: Settings, secrets: Secrets, worker: Worker) -> None:
        """Secrets are read and written in ``worker``."""
        llm, origin, folder = settings.llm, settings.origin, settings.data_dir
        self.place = KeyPlace.NOWHERE
        self.second_place = KeyPlace.NOWHERE
        self._llm = llm
        self._secrets = secrets
        self._worker = worker
        self._given = GivenKey(llm.api_key, "llm.base_url", llm.base_url, origin, folder)
        second = llm.second
        self._given_second = GivenKey(second.api_key, "llm.second.base_url", second.base_url, origin, folder)

    async def serve(self, llm: LanguageModelSettings) -> tuple[SecretStr | None, SecretStr | None]:
        """Be the keys of the services that these settings name; gives both, as ``find`` and ``find_second`` do.

        Raises:
            DataFolderError: They are still the keys of the services before.
        """
        if llm.base_url != self._llm.base_url:
            await self._worker.run(self._given.stay)
            await self._worker.run(ServiceKey(self._secrets, llm.base_url).begin)
        if llm.second.base_url != self._llm.second.base_url:
            await self._worker.run(self._given_second.stay)
        first, place = await self._found(llm.base_url)
        second, second_place = await self._found_second(llm.second.base_url)
        self._llm, self.place, self.second_place = llm, place, second_place
        return first, second

    async def keep(self, key: str, *, second: bool = False) -> None:
        """Keep ``key`` on this machine for the service that is named; "" forgets it.

        Raises:
            DataFolderError: It cannot be kept, and what was kept before still is.
        """
        own = ServiceKey(self._secrets, self._llm.second.base_url if second else self._llm.base_url)
        if key.strip():
            await self._worker.run(own.set, key)
        else:
            await self._worker.run(own.forget_own if second else own.forget)

    async def find(self) -> SecretStr | None:
        """The key to use; None when the service wants one and there is none. The settings' wins."""
        key, self.place = await self._found(self._llm.base_url)
        return key

    async def find_second(self) -> SecretStr | None:
        """The key of the second service; None: it has none, as one of the household's own."""
        key, self.second_place = await self._found_second(self._llm.second.base_url)
        return key

    async def of(self, base_url: str, *, second: bool = False) -> SecretStr | None:
        """The key of the service at ``base_url``, if one is known; it may be another than those in use.

        ``second``: it would stand in, as the second service.
        """
        if second or base_url == self._llm.second.base_url:
            given = await self._worker.run(self._given_second.of, base_url)
        elif base_url == self._llm.base_url:
            return await self.find()
        else:
            given = await self._worker.run(self._given.of, base_url)
        if given is None:
            given, _ = await self._worker.run(ServiceKey(self._secrets, base_url).get_own)
        return given

    async def _found(self, url: str) -> tuple[SecretStr | None, KeyPlace]:
        if (given := await self._worker.run(self._given.of, url)) is not None:
            return given, KeyPlace.ENVIRONMENT
        key, place = await self._worker.run(ServiceKey(self._secrets, url).get)
        if key is None and url != DEFAULT_LLM_URL:
            return SecretStr(KEYLESS), place
        return key, place

    async def _found_second(self, url: str) -> tuple[SecretStr | None, KeyPlace]:
        if not url:
            return None, KeyPlace.NOWHERE
        if (given := await self._worker.run(self._given_second.of, url)) is not None:
            return given, KeyPlace.ENVIRONMENT
        return await self._worker.run(ServiceKey(self._secrets, url).get_own)
