"""No test reaches beyond this machine, and only `integrations` knows the network's libraries."""

import smtplib
import socket

import pytest
from pytest_socket import SocketConnectBlockedError

from tests.support.house import files, imports, short

NETWORK = (
    "requests",
    "urllib3",
    "urllib.request",
    "http.client",
    "smtplib",
    "socket",
)
STANDS_FOR_DOCUMENTATION = "192.0.2.1"  # RFC 5737: nobody has this address


@pytest.mark.filterwarnings("ignore:A test tried to use")
def test_a_socket_to_elsewhere_is_refused() -> None:
    with socket.socket() as opened, pytest.raises(SocketConnectBlockedError):
        opened.connect((STANDS_FOR_DOCUMENTATION, 80))


@pytest.mark.filterwarnings("ignore:A test tried to use")
def test_mail_to_elsewhere_is_refused() -> None:
    with pytest.raises(SocketConnectBlockedError):
        smtplib.SMTP(STANDS_FOR_DOCUMENTATION, timeout=1)


def test_only_integrations_speak_to_the_network() -> None:
    found = [
        f"{short(path)}:{line} imports {name}"
        for path in files(".py")
        if "integrations" not in path.parts
        for line, name in imports(path)
        if f"{name}.".startswith(tuple(f"{library}." for library in NETWORK))
    ]
    assert not found, "\n".join(found)
