"""Refuses every connection that leaves this machine, so that no test can come to depend on one."""

import ipaddress
import socket
import sys


class NetworkRefused(RuntimeError):
    """A test tried to reach another machine. Not an OSError, so that no retry or fallback can swallow it."""


def refuse_network() -> None:
    """From now on and for good, let this process connect to this machine alone."""
    sys.addaudithook(_hook)


def _hook(event: str, arguments: tuple) -> None:
    if event in {"socket.connect", "socket.sendto"}:
        opened, address = arguments
        if opened.family in {socket.AF_INET, socket.AF_INET6} and not is_here(address[0]):
            raise NetworkRefused(f"A test tried to connect to {address[0]}.")
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"} and not is_here(arguments[0]):
        raise NetworkRefused(f"A test asked for the address of {arguments[0]}.")


def is_here(host: object) -> bool:
    """True when the host, by name or number, is this machine."""
    if isinstance(host, bytes):
        host = host.decode()
    if host in {None, "", "localhost", socket.gethostname()}:
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False
