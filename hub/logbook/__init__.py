"""What the hub has logged lately, for people who look at it in the window or over the API."""

from hub.logbook.book import Entry, Extract, Level, LogBook, Sought
from hub.logbook.veil import CREDENTIALS, veiled

__all__ = ["CREDENTIALS", "Entry", "Extract", "Level", "LogBook", "Sought", "veiled"]
