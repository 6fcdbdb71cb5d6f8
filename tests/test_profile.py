"""The profile: read, changed, written, and refused where it is at fault."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from clientscripts.errors import FactsError, ProfileError
from clientscripts.model import Organisation, Person
from clientscripts.profile import Profile, changed, read_profile, write_profile
from clientscripts.store import profile_path
from tests.letters_of import LIBRARY

WHOLE = """\
sender: {name: Amra Hadžić, gender: female, title: mr., forms: {vocative: Amra}}
company: Alfa d.o.o.
contact: Emir Hodžić
locale: bs
formality: informal
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "inner" / "profile.yaml"


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_read(path: Path) -> None:
    found = read_profile(put(path, WHOLE))
    assert found.facts == {
        "sender": Person("Amra Hadžić", "mr.", "female", forms=(("vocative", "Amra"),)),
        "company": Organisation("Alfa d.o.o."),
        "contact": Person("Emir Hodžić"),
    }
    assert (found.locale, found.formality) == ("bs", "informal")
    assert list(found.to_dict()) == ["sender", "company", "contact", "locale", "formality"]


def test_no_file_and_an_empty_one_are_an_empty_profile(path: Path) -> None:
    assert read_profile(path) == read_profile(put(path, "")) == read_profile(put(path, "sender:\n")) == Profile()
    assert Profile().to_dict() == {}


def test_what_is_written_is_what_was_meant(path: Path) -> None:
    profile = read_profile(put(path, WHOLE))
    path.unlink()
    assert write_profile(profile, path) == path
    assert read_profile(path) == profile
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    # Words that YAML would read as something else than words stay words.
    odd = changed(Profile(), {"company": "No: 12:30 #1 {x} *y", "sender": "Null Yes", "contact": "O’Neill “Q”"})
    write_profile(odd, path)
    assert read_profile(path) == odd
    assert odd.facts["company"] == Organisation("No: 12:30 #1 {x} *y")


def test_a_profile_is_written_where_there_is_no_folder_yet(path: Path) -> None:
    write_profile(changed(Profile(), {"locale": "fil-PH"}), path)
    assert path.read_text("utf-8") == "locale: tl\n"
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("sendr: Amra", ":1:8: a profile keeps no “sendr”. Did you mean “sender”?"),
        ("company: Alfa\nlocale: xx", ":2:9: locale: No letters in “xx”."),
        ("formality: polite", ":1:12: formality: expected formal or informal, got “polite”"),
        ("sender: {name: Amra, gender: x}", ":1:9: sender: expected gender female or male"),
        ("sender: amra@example.com", ":1:9: sender: expected a person's name"),
        ("sender: [a, b]", ":1:9: sender: expected a person's name"),
        ("sender: {nme: Amra}", ":1:9: sender: has no field “nme”. Did you mean “name”?"),
        ("locale: [bs]", ":1:9: locale: expected one word"),
        ("- sender", ":1:1: holds no profile"),
        ("sender: &x Amra", ":1:9: anchors"),
        ("sender: {", "not YAML"),
        ('company: "a\\nb"', ":1:10: company: expected one line"),
        ("company: \u202eAlfa", "right-to-left override"),
    ],
)
def test_one_clear_error(text: str, says: str, path: Path) -> None:
    with pytest.raises(ProfileError) as found:
        read_profile(put(path, text))
    assert str(found.value).startswith(str(path))
    assert says in str(found.value)


def test_every_fault_at_once(path: Path) -> None:
    with pytest.raises(ProfileError) as found:
        read_profile(put(path, "sendr: A\nlocale: xx\nformality: z\n"))
    assert [problem.line for problem in found.value.problems] == [1, 2, 3]


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="cannot be read"):
        read_profile(tmp_path)


@pytest.mark.parametrize(
    ("changes", "sender"),
    [
        ({"sender": "Ana Babić"}, Person("Ana Babić")),  # another person: nothing of the first one stays
        ({"sender.title": ""}, Person("Amra Hadžić", gender="female", forms=(("vocative", "Amra"),))),
        ({"sender.gender": "m", "sender.title": ""},
         Person("Amra Hadžić", gender="male", forms=(("vocative", "Amra"),))),
        ({"sender.forms.vocative": ""}, Person("Amra Hadžić", "mr.", "female")),
        ({"sender.forms.dative": "Amri"},
         Person("Amra Hadžić", "mr.", "female", forms=(("vocative", "Amra"), ("dative", "Amri")))),
        ({"sender": ""}, None),
        ({"sender": "Ana Babić", "sender.gender": "female"}, Person("Ana Babić", gender="female")),
    ],
)  # fmt: skip
def test_changed(changes: dict[str, str], sender: Person | None, path: Path) -> None:
    before = read_profile(put(path, WHOLE))
    after = changed(before, changes)
    assert after.facts.get("sender") == sender
    assert after.facts["company"] == before.facts["company"]
    assert (after.locale, after.formality) == ("bs", "informal")


def test_changes_at_fault_are_said_at_once() -> None:
    changes = {"sendr": "A", "locale": "xx", "formality.x": "y", "company": "a\nb", "sender.gender": "female"}
    with pytest.raises(FactsError) as found:
        changed(Profile(), changes)
    assert {problem.where for problem in found.value.problems} == {
        "sendr", "formality.x", "locale", "sender", "company",
    }  # fmt: skip


def test_where_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert Path(profile_path()) == tmp_path / "clientscripts" / "profile.yaml"
    monkeypatch.setenv("CLIENTSCRIPTS_PROFILE", str(tmp_path / "mine.yaml"))
    assert Path(profile_path()) == tmp_path / "mine.yaml"
    monkeypatch.delenv("CLIENTSCRIPTS_PROFILE")
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Path(profile_path()) == tmp_path / ".config" / "clientscripts" / "profile.yaml"


def test_only_slots_a_script_has_are_filled(path: Path) -> None:
    profile = read_profile(put(path, WHOLE))
    assert set(profile.facts_for(LIBRARY.script("firing"))) == {"sender", "company", "contact"}
