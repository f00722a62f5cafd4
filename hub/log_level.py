"""How much is logged, also when it changes while the hub runs."""

import logging

from hub.config import Settings

OURS = ("hub", "models", "ui")
"""Packages that log at DEBUG, if that is wanted. Libraries never do: they log what they are given, headers with
tokens, statements with what was said, whole requests."""


def set_log_level(settings: Settings) -> None:
    """Log as much as the settings say, from now on."""
    wanted = logging.getLevelNamesMapping()[settings.log_level]
    logging.getLogger().setLevel(max(wanted, logging.INFO))
    for package in OURS:
        logging.getLogger(package).setLevel(wanted)
