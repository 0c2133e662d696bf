"""By which names this server may be asked."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence
from contextlib import suppress

HOST = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([^\s:/@?#%\\\[\]]+))(?::[0-9]*)?")
"""A name or a number, one of IPv6 in brackets, and its port (RFC 9110, 7.2)."""
EVERY = ("0.0.0.0", "::")
"""Numbers that stand for all addresses of a machine."""


def known_host(given: Sequence[str], *, host: str) -> bool:
    """Whether a request's Host header names this server. Otherwise a page from elsewhere could point its own name at this machine and read
    the record (DNS rebinding). A number is no name: it is good unless the server is for this machine only and the number is another's.
    """
    if len(given) != 1:
        return False
    name = host_name(given[0])
    if name is None:
        return False
    if name in ("localhost", host.casefold()):
        return True
    with suppress(ValueError):
        return ipaddress.ip_address(name).is_loopback or not is_local(host)
    return False


def host_name(header: str) -> str | None:
    """The name in a Host header, without its port; None for what is no host.

    >>> [host_name(h) for h in ("localhost:8710", "[::1]:8710", "LOCALHOST", "127.0.0.1:x", "a b")]
    ['localhost', '::1', 'localhost', None, None]
    """
    found = HOST.fullmatch(header)
    return (found[1] or found[2]).casefold() if found else None


def is_local(host: str) -> bool:
    """Whether only this machine reaches `host`, a name or a number."""
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host.casefold() == "localhost"


def site_address(host: str, port: int) -> str:
    """What to open in a browser on this machine for a server at `host` and `port`.

    >>> site_address("::1", 8710), site_address("0.0.0.0", 80)
    ('http://[::1]:8710/', 'http://127.0.0.1:80/')
    """
    name = "127.0.0.1" if host in EVERY else host
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"
