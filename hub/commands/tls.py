"""``python -m hub tls``: a certificate for the hub from a CA of its own, for those who have none."""

import argparse
import ipaddress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from hub.addresses import ipv6_addresses, lan_addresses
from hub.commands.options import add_place_options
from hub.config import Settings
from hub.config.network import ANY, ANY_IPV4, THIS_MACHINE
from hub.data_folder import prepare_data_folder
from hub.errors import CertificateError
from hub.storage.files import told_clearly, write_whole
from hub.tls.certificate import read_pair
from hub.tls.facts import Facts, read_facts
from hub.tls.files import PairFiles, authority_files, files_in_use, own_files
from hub.tls.pairs import Pair, new_authority, new_certificate

OWNER_ONLY: Final = 0o700
"""Rights of the folders; files are their owner's only, too, but for certificates."""

PUBLIC: Final = 0o644
"""Rights of a certificate: it is meant to be handed out."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be done."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions_and_help = {
        "create": "make a local CA, and a certificate for the hub that it signs",
        "renew": "make another certificate with the same CA, for the names and addresses of now",
        "show": "the certificate in use, and the local CA",
    }
    for action, what in actions_and_help.items():
        add_place_options(actions.add_parser(action, help=what), again=True)


def run(action: str, settings: Settings) -> None:
    """Do it.

    Raises:
        CertificateError: There is a CA already, or none, or it cannot be used.
        DataFolderError: Nothing can be written.
    """
    now = datetime.now(UTC)
    if action == "create":
        _create(settings, now)
    elif action == "renew":
        _renew(settings, now)
    else:
        _show(settings, now)


def wanted_names(settings: Settings) -> tuple[str, ...]:
    """What the certificate is for: every name and address under which the hub can be asked now."""
    server = settings.server
    fixed = [_address(host) for host in server.hosts if host not in (ANY, ANY_IPV4)]
    found = lan_addresses() if ANY_IPV4 in server.hosts else ()
    found6 = ipv6_addresses() if ANY in server.hosts else ()
    names = (f"{settings.discovery.name}.local", *server.names, *fixed, *found, *found6)
    return tuple(dict.fromkeys((*names, "localhost", THIS_MACHINE, "::1")))


def _create(settings: Settings, now: datetime) -> None:
    files = authority_files(settings.data_dir)
    if files.certificate.exists() or files.key.exists():
        raise CertificateError(
            f"There is a local CA already, in {files.certificate.parent}. For another certificate of it use "
            "`tls renew`; for another CA, which all clients must be told anew, move that folder away first."
        )
    prepare_data_folder(settings.data_dir)
    _write(files, new_authority(f"{settings.discovery.name}.local", now))
    print(f"The local CA is made. Give this file to programs that shall trust it: {files.certificate}")
    print(f"Its key is {files.key}: whoever has it can pretend to be any server to them.")
    _renew(settings, now)


def _renew(settings: Settings, now: datetime) -> None:
    names = wanted_names(settings)
    pair = new_certificate(_read(authority_files(settings.data_dir)), names, now)
    own = own_files(settings.data_dir)
    _write(own, pair)
    facts = read_facts(pair.certificate)
    print(f"The hub's certificate is good until {facts.ends.date()}, for: {', '.join(facts.names)}")
    if files_in_use(settings) != own:
        print(f"It is not used: tls.cert_file names {settings.tls.cert_file}.")
        return
    tls = settings.tls
    print(f"HTTPS is on port {tls.https_port}, and the WebSocket with TLS on port {tls.wss_port}.")
    print("A hub that has a certificate already takes the new one by itself; another one has to be restarted.")


def _show(settings: Settings, now: datetime) -> None:
    files = files_in_use(settings)
    if files is None:
        raise CertificateError("There is no certificate. Make one: `python -m hub tls create`.")
    print(f"certificate  {files.certificate}")
    facts = read_pair(files, now)
    rows = {"for": ", ".join(facts.names), "issued by": facts.issuer, "until": f"{facts.ends.date()}"}
    for what, value in (rows | {"SHA-256": facts.sha256}).items():
        print(f"  {what:<10} {value}")
    authority = authority_files(settings.data_dir).certificate
    if authority.exists():
        print(f"local CA     {authority}")
        own = _authority_facts(authority)
        print(f"  {'until':<10} {own.ends.date()}\n  {'SHA-256':<10} {own.sha256}")


def _authority_facts(file: Path) -> Facts:
    try:
        return read_facts(file.read_bytes())
    except (CertificateError, OSError) as error:
        raise CertificateError(
            f"The local CA {file} cannot be read: {error}. Bring it back from a copy."
        ) from error


def _read(files: PairFiles) -> Pair:
    try:
        return Pair(files.certificate.read_bytes(), files.key.read_bytes())
    except FileNotFoundError as error:
        raise CertificateError(
            f"There is no local CA in {files.certificate.parent}. Make one with `tls create`, or bring its two "
            "files back from where they were carried to."
        ) from error
    except OSError as error:
        raise CertificateError(f"The local CA cannot be read: {error}.") from error


def _write(files: PairFiles, pair: Pair) -> None:
    """The key first: whoever looks meanwhile sees a certificate that fits, or one that waits for its key."""
    folder = files.key.parent
    with told_clearly(folder):
        for each in (folder.parent, folder):
            _make_private(each)
        write_whole(files.key, pair.key)
        write_whole(files.certificate, pair.certificate)
        files.certificate.chmod(PUBLIC)


def _make_private(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir(mode=OWNER_ONLY)


def _address(host: str) -> str:
    """An IPv6 address without its zone, which no certificate has."""
    try:
        return str(ipaddress.ip_address(host.partition("%")[0]))
    except ValueError:
        return host
