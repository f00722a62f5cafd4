"""``python -m hub …``: the command line. Each command is imported only when it is asked for."""

import argparse
import asyncio
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hub import __version__
from hub.commands.hidden import is_own_child, run_hidden
from hub.commands.options import add_place_options, add_serve_options, settings_from
from hub.errors import EXIT_INTERRUPTED, EXIT_NOT_DONE, EXIT_SETUP, NotDoneError, SetupError

EXIT_UNREAD = 141
"""Exit status when who reads the output has gone, as ``head`` does: 128 + SIGPIPE, as of other programs."""

APPROVED_WITHIN_S = 30.0
"""Longest wait of a software device that is approved at once, seconds: it asks again every 3 to 10."""


@dataclass(frozen=True, slots=True)
class Command:
    """One sub-command."""

    summary: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    try:
        try:
            return _run(sys.argv[1:] if argv is None else list(argv))
        finally:
            sys.stdout.flush()
    except BrokenPipeError:  # standard output: a connection's is told by who holds it
        _write_nowhere()
        return EXIT_UNREAD
    except KeyboardInterrupt:  # what a command has to say of it, it has said
        return EXIT_INTERRUPTED


def _run(given: Sequence[str]) -> int:
    if is_own_child(given):
        return run_hidden()
    wanted = next((word for word in given if not word.startswith("-")), "")
    args = _parser(wanted).parse_args(given)
    try:
        return COMMANDS[args.command].run(args)
    except SetupError as error:
        print(error, file=sys.stderr)
        return EXIT_SETUP
    except NotDoneError as error:
        print(error, file=sys.stderr)
        return EXIT_NOT_DONE


def _write_nowhere() -> None:
    """Throw away what is left of the output, or Python would complain of it as it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _parser(wanted: str) -> argparse.ArgumentParser:
    """The parser, with the arguments of the ``wanted`` command only."""
    parser = argparse.ArgumentParser(prog="python -m hub", description="A home hub for Xiaozhi voice devices.")
    parser.add_argument("--version", action="version", version=f"xiaozhi-hub {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        sub = commands.add_parser(name, help=command.summary, description=command.summary)
        if name == wanted:
            command.add_arguments(sub)
    return parser


def _serve(args: argparse.Namespace) -> int:
    from hub.commands import serve

    return asyncio.run(serve.run(settings_from(args)))


def _twin_arguments(parser: argparse.ArgumentParser) -> None:
    from hub.twin.command import add_arguments

    add_arguments(parser)
    parser.add_argument(
        "--approve", action="store_true", help="let it in by the hub that runs in --data-dir, as a person would"
    )
    add_place_options(parser)


def _twin(args: argparse.Namespace) -> int:
    from hub.twin import command

    if not args.approve:
        return asyncio.run(command.run(args))
    from hub.commands import control

    data_dir = settings_from(args).data_dir
    control.ask(data_dir, "GET", "/enrolment")  # rather no hub now than a device that nobody can let in
    args.wait_approval = args.wait_approval or APPROVED_WITHIN_S

    async def approve(code: str) -> None:
        await asyncio.to_thread(control.approve, data_dir, code)

    return asyncio.run(command.run(args, approve))


def _models_arguments(parser: argparse.ArgumentParser) -> None:
    from models.command import add_arguments

    add_place_options(parser)
    add_arguments(parser)


def _models(args: argparse.Namespace) -> int:
    from models import command
    from models.store import USER_FOLDER_NAME

    return command.run(args, settings_from(args).data_dir / USER_FOLDER_NAME)


def _key_arguments(parser: argparse.ArgumentParser) -> None:
    add_place_options(parser)
    parser.add_argument("action", choices=("set", "forget", "where"))
    parser.add_argument("--second", action="store_true", help="of the service that stands in")


def _key(args: argparse.Namespace) -> int:
    from hub.commands import key

    return key.run(args.action, settings_from(args), second=args.second)


def _store_arguments(parser: argparse.ArgumentParser) -> None:
    from hub.commands.store import add_arguments

    add_place_options(parser)
    add_arguments(parser)


def _store(args: argparse.Namespace) -> int:
    from hub.commands import store

    return store.run(args, settings_from(args))


def _devices_arguments(parser: argparse.ArgumentParser) -> None:
    from hub.commands.devices import add_arguments

    add_place_options(parser)
    add_arguments(parser)


def _devices(args: argparse.Namespace) -> int:
    from hub.commands import devices

    devices.run(args, settings_from(args).data_dir)
    return 0


def _token_arguments(parser: argparse.ArgumentParser) -> None:
    from hub.commands.token import add_arguments

    add_place_options(parser)
    add_arguments(parser)


def _token(args: argparse.Namespace) -> int:
    from hub.commands import token

    token.run(args, settings_from(args).data_dir)
    return 0


def _tls_arguments(parser: argparse.ArgumentParser) -> None:
    from hub.commands.tls import add_arguments

    add_place_options(parser)
    add_arguments(parser)


def _tls(args: argparse.Namespace) -> int:
    from hub.commands import tls

    tls.run(args.action, settings_from(args))
    return 0


def _firmware_arguments(parser: argparse.ArgumentParser) -> None:
    from hub.commands.firmware import add_arguments

    add_place_options(parser)
    add_arguments(parser)


def _firmware(args: argparse.Namespace) -> int:
    from hub.commands import firmware

    return firmware.run(args, settings_from(args).data_dir)


COMMANDS = {
    "serve": Command("run the hub without a window", add_serve_options, _serve),
    "twin": Command("ask the hub something, as a device would", _twin_arguments, _twin),
    "devices": Command(
        "devices: list, approve, reject, clear, block, unblock, forget, renew", _devices_arguments, _devices
    ),
    "token": Command("tokens for other programs: create, list, revoke", _token_arguments, _token),
    "tls": Command("a certificate from a CA of the hub's own: create, renew, show", _tls_arguments, _tls),
    "models": Command("speech models: list, download, verify, remove", _models_arguments, _models),
    "firmware": Command(
        "firmware of devices: keep it, give it to them over the air, write it over USB",
        _firmware_arguments,
        _firmware,
    ),
    "store": Command("what is kept: check, export, delete", _store_arguments, _store),
    "key": Command("the language model's key, read from standard input", _key_arguments, _key),
}

if __name__ == "__main__":
    sys.exit(main())
