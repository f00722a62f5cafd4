from collections.abc import Sequence
from ipaddress import ip_network

import pytest

from hub.proxies import MAX_HOPS, Front, Proxies, Values, plain_address, read_host

NGINX, SECOND, VISITOR = "10.0.0.1", "10.0.0.2", "203.0.113.7"

PROXIES = Proxies([ip_network("10.0.0.0/30"), ip_network("2001:db8:1::/64")])


def headers(**values: str | Sequence[str]) -> Values:
    """``forwarded_for="…"`` is the header X-Forwarded-For; a list gives it several times."""
    told = {f"X-{name.replace('_', '-')}".title(): value for name, value in values.items()}

    def all_of(name: str) -> Sequence[str]:
        value = told.get(name, ())
        return (value,) if isinstance(value, str) else value

    return all_of


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        (NGINX, VISITOR, VISITOR),
        (NGINX, f"192.0.2.66, {VISITOR}", VISITOR),  # the first one is the visitor's own invention
        (NGINX, f"192.0.2.66, {VISITOR}, {SECOND}", VISITOR),
        (NGINX, ["192.0.2.66", VISITOR], VISITOR),
        (NGINX, f"nonsense, {VISITOR}", VISITOR),
        (NGINX, f"{VISITOR}, nonsense", NGINX),
        (NGINX, f"{VISITOR}, nonsense, {SECOND}", SECOND),
        (NGINX, f"{VISITOR},", NGINX),
        (NGINX, "", NGINX),
        (NGINX, SECOND, SECOND),
        (NGINX, f"{VISITOR}:51000", VISITOR),
        (NGINX, "[2001:db8:2::7]:51000", "2001:db8:2::7"),
        (NGINX, "2001:DB8:2:0::7", "2001:db8:2::7"),
        (NGINX, f"::ffff:{VISITOR}", VISITOR),
        (f"::ffff:{NGINX}", VISITOR, VISITOR),
        ("2001:db8:1::9", VISITOR, VISITOR),
        ("192.0.2.66", VISITOR, "192.0.2.66"),
        (VISITOR, NGINX, VISITOR),
        ("", VISITOR, ""),
    ],
)
def test_the_last_address_that_is_no_trusted_proxy_s_counts(
    peer: str, forwarded: str | Sequence[str], address: str
) -> None:
    assert PROXIES.client_address(peer, headers(forwarded_for=forwarded)) == address


def test_a_list_of_trusted_hops_is_not_followed_for_ever() -> None:
    hops = ", ".join([VISITOR, *[SECOND] * MAX_HOPS])
    assert PROXIES.client_address(NGINX, headers(forwarded_for=hops)) == SECOND


def test_without_a_list_nobody_is_believed() -> None:
    told = headers(forwarded_for=VISITOR, forwarded_proto="https", forwarded_host="hub.example")
    assert Proxies().client_address("127.0.0.1", told) == "127.0.0.1"
    assert Proxies().front("127.0.0.1", told) is None


@pytest.mark.parametrize(
    ("told", "front"),
    [
        ({"forwarded_proto": "https", "forwarded_host": "Hub.Example"}, Front(True, "hub.example", 443)),
        ({"forwarded_proto": "https", "forwarded_host": "hub.example:8443"}, Front(True, "hub.example", 8443)),
        ({"forwarded_proto": "http", "forwarded_host": "hub.example"}, Front(False, "hub.example", 80)),
        ({"forwarded_proto": "HTTPS"}, Front(True, "", 443)),
        ({"forwarded_for": VISITOR}, Front(False, "", 80)),
        ({"forwarded_for": VISITOR, "forwarded_proto": "gopher"}, Front(False, "", 80)),
        ({"forwarded_proto": ["https", "http"], "forwarded_for": VISITOR}, Front(False, "", 80)),
        ({"forwarded_proto": "https", "forwarded_host": "a b"}, Front(True, "", 443)),
        ({"forwarded_proto": "https", "forwarded_host": "a.example, b.example"}, Front(True, "", 443)),
        ({"forwarded_proto": "gopher", "forwarded_host": "[::1"}, None),
        ({}, None),
    ],
)
def test_how_the_visitor_came_is_told_by_a_trusted_proxy_only(
    told: dict[str, str | Sequence[str]], front: Front | None
) -> None:
    assert PROXIES.front(NGINX, headers(**told)) == front
    assert PROXIES.front(VISITOR, headers(**told)) is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("xiaozhi-hub.local:8003", ("xiaozhi-hub.local", 8003)),
        ("Xiaozhi-Hub.local.", ("xiaozhi-hub.local", 0)),
        ("192.0.2.1:80", ("192.0.2.1", 80)),
        ("[::1]:80", None),
        ("hub:99999", None),
        ("hub:", None),
        ("hub@evil", None),
        ("", None),
        ("a" * 300, None),
    ],
)
def test_a_host_header_is_a_name_and_a_port(text: str, read: tuple[str, int] | None) -> None:
    assert read_host(text) == read


def test_an_ipv4_address_is_one_on_an_ipv6_socket_too() -> None:
    assert plain_address("::ffff:192.0.2.1") == "192.0.2.1"
    assert plain_address("fe80::1%eth0") == "fe80::1%eth0"
    assert plain_address("") == ""


def test_each_connection_of_a_trusted_proxy_counts_for_itself() -> None:
    def same(address: str) -> str:
        return f"<{address}>"

    assert PROXIES.crowd_key((NGINX, 1), same) != PROXIES.crowd_key((NGINX, 2), same)
    assert PROXIES.crowd_key((VISITOR, 1), same) == PROXIES.crowd_key((VISITOR, 2), same) == f"<{VISITOR}>"
    assert PROXIES.crowd_key(None, same) == ""
