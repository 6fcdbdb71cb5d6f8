"""Letters to PO and back: nothing changes on the way, and what does not fit is refused before anything is written."""

from __future__ import annotations

import io
import os
import re
import shutil
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from clientscripts import Library, PackError, UnknownError
from clientscripts.exchange.po import confirm, export, status, take_in
from clientscripts.exchange.units import entries
from clientscripts.files import write_together
from clientscripts.library import default_library
from clientscripts.scaffold import new_locale
from tests.packs import overlay

ES = Path(__file__).parent.parent.parent / "examples" / "packs" / "es"


@pytest.fixture
def spanish(tmp_path: Path) -> Path:
    """A copy of the Spanish pack, to be written into."""
    shutil.copytree(ES, tmp_path / "es")
    return tmp_path / "es"


def spanish_po(library: Library) -> bytes:
    """What is written in Spanish so far."""
    return export(library, "es", only=["letter", "firing"])


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def with_text(data: bytes, context: str, text: str, *, fuzzy: bool | None = None) -> bytes:
    """A PO file with one translation changed."""
    from babel.messages.pofile import write_po

    catalog = read_po(io.BytesIO(data))
    message = next(each for each in catalog if each.context == context)
    message.string = text
    if fuzzy is not None:
        (message.flags.add if fuzzy else message.flags.discard)("fuzzy")
    stream = io.BytesIO()
    write_po(stream, catalog)
    return stream.getvalue()


def text_at(library: Library, locale: str, context: str) -> str:
    return next(entry.target for entry in entries(library, locale) if entry.context == context)


@pytest.mark.parametrize("locale", ["bs", "ca", "hy", "tl"])
def test_the_round_trip_of_the_built_in_letters_changes_nothing(locale: str) -> None:
    library = default_library()
    done = take_in(library, locale, export(library, locale), "x.po", write=False)
    assert (done.changed, done.files, done.waiting, done.empty) == ([], [], {}, 0)
    assert done.unchanged == len(entries(library, locale)) > 1_000


def test_the_round_trip_of_a_pack_changes_no_byte(spanish: Path) -> None:
    library, before = Library([spanish]), contents(spanish)
    only = spanish_po(library)
    assert take_in(library, "es", only, "es.po").files == []
    assert contents(spanish) == before


def test_what_a_translator_sees() -> None:
    text = export(default_library(), "bs", only=["firing/abusive"]).decode()
    catalog = read_po(io.BytesIO(text.encode()))
    assert '"Language: bs\\n"' in text
    assert "python-format" not in text
    assert "python-brace-format" not in text
    found = next(each for each in catalog if each.context == "firing/abusive/framing/if incidents: default")
    assert found.id == "What we have on record: {{ incidents | all }}."
    assert "incidents: Documented events" in " ".join(found.auto_comments)
    assert "Meanness or insults towards staff" in " ".join(found.auto_comments)
    assert found.locations[0][0] == "templates/bs/firing/abusive.j2"
    flagged = re.search(r"#, (placeholders:.*)\nmsgctxt \"firing/abusive/framing/if incidents: brief\"", text)
    assert flagged
    # As Weblate writes it: a regular expression in r"…" for all tags, or the tags themselves in quotes.
    assert flagged[1] in (r'placeholders:r"\{\{.+?\}\}|\{%.+?%\}"', 'placeholders:"{{ incidents | all }}"')


def test_flags_name_only_what_both_languages_have(tmp_path: Path) -> None:
    """English counts by itself; a language without a grammar gives its forms: the filter is not the same text."""
    root = overlay(tmp_path, {})
    new_locale("pl", root, Library(), ["lost-deal/congratulation"])
    text = export(Library([root]), "pl", only=["lost-deal/congratulation"]).decode()
    flags = [line for line in text.splitlines() if line.startswith("#,") and "years" in line]
    assert flags
    assert all("counted" not in line for line in flags)


CONTEXT = "firing/abusive/apology/brief"


def test_a_change_lands_in_its_place_and_nowhere_else(spanish: Path) -> None:
    library, before = Library([spanish]), contents(spanish)
    done = take_in(library, "es", with_text(spanish_po(library), CONTEXT, "Lamentamos que acabe así. De verdad."), "x")
    assert done.changed == [CONTEXT]
    after = contents(spanish)
    assert {name for name in after if after[name] != before.get(name)} == {"es/firing/abusive.j2", "es/sources.yaml"}
    old, new = before["es/firing/abusive.j2"].decode(), after["es/firing/abusive.j2"].decode()
    assert new == old.replace("Sentimos que termine de esta manera.\n", "Lamentamos que acabe así.\nDe verdad.\n")
    sent = Library([spanish]).render("firing/abusive", "es", channel="chat")
    assert sent.steps["apology"] == "Lamentamos que acabe así. De verdad."
    assert take_in(Library([spanish]), "es", spanish_po(Library([spanish])), "x").files == []


SLOTTED = "firing/abusive/framing/elif last_day: text"  # Nuestro trabajo termina el {{ last_day | on_date }}.


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Nuestro trabajo termina.", "leaves out {{ last_day | on_date }}"),
        ("Termina el {{ last_day | date }}.", "leaves out {{ last_day | on_date }} and adds {{ last_day | date }}"),
        ("Termina el {{ last_day }}.", "adds {{ last_day }}"),
        ("El {{ last_day | on_date }}, {{ client }}.", "adds {{ client }}"),
        ("El {{ last_day | on_date }} y el {{ last_day | on_date }}.", "adds {{ last_day | on_date }}"),
        ("{% if last_day %}El {{ last_day | on_date }}{% endif %}.", "adds {% endif %} {% if last_day %}"),
        ("El {{ last_day | on_date }}.{% endblock %}", "adds {% endblock %}"),
        ("El {{ last_day | on_date }} {{.", "“{{” stands there alone"),
        ("El {{ last_day | on_date }}. {# nota #}", "adds {# nota #}"),
    ],
)
def test_a_slot_or_filter_dropped_added_or_altered_is_refused(text: str, says: str, spanish: Path) -> None:
    library, before = Library([spanish]), contents(spanish)
    data = with_text(with_text(spanish_po(library), CONTEXT, "Otra cosa."), SLOTTED, text)
    line = next(n for n, each in enumerate(data.decode().splitlines(), 1) if f'msgctxt "{SLOTTED}"' in each)
    with pytest.raises(PackError) as caught:
        take_in(library, "es", data, "es.po")
    (problem,) = caught.value.problems
    assert says in problem.message
    assert SLOTTED in problem.message
    assert (problem.where, abs(problem.line - line) <= 1) == ("es.po", True)
    assert contents(spanish) == before  # the good change beside it is not written either


def test_a_slot_moved_out_of_its_guard_is_refused_with_the_line_of_the_message(spanish: Path) -> None:
    library, before = Library([spanish]), contents(spanish)
    context = "firing/abusive/gratitude/brief"
    data = with_text(spanish_po(library), context, "Gracias {{ since | since_date }}{% if since %} ahora{% endif %}.")
    with pytest.raises(PackError, match=r"es\.po:\d+: firing/abusive/gratitude/brief: “since” may be empty"):
        take_in(library, "es", data, "es.po")
    assert contents(spanish) == before


def test_the_words_in_a_filter_are_the_translators(spanish: Path) -> None:
    library = Library([spanish])
    context = "letter/greeting/informal call"
    new = text_at(library, "es", context).replace('"Hola, {}"', '"Buenas, {}"')
    take_in(library, "es", with_text(spanish_po(library), context, new), "x")
    found = Library([spanish]).render("firing", "es", channel="call", formality="informal", client="Ana Gil")
    assert found.greeting == "Buenas, Ana."


def test_fuzzy_is_what_the_source_has_left_behind(tmp_path: Path, spanish: Path) -> None:
    confirmed = confirm(Library([spanish]), "es", only=["firing/abusive"])
    assert confirmed == sum(entry.script == "firing/abusive" for entry in entries(Library([spanish]), "es"))
    assert b"\n#, fuzzy" not in spanish_po(Library([spanish]))
    # The English changes in one place.
    english = overlay(tmp_path / "english", {
        "en/firing/abusive.j2": '{% extends "firing/abusive.j2" %}{% block apology %}{% phrase %}We are sorry.'
        "{% variant brief %}We are sorry it ends so.{% endphrase %}{% endblock %}",
    }, name="english")  # fmt: skip
    library = Library([english, spanish])
    catalog = read_po(io.BytesIO(spanish_po(library)))
    fuzzy = {each.context for each in catalog if "fuzzy" in each.flags}
    assert CONTEXT in fuzzy
    assert all(context is not None and context.startswith("firing/abusive/apology/") for context in fuzzy)
    assert status(library, "es").outdated == len(fuzzy)
    # What is still fuzzy is left alone; taking the mark away says that the text is right.
    before = contents(spanish)
    assert take_in(library, "es", spanish_po(library), "x").files == []
    assert contents(spanish) == before
    text = text_at(library, "es", CONTEXT)
    done = take_in(library, "es", with_text(spanish_po(library), CONTEXT, text, fuzzy=False), "x")
    assert (done.changed, done.confirmed) == ([], 1)
    assert status(Library([english, spanish]), "es").outdated == len(fuzzy) - 1
    assert contents(spanish)["es/firing/abusive.j2"] == before["es/firing/abusive.j2"]


def test_a_new_language_is_written_letter_by_letter(tmp_path: Path) -> None:
    """Without any scaffold: a letter comes to be once the last of its texts is translated."""
    root = overlay(tmp_path, {})
    library = Library([root])
    data = export(library, "sv", only=["letter", "firing/no-referrals", "firing/unspecified"])
    catalog = read_po(io.BytesIO(data))
    from babel.messages.pofile import write_po

    for message in catalog:
        if message.id and not (message.context or "").startswith("firing/no-referrals/answer"):
            message.string = str(message.id).replace("We ", "Vi ").replace("possessive", "plain")
    stream = io.BytesIO()
    write_po(stream, catalog)
    done = take_in(library, "sv", stream.getvalue(), "sv.po")
    assert done.waiting["firing/no-referrals"] == 2
    assert not (root / "sv" / "firing" / "no-referrals.j2").exists()
    assert (root / "sv" / "firing" / "unspecified.j2").exists()
    assert Library([root]).render("firing", "sv", tone="firm", channel="chat").steps["framing"].startswith("Vi are")
    assert "Vi have decided to stop working together." in Library([root]).render("firing", "sv", variation=1).text


def test_todo_is_not_a_translation(tmp_path: Path) -> None:
    root = overlay(tmp_path, {})
    new_locale("sv", root, Library(), ["firing/unspecified"])
    library = Library([root])
    catalog = read_po(io.BytesIO(export(library, "sv", only=["firing/unspecified"])))
    assert all(not message.string for message in catalog if message.id)
    found = status(library, "sv")
    assert found.unwritten == found.texts > 0


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"msgid \"\"\nmsgstr \"\"\n\"Language: ca\\n\"\n", "is for “ca”, not for “es”"),
        (b"what is this", "is no PO file"),
        (b"msgid \"a\"\nmsgstr \"\xff\"\n", "is no"),
        (b'msgctxt "firing/none/x"\nmsgid "a"\nmsgstr "b"\n', "x.po:2: there is no text “firing/none/x” in es"),
        (b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=odd\\n"\n\nmsgid "\xc3\xa9"\nmsgstr ""\n', "no PO"),
        (b'msgctxt "%s"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n' % CONTEXT.encode(), "no plural"),
    ],
)  # fmt: skip
def test_files_that_are_none(data: bytes, says: str) -> None:
    with pytest.raises(PackError) as caught:
        take_in(Library([ES]), "es", data, "x.po", write=False)
    assert says in str(caught.value)


def test_a_language_is_not_translated_into_itself() -> None:
    with pytest.raises(UnknownError, match="name another language"):
        export(default_library(), "en")


def test_another_language_may_be_the_source(spanish: Path) -> None:
    """From Catalan: its own words stand as the source, and the way back still changes nothing."""
    library = Library([spanish])
    data = export(library, "es", source="ca", only=["firing/no-referrals"])
    assert take_in(library, "es", data, "x", source="ca").files == []
    subject = next(entry for entry in entries(library, "es", source="ca") if entry.unit.part == "gratitude")
    assert subject.source != next(entry for entry in entries(library, "es") if entry.unit.part == "gratitude").source


def test_files_are_written_together_or_not_at_all(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "new" / "two"
    one.write_bytes(b"old")
    with pytest.raises(OSError, match="one"):
        write_together({one: b"new", two: b"new", one / "inside-a-file": b"new"})
    assert one.read_bytes() == b"old"
    assert not two.exists()
    assert os.listdir(two.parent) == []
