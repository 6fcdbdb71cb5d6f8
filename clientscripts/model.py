"""The words of the house as plain frozen data: situations, voices, facts and the message itself."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct, field
from msgspec.structs import force_setattr

if TYPE_CHECKING:
    from email.message import EmailMessage

STEPS = ("gratitude", "framing", "goodwill", "apology", "alternatives")
"""The five steps, in the order every message walks them."""

FORMALITIES = ("formal", "informal")
TONES = ("warm", "firm")
CHANNELS = ("email", "letter", "chat", "sms", "call")

Gender = Literal["female", "male"]
GENDERS = ("female", "male")
UNITS = ("minute", "hour", "day", "week", "month", "year")


class Person(Struct, frozen=True):
    """Somebody's name, as it is written in the message's own language.

    `gender` is only ever what the user said; None means not known. `given` and `surname` override the
    way the language would split `name`. `forms` are the user's own inflected forms by case
    (``{"vocative": "Petre"}``) and always win over any rule.
    """

    name: str
    title: str = ""
    gender: Gender | None = None
    given: str = ""
    surname: str = ""
    forms: tuple[tuple[str, str], ...] = ()

    def form(self, case: str) -> str | None:
        """The user's own form for a case, or None."""
        return next((text for name, text in self.forms if name == case), None)


class Organisation(Struct, frozen=True):
    """A firm, an office, a team: anything with a name that is not one person."""

    name: str
    forms: tuple[tuple[str, str], ...] = ()

    def form(self, case: str) -> str | None:
        """The user's own form for a case, or None."""
        return next((text for name, text in self.forms if name == case), None)


class Money(Struct, frozen=True):
    """An amount in an ISO 4217 currency."""

    amount: Decimal
    currency: str


class Percent(Struct, frozen=True):
    """A share in hundredths: ``Percent(Decimal("12.5"))`` is 12.5 %."""

    value: Decimal


class Duration(Struct, frozen=True):
    """A whole number of one unit of time: minute, hour, day, week, month or year."""

    amount: int
    unit: str


class Link(Struct, frozen=True):
    """An http, https or mailto address."""

    url: str


Fact = Person | Organisation | Money | Percent | Duration | Link | datetime.date | int | str | tuple[str, ...]
"""The typed value of a slot. `count` is an int, `text` and `choice` a str, `list` a tuple of str."""


class Slot(Struct, frozen=True):
    """An input a script declares. `types` holds more than one entry where either will do."""

    name: str
    types: tuple[str, ...]
    required: bool = False
    choices: tuple[str, ...] = ()
    note: str = ""
    sample: object = None
    most: int | None = None


class Script(Struct, frozen=True):
    """One sendable text of a situation: a reason or a follow-up.

    `after_days` is how many days after the message a follow-up is due; None for a reason, and for a follow-up
    that waits for an occasion.
    """

    situation: str
    name: str
    steps: tuple[str, ...] = STEPS
    follow_up: bool = False
    after_days: int | None = None
    slots: Mapping[str, Slot] = field(default_factory=lambda: MappingProxyType({}))
    note: str = ""
    choice_slots: tuple[str, ...] = ()
    """The slots whose values choose between wordings; found among `slots`."""

    @property
    def id(self) -> str:
        """``firing/abusive``."""
        return f"{self.situation}/{self.name}"

    def __post_init__(self) -> None:
        choosing = tuple(name for name, slot in self.slots.items() if slot.choices)
        force_setattr(self, "choice_slots", choosing)

    def __hash__(self) -> int:
        return hash(self.id)


class Situation(Struct, frozen=True):
    """A hard moment with a client, with all the scripts for it."""

    id: str
    scripts: Mapping[str, Script]
    note: str = ""
    triage: object = None

    def __hash__(self) -> int:
        return hash(self.id)


class Voice(Struct, frozen=True):
    """How a message is said. `length` follows from the channel; `choices` are the values of choice slots."""

    formality: str = "formal"
    tone: str = "warm"
    channel: str = "email"
    length: str = "full"
    variation: int = 0
    choices: tuple[str, ...] = ()


class Receipt(Struct, frozen=True):
    """What went out, for an auditor: pack names with versions, and a hash of the wording and voice."""

    packs: tuple[tuple[str, str], ...]
    letter: str
    voice: str


class Message(Struct, frozen=True):
    """The result: the parts of one message and the whole as its channel shows it.

    `cues`, `objection` and `answer` are for the speaker of a call; other channels have none. `direction` is the way
    its language is written, ``ltr`` or ``rtl``, as `locale.yaml` has it.
    """

    script: str
    locale: str
    channel: str
    subject: str
    greeting: str
    steps: Mapping[str, str]
    closing: str
    text: str
    receipt: Receipt
    head: str = ""
    cues: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    objection: str = ""
    answer: str = ""
    warnings: tuple[str, ...] = ()
    direction: str = "ltr"

    @property
    def body(self) -> str:
        """Greeting, steps and closing as paragraphs, without the subject."""
        return "\n\n".join(part for part in (self.greeting, *self.steps.values(), self.closing) if part)

    def __str__(self) -> str:
        return self.text

    def __hash__(self) -> int:
        return hash((self.text, self.receipt))

    def to_dict(self) -> dict[str, Any]:
        """As dictionaries, lists and strings, safe for JSON."""
        from clientscripts.output.data import to_dict

        return to_dict(self)

    def to_markdown(self) -> str:
        """As Markdown, the subject as a heading."""
        from clientscripts.output.markdown import to_markdown

        return to_markdown(self)

    def to_html(self) -> str:
        """As an HTML page."""
        from clientscripts.output.html import to_html

        return to_html(self)

    def to_email(self, to: str = "", sender: str = "") -> EmailMessage:
        """As an e-mail with text and HTML.

        Raises:
            ChannelError: an address is none, or a header would not come out as it was meant.
        """
        from clientscripts.output.eml import to_email

        return to_email(self, to, sender)

    def beside(self, other: Message, width: int = 100) -> str:
        """This message and its twin in another language in two columns, step by step."""
        from clientscripts.output.beside import beside

        return beside(self, other, width)

    def __reduce__(self) -> tuple[object, ...]:
        # A read-only view cannot be pickled; what it shows can.
        values = [getattr(self, name) for name in self.__struct_fields__]
        return _message, tuple(dict(value) if isinstance(value, Mapping) else value for value in values)


def _message(*values: Any) -> Message:
    """A message from its pickled values."""
    return Message(*[MappingProxyType(value) if isinstance(value, dict) else value for value in values])  # type: ignore[arg-type]
