"""Every error the hub raises on purpose, as one tree.

::

    HubError
    ├── SetupError                  the hub cannot start as asked; the command line ends with 2
    │   ├── SettingError            a setting's value is not acceptable
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
    │   ├── AlertTimeError          it is over already, too far away, or no time at all
    │   └── AlertStateError         what is asked needs another kind, or another state
    ├── ListError                   a list cannot be made or changed so
    │   ├── UnknownListError        there is none with that id
    │   ├── ListNameError           another list is called so
    │   └── ListFullError           there are as many lists, or things on it, as there may be
    ├── PersonaError                a persona cannot be made, changed or chosen so
    │   ├── UnknownPersonaError     there is none with that id
    │   ├── UnknownTemplateError    there is no template with that id
    │   ├── PersonaNameError        another persona is called so
    │   └── TooManyPersonasError    there are as many as there may be
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
            ├── KeyRefusedError     the service does not accept the key (401, 403)
            ├── QuotaError          the account's limit is reached (429, 402)
            ├── BudgetError         the household's own budget for this month is used up
            ├── ServiceDownError    the service cannot be reached or failed (network, 5xx)
            ├── TooSlowError        the first word did not come in time
            ├── AnswerCutError      the answer broke off in the middle
            ├── CannotSeeError      the model takes no pictures
            └── EmptyAnswerError    the answer had no words

The message is English, for logs and the command line, and says what can be done. What a person
sees or hears in their language is looked up by ``code`` in ``resources/phrases``.
"""

import errno
from typing import ClassVar, Final

EXIT_SETUP: Final = 2
"""Exit status of a program that could not start as asked (a ``SetupError``)."""

EXIT_NOT_DONE: Final = 1
"""Exit status of a command that the running hub did not follow (a ``NotDoneError``)."""

DISK_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
"""``OSError.errno`` when the disk is full, or the person's share of it."""


class HubError(Exception):
    """An error with a stable code."""

    code: ClassVar[str] = "hub"


class SetupError(HubError):
    """The hub cannot start as asked."""

    code = "setup"


class SettingError(SetupError):
    """A setting's value is not acceptable."""

    code = "setup.setting"


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


class ProtocolError(HubError):
    """A peer sent what the protocol does not allow."""

    code = "protocol"


class FrameError(ProtocolError):
    """A binary message that is no frame."""

    code = "protocol.frame"


class MessageError(ProtocolError):
    """A text message that is no message."""

    code = "protocol.message"


class NestingError(MessageError):
    """A text message with objects and lists nested deeper than any device's."""

    code = "protocol.nesting"


class CodecError(ProtocolError):
    """A packet that is no Opus."""

    code = "protocol.codec"


class FloodError(ProtocolError):
    """A peer sends more messages, or more that are of no use, than any device does: it is sent away."""

    code = "protocol.flood"


class EnrolmentError(HubError):
    """What was to be decided about a device cannot be."""

    code = "enrolment"


class UnknownCodeError(EnrolmentError):
    """No device waits with that code."""

    code = "enrolment.unknown_code"


class UnknownDeviceError(EnrolmentError):
    """No device with that id is known."""

    code = "enrolment.unknown_device"


class TooManyAttemptsError(EnrolmentError):
    """Too many codes in a short time were those of no device."""

    code = "enrolment.too_many_attempts"


class NothingToChangeError(EnrolmentError):
    """The decision would change nothing: the device is not in the state that it ends."""

    code = "enrolment.nothing_to_change"


class NotKeptError(EnrolmentError):
    """What was decided is in force, but could not be written: it ends with the hub."""

    code = "enrolment.not_kept"


class NotInConversationError(HubError):
    """A device is to do something, and cannot be reached now: it holds no connection when it is idle."""

    code = "devices.not_in_conversation"


class PictureError(HubError):
    """A picture that a device sent was not taken."""

    code = "picture"


class NoPictureError(PictureError):
    """There is none, or it is broken."""

    code = "picture.none"


class PictureTooLargeError(PictureError):
    """It is larger, or more work, than any device's."""

    code = "picture.too_large"


class PictureSlowError(PictureError):
    """It did not come in time."""

    code = "picture.slow"


class PictureBusyError(PictureError):
    """Too many come at once."""

    code = "picture.busy"


class AlertError(HubError):
    """A timer, an alarm or a reminder cannot be set or changed so."""

    code = "alert"


class UnknownAlertError(AlertError):
    """There is no timer, alarm or reminder with that id."""

    code = "alert.unknown"


class TooManyAlertsError(AlertError):
    """A device has as many as it may have."""

    code = "alert.too_many"


class AlertTimeError(AlertError):
    """The time is over already, too far away, or no time at all."""

    code = "alert.time"


class AlertStateError(AlertError):
    """What is asked needs another kind of alert, or one in another state."""

    code = "alert.state"


class ListError(HubError):
    """A list cannot be made or changed so."""

    code = "list"


class UnknownListError(ListError):
    """There is no list with that id."""

    code = "list.unknown"


class ListNameError(ListError):
    """Another list is called so."""

    code = "list.name"


class ListFullError(ListError):
    """There are as many lists, or things on the list, as there may be."""

    code = "list.full"


class PersonaError(HubError):
    """A persona cannot be made, changed or chosen so."""

    code = "persona"


class UnknownPersonaError(PersonaError):
    """There is no persona with that id."""

    code = "persona.unknown"


class UnknownTemplateError(PersonaError):
    """There is no template of a persona with that id."""

    code = "persona.template"


class PersonaNameError(PersonaError):
    """Another persona is called so."""

    code = "persona.name"


class TooManyPersonasError(PersonaError):
    """There are as many personas as there may be."""

    code = "persona.too_many"


class HearingError(HubError):
    """Nothing came of listening to a question."""

    code = "heard"


class NothingSaidError(HearingError):
    """Nobody spoke while the button was held."""

    code = "heard.nothing"


class NotUnderstoodError(HearingError):
    """There was a voice or a noise, but there were no words."""

    code = "heard.unclear"


class EngineError(HubError):
    """Hearing, thinking or speaking failed."""

    code = "engine"


class ModelMissingError(EngineError):
    """The model's files are not on this machine."""

    code = "engine.model_missing"


class ModelDamagedError(EngineError):
    """The model's files are there, but cannot be used."""

    code = "engine.model_damaged"


class EngineFailedError(EngineError):
    """The engine gave up on one piece of work."""

    code = "engine.failed"


class SpeechServiceError(EngineFailedError):
    """A service that hears or speaks gave up on one piece of work."""

    code = "speech"


class SpeechKeyError(SpeechServiceError):
    """The service does not accept the key."""

    code = "speech.key_refused"


class SpeechQuotaError(SpeechServiceError):
    """The account's limit is reached."""

    code = "speech.quota"


class SpeechRefusedError(SpeechServiceError):
    """The service does not accept what it is asked: its address, the model or the voice is wrong."""

    code = "speech.refused"


class SpeechDownError(SpeechServiceError):
    """The service cannot be reached, or failed."""

    code = "speech.down"


class SpeechSlowError(SpeechServiceError):
    """Nothing, or nothing more, came in time."""

    code = "speech.slow"


class SpeechUnusableError(SpeechServiceError):
    """What came is no sound, or no words, or broke off."""

    code = "speech.unusable"


class LanguageModelError(EngineError):
    """The language model's service gave no answer."""

    code = "llm"


class KeyMissingError(LanguageModelError):
    """No key is set for the language model."""

    code = "llm.no_key"


class KeyRefusedError(LanguageModelError):
    """The service does not accept the key."""

    code = "llm.key_refused"


class QuotaError(LanguageModelError):
    """The account's limit is reached."""

    code = "llm.quota"


class BudgetError(LanguageModelError):
    """The household's own budget for this month is used up."""

    code = "llm.budget"


class ServiceDownError(LanguageModelError):
    """The service cannot be reached, or failed."""

    code = "llm.down"


class TooSlowError(LanguageModelError):
    """The first word did not come in time."""

    code = "llm.slow"


class AnswerCutError(LanguageModelError):
    """The answer broke off in the middle."""

    code = "llm.cut"


class CannotSeeError(LanguageModelError):
    """The model takes no pictures, or is not known to its service."""

    code = "llm.blind"


class EmptyAnswerError(LanguageModelError):
    """The answer had no words."""

    code = "llm.empty"
