"""A plan: days counted by hand, moved off weekends; a calendar another library reads."""

from __future__ import annotations

import datetime

import pytest
from icalendar import Calendar

from clientscripts import FactsError, UnknownError, plan
from clientscripts.playbook import calendar, working_day
from tests.letters_of import LOCALES


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2027-01-08", "2027-01-08"),  # Friday
        ("2027-01-09", "2027-01-11"),  # Saturday → Monday
        ("2027-01-10", "2027-01-11"),  # Sunday → Monday
        ("2027-01-11", "2027-01-11"),
        ("2027-12-31", "2027-12-31"),  # Friday
        ("2028-01-01", "2028-01-03"),  # a Saturday across the year's end
    ],
)
def test_working_day(day: str, expected: str) -> None:
    assert working_day(datetime.date.fromisoformat(day)).isoformat() == expected


def test_lost_deal_from_monday_11_january_2027() -> None:
    """3, 14, 45 and 90 days later: Thursday, Monday, Thursday, and Sunday 11 April, moved to Monday."""
    entries = plan("lost-deal", "en", "2027-01-11")
    assert [(entry.script, entry.day and entry.day.isoformat()) for entry in entries] == [
        ("lost-deal/unspecified", "2027-01-11"),
        ("lost-deal/feedback-request", "2027-01-14"),
        ("lost-deal/referral", "2027-01-25"),
        ("lost-deal/check-in", "2027-02-25"),
        ("lost-deal/offer", "2027-04-12"),
        ("lost-deal/congratulation", None),
    ]


def test_rejection() -> None:
    """2, 30, 90 and 120 days after Friday 1 January 2027: Sunday → Monday 4th, Sunday → Monday 1 February, …"""
    days = [entry.day and entry.day.isoformat() for entry in plan("rejection/budget", "en", "2027-01-01")]
    assert days == ["2027-01-01", "2027-01-04", "2027-02-01", "2027-04-01", "2027-05-03"]


@pytest.mark.parametrize("locale", LOCALES)
def test_facts_reach_every_message_and_the_calendar_reads_back(locale: str) -> None:
    entries = plan("lost-deal", locale, "2027-01-11", company="Studio Zêta; “Žan” & Co", discount="10")
    data = calendar(entries)
    events = Calendar.from_ical(data).walk("VEVENT")
    assert len(events) == 5
    for event, entry in zip(events, entries, strict=False):
        assert event.decoded("dtstart") == entry.day
        assert str(event["description"]) == entry.message.text
        assert str(event["summary"]) == entry.message.subject
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))  # RFC 5545, 3.1
    assert data == calendar(plan("lost-deal", locale, "2027-01-11", company="Studio Zêta; “Žan” & Co", discount="10"))


def test_bad_calls() -> None:
    with pytest.raises(UnknownError, match="The start: expected a date as 2027-05-01"):
        plan("lost-deal", "en", "tomorrow")
    with pytest.raises(UnknownError, match="is a follow-up itself"):
        plan("lost-deal/offer", "en", "2027-01-11")
    with pytest.raises(FactsError, match="no such slot"):
        plan("lost-deal", "en", "2027-01-11", dicsount="10")
