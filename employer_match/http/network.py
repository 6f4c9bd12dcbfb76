"""From which network a request comes, as it is counted: nobody gets fresh tries by a new address.

A household or a server has a whole IPv6 /64 to itself, so that is one sender; an IPv4 address is
one, however it is written.
"""

from ipaddress import IPv4Address, IPv6Network, ip_address

from flask import request

PREFIX = 64  # bits that name an IPv6 network; the rest is the owner's to choose


def sender() -> str:
    """The network of whoever sends this request."""
    return network_of(request.remote_addr or "")


def network_of(address: str) -> str:
    """An IPv4 address as it is, an IPv6 one as its /64; what is neither, as it stands."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return str(found)
    inner = found.ipv4_mapped or found.sixtofour
    if inner is not None:
        return str(inner)
    return str(IPv6Network((int(found), PREFIX), strict=False))
