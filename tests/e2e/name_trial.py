"""A hub is found by its name: another process browses the network, resolves the name, and checks there.

``python -m tests.e2e.name_trial`` prints what was seen; it ends with 1 when anything was not as it should be.
Hub and browser are processes of their own, and meet on loopback by real multicast.
"""

import asyncio
import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.bench.instant import NOWHERE, all_three
from tests.e2e.processes import ROOT, environment, serving

NAME = "hub-name-trial"
INTERFACE = "127.0.0.1"


@dataclass(frozen=True)
class Seen:
    """What the browser wrote down, and what the hub said of itself."""

    found: dict[str, Any]
    ota_url: str
    ws_url: str

    def faults(self) -> list[str]:
        """What is not as it should be."""
        http_port, ws_port = (urlsplit(url).port for url in (self.ota_url, self.ws_url))
        wanted = {
            "service": f"{NAME}._xiaozhi-hub._tcp.local.",
            "host": f"{NAME}.local",
            "port": http_port,
            "properties": {"ota": "/xiaozhi/ota/", "ws_port": str(ws_port)},
            "resolved": [INTERFACE],
            "check": {
                "status": 200,
                "host": f"{NAME}.local:{http_port}",
                "websocket_url": f"ws://{NAME}.local:{ws_port}/xiaozhi/v1/",
            },
        }
        return [
            f"{what}: {self.found.get(what)!r}, not {value!r}"
            for what, value in wanted.items()
            if self.found.get(what) != value
        ]

    def transcript(self) -> str:
        """For a person."""
        found, check = self.found, self.found["check"]
        told = json.dumps(found["properties"])
        address = f"http://{found['resolved'][0]}:{found['port']}{found['properties']['ota']}"
        rows = {
            "the hub says": self.ota_url,
            "browsed": f"{found['service']} on port {found['port']}, {told}",
            "resolved": f"{found['host']} is {', '.join(found['resolved'])}",
            "checked": f"POST {address} with Host: {check['host']}",
            "told": f"{check['status']}, websocket.url {check['websocket_url']}",
        }
        return "".join(f"{what:<14}{seen}\n" for what, seen in rows.items())


async def find_by_name(folder: Path) -> Seen:
    """Start a hub, and have another process find it."""
    told = all_three(NOWHERE) | {"HUB_DISCOVERY__NAME": NAME}
    async with serving(folder, extra=told, mdns=True) as hub:
        browser = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.e2e.browser", INTERFACE, NAME, cwd=ROOT, env=environment(),
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        out, err = await browser.communicate()
        assert browser.returncode == 0, err.decode()
        return Seen(json.loads(out), hub.ota_url, hub.ws_url)


def main() -> int:
    """Try it; returns the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        seen = asyncio.run(find_by_name(Path(folder)))
    sys.stdout.write(seen.transcript())
    for fault in seen.faults():
        sys.stdout.write(f"NOT AS IT SHOULD BE  {fault}\n")
    return 1 if seen.faults() else 0


if __name__ == "__main__":
    sys.exit(main())
