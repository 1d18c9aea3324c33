"""The one function that fetches an address somebody gave us, within limits."""

import http.client
import io
import ipaddress
import logging
import socket
import ssl
import threading
import time
import zlib
from contextlib import closing
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from claims.errors import ClaimsError

from .addresses import RefusedAddress, follow, may_meet, parse_address

log = logging.getLogger(__name__)

CONNECT_WITHIN = 5  # seconds
ALL_WITHIN = 20  # seconds, redirects included
MOST_BYTES = 5_000_000  # after decompression
MOST_REDIRECTS = 5
REDIRECTS = {301, 302, 303, 307, 308}
PAGE_TYPES = {"text/html", "application/xhtml+xml", "text/plain"}
FEED_TYPES = {
    "application/rss+xml",
    "application/atom+xml",
    "application/xml",
    "text/xml",
}
HEADERS = {
    "User-Agent": "Counterclaim (article import)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
PIECE = 65_536


class FetchFailed(ClaimsError):
    """The address could not be fetched; ``may_pass`` where trying later can help."""

    def __init__(self, message, *, may_pass=False):
        self.may_pass = may_pass
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered: ``url`` is the last one after redirects."""

    url: str
    media_type: str
    charset: str  # as declared, "" where it is not
    body: bytes


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment of the monotonic clock by which all must be done."""

    at: float

    @classmethod
    def after(cls, seconds):
        return cls(time.monotonic() + seconds)

    def left(self, at_most=ALL_WITHIN):
        """Return the seconds that are left; raise TimeoutError where none are."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return min(left, at_most)


def fetch(url, *, types=PAGE_TYPES):
    """Fetch ``url`` and what it redirects to; return the answer, decompressed.

    Every address on the way is checked, and only a checked machine is contacted.
    Raises RefusedAddress and FetchFailed; their messages say nothing about what is
    inside our network.
    """
    deadline = Deadline.after(ALL_WITHIN)
    address = parse_address(url, settings.CLAIMS_FETCH_PORTS)
    for _ in range(MOST_REDIRECTS + 1):
        answer = _exchange(address, types, deadline)
        if isinstance(answer, Fetched):
            return answer
        address = answer
    raise FetchFailed(
        f"The site redirects more than {MOST_REDIRECTS} times. Nothing was stored. "
        "Open the article in a browser and copy its final address."
    )


def _exchange(address, types, deadline):
    """Ask ``address`` once; return a Fetched, or the Address it redirects to."""
    try:
        with closing(_connect(address, deadline)) as connection:
            connection.request("GET", address.target, headers=HEADERS)
            with connection.getresponse() as response:
                return _answer(response, address, types)
    except TimeoutError as error:
        raise FetchFailed(
            f"{address.host} did not answer in full within {ALL_WITHIN} seconds. "
            "Nothing was stored. Try again later.",
            may_pass=True,
        ) from error
    except ssl.SSLError as error:
        raise FetchFailed(
            f"{address.host} could not prove who it is (TLS). Nothing was stored."
        ) from error
    except (OSError, http.client.HTTPException, zlib.error, EOFError) as error:
        raise FetchFailed(
            f"{address.host} could not be reached, or broke off. Nothing was stored. "
            "Try again later.",
            may_pass=True,
        ) from error


def _connect(address, deadline):
    """Return a connection to one of the machines behind ``address``, all checked."""
    machines = resolve(address.host, address.port, deadline)
    networks = [ipaddress.ip_network(text) for text in settings.CLAIMS_FETCH_NETWORKS]
    if not machines or not all(may_meet(machine, networks) for machine in machines):
        log.warning("Fetch refused", extra={"host": address.host})
        raise RefusedAddress(
            f"{address.host} is not a site on the public internet. Nothing was fetched."
        )
    failure = None
    for machine in machines:
        try:
            return CheckedConnection(address, machine, deadline)
        except TimeoutError as error:
            failure = FetchFailed(
                f"{address.host} did not answer within {CONNECT_WITHIN} seconds. "
                "Nothing was stored. Try again later.",
                may_pass=True,
            )
            failure.__cause__ = error
        except ssl.SSLError:
            raise
        except OSError as error:
            failure = error
    raise failure


def resolve(host, port, deadline):
    """Return the IP addresses of ``host``, each once, in the resolver's order.

    Raises FetchFailed where the name is not known or the resolver takes too long.
    """
    found = []

    def ask():
        try:
            found.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError):
            found.append([])

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(deadline.left(CONNECT_WITHIN))
    if not found or not found[0]:
        raise FetchFailed(
            f"No site is known by the name {host}. Nothing was stored. Check the "
            "address for slips.",
            may_pass=True,
        )
    return list(dict.fromkeys(info[4][0] for info in found[0]))


class CheckedConnection(http.client.HTTPConnection):
    """A connection to ``machine`` in the name of ``address``, until ``deadline``.

    The name goes into TLS and the Host header; it is not resolved a second time.
    """

    def __init__(self, address, machine, deadline):
        super().__init__(address.host, address.port)
        self.netloc = address.netloc
        sock = socket.create_connection(
            (machine, address.port), timeout=deadline.left(CONNECT_WITHIN)
        )
        try:
            sock.settimeout(deadline.left())
            if address.scheme == "https":
                sock = tls_context().wrap_socket(sock, server_hostname=address.host)
        except BaseException:
            sock.close()
            raise
        self.sock = TimedSocket(sock, deadline)

    def request(self, method, url, body=None, headers=()):
        headers = {"Host": self.netloc, **headers}
        super().request(method, url, body=body, headers=headers)


@cache
def tls_context():
    """Return what verifies sites by the system's certificates, made once."""
    return ssl.create_default_context()


class TimedSocket:
    """As much of a socket as http.client uses; every step minds the deadline.

    A socket's own time limit begins anew with each byte, which a slow sender uses.
    """

    def __init__(self, sock, deadline):
        self.sock = sock
        self.deadline = deadline

    def sendall(self, data):
        self.sock.settimeout(self.deadline.left())
        self.sock.sendall(data)

    def makefile(self, _mode):
        return io.BufferedReader(TimedReader(self.sock, self.deadline))

    def close(self):
        self.sock.close()


class TimedReader(io.RawIOBase):
    """Reads from a socket until the deadline; closing it lets go of the socket."""

    def __init__(self, sock, deadline):
        self.sock = sock
        self.deadline = deadline
        self.raw = sock.makefile("rb", buffering=0)

    def readable(self):
        return True

    def readinto(self, buffer):
        self.sock.settimeout(self.deadline.left())
        return self.raw.readinto(buffer)

    def close(self):
        self.raw.close()
        super().close()


def _answer(response, address, types):
    if response.status in REDIRECTS and response.headers.get("Location"):
        # http.client reads headers as Latin-1; addresses in them are UTF-8.
        location = response.headers["Location"].encode("latin-1", "replace")
        text = location.decode(errors="replace")
        return follow(address, text, settings.CLAIMS_FETCH_PORTS)
    if response.status != 200:
        raise FetchFailed(
            f"{address.host} answered with an error ({response.status}). Nothing was "
            "stored. Check that the address opens in a browser.",
            may_pass=response.status >= 500 or response.status == 429,
        )
    content_type = response.headers.get("Content-Type", "")
    media_type = content_type.partition(";")[0].strip().lower() or "no type at all"
    if media_type not in types:
        raise FetchFailed(
            f"{address.host} answered with {media_type[:60]}, which is no article. "
            "Nothing was stored. Web pages and plain text are read."
        )
    charset = str(response.headers.get_param("charset", ""))
    return Fetched(address.url, media_type, charset, _body(response))


def _body(response):
    """Read the answer's body, decompressed, or raise where it is over the limit."""
    if (response.length or 0) > MOST_BYTES:
        raise too_large()
    unpacker = _unpacker(response.headers.get("Content-Encoding", "identity"))
    body = bytearray()
    while piece := response.read(PIECE):
        body += unpacker.decompress(piece, MOST_BYTES + 1 - len(body))
        if len(body) > MOST_BYTES:
            raise too_large()
    if response.length or not unpacker.eof:
        raise EOFError
    return bytes(body)


def too_large():
    return FetchFailed(
        f"The page is larger than {MOST_BYTES // 1_000_000} MB, which is the most that "
        "is read. Nothing was stored. Paste the text of the article instead."
    )


class Unpacked:
    """Stands where zlib would, for a body that came as it is."""

    eof = True

    def decompress(self, piece, most):
        return piece[:most]


def _unpacker(encoding):
    encoding = encoding.strip().lower()
    if encoding in {"identity", ""}:
        return Unpacked()
    if encoding in {"gzip", "x-gzip"}:
        return zlib.decompressobj(zlib.MAX_WBITS | 16)  # 16 more: with a gzip header
    raise FetchFailed(
        "The site packed its answer in a way that is not read. Nothing was stored."
    )
