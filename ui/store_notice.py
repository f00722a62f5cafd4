"""What is told when conversations cannot be kept, and when they can be again."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hub.events import StoreChanged, StoreState
from ui.bridge import Notice, NoticeKind

STORE: Final = "store"
"""Topic of such notices: the newest takes the place of the one before."""

translate = QCoreApplication.translate


def about_store(event: StoreChanged) -> Notice:
    """The notice of it."""
    if event.state is StoreState.FAILING:
        said = translate("StoreNotice", "Conversations cannot be kept for now")
        return Notice(NoticeKind.FAILED, said, event.error, topic=STORE)
    return Notice(NoticeKind.DONE, translate("StoreNotice", "Conversations are kept again."), topic=STORE)
