"""The rules in conftest.py that guard the other tests."""

import socket

import pytest

from tests.network import NetworkRefused, is_here

pytestmark = pytest.mark.pure


def test_a_test_cannot_connect_to_another_machine():
    with socket.socket() as outward, pytest.raises(NetworkRefused):
        outward.connect(("192.0.2.1", 80))


def test_a_test_cannot_ask_for_another_machines_address():
    with pytest.raises(NetworkRefused):
        socket.getaddrinfo("example.org", 80)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", b"localhost", None, ""])
def test_this_machine_may_be_reached(host):
    assert is_here(host)


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "example.org", b"example.org", "0.0.0.0"])
def test_another_machine_may_not(host):
    assert not is_here(host)
