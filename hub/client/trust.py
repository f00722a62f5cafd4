"""Which certificates are trusted, where a hub's is not from a CA that this computer knows."""

import ssl
from pathlib import Path

from hub.errors import CertificateError


def trusting(ca_file: Path) -> ssl.SSLContext:
    """Trust certificates of the CA in ``ca_file`` (PEM), and no others; raises ``CertificateError``."""
    try:
        return ssl.create_default_context(cafile=str(ca_file))
    except (OSError, ssl.SSLError) as error:
        raise CertificateError(f"The CA file {ca_file} cannot be used: {error}.") from error
