"""Hearing, thinking and speaking that failed."""

from hub.errors.base import HubError


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
