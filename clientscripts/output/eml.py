"""A message as an e-mail file (RFC 5322), and as a `mailto:` link (RFC 6068).

What comes out is parsed again before it is handed over: the headers and recipients must be those that were meant,
whatever stands in the slots. The standard library folds and encodes headers, and has had holes there.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from clientscripts.errors import ChannelError, Problem
from clientscripts.model import Message
from clientscripts.output.html import to_html

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_DOMAIN = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+"
_ADDRESS = re.compile(rf"\s*(?:(?P<name>[^<>]*?)\s*<)?(?P<address>{_LOCAL}@{_DOMAIN})>?\s*")
_ENCODED_WORD = re.compile(r"=\?[^?\s]+\?[^?\s]\?[^?]*\?=")


def address(text: str, field: str) -> Address:
    """One mailbox: ``amra@example.com`` or ``Amra Hadžić <amra@example.com>``.

    Raises:
        ChannelError: none, more than one, or with characters that could start another header.
    """
    found = _ADDRESS.fullmatch(text)
    if found is None or _CONTROL.search(text) or (found["name"] is None) == text.rstrip().endswith(">"):
        raise ChannelError([Problem("expected one address, as Amra Hadžić <amra@example.com>", field)])
    user, _, domain = found["address"].rpartition("@")
    if len(user) > 64 or len(domain) > 253:
        raise ChannelError([Problem("the address is too long", field)])
    name = (found["name"] or "").strip().strip('"').strip()
    _plain_header(name, field)
    return Address(name, user, domain)


def _plain_header(text: str, field: str) -> None:
    if _CONTROL.search(text):
        raise ChannelError([Problem("a line break or control character cannot stand in a header", field)])
    if _ENCODED_WORD.search(text):
        raise ChannelError([Problem("“=?…?=” would be read as an encoded word: write the text itself", field)])


def to_email(message: Message, to: str = "", sender: str = "") -> EmailMessage:
    """The message as an `EmailMessage`: text and HTML, with Subject and, if given, To and From.

    Raises:
        ChannelError: an address is none, or a header would not come out as it was meant.
    """
    mail = EmailMessage(policy=SMTP.clone(refold_source="none"))
    _plain_header(message.subject, "subject")
    mail["Subject"] = message.subject
    recipients = {"To": to, "From": sender}
    meant = {field: address(text, field.lower()) for field, text in recipients.items() if text}
    for field, mailbox in meant.items():
        mail[field] = mailbox
    mail["Content-Language"] = message.locale
    head = f"{message.head}\n\n" if message.channel == "letter" and message.head else ""
    mail.set_content(f"{head}{message.body}\n", cte="quoted-printable")
    mail.add_alternative(to_html(message), subtype="html", cte="quoted-printable")
    _verify(mail, message.subject, meant)
    return mail


def _verify(mail: EmailMessage, subject: str, meant: dict[str, Address]) -> None:
    """Parse what was written and compare: subject, recipients, and no header more than were set."""
    parsed = message_from_bytes(mail.as_bytes(), policy=SMTP)
    assert isinstance(parsed, EmailMessage)
    problems = []
    if str(parsed["Subject"]) != subject:
        problems.append(Problem("would not be read as it was written: shorten it or leave odd signs out", "subject"))
    for field, mailbox in meant.items():
        found: list[Address] = list(parsed[field].addresses) if parsed[field] is not None else []
        same = len(found) == 1 and found[0].addr_spec == mailbox.addr_spec
        if not same or found[0].display_name != mailbox.display_name:
            problems.append(Problem("would not be read as it was written", field.lower()))
    if sorted(parsed.keys()) != sorted(mail.keys()):
        problems.append(Problem("a value would add a header of its own", "headers"))
    if problems:
        raise ChannelError(problems)


def to_eml(message: Message, to: str = "", sender: str = "") -> bytes:
    """The message as the bytes of an `.eml` file."""
    return to_email(message, to, sender).as_bytes()


def to_mailto(message: Message, to: str = "") -> str:
    """The message as a link that opens a mail program with everything filled in.

    Raises:
        ChannelError: `to` is no single address.
    """
    recipient = quote(address(to, "to").addr_spec, safe="@") if to else ""
    body = message.body.replace("\n", "\r\n")
    return f"mailto:{recipient}?subject={quote(message.subject, safe='')}&body={quote(body, safe='')}"
