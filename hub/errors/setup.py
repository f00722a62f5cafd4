"""Why the hub, or a command, cannot do what it was started for."""

import errno
from typing import Final

from hub.errors.base import HubError

EXIT_SETUP: Final = 2
"""Exit status of a program that could not start as asked (a ``SetupError``)."""

EXIT_NOT_DONE: Final = 1
"""Exit status of a command that the running hub did not follow (a ``NotDoneError``)."""

EXIT_INTERRUPTED: Final = 130
"""Exit status after Ctrl+C: 128 + SIGINT, as of other programs."""

DISK_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
"""``OSError.errno`` when the disk is full, or the person's share of it."""


class SetupError(HubError):
    """The hub cannot start as asked."""

    code = "setup"


class SettingError(SetupError):
    """A setting's value is not acceptable."""

    code = "setup.setting"

    def __init__(self, message: str, flaws: tuple[tuple[str, str], ...] = ()) -> None:
        """``flaws`` are the names of settings that are wrong, each with the reason, if that is known."""
        super().__init__(message)
        self.flaws = flaws


class SettingFixedError(SettingError):
    """A setting cannot be changed in the settings file: something else decides it."""

    code = "setup.setting_fixed"

    def __init__(self, message: str, name: str) -> None:
        """``name`` is the setting's."""
        super().__init__(message, ((name, message),))


class PortInUseError(SetupError):
    """Another program listens on the port."""

    code = "setup.port_in_use"


class NoHubError(SetupError):
    """No hub runs in the data folder, and a command needs one."""

    code = "setup.no_hub"


class AddressUnavailableError(SetupError):
    """The address to listen on is not this machine's."""

    code = "setup.address_unavailable"


class CertificateError(SetupError):
    """The certificate or the key for TLS cannot be used."""

    code = "setup.certificate"


class DataFolderError(SetupError):
    """The data folder cannot be written."""

    code = "setup.data_folder"


class DiskFullError(DataFolderError):
    """The disk of the data folder, or the person's share of it, is full. Nothing was changed."""

    code = "disk.full"


class FolderInUseError(DataFolderError):
    """Another hub works in the data folder."""

    code = "store.in_use"


class NewerFileError(DataFolderError):
    """A file was written by a newer version of the hub, and is left as it is."""

    code = "store.newer"


class DamagedFileError(DataFolderError):
    """A file cannot be understood, and is left as it is."""

    code = "store.damaged"


class NotDoneError(HubError):
    """The running hub did not do what a command asked it; the message says why, and what can be done."""

    code = "command.not_done"


class SilentHubError(NotDoneError):
    """The hub that runs does not answer in time."""

    code = "command.silent"
