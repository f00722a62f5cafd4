"""The real program, used by a person: from the first run to its end, with a picture of whatever is seen.

``python -m tests.e2e.desktop_trial FOLDER [--languages en ru zh] [--scales 1 1.5] [--quick]``

It starts an Xvfb of its own, for each scale another; hub, Whisper, Piper and window are real, and the language
model and the device are stand-ins. ``--quick`` takes no pictures and sees one language: it is the test's.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.e2e.desktop.display import display

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Run it once for each scale; 1 when something did not appear."""
    args = _parser().parse_args()
    if args.inside:
        return _inside(args)
    worst = 0
    for scale in ["1"] if args.readme else args.scales:
        with display() as shown:
            command = [
                sys.executable,
                "-X",
                "faulthandler",
                "-m",
                "tests.e2e.desktop_trial",
                *sys.argv[1:],
                "--inside",
                str(scale),
            ]
            extra = {**shown, "QT_SCALE_FACTOR": str(scale)}
            done = subprocess.run(command, cwd=ROOT, env=os.environ | extra, check=False)  # noqa: S603 - ourselves
        if done.returncode not in (0, 1):
            print(f"FAILED: the program ended with {done.returncode}", flush=True)  # noqa: T201
        worst = max(worst, abs(done.returncode))
    return worst


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--languages", nargs="+", default=["en", "ru", "zh"])
    parser.add_argument("--themes", nargs="+", default=["light", "dark"])
    parser.add_argument("--scales", nargs="+", default=["1", "1.5"])
    parser.add_argument("--size", nargs=2, type=int, default=(960, 640), help="of the window in the round")
    parser.add_argument("--quick", action="store_true", help="the story alone, without pictures")
    parser.add_argument("--readme", action="store_true", help="the pictures of the README, at 100 %%, alone")
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    return parser


def _inside(args: argparse.Namespace) -> int:
    from tests.e2e.desktop.person import Person
    from tests.e2e.desktop.trial import Trial

    with tempfile.TemporaryDirectory() as place:
        pictures = args.folder if args.readme else args.folder / "story"
        person = Person(None if args.quick else pictures, f"-{args.inside}")
        trial = Trial(person, Path(place), args)
        complaints = trial.run()
    for each in complaints:
        print(f"FAILED: {each}", flush=True)  # noqa: T201 - what it is for
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
