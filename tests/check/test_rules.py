"""Every rule finds its bad sample and leaves its good one alone; the page of rules is current."""

from __future__ import annotations

from pathlib import Path

import pytest

from clientscripts.check.engine import Rule, check, chosen_rules, open_pack, open_packs, rules
from clientscripts.check.pages import page
from clientscripts.errors import PackError, UnknownError
from tests.check.samples import framed, pack, sample_of

ROOT = Path(__file__).parent.parent.parent
RULES = rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.ID)
def test_bad_sample(rule: Rule, tmp_path: Path) -> None:
    found = check(open_pack(pack(tmp_path, sample_of(rule, "bad"))), [rule.ID])
    assert found, f"{rule.ID} does not find its bad sample"
    assert {each.rule for each in found} == {rule.ID}
    assert {each.severity for each in found} == {rule.SEVERITY}
    for each in found:
        assert each.line >= 1
        assert each.column >= 1
        assert each.path.startswith(str(tmp_path))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.ID)
def test_good_sample(rule: Rule, tmp_path: Path) -> None:
    found = check(open_pack(pack(tmp_path, sample_of(rule, "good"))), [rule.ID])
    assert not found, "\n".join(map(str, found))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.ID)
def test_rule_is_a_page(rule: Rule) -> None:
    assert rule.SEVERITY in ("error", "warning")
    name = rule.__name__.rpartition(".")[2]
    assert name.replace("_", "-") == rule.ID
    first = (rule.__doc__ or "").split("\n")[0]
    assert first.endswith("."), first


def test_docs_are_current() -> None:
    """If this fails: ``python -m clientscripts.check.pages > docs/checks.md``."""
    assert (ROOT / "docs" / "checks.md").read_text("utf-8") == page()


PLACES = [
    # In each the framing is the third line; columns counted by hand.
    ("It is your fault that we stop.", "accusation", 3, 4),
    ("We stop,  and wish you well.", "stray-space", 3, 9),
    ("We stop ,and wish you well.", "stray-space", 3, 8),
    ("We stop.\nYou always complain.", "absolutes", 4, 1),
    ("{% if refund %}We’re refunding it.{% endif %} We stop.", "address-mixed", 3, 16),
    ("We stop {{ nmae }}.", "slot-undeclared", 3, 12),
    ("We stop.\n\n{% if day %}\nTODO: the day.{% endif %}", "leftover", 6, 1),
    ("{% phrase %}We stop.{% variant brief email %}We do.{% endphrase %}", "variant-unreachable", 3, 21),
]


@pytest.mark.parametrize(("words", "rule", "line", "column"), PLACES)
def test_places(words: str, rule: str, line: int, column: int, tmp_path: Path) -> None:
    found = check(open_pack(pack(tmp_path, {"en/parting/unspecified.j2": framed(words)})), [rule])
    assert (line, column) in {(each.line, each.column) for each in found}, found
    assert {Path(each.path).name for each in found} == {"unspecified.j2"}


def test_inherited_words_are_found_where_they_stand(tmp_path: Path) -> None:
    child = '{% extends "parting/unspecified.j2" %}\n{% block framing %}{{ super() }} Really.{% endblock %}\n'
    files = {"en/parting/unspecified.j2": framed("This is your fault."), "en/parting/other.j2": child}
    found = check(open_pack(pack(tmp_path, files)), ["accusation"])
    assert {(Path(each.path).name, each.line) for each in found} == {("unspecified.j2", 3)}


def test_an_overlay_answers_for_its_own_files_only(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("name: over\nversion: 1.0.0\n")
    folder = tmp_path / "en" / "firing"
    folder.mkdir(parents=True)
    text = '{% extends "firing/abusive.j2" %}\n{% block apology %}You are to blame.{% endblock %}\n'
    (folder / "abusive.j2").write_text(text)
    found = check(open_pack(tmp_path), ["accusation", "address-mixed", "typography", "too-long", "step-elsewhere"])
    assert [(each.rule, each.line, each.column) for each in found] == [("accusation", 2, 20)]


def test_paths_name_packs(tmp_path: Path) -> None:
    root = pack(tmp_path / "one", {})
    inside = root / "en" / "parting" / "unspecified.j2"
    assert [library.packs[-1].root for library in open_packs([inside, root])] == [root]
    with pytest.raises(PackError, match="is no pack, nor inside one"):
        list(open_packs([tmp_path]))


def test_unknown_rule() -> None:
    with pytest.raises(UnknownError, match="Did you mean “accusation”"):
        chosen_rules(["acusation"])


@pytest.mark.slow
def test_the_built_in_letters_have_no_errors() -> None:
    found = [each for each in check(next(open_packs([]))) if each.severity == "error"]
    assert not found, "\n".join(map(str, found))
