import ifaddr
import pytest

from hub.addresses import announced_addresses, shown_host
from hub.config.network import ANY_IPV4

NOT_OURS = "192.0.2.1"


def adapter(*addresses: str) -> ifaddr.Adapter:
    return ifaddr.Adapter("eth", "eth", [ifaddr.IP(address, 24, "eth") for address in addresses])


def test_everywhere_is_reached_by_every_address_others_can_use(monkeypatch: pytest.MonkeyPatch) -> None:
    adapters = [adapter("127.0.0.1"), adapter("192.0.2.10", "169.254.3.4")]
    monkeypatch.setattr("ifaddr.get_adapters", lambda: adapters)
    assert announced_addresses((ANY_IPV4,)) == ("192.0.2.10",)


def test_without_a_network_there_is_nothing_to_announce(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ifaddr.get_adapters", lambda: [adapter("127.0.0.1")])
    assert announced_addresses((ANY_IPV4,)) == ()


@pytest.mark.parametrize(
    ("host", "addresses"), [("127.0.0.1", ("127.0.0.1",)), (NOT_OURS, ()), ("::1", ()), ("localhost", ())]
)
def test_a_given_address_counts_while_it_is_this_machine_s(host: str, addresses: tuple[str, ...]) -> None:
    assert announced_addresses((host,)) == addresses


@pytest.mark.parametrize(
    ("host", "shown"),
    [(ANY_IPV4, "192.0.2.10"), ("192.0.2.11", "192.0.2.11"), ("::1", "[::1]"), ("hub.lan", "hub.lan")],
)
def test_what_a_person_is_told(host: str, shown: str) -> None:
    assert shown_host((host,), ("192.0.2.10", "192.0.2.20")) == shown


def test_a_person_without_a_network_is_told_this_machine_s_own_address() -> None:
    assert shown_host((ANY_IPV4,), ()) == "127.0.0.1"
