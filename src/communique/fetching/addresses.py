"""Which addresses may be asked at all: public ones of the web, looked up once and then used as they were looked up.

A page or a feed may name any address, also one that only this machine or its neighbours can reach (a router, a database, the metadata service of
a cloud). So a name is resolved first, each address that it stands for must be public, and the connection goes to the address that was checked.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from communique.errors import FetchError

PORTS = {"http": 80, "https": 443}
WRITTEN = "%/:?#[]@!$&'()*+,;=~"
"""What stays as it is in a request, besides letters and digits; the rest, as in addresses with letters of other scripts, is escaped."""
NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""Addresses that hold an IPv4 address in their last 32 bits (RFC 6052)."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Lookup = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where to ask: `url` as it is asked, its `scheme`, `host` and `port`, and the checked `address` to connect to."""

    url: str
    scheme: str
    host: str
    port: int
    address: str

    @property
    def target(self) -> str:
        """Path and query, as the request line has them."""
        parts = urlsplit(self.url)
        return quote(urlunsplit(("", "", parts.path or "/", parts.query, "")), safe=WRITTEN)

    @property
    def site(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.host}:{self.port}"


def is_public(address: Address) -> bool:
    """True for an address that anybody on the internet means the same by; looks into addresses that hold another.

    >>> is_public(ipaddress.ip_address("127.0.0.1")), is_public(ipaddress.ip_address("::ffff:10.0.0.1")), is_public(ipaddress.ip_address("8.8.8.8"))
    (False, False, True)
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def look_up(host: str, port: int) -> list[str]:
    """The addresses that the name `host` stands for. FetchError C801 when it stands for none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError("C801", f"the name {host} leads nowhere ({error}). Check the address.") from error
    return list(dict.fromkeys(str(at[4][0]) for at in found))


def place_of(url: str, *, lookup: Lookup = look_up, allowed: Callable[[Address], bool] = is_public, ports: bool = True) -> Place:
    """Where to ask for `url`. With `ports` only the usual ports of the web are asked.

    FetchError C801 when it is no web address, has a user or another port in it, or when any address behind its name is not `allowed`.
    """
    parts, named = _split(url)
    scheme, host = parts.scheme.lower(), parts.hostname
    if scheme not in PORTS or not host:
        raise FetchError("C801", f"{url} is no address of a web page. Write it as https://…")
    if parts.username or parts.password:
        raise FetchError("C801", f"the address of {host} has a name or password in it. Leave them out; save such pages yourself.")
    port = PORTS[scheme] if named is None else named
    if ports and port != PORTS[scheme]:
        raise FetchError("C801", f"{url} names the port {port}; only {PORTS[scheme]} is asked. Save the page yourself.")
    addresses = lookup(host, port)
    for address in addresses:
        if not allowed(ipaddress.ip_address(address.partition("%")[0])):
            raise FetchError("C801", f"{host} leads to {address}, which is no public address: it is not asked. Save the page yourself.")
    return Place(urlunsplit(parts._replace(fragment="")), scheme, host, port, addresses[0])


def _split(url: str) -> tuple[SplitResult, int | None]:
    """`url` in parts, and the port that it names."""
    try:
        parts = urlsplit(url.strip())
        return parts, parts.port
    except ValueError as error:
        raise FetchError("C801", f"{url} is no address ({error}). Write it as https://…") from error
