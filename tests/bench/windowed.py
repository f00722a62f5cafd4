"""The program with a window that obeys (``tests.bench.watched``). Run as ``python -m ui`` is."""

import sys
from typing import Any

import ui.__main__ as program

_show = program._show_own


async def _show_watched(*given: Any) -> int:
    """As the program does. Nothing of the window is imported sooner than there."""
    import ui.main_window
    from tests.bench.watched import Watched

    ui.main_window.MainWindow = Watched  # type: ignore[misc]
    return await _show(*given)


if __name__ == "__main__":
    program._show_own = _show_watched  # type: ignore[assignment]
    sys.exit(program.main())
