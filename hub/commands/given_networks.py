"""The networks that a board is to join, as a person gives them: names typed, passwords asked for or read."""

import getpass
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import SecretStr

from hub.errors import NotDoneError, SettingError
from hub.firmware.usb.provisioning import LEAST_PASSWORD, MAX_PASSWORD, MOST_NETWORKS, checked_password


def given_networks(names: Sequence[str], file: Path | None) -> list[dict[str, str]]:
    """As the API is told of them.

    Args:
        names: Of the networks.
        file: Has their passwords, a line each; None: they are asked for, or read from standard input.

    Raises:
        SettingError: There are too many, or no network has such a password.
        NotDoneError: A password is missing.
        KeyboardInterrupt: The person does not want to go on.
    """
    if len(names) > MOST_NETWORKS:
        raise SettingError(f"{len(names)} networks are named; a board remembers {MOST_NETWORKS} at most.")
    passwords = _lines(names, file)
    return [{"ssid": name, "password": _password(name, passwords)} for name in names]


def _password(name: str, passwords: Iterator[str]) -> str:
    try:
        typed = next(passwords)
    except (StopIteration, EOFError):
        raise NotDoneError(
            f"There is no password for the network {name}. An open network has an empty line."
        ) from None
    except UnicodeError:
        raise SettingError(f"The password of the network {name} is no text in UTF-8.") from None
    try:
        return checked_password(SecretStr(typed)).get_secret_value()
    except ValueError:
        raise SettingError(
            f"The password of the network {name} cannot be right: one has {LEAST_PASSWORD} letters at least "
            f"and {MAX_PASSWORD} bytes at most; an open network has an empty line."
        ) from None


def _lines(names: Sequence[str], file: Path | None) -> Iterator[str]:
    if file is not None:
        try:
            return iter(file.read_text("utf-8").splitlines())
        except OSError as error:
            raise NotDoneError(f"The passwords in {file} cannot be read: {error.strerror}.") from error
        except UnicodeError as error:
            raise NotDoneError(f"The passwords in {file} cannot be read: it is no text in UTF-8.") from error
    if sys.stdin.isatty():
        return (getpass.getpass(f"Password of {name}: ") for name in names)
    return (line.rstrip("\r\n") for line in sys.stdin)
