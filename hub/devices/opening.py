"""Opens the enrolment as the hub starts: with its own secret, the household's keys, perhaps the window."""

import logging

from hub.config import EnrolmentSettings
from hub.devices.asking import Keys
from hub.devices.enrolment import Enrolment
from hub.devices.links import Links
from hub.devices.serial_keys import read_serial_keys
from hub.devices.tokens import new_secret
from hub.engines.worker import Worker
from hub.secrets import Secrets

log = logging.getLogger(__name__)

TOKEN_SECRET = "device-token-secret"  # noqa: S105 - what it is called
"""Name of what devices' tokens are signed with, among the secrets."""


async def open_enrolment(
    enrolment: Enrolment, links: Links, settings: EnrolmentSettings, *, secrets: Secrets, worker: Worker
) -> None:
    """Have ``enrolment`` know the hub's own tokens and the household's keys, and ``links`` its own.

    Args:
        enrolment: Lets devices in.
        links: By which they fetch and send files.
        settings: Where the keys are, and for how long new devices are let in by themselves.
        secrets: Has the hub's own secret, or makes it.
        worker: Where files are read.

    Raises:
        SetupError: The secret, or the file of keys, cannot be used.
    """
    keys: dict[str, bytes] = {}
    if settings.serial_keys is not None:
        keys = await worker.run(read_serial_keys, settings.serial_keys)
    secret = await worker.run(secrets.own, TOKEN_SECRET, new_secret)
    links.open(secret.get_secret_value())
    enrolment.open(secret.get_secret_value(), Keys(keys, trusted=settings.trust_serial_keys))
    if settings.pairing_window_s:
        log.warning("at each start, new devices are let in by themselves for a while, as the settings say")
        enrolment.open_window(settings.pairing_window_s)
