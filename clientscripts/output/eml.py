"""A message as an e-mail file (RFC 5322), and as a `mailto:` link (RFC 6068).

What comes out is parsed again before it is handed over: the headers and recipients must be those that were meant,
whatever stands in the slots. The standard library folds and encodes headers, and has had holes there.
"""

from __future__ import annotations

import re
from base64 import b64encode
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.message import Message as PlainMessage
from email.policy import EmailPolicy
from email.utils import getaddresses
from urllib.parse import quote

from clientscripts.errors import ChannelError, Problem
from clientscripts.facts import MAX_NAME, Unfit, clean
from clientscripts.model import Message
from clientscripts.output.html import to_html
from clientscripts.output.shape import blocks

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"{_LOCAL}@{_LABEL}(?:\.{_LABEL})+", re.ASCII)
# Wider than RFC 2047 has it: what no standard allows, some reader decodes all the same.
_ENCODED_WORD = re.compile(r"=\?.*\?=")


def address(text: str, field: str) -> Address:
    """One mailbox: ``amra@example.com`` or ``Amra Hadžić <amra@example.com>``.

    Raises:
        ChannelError: none, more than one, or with characters that could start another header.
    """
    wanted = "expected one address, as amra@example.com or Amra Hadžić <amra@example.com>"
    if len(text) > 600 or _CONTROL.search(text):
        raise ChannelError([Problem(wanted, field)])
    name, bracket, rest = text.strip().rpartition("<")
    if bracket and not rest.endswith(">"):
        raise ChannelError([Problem(wanted, field)])
    spec = rest[:-1] if bracket else rest
    user, _, domain = spec.rpartition("@")
    if not _ADDRESS.fullmatch(spec) or len(user) > 64 or len(domain) > 253:
        raise ChannelError([Problem(wanted, field)])
    return Address(_display_name(name.strip(), field), user, domain)


def _display_name(text: str, field: str) -> str:
    """The name before an address, without the quotes it may stand in."""
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = re.sub(r"\\(.)", r"\1", text[1:-1]).strip()
    if not text:
        return ""
    if "<" in text or ">" in text or "@" in text:  # a second address, or what some program would take for one
        raise ChannelError([Problem("expected one address; the name before it holds no <, > or @", field)])
    try:
        clean(text, MAX_NAME)
    except Unfit as error:
        raise ChannelError([Problem(str(error), field)]) from None
    _plain_header(text, field)
    return text


def _plain_header(text: str, field: str) -> None:
    if _CONTROL.search(text):
        raise ChannelError([Problem("a line break or control character cannot stand in a header", field)])
    if _ENCODED_WORD.search(text):
        raise ChannelError([Problem("“=?…?=” would be read as an encoded word: write the text itself", field)])


class _Folding(EmailPolicy):
    """Writes subjects and recipients itself. The library folds long ones in scripts other than Latin in a way that
    loses signs or is not read back (Python 3.11 to 3.13, as the tests show), so nothing of ours is left to it.
    """

    def fold(self, name: str, value: str) -> str:
        return _folded(name, value) or super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        written = _folded(name, value)
        return written.encode("ascii") if written else super().fold_binary(name, value)


_POLICY = _Folding(linesep="\r\n")
_LINE = 76
_WORD = 45
"""Bytes: as base64 with what stands around it that is 72 characters of the 75 an encoded word may have."""


def _folded(name: str, value: str) -> str:
    """A header as it is written, or "" where the library's way will do."""
    if name == "Subject":
        text = str(value)
        plain = text.isascii() and len(text) + len("Subject: ") <= _LINE
        return f"Subject: {text if plain else _encoded_words(text)}\r\n"
    if name in ("To", "From") and len(getattr(value, "addresses", ())) == 1:
        mailbox = value.addresses[0]  # type: ignore[attr-defined]
        shown = mailbox.display_name
        if not shown:
            return f"{name}: {mailbox.addr_spec}\r\n"
        if shown.isascii() and len(shown) < _WORD:
            escaped = shown.replace("\\", r"\\").replace('"', r"\"")
            return f'{name}: "{escaped}"\r\n <{mailbox.addr_spec}>\r\n'
        return f"{name}: {_encoded_words(shown)}\r\n <{mailbox.addr_spec}>\r\n"
    return ""


def _encoded_words(text: str) -> str:
    """RFC 2047: words of base64, a line each; no letter is split between two, and what stands between is not read."""
    chunks, current = [], b""
    for char in text:
        data = char.encode("utf-8")
        if len(current) + len(data) > _WORD:
            chunks.append(current)
            current = b""
        current += data
    return "\r\n ".join(f"=?utf-8?b?{b64encode(chunk).decode('ascii')}?=" for chunk in (*chunks, current))


def to_email(message: Message, to: str = "", sender: str = "") -> EmailMessage:
    """The message as an `EmailMessage`: text and HTML, with Subject and, if given, To and From.

    Raises:
        ChannelError: an address is none, or a header would not come out as it was meant.
    """
    mail = EmailMessage(policy=_POLICY)
    _plain_header(message.subject, "subject")
    mail["Subject"] = message.subject
    recipients = {"To": to, "From": sender}
    meant = {field: address(text, field.lower()) for field, text in recipients.items() if text}
    for field, mailbox in meant.items():
        mail[field] = mailbox
    mail.set_content(f"{_body(message)}\n", cte="quoted-printable")
    mail.add_alternative(to_html(message), subtype="html", cte="quoted-printable")
    mail["Content-Language"] = message.locale  # last: setting content takes away headers about content
    _verify(mail, message.subject, meant)
    return mail


def _body(message: Message) -> str:
    """The text below the headers: what the channel shows, without the subject."""
    if message.channel not in ("email", "letter"):
        return message.text
    return "\n\n".join(words for kind, words in blocks(message) if kind != "subject")


def _verify(mail: EmailMessage, subject: str, meant: dict[str, Address]) -> None:
    """Read what was written, twice: as Python reads mail today, and as programs did before it."""
    raw = mail.as_bytes()
    now = message_from_bytes(raw, policy=policy.SMTP)
    before = message_from_bytes(raw, policy=policy.compat32)
    assert isinstance(now, EmailMessage)
    problems = []
    if str(now["Subject"]) != subject or _decoded(before, "Subject") != subject:
        problems.append(Problem("would not be read as it was written: shorten it or leave odd signs out", "subject"))
    for field, mailbox in meant.items():
        # The newer reader puts a space between two encoded words of a name, which RFC 2047 (6.2) says are one text.
        found = [(each.display_name.replace(" ", ""), each.addr_spec) for each in now[field].addresses]
        old = [(str(make_header(decode_header(name))), spec) for name, spec in getaddresses([_unfolded(before, field)])]
        name, spec = mailbox.display_name, mailbox.addr_spec
        if found != [(name.replace(" ", ""), spec)] or old != [(name, spec)]:
            problems.append(Problem("would not be read as it was written: leave odd signs out", field.lower()))
    if not sorted(now.keys()) == sorted(before.keys()) == sorted(mail.keys()):
        problems.append(Problem("a value would add a header of its own", "headers"))
    if problems:
        raise ChannelError(problems)


def _decoded(mail: PlainMessage, field: str) -> str:
    """A header as older programs read it: unfolded (RFC 5322, 2.2.3), then its encoded words decoded."""
    return str(make_header(decode_header(_unfolded(mail, field))))


def _unfolded(mail: PlainMessage, field: str) -> str:
    return re.sub(r"\r?\n(?=[ \t])", "", str(mail[field]))


def to_eml(message: Message, to: str = "", sender: str = "") -> bytes:
    """The message as the bytes of an `.eml` file; mail programs that know ``X-Unsent`` open it ready to be sent.

    Raises:
        ChannelError: an address is none, or a header would not come out as it was meant.
    """
    mail = to_email(message, to, sender)
    mail["X-Unsent"] = "1"
    return mail.as_bytes()


def to_mailto(message: Message, to: str = "") -> str:
    """The message as a link that opens a mail program with everything filled in.

    Raises:
        ChannelError: `to` is no single address.
    """
    recipient = quote(address(to, "to").addr_spec, safe="@") if to else ""
    body = _body(message).replace("\n", "\r\n")
    return f"mailto:{recipient}?subject={quote(message.subject, safe='')}&body={quote(body, safe='')}"
