"""E-mail files, read back by readers that are not ours: headers as meant, whatever stands in the slots."""

from __future__ import annotations

import base64
import quopri
import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from clientscripts.errors import ChannelError
from clientscripts.output.eml import address, to_email, to_eml, to_mailto
from tests.output.messages import HOSTILE, message


def headers(raw: bytes) -> dict[str, str]:
    """A reader of the top headers of its own: unfolds (RFC 5322, 2.2.3), then joins encoded words (RFC 2047, 6.2)."""
    head = raw.partition(b"\r\n\r\n")[0].decode("ascii")
    assert all(len(line) <= 998 for line in head.split("\r\n"))
    found: dict[str, str] = {}
    for line in re.sub(r"\r\n(?=[ \t])", "", head).split("\r\n"):
        name, colon, value = line.partition(":")
        assert colon, line
        assert name not in found, name
        found[name] = words(value.strip(" "))
    return found


def words(value: str) -> str:
    """Encoded words of a header, decoded as the standard says."""
    joined = re.sub(r"(\?=)[ \t]+(?==\?)", r"\1", value)

    def decoded(match: re.Match[str]) -> str:
        charset, kind, data = match.groups()
        assert len(match[0]) <= 75
        raw = base64.b64decode(data) if kind in "bB" else quopri.decodestring(data.replace("_", " "))
        return raw.decode(charset)

    # An encoded word may not split a letter, so each decodes by itself; together they make the text.
    return re.sub(r"=\?([A-Za-z0-9-]+)\?([bBqQ])\?([^? ]*)\?=", decoded, joined)


SENT = {"Subject", "MIME-Version", "Content-Type", "Content-Language", "X-Unsent"}


@pytest.mark.parametrize(
    "subject",
    [
        "Ending our work together",
        "Համագործակցության ավարտ՝ պայմանագիր 2022/07, որի ժամկետը լրանում է մայիսի 31-ին և այլևս չի երկարաձգվում",
        "Č,Ć; <š> (đ) [ž] \\ \"q\" " * 6 + "x",
        "a  b   c",
        "ž  ž   ž" * 12,
        "x" * 600,
        "word " * 100 + "x",
        "😀" * 80,
        "x=?y z",
        "x ?= y =? z",
        "Bcc: b@example.com",
    ],
)  # fmt: skip
def test_a_subject_is_read_as_it_was_written(subject: str) -> None:
    raw = to_eml(message(subject=subject), "amra@example.com", "Danijel Brkić <d@example.com>")
    found = headers(raw)
    assert set(found) == SENT | {"To", "From"}
    assert found["Subject"] == subject
    assert found["To"] == "amra@example.com"
    assert found["From"] == "Danijel Brkić <d@example.com>"


@pytest.mark.parametrize(
    "subject", [" =?UTF-8?Q?=0A?=", "x=?y ?= z", "a =?utf-8?b?CkJjYzogYUBiLmNv?= b", "a\nBcc: b@c.co", "a\x00b"]
)
def test_a_subject_that_could_be_read_otherwise_is_refused(subject: str) -> None:
    with pytest.raises(ChannelError, match="subject"):
        to_eml(message(subject=subject))


# RFC 5321, 4.5.3.1: 64 octets before the @, 255 for a domain; RFC 5322, 3.4: what a mailbox is.
@pytest.mark.parametrize(
    ("text", "name", "spec"),
    [
        ("amra@example.com", "", "amra@example.com"),
        ("<amra@example.com>", "", "amra@example.com"),
        ("Amra Hadžić <amra@example.com>", "Amra Hadžić", "amra@example.com"),
        ('"Hadžić, Amra" <amra@example.com>', "Hadžić, Amra", "amra@example.com"),
        ("Hadžić, Amra <amra@example.com>", "Hadžić, Amra", "amra@example.com"),
        (r'"Anna \"Ann\" Puig" <a+b@sub.example.cat>', 'Anna "Ann" Puig', "a+b@sub.example.cat"),
        ('Anna "Ann" <a@example.cat>', 'Anna "Ann"', "a@example.cat"),
        ("Joan (vendes) <j@example.cat>", "Joan (vendes)", "j@example.cat"),
        ("Արամ Պետրոսյան " * 6 + "<aram@example.am>", ("Արամ Պետրոսյան " * 6).strip(), "aram@example.am"),
        ("Dela Cruz, Jr.; Ma. T.: " * 4 + "<t@example.ph>", ("Dela Cruz, Jr.; Ma. T.: " * 4).strip(), "t@example.ph"),
    ],
)  # fmt: skip
def test_one_mailbox(text: str, name: str, spec: str) -> None:
    found = address(text, "to")
    assert (found.display_name, found.addr_spec) == (name, spec)
    raw = to_eml(message(), text)
    shown = headers(raw)["To"]
    assert shown.endswith(f"<{spec}>" if name else spec)
    if name:
        written = shown.removesuffix(f"<{spec}>").strip()
        quoted = written.startswith('"')
        assert (re.sub(r"\\(.)", r"\1", written[1:-1]) if quoted else written) == name
    parsed = message_from_bytes(raw, policy=policy.default)
    assert [each.addr_spec for each in parsed["To"].addresses] == [spec]


@pytest.mark.parametrize(
    "text",
    [
        "a@example.com, b@example.com",
        "a@example.com b@example.com",
        "A <a@example.com> B <b@example.com>",
        "A <a@example.com>, b@example.com",
        "a@evil.com, A <a@example.com>",
        "a@example.com\r\nBcc: b@example.com",
        "a\nb@example.com",
        "=?UTF-8?Q?=0A?= <a@example.com>",
        "a@example.com>",
        "<a@example.com",
        "a@localhost",
        "a@@example.com",
        "a.@example.com",
        "a@-example.com",
        "a@example.com\u202e",
        "\u202eAmra <a@example.com>",
        "amra@exämple.com",
        "x" * 65 + "@example.com",
        "Group: a@example.com;",
        "Amra",
        "Amra <>",
        "x" * 5_000,
        "e" + "\u0301" * 400_000 + " <a@example.com>",
    ],
    ids=lambda text: ascii(text[:40]),
)  # fmt: skip
def test_anything_but_one_mailbox_is_refused(text: str) -> None:
    with pytest.raises(ChannelError, match=r"^to: "):
        to_eml(message(), text)
    with pytest.raises(ChannelError, match=r"^to: "):
        to_mailto(message(), text)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300), st.text(max_size=80), st.text(max_size=80))
def test_any_text_comes_out_literally_or_is_refused(subject: str, name: str, body: str) -> None:
    clean = body.replace("\r", "").encode("utf-8", "replace").decode("utf-8")
    sent = message(subject=subject, greeting=clean)
    try:
        raw = to_eml(sent, f"{name} <amra@example.com>")
    except ChannelError:
        return
    found = headers(raw)
    assert set(found) == SENT | {"To"}
    assert found["Subject"].strip(" ") == subject.strip(" ")
    parsed = message_from_bytes(raw, policy=policy.default)
    assert [each.addr_spec for each in parsed["To"].addresses] == ["amra@example.com"]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_what_stands_in_the_body_stays_there(text: str) -> None:
    raw = to_eml(message(steps={"gratitude": text}), "amra@example.com")
    parsed = message_from_bytes(raw, policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    assert set(parsed.keys()) == SENT | {"To"}
    plain, html = list(parsed.iter_parts())
    assert (plain.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    # Lines end in CRLF on the wire (RFC 5322, 2.3) and so they are read.
    assert plain.get_content().replace("\r\n", "\n") == f"Hello,\n\n{text}\n\nKind regards,\nAmra\n"


def test_a_boundary_cannot_be_forged() -> None:
    raw = to_eml(message(steps={"gratitude": "--===============0==\n\n--"}))
    parsed = message_from_bytes(raw, policy=policy.default)
    assert len(list(parsed.walk())) == 3


def test_the_letter_keeps_its_head_and_loses_its_subject_line() -> None:
    sent = message(channel="letter", head="Sarajevo, 1. maj\n\nAmra Hadžić")
    plain = next(iter(to_email(sent).iter_parts())).get_content()
    assert plain.startswith("Sarajevo, 1. maj\n\nAmra Hadžić\n\nHello,\n\n")


def test_it_can_be_sent_on_with_the_standard_library() -> None:
    """smtplib copies a message and writes it with the message's own policy."""
    import copy
    import io
    from email.generator import BytesGenerator

    mail = copy.copy(to_email(message(subject="Ավարտ " * 30 + "x"), "Đorđe <d@example.com>"))
    out = io.BytesIO()
    BytesGenerator(out).flatten(mail, linesep="\r\n")
    assert headers(out.getvalue())["Subject"] == "Ավարտ " * 30 + "x"


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_mailto_link_opens_as_it_was_meant(text: str) -> None:
    """Read as RFC 6068 says: %-encoding only (+ is a plus), lines end in CRLF."""
    link = to_mailto(message(subject=text, steps={"gratitude": text}), "Amra <a+b@example.com>")
    assert re.fullmatch(r"[A-Za-z0-9:@?=&%._~-]+", link)
    parts = urlsplit(link)
    assert unquote(parts.path) == "a+b@example.com"
    fields = parse_qs(parts.query.replace("+", "%2B"), strict_parsing=True)
    assert fields == {"subject": [text], "body": [f"Hello,\r\n\r\n{text}\r\n\r\nKind regards,\r\nAmra"]}


def test_an_sms_is_mailed_as_the_sms_it_is() -> None:
    sent = replace(message(channel="sms"), text="Northgate: hello. Thank you.")
    assert next(iter(to_email(sent).iter_parts())).get_content() == "Northgate: hello. Thank you.\n"
