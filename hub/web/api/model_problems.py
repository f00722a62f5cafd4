"""What can be wrong with speech models and the engines that use them."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from hub.errors import EngineError, ModelDamagedError, ModelMissingError
from hub.web.api.kind import Kind
from models.errors import (
    BundledModelError,
    DamagedError,
    FolderError,
    GoneError,
    ModelInUseError,
    ModelStoreError,
    NoSpaceError,
    NotInstalledError,
    OfflineError,
    OtherKindError,
    UnknownModelError,
)

MODEL_KINDS: Final[Mapping[str, Kind]] = {
    UnknownModelError.code: Kind(HTTPStatus.NOT_FOUND, "There is no such model", "List the models."),
    NotInstalledError.code: Kind(
        HTTPStatus.CONFLICT,
        "The model is not on this machine",
        "Download it first, and wait until it is there.",
    ),
    ModelInUseError.code: Kind(HTTPStatus.CONFLICT, "The model is in use", "Use another one first."),
    OtherKindError.code: Kind(
        HTTPStatus.CONFLICT, "The model is for something else", "Choose one whose kind fits: stt or tts."
    ),
    BundledModelError.code: Kind(
        HTTPStatus.CONFLICT,
        "The model comes with the hub",
        "`make setup` gets it again; it is not removed alone.",
    ),
    OfflineError.code: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The model service cannot be reached",
        "Look at the connection, and go on with the download later.",
    ),
    GoneError.code: Kind(
        HTTPStatus.BAD_GATEWAY, "The model service does not give it out", "Choose another model."
    ),
    DamagedError.code: Kind(
        HTTPStatus.CONFLICT, "Files of the model are damaged", "Remove it, and download it again."
    ),
    NoSpaceError.code: Kind(
        HTTPStatus.INSUFFICIENT_STORAGE, "The disk has no room for it", "Make room, and try again."
    ),
    FolderError.code: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE, "The models' folder cannot be written", "Mend what detail names."
    ),
    ModelStoreError.code: Kind(HTTPStatus.CONFLICT, "That cannot be done with it", "Do what detail says."),
    ModelMissingError.code: Kind(
        HTTPStatus.CONFLICT,
        "The model is not on this machine",
        "Download it first, and wait until it is there.",
    ),
    ModelDamagedError.code: Kind(
        HTTPStatus.CONFLICT, "The model's files cannot be used", "Remove it, and download it again."
    ),
    EngineError.code: Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "It cannot hear or speak now",
        "Try again in a moment; the log tells more.",
    ),
}
"""By code, as ``KINDS`` in ``problems``."""
