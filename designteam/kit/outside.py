"""Asking elsewhere: whether an address answers, or for what a catalogue knows; never reaching into our own network.

A name is looked up once and the connection goes to exactly the address that was checked, so that a name cannot
lead somewhere else a moment later. Every redirect is checked in the same way.
"""

import socket
import ssl
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv4Address, IPv6Address, ip_address
from threading import Thread, Timer
from time import monotonic
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

SCHEMES: Final = {"http": 80, "https": 443}
PATIENCE: Final = 5.0
CONNECTING: Final = 3.0
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


class TooSlow(Exception):
    """The whole answer took longer than somebody waits for it."""


class TooLarge(Exception):
    """The answer is larger than was asked for."""


@dataclass(frozen=True)
class Answer:
    """What came back in the end, after redirects."""

    status: int
    kind: str
    body: bytes


def look_at(url: str, *, also_at_home: bool = False, look_up: LookUp | None = None) -> Found:
    """Whether this address answers somebody who is not signed in anywhere.

    Only public addresses at the usual ports are asked; `also_at_home` lets a test ask this machine.
    """
    try:
        return _follow(url, also_at_home=also_at_home, look_up=look_up or _addresses_of)
    except (NotPublic, OSError, HTTPException, UnicodeError, ValueError):
        return Found.BROKEN


def ask(
    url: str,
    *,
    hosts: Collection[str],
    headers: Mapping[str, str],
    most: int,
    seconds: float,
    also_at_home: bool = False,
    look_up: LookUp | None = None,
) -> Answer:
    """What stands at this address, of at most so many bytes, within so many seconds for all of it together.

    Only these hosts are asked, also by a redirect, and only over TLS; `also_at_home` lets a test ask this machine
    without. Raises NotPublic for any other, TooSlow, TooLarge, and OSError or HTTPException when nobody answers.
    """
    until = monotonic() + seconds
    for _hop in range(MOST_HOPS):
        parts = _checked(url, also_at_home=also_at_home)
        if parts.hostname not in hosts or (parts.scheme != "https" and not also_at_home):
            raise NotPublic(parts.hostname)
        in_time = _within(until - monotonic(), look_up or _addresses_of)
        address = _public_address(parts, in_time, also_at_home=also_at_home)
        answer, onward = _Watched(parts, address, until).answer(headers, most)
        if not (300 <= answer.status < 400 and onward):
            return answer
        url = urljoin(url, onward)
    raise NotPublic(url)


def _within(seconds: float, look_up: LookUp) -> LookUp:
    """The same, giving up in time: without a network, looking up a name may take half a minute."""

    def looked_up(name: str, port: int) -> Sequence[str]:
        found: Future[Sequence[str]] = Future()

        def look() -> None:
            try:
                found.set_result(look_up(name, port))
            except Exception as wrong:  # noqa: BLE001 -- raised again where it is waited for
                found.set_exception(wrong)

        Thread(target=look, daemon=True).start()
        try:
            return found.result(timeout=max(0.0, seconds))
        except TimeoutError as late:
            raise TooSlow from late

    return looked_up


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
        connection.request(
            method, _target(parts), headers={"User-Agent": WHO_ASKS, "Accept": "*/*", "Connection": "close"}
        )
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location", "")
    finally:
        connection.close()


def _target(parts: SplitResult) -> str:
    path = parts.path.replace(" ", "%20") or "/"
    return f"{path}?{parts.query}" if parts.query else path


class _Pinned(HTTPConnection):
    """A connection to one address that was checked, under the name that was asked for."""

    def __init__(self, parts: SplitResult, address: str) -> None:
        super().__init__(parts.hostname or "", _port(parts), timeout=PATIENCE)
        self._address, self._is_tls = address, parts.scheme == "https"

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self._is_tls:
            self.sock = ssl.create_default_context().wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()


class _Watched(_Pinned):
    """A connection that is cut off at a moment, however slowly the other side keeps talking."""

    def __init__(self, parts: SplitResult, address: str, until: float) -> None:
        super().__init__(parts, address)
        self._parts, self._until, self._is_late = parts, until, False
        self._line: socket.socket | None = None  # the connection lets go of it before the answer is read

    def answer(self, headers: Mapping[str, str], most: int) -> tuple[Answer, str]:
        """What it answers, and where it leads on."""
        left = self._until - monotonic()
        self.timeout = max(0.01, min(left, CONNECTING))
        watch = Timer(max(0.0, left), self._cut_off)
        watch.daemon = True
        watch.start()
        try:
            return self._answer(headers, most)
        except TimeoutError as late:
            raise TooSlow from late
        except (OSError, HTTPException) as wrong:
            if self._is_late:
                raise TooSlow from wrong
            raise
        finally:
            watch.cancel()
            self.close()

    def _answer(self, headers: Mapping[str, str], most: int) -> tuple[Answer, str]:
        self.request(
            "GET", _target(self._parts), headers={**headers, "Accept-Encoding": "identity", "Connection": "close"}
        )
        self._line = self.sock
        self._line.settimeout(max(0.01, self._until - monotonic()))
        answer = self.getresponse()
        if answer.length is not None and answer.length > most:
            raise TooLarge
        body = answer.read(most + 1)
        if self._is_late:
            raise TooSlow
        if len(body) > most:
            raise TooLarge
        return Answer(answer.status, answer.headers.get_content_type(), body), answer.getheader("Location", "")

    def _cut_off(self) -> None:
        self._is_late = True
        with suppress(OSError, AttributeError):  # not there yet, or closed already
            socket.socket.shutdown(self._line or self.sock, socket.SHUT_RDWR)  # under TLS as well
