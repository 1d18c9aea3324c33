"""Web addresses: which are fetched, which machines may be met, which are the same."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from claims.errors import ClaimsError

PORTS = {"http": 80, "https": 443}
LONGEST = 2000  # characters
HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\.?")
# What urllib leaves to us: white space and controls inside, and the backslash.
FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\x9f\\\ud800-\udfff]")
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid")

# Where clouds hand out credentials to whoever asks from inside. Never allowed.
METADATA = {
    ipaddress.ip_address(address)
    for address in (
        "169.254.169.254",
        "169.254.170.2",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "fd00:ec2::254",
        "fd20:ce::254",
    )
}
PUBLIC_IPV6 = ipaddress.ip_network("2000::/3")
# Public by their bits, but they lead to another address, or are for examples.
NOT_UNICAST = [
    ipaddress.ip_network(network)
    for network in (
        "192.0.0.0/24",
        "192.88.99.0/24",
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
    )
]
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class RefusedAddress(ClaimsError):
    """The address is none that is fetched; the message says why."""


@dataclass(frozen=True, slots=True)
class Address:
    """A checked web address, cut into what a request needs."""

    scheme: str
    host: str  # lower case, in ASCII
    port: int
    target: str  # path and query, in ASCII

    @property
    def url(self):
        """The address as one string, without the port that is usual."""
        return f"{self.scheme}://{self.netloc}{self.target}"

    @property
    def netloc(self):
        """Host and port as in an address and in the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = self.port == PORTS[self.scheme]
        return host if usual else f"{host}:{self.port}"


def parse_address(url, ports=()):
    """Return ``url`` as an Address.

    Raises RefusedAddress unless it is plain http or https, on the usual port or one of
    ``ports``, without user name, control characters and backslashes.
    """
    url = url.strip(" ")
    if not url or len(url) > LONGEST or FORBIDDEN.search(url):
        raise RefusedAddress(
            f"That is no web address of at most {LONGEST:,} characters without spaces, "
            "control characters and backslashes. Nothing was fetched."
        )
    parts = _split(url)
    if parts.scheme not in PORTS:
        raise RefusedAddress(
            "Only addresses that begin with http:// or https:// are fetched."
        )
    if "@" in parts.netloc:
        raise RefusedAddress("Addresses with a user name are not fetched. Remove it.")
    port = parts.port if parts.port is not None else PORTS[parts.scheme]
    if port not in {*PORTS.values(), *ports}:
        raise RefusedAddress(
            f"Port {port} is not one that articles are fetched from. An operator can "
            "allow it (CLAIMS_FETCH_PORTS)."
        )
    return Address(parts.scheme, _host(parts), port, _target(parts))


def _split(url):
    try:
        parts = urlsplit(url)
        parts.port, parts.hostname  # noqa: B018 (both raise where they make no sense)
    except ValueError as error:
        raise RefusedAddress("That is no web address. Check it for slips.") from error
    return parts


def _host(parts):
    host = parts.hostname or ""
    if ":" in host:
        return host.partition("%")[0]
    try:
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        name = ""
    if not HOST.fullmatch(name):
        raise RefusedAddress("The address names no site. Check it for slips.")
    return name


def _target(parts):
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    return f"{path}?{query}" if query else path


def follow(address, location, ports=()):
    """Return the Address that ``location`` leads to from ``address``, checked anew."""
    try:
        url = urljoin(address.url, location.strip())
    except ValueError as error:
        raise RefusedAddress("The site redirects to no web address.") from error
    return parse_address(url, ports)


def may_meet(text, networks=()):
    """Whether the machine at the IP address ``text`` may be contacted.

    Only public unicast addresses may, and what lies in ``networks``; never those that
    hand out credentials. An IPv4 address inside an IPv6 one counts as what it is.
    """
    address = _plain(ipaddress.ip_address(text.partition("%")[0]))
    if address in METADATA:
        return False
    if any(address in network for network in networks):
        return True
    if address.version == 6 and address not in PUBLIC_IPV6:
        return False
    if any(address in network for network in NOT_UNICAST):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _plain(address):
    """Return the IPv4 address that an IPv6 one wraps, else the address itself."""
    if address.version == 6:
        if address.ipv4_mapped:
            return address.ipv4_mapped
        if address in NAT64:
            return ipaddress.ip_address(int(address) & 0xFFFFFFFF)
    return address


def canonical_url(url):
    """Return the one form of ``url`` that articles are told apart by.

    Lower-case host, no usual port, no fragment, no parameters that only track readers.
    Raises RefusedAddress where it is no web address.
    """
    port = _split(url.strip(" ")).port
    address = parse_address(url, [port])
    path, _, query = address.target.partition("?")
    named = parse_qsl(query, keep_blank_values=True)
    kept = [pair for pair in named if not TRACKING.fullmatch(pair[0])]
    if kept != named:
        query = urlencode(kept)
    return urlunsplit((address.scheme, address.netloc, path, query, ""))


def same_site(a, b):
    """Whether two addresses are on one host, "www." aside."""
    return host_of(a) == host_of(b)


def host_of(url):
    """Return the host of ``url`` without "www.", "" where it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
