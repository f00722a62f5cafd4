"""The errors of the model store.

::

    hub.errors.HubError
    └── ModelStoreError             a model could not be found, fetched, checked or removed
        ├── UnknownModelError       no model of this id in the catalogue
        ├── NotInstalledError       the model's files are not on this machine
        ├── ModelInUseError         the model hears or speaks, and is not to be removed
        ├── OtherKindError          the model is not for what it is to be used for
        ├── BundledModelError       the model belongs to the hub's own set-up
        ├── OfflineError            the model service cannot be reached
        ├── GoneError               the service no longer has the model, or refuses it
        ├── DamagedError            a file's size or checksum is not what it must be
        ├── NoSpaceError            the disk is too full
        ├── FolderError             the models folder cannot be written
        ├── DownloadPaused          the person put the download off; what has come is kept
        └── DownloadCancelled       the person stopped the download
"""

from hub.errors import HubError


class ModelStoreError(HubError):
    """A model could not be found, fetched, checked or removed."""

    code = "model"


class UnknownModelError(ModelStoreError):
    """No model of this id in the catalogue."""

    code = "model.unknown"


class NotInstalledError(ModelStoreError):
    """The model's files are not on this machine."""

    code = "model.not_installed"


class ModelInUseError(ModelStoreError):
    """The model hears or speaks, and is not to be removed."""

    code = "model.in_use"


class OtherKindError(ModelStoreError):
    """The model is not for what it is to be used for."""

    code = "model.other_kind"


class BundledModelError(ModelStoreError):
    """The model belongs to the hub's own set-up; it is neither downloaded nor removed alone."""

    code = "model.bundled"


class OfflineError(ModelStoreError):
    """The model service cannot be reached."""

    code = "model.offline"


class GoneError(ModelStoreError):
    """The service no longer has the model, or refuses it."""

    code = "model.gone"


class DamagedError(ModelStoreError):
    """A file's size or checksum is not what it must be."""

    code = "model.damaged"


class NoSpaceError(ModelStoreError):
    """The disk is too full."""

    code = "model.no_space"


class FolderError(ModelStoreError):
    """The models folder cannot be written."""

    code = "model.folder"


class DownloadPaused(ModelStoreError):  # noqa: N818 - a person's wish, not a failure
    """The person put the download off; what has come is kept."""

    code = "model.paused"


class DownloadCancelled(ModelStoreError):  # noqa: N818 - a person's wish, not a failure
    """The person stopped the download."""

    code = "model.cancelled"
