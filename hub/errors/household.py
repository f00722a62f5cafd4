"""What cannot be done with timers, lists and personas."""

from hub.errors.base import HubError


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


class AlertTooFarError(AlertTimeError):
    """The time is further away than anything can be set."""

    code = "alert.too_far"


class NoSuchDateError(AlertTimeError):
    """There is no such day in the calendar, as the 30th of February."""

    code = "alert.no_such_date"


class AlertStateError(AlertError):
    """What is asked needs another kind of alert, or one in another state."""

    code = "alert.state"


class AlertsElsewhereError(AlertError):
    """All of them are meant, and only other devices have such."""

    code = "alert.only_elsewhere"


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


class PersonaGreetingError(PersonaError):
    """The persona's voice cannot read its greeting."""

    code = "persona.greeting"


class TooManyPersonasError(PersonaError):
    """There are as many personas as there may be."""

    code = "persona.too_many"
