"""The options of the hub, shared by the command line and the desktop."""

import argparse
from pathlib import Path
from typing import Any

from hub.config import Settings, load_settings
from hub.config.settings import load_settings_beside_file

_PLACES = {
    "data_dir": ("data_dir",),
    "host": ("server", "host"),
    "http_port": ("server", "http_port"),
    "ws_port": ("server", "ws_port"),
}


def add_place_options(parser: argparse.ArgumentParser, *, again: bool = False) -> None:
    """Add the options that say which hub's things are meant.

    Args:
        parser: Of a command, or of one of its actions.
        again: The command has them, too; what is given there counts, unless it is given here.
    """
    default = argparse.SUPPRESS if again else None
    parser.add_argument(
        "--data-dir", metavar="DIR", default=default, help="folder for everything the hub keeps"
    )
    parser.add_argument("--config", metavar="FILE", type=Path, default=default, help="settings in TOML")


def add_serve_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that override settings."""
    add_place_options(parser)
    parser.add_argument("--host", help="address to listen on")
    parser.add_argument("--http-port", metavar="PORT", help="port of the device's check; 0 picks a free one")
    parser.add_argument("--ws-port", metavar="PORT", help="port of the conversation; 0 picks a free one")
    parser.add_argument("--no-mdns", action="store_true", help="do not announce the hub on the network")


def settings_from(args: argparse.Namespace) -> Settings:
    """The settings, with the given options over all else.

    Raises:
        SettingError: A value is not acceptable.
    """
    return load_settings(args.config, _overrides(args))


def settings_beside_file(args: argparse.Namespace) -> Settings:
    """The settings as they are without a file that cannot be used.

    Raises:
        SettingError: It is not the file that is wrong.
    """
    return load_settings_beside_file(args.config, _overrides(args))


def _overrides(args: argparse.Namespace) -> dict[str, Any]:
    overrides: dict[str, Any] = {}
    for option, path in _PLACES.items():
        value = getattr(args, option, None)
        if value is not None:
            _put(overrides, path, value)
    if getattr(args, "no_mdns", False):
        _put(overrides, ("discovery", "mdns"), False)
    return overrides


def _put(tree: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    for name in path[:-1]:
        tree = tree.setdefault(name, {})
    tree[path[-1]] = value
