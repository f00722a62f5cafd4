"""What lets devices through the computer's firewall, as commands to be copied."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MDNS_PORT: Final = 5353
"""UDP: how devices find the hub by its name (RFC 6762)."""


@dataclass(frozen=True, slots=True)
class Command:
    """For whom, and what to type. ``where`` is a name that is the same in every language."""

    where: str
    text: str


def commands(
    http_port: int, ws_port: int, system: str = sys.platform, program: str = sys.executable
) -> tuple[Command, ...]:
    """The commands for ``system`` (of ``sys.platform``); ``program`` is what macOS lets in."""
    ports = sorted({http_port, ws_port} - {0})  # 0: not known yet
    if system == "win32":
        return (Command("PowerShell", _windows(ports)),)
    if system == "darwin":
        tool = "/usr/libexec/ApplicationFirewall/socketfilterfw"
        real = Path(program).resolve()
        return (Command("macOS", f'sudo {tool} --add "{real}" && sudo {tool} --unblockapp "{real}"'),)
    joined = ",".join(map(str, ports))
    added = " ".join(f"--add-port={port}/tcp" for port in ports)
    return (
        Command("ufw", f"sudo ufw allow {joined}/tcp && sudo ufw allow {MDNS_PORT}/udp"),
        Command(
            "firewalld",
            f"sudo firewall-cmd --permanent {added} --add-port={MDNS_PORT}/udp && sudo firewall-cmd --reload",
        ),
    )


def _windows(ports: list[int]) -> str:
    joined = ",".join(map(str, ports))
    rule = "New-NetFirewallRule -DisplayName 'Xiaozhi Hub' -Direction Inbound -Action Allow -Profile Private"
    return (
        f"{rule} -Protocol TCP -LocalPort {joined}; "
        f"{rule.replace('Hub', 'Hub name')} -Protocol UDP -LocalPort {MDNS_PORT}"
    )
