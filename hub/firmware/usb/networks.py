"""The household's Wi-Fi networks, kept for other boards if a person asks for it: in the keyring, never else."""

from collections.abc import Iterable, Sequence
from typing import Final

from pydantic import SecretStr, TypeAdapter, ValidationError

from hub.engines.worker import Worker
from hub.firmware.usb.provisioning import MOST_NETWORKS, Network
from hub.secrets import Secrets

NAME: Final = "wifi-networks"
"""Name of the secret."""

_KEPT: Final = TypeAdapter(dict[str, str])
"""What it holds: passwords by the network's name, the one used last at the end."""


class Networks:
    """Those that are remembered. All methods raise ``DataFolderError``."""

    def __init__(self, secrets: Secrets, worker: Worker) -> None:
        """Secrets are read and written in ``worker``."""
        self._secrets = secrets
        self._worker = worker

    async def names(self) -> Sequence[str]:
        """What they are called; the one used last comes first."""
        return tuple(reversed(await self._worker.run(self._kept)))

    async def completed(self, networks: Iterable[Network]) -> tuple[Network, ...]:
        """The same, with the remembered password where none was given."""
        given = tuple(networks)
        if all(one.password.get_secret_value() for one in given):
            return given
        kept = await self._worker.run(self._kept)
        return tuple(
            one if one.password.get_secret_value() else Network(one.ssid, SecretStr(kept.get(one.ssid, "")))
            for one in given
        )

    async def remember(self, networks: Sequence[Network]) -> None:
        """Keep these, too; those used longest ago make room."""
        await self._worker.run(self._remember, networks)

    async def forget(self) -> None:
        """Keep none."""
        await self._worker.run(self._secrets.forget, NAME)

    def _remember(self, networks: Sequence[Network]) -> None:
        kept = self._kept()
        for one in networks:
            kept.pop(one.ssid, None)
            kept[one.ssid] = one.password.get_secret_value()
        newest = dict(list(kept.items())[-MOST_NETWORKS:])
        self._secrets.set(NAME, SecretStr(_KEPT.dump_json(newest).decode()))

    def _kept(self) -> dict[str, str]:
        found, _ = self._secrets.get(NAME)
        if found is None:
            return {}
        try:
            return _KEPT.validate_json(found.get_secret_value())
        except ValidationError:  # its message quotes what is in it
            return {}
