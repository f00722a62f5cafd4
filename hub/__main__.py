"""``python -m hub …``: the command line."""

import argparse
import asyncio
import sys
from collections.abc import Callable, Sequence

from hub import __version__
from hub.commands.options import add_serve_options, settings_from
from hub.errors import SetupError

EXIT_SETUP = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    args = _parser().parse_args(argv)
    try:
        return _command(args.command)(args)
    except SetupError as error:
        print(error, file=sys.stderr)
        return EXIT_SETUP


def _parser() -> argparse.ArgumentParser:
    from hub.twin.command import add_arguments as add_twin_arguments
    from models.command import add_arguments as add_models_arguments

    parser = argparse.ArgumentParser(prog="python -m hub", description="A home hub for Xiaozhi voice devices.")
    parser.add_argument("--version", action="version", version=f"xiaozhi-hub {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    serve = commands.add_parser("serve", help="run the hub without a window")
    add_serve_options(serve)
    twin = commands.add_parser("twin", help="ask the hub something, as a device would")
    add_twin_arguments(twin)
    models = commands.add_parser("models", help="speech models: list, download, verify, remove")
    add_serve_options(models)
    add_models_arguments(models)
    key = commands.add_parser("key", help="keep the language model's key, read from standard input")
    add_serve_options(key)
    key.add_argument("action", choices=("set", "forget", "where"))
    return parser


def _serve(args: argparse.Namespace) -> int:
    from hub.commands import serve

    return asyncio.run(serve.run(settings_from(args)))


def _twin(args: argparse.Namespace) -> int:
    from hub.twin import command

    return asyncio.run(command.run(args))


def _models(args: argparse.Namespace) -> int:
    from models import command
    from models.store import USER_FOLDER_NAME

    return command.run(args, settings_from(args).data_dir / USER_FOLDER_NAME)


def _key(args: argparse.Namespace) -> int:
    from hub.commands import key

    return key.run(args.action, settings_from(args))


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    return {"serve": _serve, "twin": _twin, "models": _models, "key": _key}[name]


if __name__ == "__main__":
    sys.exit(main())
