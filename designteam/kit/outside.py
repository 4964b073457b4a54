"""Looking whether an address elsewhere answers, without ever reaching into our own network.

A name is looked up once and the connection goes to exactly the address that was checked, so that a name cannot
lead somewhere else a moment later. Every redirect is checked in the same way. Nothing of an answer is kept.
"""

import socket
import ssl
from collections.abc import Callable, Sequence
from enum import StrEnum
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

SCHEMES: Final = {"http": 80, "https": 443}
PATIENCE: Final = 5.0
MOST_HOPS: Final = 4
WHO_ASKS: Final = "designteam (looks once a week whether a link still works)"
ASKS_TO_SIGN_IN: Final = {401, 403, 407}
ANSWERS_ONLY_GET: Final = {400, 403, 404, 405, 406, 501, 503}
DOORS: Final = ("accounts.google.com", "login.microsoftonline.com", "login.live.com", "login.windows.net")

Address = IPv4Address | IPv6Address
LookUp = Callable[[str, int], Sequence[str]]


class Found(StrEnum):
    WORKS = "works"
    SIGN_IN = "sign_in"
    BROKEN = "broken"


class NotPublic(Exception):
    """The address does not lead to a public place, and is not asked."""


def look_at(url: str, *, also_at_home: bool = False, look_up: LookUp | None = None) -> Found:
    """Whether this address answers somebody who is not signed in anywhere.

    Only public addresses at the usual ports are asked; `also_at_home` lets a test ask this machine.
    """
    try:
        return _follow(url, also_at_home=also_at_home, look_up=look_up or _addresses_of)
    except (NotPublic, OSError, HTTPException, UnicodeError, ValueError):
        return Found.BROKEN


def could_be_asked(url: str) -> bool:
    """Whether it is an address of the web at all, of a form that we would ever ask."""
    try:
        _checked(url, also_at_home=False)
    except (NotPublic, ValueError):
        return False
    return True


def _follow(url: str, *, also_at_home: bool, look_up: LookUp) -> Found:
    for _hop in range(MOST_HOPS):
        parts = _checked(url, also_at_home=also_at_home)
        if parts.hostname in DOORS:
            return Found.SIGN_IN
        address = _public_address(parts, look_up, also_at_home=also_at_home)
        status, onward = _asked(parts, address, "HEAD")
        if status in ANSWERS_ONLY_GET:
            status, onward = _asked(parts, address, "GET")
        if not (300 <= status < 400 and onward):
            return _meaning(status)
        url = urljoin(url, onward)
    return Found.BROKEN


def _meaning(status: int) -> Found:
    if status in ASKS_TO_SIGN_IN:
        return Found.SIGN_IN
    return Found.WORKS if status < 400 or status == 429 else Found.BROKEN  # 429: it is there, and busy


def _checked(url: str, *, also_at_home: bool) -> SplitResult:
    parts = urlsplit(url)
    if parts.scheme not in SCHEMES or not parts.hostname or parts.username or parts.password:
        raise NotPublic(url)
    if not also_at_home and parts.port not in {None, *SCHEMES.values()}:
        raise NotPublic(url)
    return parts


def _public_address(parts: SplitResult, look_up: LookUp, *, also_at_home: bool) -> str:
    """The address to connect to. A name of which any address is not public is not asked at all."""
    found = [ip_address(text.partition("%")[0]) for text in look_up(parts.hostname or "", _port(parts))]
    if not found or not all(_is_public(address) or (also_at_home and address.is_loopback) for address in found):
        raise NotPublic(parts.hostname)
    return str(found[0])


def _is_public(address: Address) -> bool:
    inner = address.ipv4_mapped or address.sixtofour if isinstance(address, IPv6Address) else None
    if inner is not None and not _is_public(inner):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _addresses_of(name: str, port: int) -> Sequence[str]:
    return [str(info[4][0]) for info in socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)]


def _port(parts: SplitResult) -> int:
    return parts.port or SCHEMES[parts.scheme]


def _asked(parts: SplitResult, address: str, method: str) -> tuple[int, str]:
    """The status of the answer and where it leads on; the body is not read."""
    connection = _Pinned(parts, address)
    try:
        path = parts.path.replace(" ", "%20") or "/"
        target = f"{path}?{parts.query}" if parts.query else path
        connection.request(method, target, headers={"User-Agent": WHO_ASKS, "Accept": "*/*", "Connection": "close"})
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location", "")
    finally:
        connection.close()


class _Pinned(HTTPConnection):
    """A connection to one address that was checked, under the name that was asked for."""

    def __init__(self, parts: SplitResult, address: str) -> None:
        super().__init__(parts.hostname or "", _port(parts), timeout=PATIENCE)
        self._address, self._is_tls = address, parts.scheme == "https"

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self._is_tls:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
