"""``python -m tests.skills.hear TEXT [LANGUAGE]``: prints what a sentence is taken for."""

import sys

from hub.skills.recognition import recognise

if __name__ == "__main__":
    print(recognise(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "en") or "nothing: the model is asked")  # noqa: T201
