"""A message and its follow-ups over time: what to send when, and the calendar for it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from clientscripts.errors import MissingExtraError, UnknownError
from clientscripts.facts import Unfit, date, read
from clientscripts.library import Library, default_library
from clientscripts.model import Message, Script
from clientscripts.rendering import message, voice_of

SATURDAY = 5


class Entry(Struct, frozen=True):
    """One message of a plan; `day` is None for one that waits for an occasion."""

    day: datetime.date | None
    script: str
    title: str
    message: Message


def working_day(day: datetime.date) -> datetime.date:
    """The day itself, or the Monday after a weekend."""
    return day + datetime.timedelta(days=7 - day.weekday()) if day.weekday() >= SATURDAY else day


def plan(
    script: str, locale: str, start: datetime.date | str, *, reason: str | None = None, channel: str = "email",
    formality: str = "formal", tone: str = "warm", variation: int = 0, library: Library | None = None,
    **facts: Any,
) -> list[Entry]:  # fmt: skip
    """The message of a script on `start`, then the situation's follow-ups, each on its day, moved off weekends.

    Facts a follow-up has no slot for are left out of it. Follow-ups that wait for an occasion come last, undated.

    Raises:
        UnknownError: no such script, locale or voice, or `start` is no date.
        FactsError: facts that fit none of the scripts, or fit badly.
    """
    library = library or default_library()
    try:
        first_day = date(start)
    except Unfit as error:
        raise UnknownError(f"The start: {error}.") from None
    first = library.script(script, reason)
    tag = library.match(locale)
    voice = voice_of(channel, formality, tone, variation)
    if first.follow_up:
        raise UnknownError(f"“{first.id}” is a follow-up itself: plan “{first.situation}” or one of its reasons.")
    follow_ups = [each for each in library.situation(first.situation).scripts.values() if each.follow_up]
    follow_ups.sort(key=lambda each: (each.after_days is None, each.after_days or 0))
    words = library.labels(tag).situations.get(first.situation)
    entries = []
    for each in (first, *follow_ups):
        given = read(each.slots, facts)
        title = (words.scripts.get(each.name) if words else None) or each.name
        entries.append(Entry(_day(first_day, each), each.id, title, message(library, each, tag, voice, given)))
    return entries


def _day(start: datetime.date, script: Script) -> datetime.date | None:
    if not script.follow_up:
        return working_day(start)
    if script.after_days is None:
        return None
    return working_day(start + datetime.timedelta(days=script.after_days))


def calendar(entries: Sequence[Entry]) -> bytes:
    """The dated messages of a plan as an iCalendar file (RFC 5545), each message in its event's description.

    Raises:
        MissingExtraError: the package `icalendar` is not installed.
    """
    try:
        from icalendar import Calendar, Event
    except ImportError:
        raise MissingExtraError("A calendar", "mail") from None
    found = Calendar()
    found.add("prodid", "-//clientscripts//EN")
    found.add("version", "2.0")
    stamp = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)  # the same plan gives the same bytes
    for entry in entries:
        if entry.day is None:
            continue
        event = Event()
        event.add("uid", f"{entry.day.isoformat()}-{entry.script.replace('/', '-')}@clientscripts")
        event.add("dtstamp", stamp)
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + datetime.timedelta(days=1))
        event.add("summary", entry.message.subject or entry.title)
        event.add("description", entry.message.text)
        event.add("transp", "TRANSPARENT")
        found.add_component(event)
    data: bytes = found.to_ical()
    return data
