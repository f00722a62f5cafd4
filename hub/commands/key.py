"""``python -m hub key``: the language model's key, on a machine without a window."""

import getpass
import sys

from pydantic import SecretStr

from hub.config import Settings
from hub.data_folder import prepare_data_folder
from hub.model_key import LLM_KEY
from hub.secrets import KeyPlace, Secrets, is_key

PLACES = {
    KeyPlace.KEYRING: "in the system's keyring",
    KeyPlace.FILE: "in a file that only you can read, in the data folder",
    KeyPlace.NOWHERE: "nowhere: no key is kept",
}


def run(action: str, settings: Settings) -> int:
    """Set, forget or find the key; a running hub takes a new one when it is started again."""
    prepare_data_folder(settings.data_dir)
    secrets = Secrets(settings.data_dir)
    if action == "set":
        value = _read_key()
        if not value:
            print("No key was given. Nothing was changed.", file=sys.stderr)
            return 1
        if not is_key(value):
            print("A key is one word of ASCII letters, digits and signs. Nothing was changed.", file=sys.stderr)
            return 1
        print(f"The key is kept {PLACES[secrets.set(LLM_KEY, SecretStr(value))]}.")
    elif action == "forget":
        secrets.forget(LLM_KEY)
        print("No key is kept any more.")
    else:
        print(f"The key is kept {PLACES[secrets.get(LLM_KEY)[1]]}.")
    return 0


def _read_key() -> str:
    return (getpass.getpass("Key: ") if sys.stdin.isatty() else sys.stdin.readline()).strip()
