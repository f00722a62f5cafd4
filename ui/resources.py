"""Where the window's own data is: style sheet, icons, translations."""

from pathlib import Path
from typing import Final

import resources

FOLDER: Final = Path(resources.__file__).parent
STYLE_SHEET: Final = FOLDER / "ui" / "style.qss"
ICONS: Final = FOLDER / "ui" / "icons"
TRANSLATIONS: Final = FOLDER / "translations"
