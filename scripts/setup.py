"""Makes this folder ready to run: ``python3 scripts/setup.py [--dev]``. `make` calls it.

Needs Python 3.11 and pip, nothing else. It may be run again at any time.
"""

import sys

OLDEST = (3, 11)
TOO_NEW = (3, 14)  # the first version the locked packages have no wheels for

if not OLDEST <= sys.version_info[:2] < TOO_NEW:
    sys.stderr.write(
        "setup: Python 3.11, 3.12 or 3.13 is needed, this is {}.{}. "
        "Install one and name it: make setup PYTHON=python3.11\n".format(*sys.version_info)
    )
    sys.exit(2)

from pathlib import Path  # noqa: E402 - after the check: older versions stop above

sys.dont_write_bytecode = True  # nothing of another user's is left in the source folders
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.setup_steps.cli import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
