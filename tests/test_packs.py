"""Packs: what is refused, how they lie over one another, where they may come from, and what they may fall back on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from clientscripts import Library, PackError, UnknownError
from clientscripts.cli import options
from clientscripts.packs import Pack, installed, installed_names
from clientscripts.profile import changed, packs_of, read_profile, write_profile
from tests.packs import CATALOG, MESSAGE, letter, overlay, write

ROOT = Path(__file__).parent.parent
TEAM = ROOT / "examples" / "packs" / "team"


# -- what is refused -------------------------------------------------------------------------------------


def test_a_link_to_a_letter_outside_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not yours", encoding="utf-8")
    root = overlay(tmp_path / "pack", {"en/firing/abusive.j2": letter()})
    (root / "en" / "firing" / "unspecified.j2").symlink_to(secret)
    library = Library([root])
    assert library.render("firing/abusive", "en").steps["framing"] == "Framing"  # which has no part in it
    with pytest.raises(PackError, match=r"unspecified\.j2: links are not followed"):
        library.render("firing", "en")
    with pytest.raises(PackError, match=r"unspecified\.j2: links are not followed"):
        _ = library.situations


@pytest.mark.parametrize("name", ["en", "situations", "en/firing", "pack.yaml"])
def test_a_link_anywhere_a_pack_is_read_is_refused(name: str, tmp_path: Path) -> None:
    elsewhere = overlay(tmp_path / "elsewhere", {"en/firing/abusive.j2": letter(), "situations/x.yaml": CATALOG})
    root = overlay(tmp_path / "pack", {"bs/locale.yaml": "name: bosanski\n"})
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    path.symlink_to(elsewhere / name)
    with pytest.raises(PackError, match="links are not followed"):
        _ = Library([root]).situations


@pytest.mark.parametrize("name", ["en", "situations", "pack.yaml"])
def test_a_link_at_the_top_is_refused_at_once(name: str, tmp_path: Path) -> None:
    elsewhere = overlay(tmp_path / "elsewhere", {"en/firing/abusive.j2": letter(), "situations/x.yaml": CATALOG})
    root = overlay(tmp_path / "pack", {})
    (root / name).unlink(missing_ok=True)
    (root / name).symlink_to(elsewhere / name)
    with pytest.raises(PackError, match="links are not followed"):
        Library([root])


def test_one_of_many_situations_costs_no_look_at_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"situations/s{number}.yaml": CATALOG for number in range(40)}
    root = overlay(tmp_path, {**files, "en/s7/unspecified.j2": letter()})
    looked: list[str] = []
    real = os.scandir

    def counted(path: str) -> object:
        looked.append(str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", counted)
    assert Library([root]).render("s7", "en").text
    assert not [path for path in looked if path.endswith("situations")]


def test_a_link_that_appears_later_is_not_followed_either(tmp_path: Path) -> None:
    root = overlay(tmp_path / "pack", {"en/firing/abusive.j2": letter()})
    pack = Pack(root)
    (root / "en" / "firing" / "abusive.j2").unlink()
    (root / "en" / "firing" / "abusive.j2").symlink_to("/etc/hostname")
    with pytest.raises(PackError, match="links are not followed"):
        pack.text("en/firing/abusive.j2")


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "en/../../x.j2", "/etc/passwd", "en/.hidden.j2", "en//x.j2", "en/x y.j2", "", "en/\0.j2"],
)
def test_no_name_leads_outside(name: str, tmp_path: Path) -> None:
    pack = Pack(overlay(tmp_path, {}))
    with pytest.raises(PackError, match="names in a pack are letters, figures, - and _ only"):
        pack.text(name)


def test_extends_cannot_leave_the_pack(tmp_path: Path) -> None:
    write(tmp_path, {"outside.j2": MESSAGE})
    root = overlay(tmp_path / "pack", {"en/firing/unspecified.j2": '{% extends "../../outside.j2" %}'})
    with pytest.raises(PackError, match="names in a pack"):
        Library([root]).render("firing", "en")


@pytest.mark.parametrize(
    "name", ["en/firing/un specified.j2", "situations/fi ring.yaml", "en/fir\ning/x.j2", "en/é.j2"]
)
def test_odd_names_are_refused_with_their_place(name: str, tmp_path: Path) -> None:
    root = overlay(tmp_path, {"en/locale.yaml": "name: English\n", name: "x"})
    with pytest.raises(PackError, match="names in a pack are letters"):
        _ = Library([root]).situations


def test_what_a_pack_does_not_use_is_no_concern(tmp_path: Path) -> None:
    """A pack may be a repository: with a README, hidden folders, a virtual environment full of links."""
    root = overlay(tmp_path, {"README.md": "x", ".git/config": "x", "docs/ä b.md": "x", "en/locale.yaml": "name: E\n"})
    (root / "venv").mkdir()
    (root / "venv" / "python").symlink_to("/usr/bin/python3")
    assert Library([root]).packs[1].locales == ("en",)


def test_places_that_are_no_pack(tmp_path: Path) -> None:
    archive = tmp_path / "pack.zip"
    archive.write_bytes(b"PK\x03\x04")
    for place, says in (
        (archive, "is a file: a pack is a folder"),
        (tmp_path / "nowhere", "there is no folder of that name"),
    ):
        with pytest.raises(PackError, match=says):
            Library([place])
    with pytest.raises(PackError, match=r"a pack needs a pack\.yaml"):
        Library([tmp_path])


def test_two_packs_of_one_name_are_refused_and_one_named_twice_is_in_force_once(tmp_path: Path) -> None:
    one, two = overlay(tmp_path / "one", {}), overlay(tmp_path / "two", {})
    with pytest.raises(PackError, match="is called “mine” like"):
        Library([one, two])
    assert [pack.name for pack in Library([one, str(one), tmp_path / "one" / "."]).packs] == ["clientscripts", "mine"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("given: [a]\n", "names.yaml:1"),
        ("gven: {}\n", "Did you mean “given”?"),
        ("given:\n  Ana: {vocative: [x]}\n", "names.yaml:2"),
        ("- x\n", "holds no mapping"),
    ],
)
def test_names_that_are_none(text: str, says: str, tmp_path: Path) -> None:
    root = overlay(tmp_path, {"bs/names.yaml": text})
    with pytest.raises(PackError) as caught:
        Library([root]).render("firing", "bs", client="Ana")
    assert says in str(caught.value)


# -- layers ----------------------------------------------------------------------------------------------


def test_one_block_of_one_letter() -> None:
    plain, team = Library().render("firing", "en"), Library([TEAM]).render("firing", "en")
    assert team.steps["goodwill"].startswith("Everything we have made for you is yours")
    assert {step: text for step, text in team.steps.items() if step != "goodwill"} == {
        step: text for step, text in plain.steps.items() if step != "goodwill"
    }
    assert dict(team.receipt.packs).keys() == {"clientscripts", "team"}


def test_a_reason_inherits_the_changed_block() -> None:
    """abusive.j2 of the built-in pack extends firing/unspecified.j2, which now is the team's."""
    assert "Everything we have made for you" in Library([TEAM]).render("firing/abusive", "en").text


def test_later_packs_win(tmp_path: Path) -> None:
    def saying(word: str) -> Path:
        block = f'{{% extends "firing/unspecified.j2" %}}{{% block apology %}}{word}.{{% endblock %}}'
        return overlay(tmp_path / word, {"en/firing/unspecified.j2": block}, name=word)

    one, two = saying("one"), saying("two")
    assert Library([one, two]).render("firing", "en").steps["apology"] == "two."
    assert Library([two, one]).render("firing", "en").steps["apology"] == "one."


def test_a_pack_adds_scripts_slots_and_labels(tmp_path: Path) -> None:
    root = overlay(tmp_path, {
        "situations/firing.yaml": "slots:\n  office: {type: text, note: Our office.}\nscripts:\n  moved-away: {}\n",
        "en/firing/moved-away.j2": '{% extends "firing/unspecified.j2" %}{% block framing %}'
        "We are moving away{% if office %} from {{ office }}{% endif %}.{% endblock %}",
        "en/locale.yaml": "situations:\n  firing:\n    title: Parting\n    scripts: {moved-away: We moved}\n",
    })  # fmt: skip
    library = Library([root])
    assert library.render("firing/moved-away", "en", office="Bath").steps["framing"] == "We are moving away from Bath."
    assert library.labels("en").situations["firing"].title == "Parting"
    assert library.labels("en").situations["firing"].scripts["abusive"] == "Insults towards our people"
    assert library.render("firing", "en").text == Library().render("firing", "en").text


def test_names_of_a_pack_join_the_built_in_ones(tmp_path: Path) -> None:
    root = overlay(tmp_path, {"bs/names.yaml": "given:\n  Zub: {gender: male, vocative: Zubonja}\n"})
    library = Library([root])
    found = library.render("firing", "bs", formality="informal", client={"name": "Zub Hodžić", "gender": "male"})
    assert "Zubonja" in found.greeting
    assert library.grammar("bs").names["given"]["Noa"]["genitive"] == "Noe"


# -- fallback --------------------------------------------------------------------------------------------


def swiss(tmp_path: Path, locale_yaml: str) -> Library:
    """A pack with a language that has one letter only."""
    block = '{% extends "message.j2" %}' + letter(framing="Schluss.").partition("\n")[2]
    return Library([overlay(tmp_path, {"de/locale.yaml": locale_yaml, "de/firing/unspecified.j2": block})])


def test_nothing_falls_back_by_itself(tmp_path: Path) -> None:
    library = swiss(tmp_path, "name: Deutsch\n")
    assert library.render("firing", "de").steps["framing"] == "Schluss."
    with pytest.raises(PackError, match="there is no letter here for this script"):
        library.render("firing/abusive", "de")
    with pytest.raises(UnknownError, match="No letters in “fr”"):
        library.render("firing", "fr")


def test_locale_yaml_may_allow_it(tmp_path: Path) -> None:
    library = swiss(tmp_path, "name: Deutsch\nfallback: [bs, en]\n")
    found = library.render("firing/abusive", "de", last_day="2027-05-01")
    assert found.locale == "bs"
    assert found.text == Library().render("firing/abusive", "bs", last_day="2027-05-01").text  # grammar and labels too
    assert found.warnings == ("there is no letter for firing/abusive in de: written in bs",)
    assert library.render("firing", "de").locale == "de"


def test_the_caller_may_allow_it(tmp_path: Path) -> None:
    library = swiss(tmp_path, "name: Deutsch\n")
    assert library.render("firing/abusive", "de", fallback=("ca", "en")).locale == "ca"
    assert library.render("firing", "de", fallback=("ca",)).locale == "de"
    assert library.render("firing", "fr", fallback=("hy",)).locale == "hy"
    with pytest.raises(UnknownError):
        library.render("firing", "fr", fallback=("it",))


def test_a_region_takes_single_files_of_its_language(tmp_path: Path) -> None:
    """British wording in one block, British dates, and the rest from `en`, because locale.yaml says so."""
    block = '{% extends "firing/unspecified.j2" %}{% block apology %}Awfully sorry.{% endblock %}'
    root = overlay(tmp_path, {
        "en-GB/locale.yaml": "name: British English\nfallback: [en]\n", "en-GB/firing/unspecified.j2": block,
    })  # fmt: skip
    found = Library([root]).render("firing", "en-GB", last_day="2027-05-01")
    assert found.locale == "en-GB"
    assert found.steps["apology"] == "Awfully sorry."
    assert "1 May 2027" in found.text
    assert found.text.startswith("Subject: Ending our work together")


# -- where packs come from -------------------------------------------------------------------------------


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed package with a pack in it, whose code must never run."""
    site = tmp_path / "site"
    write(site, {
        "acme_letters/__init__.py": "raise SystemExit('a pack must not be imported')\n",
        "acme_letters-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: acme-letters\nVersion: 1.0\n",
        "acme_letters-1.0.dist-info/entry_points.txt":
            "[clientscripts.packs]\nacme = acme_letters\nacme-inner = acme_letters.inner\nlost = acme_letters.nowhere\n"
            "evil = os:system\n",
    })  # fmt: skip
    block = '{% extends "firing/unspecified.j2" %}{% block apology %}Acme is sorry.{% endblock %}'
    overlay(site / "acme_letters", {"en/firing/unspecified.j2": block}, name="acme")
    overlay(site / "acme_letters" / "inner", {}, name="inner")
    monkeypatch.syspath_prepend(str(site))
    return site


def test_an_installed_pack_is_in_force_only_when_it_is_named(package: Path) -> None:
    assert {"acme", "acme-inner"} <= set(installed_names())
    assert installed("acme") == package / "acme_letters"
    assert Library().render("firing", "en").steps["apology"] != "Acme is sorry."
    assert Library(["acme"]).render("firing", "en").steps["apology"] == "Acme is sorry."
    assert Library(["acme-inner"]).packs[1].name == "inner"


@pytest.mark.parametrize(("name", "says"), [("lost", "has no folder “nowhere”"), ("evil", "names no folder")])
def test_entry_points_that_lead_nowhere(package: Path, name: str, says: str) -> None:
    with pytest.raises(PackError, match=says):
        Library([name])


def test_a_wrong_name_is_told_the_nearest(package: Path) -> None:
    with pytest.raises(PackError, match="Did you mean “acme”"):
        Library(["acmee"])


def test_profile_variable_and_option_lie_in_this_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = overlay(tmp_path / "one", {}, name="one"), overlay(tmp_path / "two", {}, name="two")
    three = overlay(tmp_path / "three", {}, name="three")
    profile = tmp_path / "profile.yaml"
    monkeypatch.setenv("CLIENTSCRIPTS_PROFILE", str(profile))
    monkeypatch.setenv("CLIENTSCRIPTS_PACKS", os.pathsep.join([str(two), ""]))
    write_profile(changed(read_profile(), {"packs": f"{one}"}))
    assert packs_of() == (str(one),)
    assert read_profile().packs == (str(one),)
    assert [place for place, _ in options.places()] == [str(one), str(two)]

    import click

    @click.command()
    @options.pack
    def command() -> None:
        click.echo(" ".join(pack.name for pack in options.library().packs))

    from click.testing import CliRunner

    assert CliRunner().invoke(command, ["--pack", str(three)]).output == "clientscripts one two three\n"


def test_a_profile_keeps_no_pack_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(PackError):
        changed(read_profile(tmp_path / "none.yaml"), {"packs": str(tmp_path / "nowhere")})
