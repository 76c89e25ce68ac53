"""Whom `kb pull` may talk to."""

import os
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.intake.pulling.policy import OFFICIAL_HOSTS, Policy, PullError, is_public


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("103.78.104.1", True),
        ("2606:4700::1111", True),
        ("64:ff9b::6747:6801", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("192.0.2.1", False),
        ("198.18.0.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("2001:db8::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_judged_itself(address: object) -> None:
    assert is_public(ip_address(f"::ffff:{address}")) == is_public(ip_address(str(address)))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://peraturan.go.id/", "is not https"),
        ("ftp://peraturan.go.id/a.pdf", "is not https"),
        ("file:///etc/passwd", "is not https"),
        ("//peraturan.go.id/", "is not https"),
        ("", "is not https"),
        ("https://", "not among the official hosts"),
        ("https://contoh.example/", "not among the official hosts"),
        ("https://peraturan.go.id.contoh.example/", "not among the official hosts"),
        ("https://xperaturan.go.id/", "not among the official hosts"),
        ("https://go.id/", "not among the official hosts"),
        ("https://peraturan.go.id./", "not among the official hosts"),
        ("https://127.0.0.1/", "not among the official hosts"),
        ("https://[::1]/", "not among the official hosts"),
        ("https://[::1/", "is not a web address"),
        ("https://реraturan.go.id/", "not among the official hosts"),
        ("https://peraturan.go.id:8443/", "not a plain address"),
        ("https://peraturan.go.id:99999/", "is not a web address"),
        ("https://a:b@peraturan.go.id/", "not a plain address"),
        ("https://peraturan.go.id@contoh.example/", "not a plain address"),
        ("https://contoh.example\\@peraturan.go.id/", "not a plain address"),
        ("https://peraturan.go.id/" + "a" * 3000, "not a plain address"),
    ],
)
def test_refuses(url: str, reason: str) -> None:
    with pytest.raises(PullError, match=reason):
        Policy().check(url)


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://peraturan.go.id", "/"),
        ("HTTPS://WWW.Peraturan.go.id:443/a?b=1#c", "/a?b=1"),
        ("https://peraturan.bpk.go.id/Download/1/UU Nomor 21.pdf", "/Download/1/UU%20Nomor%2021.pdf"),
        ("https://peraturan.bpk.go.id/Download/1/UU%20Nomor%2021.pdf", "/Download/1/UU%20Nomor%2021.pdf"),
        ("https://jdih.jakarta.go.id/é", "/%C3%A9"),
        ("https://jdih.jakarta.go.id/\udc80", "/?"),
        ("https://jdih.jakarta.go.id/a\r\nX-Evil: 1", "/aX-Evil:%201"),
    ],
)
def test_prepares(url: str, path: str) -> None:
    assert Policy().check(url).path == path


@given(st.text(max_size=30), st.sampled_from([*OFFICIAL_HOSTS, "contoh.example", ""]))
def test_what_passes_is_one_line_of_plain_letters_on_an_official_host(noise: str, host: str) -> None:
    for url in (f"https://{host}/{noise}", f"https://{noise}{host}/", f"https://{host}{noise}/", f"{noise}://{host}/", noise):
        try:
            target = Policy().check(url)
        except PullError as error:
            assert str(error).isprintable()
            continue
        assert any(target.host == official or target.host.endswith(f".{official}") for official in OFFICIAL_HOSTS)
        assert target.path.startswith("/")
        assert target.path.isascii()
        assert not set(target.path) & set(' \r\n\t"<>')


@pytest.mark.parametrize("answers", [["10.0.0.1"], ["103.78.104.1", "::1"], ["fe80::1%eth0"], ["nonsense"], []])
def test_a_host_with_one_bad_address_is_refused_whole(answers: list[str]) -> None:
    with pytest.raises(PullError, match=r"refused|has no address"):
        Policy(resolve=lambda host, port: answers).addresses("peraturan.go.id")


def test_no_variable_of_the_environment_relaxes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KB_HOSTS", "KB_PULL_HOSTS", "KB_ALLOW", "NO_PROXY"):
        monkeypatch.setitem(os.environ, name, "*")
    assert Policy() == Policy(hosts=OFFICIAL_HOSTS)
    with pytest.raises(PullError):
        Policy().check("https://contoh.example/")
