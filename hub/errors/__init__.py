"""Every error the hub raises on purpose, as one tree.

::

    HubError
    ├── SetupError                  the hub cannot start as asked; the command line ends with 2
    │   ├── SettingError            a setting's value is not acceptable
    │   │   └── SettingFixedError   … because something else than the settings file decides it
    │   ├── PortInUseError          another program listens on the port
    │   ├── NoHubError              no hub runs in the data folder, for a command that needs one
    │   ├── AddressUnavailableError the address to listen on is not this machine's
    │   ├── CertificateError        the certificate or key for TLS cannot be used
    │   └── DataFolderError         the data folder cannot be written
    │       ├── DiskFullError       … because the disk, or the person's share of it, is full
    │       ├── FolderInUseError    … because another hub works in it
    │       ├── NewerFileError      a file in it was written by a newer version of the hub
    │       └── DamagedFileError    a file in it cannot be understood
    ├── NotDoneError                the running hub did not do what a command asked it
    │   └── SilentHubError          … because it did not answer in time
    ├── AskingError                 a hub that was asked over its API did not do it
    │   ├── HubAwayError            it cannot be reached, or did not answer in time
    │   ├── HubUntrustedError       its certificate is not trusted here
    │   ├── NoHubThereError         what answers at its address is no hub
    │   └── ToldNoError             it said why not: the code is that of the problem
    ├── ProtocolError               a peer sent what the protocol does not allow
    │   ├── FrameError              a binary message that is no frame
    │   ├── MessageError            a text message that is no message
    │   │   └── NestingError        … because it is nested too deep
    │   ├── CodecError              a packet that is no Opus
    │   └── FloodError              more messages, or more that are of no use, than any device sends
    ├── EnrolmentError              what was to be decided about a device cannot be
    │   ├── UnknownCodeError        no device waits with that code
    │   ├── UnknownDeviceError      no device with that id is known
    │   ├── TooManyAttemptsError    too many wrong codes in a short time
    │   ├── NothingToChangeError    the decision would change nothing about the device
    │   └── NotKeptError            it was decided, but could not be written: it ends with the hub
    ├── NotInConversationError      a device is to do something, and cannot be reached now
    ├── PictureError                a picture that a device sent was not taken
    │   ├── NoPictureError          there is none, or it is broken
    │   ├── PictureTooLargeError    it is larger, or more work, than any device's
    │   ├── PictureSlowError        it did not come in time
    │   └── PictureBusyError        too many come at once
    ├── AlertError                  a timer, an alarm or a reminder cannot be set or changed so
    │   ├── UnknownAlertError       there is none with that id
    │   ├── TooManyAlertsError      a device has as many as it may have
    │   ├── AlertTimeError          it is over already, or no time at all
    │   │   ├── AlertTooFarError    it is too far away
    │   │   └── NoSuchDateError     the calendar has no such day
    │   ├── AlertStateError         what is asked needs another kind, or another state
    │   └── AlertsElsewhereError    all are meant, and only other devices have such
    ├── ListError                   a list cannot be made or changed so
    │   ├── UnknownListError        there is none with that id
    │   ├── ListNameError           another list is called so
    │   └── ListFullError           there are as many lists, or things on it, as there may be
    ├── PersonaError                a persona cannot be made, changed or chosen so
    │   ├── UnknownPersonaError     there is none with that id
    │   ├── UnknownTemplateError    there is no template with that id
    │   ├── PersonaNameError        another persona is called so
    │   ├── PersonaGreetingError    its voice cannot read its greeting
    │   └── TooManyPersonasError    there are as many as there may be
    ├── FirmwareError               a firmware image cannot be used so
    │   ├── NotFirmwareError        the file is no image for the chips of these devices
    │   │   └── UnreadableFileError   … because it cannot be read
    │   ├── FirmwareCutError        it ends too early
    │   ├── FirmwareDamagedError    a checksum is wrong, or a part cannot be read
    │   ├── FirmwareLockedError     it is encrypted, or signed for devices that take nothing else
    │   ├── FirmwareZipError        the archive cannot be opened safely, or holds not exactly one image
    │   │   ├── LockedZipError        it is encrypted, or packed in an unknown way
    │   │   ├── NoReleaseError        it has too many files, or no image
    │   │   └── SeveralImagesError    it has several images
    │   ├── FirmwareTooLargeError   it is larger than the flash of any device
    │   ├── UnknownFirmwareError    there is none with that id in the library
    │   ├── FirmwareInUseError      it is given to devices now, and is not deleted meanwhile
    │   │   └── FirmwareFlashedError  a board is being flashed with it
    │   ├── FirmwareFullError       there are as many as there may be
    │   ├── FirmwareBusyError       another image comes in already
    │   ├── FirmwareSlowError       it did not come in time
    │   ├── RolloutError            a rollout cannot be begun, or changed so
    │   │   ├── UnknownRolloutError     there is none with that id
    │   │   ├── NobodyToUpdateError     no device may get the image
    │   │   ├── OnlyNewerError          those that may run a newer version, and are not to go back
    │   │   ├── AlreadyUpdatingError    a device is in another rollout that is not over
    │   │   ├── NotNowError             that is not possible in the rollout's state
    │   │   └── NothingNewerError       the library has no newer image for the device
    │   └── AssetsError             a file of assets cannot be used so
    │       ├── NotAssetsError          the file is none of assets
    │       ├── AssetsCutError          it ends too early
    │       ├── AssetsDamagedError      the checksum is wrong, or a part cannot be read
    │       ├── AssetsNewerError        it is of a newer kind than devices know
    │       ├── UnknownAssetsError      there are none with that id
    │       ├── AssetsInUseError        they are offered to devices now, and are not deleted meanwhile
    │       ├── AssetsFullError         there are as many as there may be
    │       ├── UnknownAssetOfferError  the device is offered none
    │       ├── UnfitAssetsError        they are for another board, or the device has no room for them
    │       └── AssetsUnderWayError     the device fetches them at this moment
    ├── UsbError                    what is asked cannot be done with a board on a cable
    │   ├── UnknownPortError        there is no port with that id
    │   ├── PortTakenError          the hub works with that port
    │   ├── UnknownFlashError       there is no flash with that id
    │   ├── FlashRunsError          it has not ended
    │   ├── FlashRefusedError       what is to be done contradicts itself, or the image is not for that
    │   ├── NoBackupError           what was on the board before was not kept
    │   ├── TooManyFlashesError     there are as many as there may be
    │   ├── NotListeningError       the log of that board is not read
    │   └── TooManyLogsError        there are as many as there may be
    ├── HearingError                nothing came of listening to a question
    │   ├── NothingSaidError        nobody spoke while the button was held
    │   └── NotUnderstoodError      there was a voice or a noise, but there were no words
    └── EngineError                 hearing, thinking or speaking failed
        ├── ModelMissingError       the model's files are not on this machine
        ├── ModelDamagedError       the model's files are there, but cannot be used
        ├── EngineFailedError       the engine itself gave up on one piece of work
        │   └── SpeechServiceError  … which is a service that hears or speaks
        │       ├── SpeechKeyError      it does not accept the key (401, 403)
        │       ├── SpeechQuotaError    the account's limit is reached (429, 402)
        │       ├── SpeechRefusedError  it does not accept what it is asked (400, 404, 422)
        │       ├── SpeechDownError     it cannot be reached, or failed (network, 5xx)
        │       ├── SpeechSlowError     nothing came in time
        │       └── SpeechUnusableError what came is no sound or no words, or broke off
        └── LanguageModelError      the language model's service gave no answer
            ├── KeyMissingError     no key is set
            ├── KeyRefusedError     the service does not accept the key (401; 400 that names it)
            ├── QuotaError          the account's limit is reached, or it has no credit (429, 402, 403)
            ├── BudgetError         the household's own budget for this month is used up
            ├── ServiceDownError    the service cannot be reached or failed (network, 5xx)
            ├── TooSlowError        the first word did not come in time
            ├── AnswerCutError      the answer broke off in the middle
            ├── CannotSeeError      the model takes no pictures
            └── EmptyAnswerError    the answer had no words

The message is English, for logs and the command line, and says what can be done. What a person
sees or hears in their language is looked up by ``code`` in ``resources/phrases``.
"""

from hub.errors.asking import (
    AskingError,
    HubAwayError,
    HubUntrustedError,
    NoHubThereError,
    ToldNoError,
)
from hub.errors.base import (
    HubError,
)
from hub.errors.devices import (
    EnrolmentError,
    NoPictureError,
    NothingToChangeError,
    NotInConversationError,
    NotKeptError,
    PictureBusyError,
    PictureError,
    PictureSlowError,
    PictureTooLargeError,
    TooManyAttemptsError,
    UnknownCodeError,
    UnknownDeviceError,
)
from hub.errors.engines import (
    AnswerCutError,
    BudgetError,
    CannotSeeError,
    EmptyAnswerError,
    EngineError,
    EngineFailedError,
    HearingError,
    KeyMissingError,
    KeyRefusedError,
    LanguageModelError,
    ModelDamagedError,
    ModelMissingError,
    NothingSaidError,
    NotUnderstoodError,
    QuotaError,
    ServiceDownError,
    SpeechDownError,
    SpeechKeyError,
    SpeechQuotaError,
    SpeechRefusedError,
    SpeechServiceError,
    SpeechSlowError,
    SpeechUnusableError,
    TooSlowError,
)
from hub.errors.firmware import (
    AlreadyUpdatingError,
    AssetsCutError,
    AssetsDamagedError,
    AssetsError,
    AssetsFullError,
    AssetsInUseError,
    AssetsNewerError,
    AssetsUnderWayError,
    FirmwareBusyError,
    FirmwareCutError,
    FirmwareDamagedError,
    FirmwareError,
    FirmwareFlashedError,
    FirmwareFullError,
    FirmwareInUseError,
    FirmwareLockedError,
    FirmwareSlowError,
    FirmwareTooLargeError,
    FirmwareZipError,
    LockedZipError,
    NobodyToUpdateError,
    NoReleaseError,
    NotAssetsError,
    NotFirmwareError,
    NothingNewerError,
    NotNowError,
    OnlyNewerError,
    RolloutError,
    SeveralImagesError,
    UnfitAssetsError,
    UnknownAssetOfferError,
    UnknownAssetsError,
    UnknownFirmwareError,
    UnknownRolloutError,
    UnreadableFileError,
)
from hub.errors.household import (
    AlertError,
    AlertsElsewhereError,
    AlertStateError,
    AlertTimeError,
    AlertTooFarError,
    ListError,
    ListFullError,
    ListNameError,
    NoSuchDateError,
    PersonaError,
    PersonaGreetingError,
    PersonaNameError,
    TooManyAlertsError,
    TooManyPersonasError,
    UnknownAlertError,
    UnknownListError,
    UnknownPersonaError,
    UnknownTemplateError,
)
from hub.errors.protocol import (
    CodecError,
    FloodError,
    FrameError,
    MessageError,
    NestingError,
    ProtocolError,
)
from hub.errors.setup import (
    DISK_FULL,
    EXIT_INTERRUPTED,
    EXIT_NOT_DONE,
    EXIT_SETUP,
    AddressUnavailableError,
    CertificateError,
    DamagedFileError,
    DataFolderError,
    DiskFullError,
    FolderInUseError,
    NewerFileError,
    NoHubError,
    NotDoneError,
    PortInUseError,
    SettingError,
    SettingFixedError,
    SetupError,
    SilentHubError,
)
from hub.errors.usb import (
    FlashRefusedError,
    FlashRunsError,
    NoBackupError,
    NotListeningError,
    PortTakenError,
    TooManyFlashesError,
    TooManyLogsError,
    UnknownFlashError,
    UnknownPortError,
    UsbError,
)

__all__ = [
    "DISK_FULL",
    "EXIT_INTERRUPTED",
    "EXIT_NOT_DONE",
    "EXIT_SETUP",
    "AddressUnavailableError",
    "AlertError",
    "AlertStateError",
    "AlertTimeError",
    "AlertTooFarError",
    "AlertsElsewhereError",
    "AlreadyUpdatingError",
    "AnswerCutError",
    "AskingError",
    "AssetsCutError",
    "AssetsDamagedError",
    "AssetsError",
    "AssetsFullError",
    "AssetsInUseError",
    "AssetsNewerError",
    "AssetsUnderWayError",
    "BudgetError",
    "CannotSeeError",
    "CertificateError",
    "CodecError",
    "DamagedFileError",
    "DataFolderError",
    "DiskFullError",
    "EmptyAnswerError",
    "EngineError",
    "EngineFailedError",
    "EnrolmentError",
    "FirmwareBusyError",
    "FirmwareCutError",
    "FirmwareDamagedError",
    "FirmwareError",
    "FirmwareFlashedError",
    "FirmwareFullError",
    "FirmwareInUseError",
    "FirmwareLockedError",
    "FirmwareSlowError",
    "FirmwareTooLargeError",
    "FirmwareZipError",
    "FlashRefusedError",
    "FlashRunsError",
    "FloodError",
    "FolderInUseError",
    "FrameError",
    "HearingError",
    "HubAwayError",
    "HubError",
    "HubUntrustedError",
    "KeyMissingError",
    "KeyRefusedError",
    "LanguageModelError",
    "ListError",
    "ListFullError",
    "ListNameError",
    "LockedZipError",
    "MessageError",
    "ModelDamagedError",
    "ModelMissingError",
    "NestingError",
    "NewerFileError",
    "NoBackupError",
    "NoHubError",
    "NoHubThereError",
    "NoPictureError",
    "NoReleaseError",
    "NoSuchDateError",
    "NobodyToUpdateError",
    "NotAssetsError",
    "NotDoneError",
    "NotFirmwareError",
    "NotInConversationError",
    "NotKeptError",
    "NotListeningError",
    "NotNowError",
    "NotUnderstoodError",
    "NothingNewerError",
    "NothingSaidError",
    "NothingToChangeError",
    "OnlyNewerError",
    "PersonaError",
    "PersonaGreetingError",
    "PersonaNameError",
    "PictureBusyError",
    "PictureError",
    "PictureSlowError",
    "PictureTooLargeError",
    "PortInUseError",
    "PortTakenError",
    "ProtocolError",
    "QuotaError",
    "RolloutError",
    "ServiceDownError",
    "SettingError",
    "SettingFixedError",
    "SetupError",
    "SeveralImagesError",
    "SilentHubError",
    "SpeechDownError",
    "SpeechKeyError",
    "SpeechQuotaError",
    "SpeechRefusedError",
    "SpeechServiceError",
    "SpeechSlowError",
    "SpeechUnusableError",
    "ToldNoError",
    "TooManyAlertsError",
    "TooManyAttemptsError",
    "TooManyFlashesError",
    "TooManyLogsError",
    "TooManyPersonasError",
    "TooSlowError",
    "UnfitAssetsError",
    "UnknownAlertError",
    "UnknownAssetOfferError",
    "UnknownAssetsError",
    "UnknownCodeError",
    "UnknownDeviceError",
    "UnknownFirmwareError",
    "UnknownFlashError",
    "UnknownListError",
    "UnknownPersonaError",
    "UnknownPortError",
    "UnknownRolloutError",
    "UnknownTemplateError",
    "UnreadableFileError",
    "UsbError",
]
