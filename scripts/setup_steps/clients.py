"""Other people's clients, which the tests let talk to the hub: each in an environment of its own.

What they ask for does not agree with what the hub is locked to, nor with each other.
"""

import dataclasses
import sys
from collections.abc import Sequence

from . import interpreter, packages
from .paths import Tree

LOCKS = "tests/e2e/clients"
CLIENTS = ("xiaozhi-client", "xiaozhi-sdk")
SYSTEM = "linux"  # where they are tried; elsewhere not all of what they need has wheels


def ensure(tree: Tree, clients: Sequence[str] = CLIENTS) -> None:
    """Have the clients and what their locks list in their environments."""
    if sys.platform != SYSTEM:
        return
    for name in clients:
        own = environment(tree, name)
        interpreter.ensure(own)
        packages.ensure_listed(own, name, tree.root / LOCKS / f"{name}.lock")


def environment(tree: Tree, name: str) -> Tree:
    """The tree with the client's environment in place of ours."""
    return dataclasses.replace(tree, environment=f".setup/clients/{name}")
