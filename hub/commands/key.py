"""``python -m hub key``: the language model's key, on a machine without a window."""

import getpass
import sys

from hub.config import Settings
from hub.data_folder import prepare_data_folder
from hub.model_key import ServiceKey
from hub.secrets import KeyPlace, Secrets, is_key

PLACES = {
    KeyPlace.KEYRING: "in the system's keyring",
    KeyPlace.FILE: "in a file that only you can read, in the data folder",
    KeyPlace.NOWHERE: "nowhere: no key is kept",
}


def run(action: str, settings: Settings, *, second: bool = False) -> int:
    """Set, forget or find the key, or the second service's; a running hub takes a new one at its next start."""
    prepare_data_folder(settings.data_dir)
    llm = settings.llm
    if second and not llm.second.given:
        print("There is no second service: set llm.second.base_url first.", file=sys.stderr)
        return 1
    kept = ServiceKey(Secrets(settings.data_dir), llm.second.base_url if second else llm.base_url)
    if action == "set":
        value = _read_key()
        if not value:
            print("No key was given. Nothing was changed.", file=sys.stderr)
            return 1
        if not is_key(value):
            print("A key is one word of ASCII letters, digits and signs. Nothing was changed.", file=sys.stderr)
            return 1
        print(f"The key is kept {PLACES[kept.set(value)]}.")
    elif action == "forget":
        (kept.forget_own if second else kept.forget)()
        print("No key is kept any more.")
    else:
        print(f"The key is kept {PLACES[(kept.get_own if second else kept.get)()[1]]}.")
    return 0


def _read_key() -> str:
    return (getpass.getpass("Key: ") if sys.stdin.isatty() else sys.stdin.readline()).strip()
