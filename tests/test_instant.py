"""The short way of a plain `render`: the same words as the long one, and never a stale or broken file's."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientscripts import instant, store
from clientscripts.cli.show import sample_command
from clientscripts.library import Library, default_library
from clientscripts.model import CHANNELS, FORMALITIES, TONES
from clientscripts.rendering import render
from clientscripts.samples import sample, used_slots
from tests.letters_of import cases

ROOT = Path(__file__).parent.parent
LIBRARY = default_library()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of one's own, and no profile."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    monkeypatch.delenv("CLIENTSCRIPTS_PACKS", raising=False)
    monkeypatch.delenv("CLIENTSCRIPTS_PROFILE", raising=False)
    return tmp_path


def keep(script: str, locale: str) -> Path:
    library = Library()  # a new one, which has not kept anything yet
    library.keep_words(library.script(script), locale)
    return Path(store.user_folder()) / f"{script.replace('/', '.')}.{locale}.words"


@pytest.mark.parametrize(("script", "locale"), [("firing/unspecified", "bs"), ("lost-deal/offer", "hy")])
def test_the_same_words_in_every_voice(script: str, locale: str, cache: Path) -> None:
    keep(script, locale)
    answered = 0
    for channel, formality, tone, variation in product(CHANNELS, FORMALITIES, TONES, range(5)):
        arguments = ["render", script, "--lang", locale, "--channel", channel, f"--formality={formality}"]
        text = instant.answer([*arguments, "--tone", tone, "--variation", str(variation)])
        found = render(script, locale, channel=channel, formality=formality, tone=tone, variation=variation)
        if text is not None:
            assert text == found.text
            answered += 1
    assert answered >= 60  # letters carry today's date, so the command line proper writes those


@pytest.mark.parametrize(
    "arguments",
    [
        ["render", "firing"],
        ["render", "--lang", "bs"],
        ["render", "firing", "--lang"],
        ["render", "firing", "--lang", "bs", "--set", "refund=lots"],
        ["render", "firing", "--lang", "bs", "--set", "refnud=1 EUR"],
        ["render", "firing", "--lang", "bs", "--set", "refund"],
        ["render", "firing", "--lang", "bs", "--set"],
        ["render", "firing", "--lang", "bs", "--facts", "facts.yaml"],
        ["render", "firing", "--lang", "bs", "--format", "json"],
        ["render", "firing", "--lang", "bs", "--variation", "x"],
        ["render", "firing", "--lang", "bs", "--tone", "loud"],
        ["render", "firing", "--lang", "../../etc"],
        ["render", "../firing", "--lang", "bs"],
        ["render", "firing/abusive", "--reason", "no-growth", "--lang", "bs"],
        ["render", "firing", "lost-deal", "--lang", "bs"],
        ["list"],
        [],
    ],
)
def test_everything_else_is_left_to_the_command_line(arguments: list[str], cache: Path) -> None:
    keep("firing/unspecified", "bs")
    assert instant.answer(arguments) is None


def test_packs_and_profiles_go_the_long_way(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep("firing/unspecified", "bs")
    plain = ["render", "firing", "--lang", "bs"]
    assert instant.answer(plain)
    monkeypatch.setenv("CLIENTSCRIPTS_PACKS", str(cache))
    assert instant.answer(plain) is None
    monkeypatch.delenv("CLIENTSCRIPTS_PACKS")
    profile = cache / "profile.yaml"
    profile.write_text("sender: Ann\n")
    monkeypatch.setenv("CLIENTSCRIPTS_PROFILE", str(profile))
    assert instant.answer(plain) is None


def test_a_damaged_file_is_never_trusted(cache: Path) -> None:
    path = keep("firing/unspecified", "bs")
    whole = path.read_bytes()
    plain = ["render", "firing", "--lang", "bs"]
    assert instant.answer(plain)
    for damaged in (b"", whole[:4], whole[: len(whole) // 2], whole[:-1], whole + b"x", b"\0" * len(whole)):
        path.write_bytes(damaged)
        assert instant.answer(plain) is None
    for position in range(0, len(whole), len(whole) // 200):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 0xFF]) + whole[position + 1 :])
        assert instant.answer(plain) is None


def test_another_version_is_never_trusted(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep("firing/unspecified", "bs")
    plain = ["render", "firing", "--lang", "bs"]
    assert instant.answer(plain)
    monkeypatch.setattr(store, "EDITION", "0.0.0")
    assert instant.answer(plain) is None


@pytest.mark.parametrize(
    "name",
    [
        "bs/firing/unspecified.j2",
        "bs/letter.j2",
        "message.j2",
        "bs/locale.yaml",
        "slots.yaml",
        "situations/firing.yaml",
    ],
)
def test_a_changed_source_is_noticed(name: str, cache: Path) -> None:
    """In a copy of the package, changing one letter of one source makes the kept words worthless."""
    shutil.copytree(
        ROOT / "clientscripts", cache / "copy" / "clientscripts", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(ROOT / "templates", cache / "copy" / "templates")
    environment = {**os.environ, "PYTHONPATH": str(cache / "copy")}
    command = [sys.executable, "-m", "clientscripts", "render", "firing", "--lang", "bs"]
    before = subprocess.run(command, env=environment, cwd=cache, capture_output=True, check=True).stdout
    code = "from clientscripts.instant import answer; print(answer(['render', 'firing', '--lang', 'bs']) is not None)"

    def answered() -> str:
        done = subprocess.run([sys.executable, "-c", code], env=environment, cwd=cache, capture_output=True, check=True)
        return done.stdout.decode().strip()

    assert before
    assert answered() == "True"
    path = cache / "copy" / "templates" / name
    comment = "{# changed #}\n" if name.endswith(".j2") else "# changed\n"
    path.write_text(path.read_text("utf-8") + comment, encoding="utf-8")
    assert answered() == "False"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_kept_letters_say_the_same_with_facts(data: st.DataObject, cache: Path) -> None:
    """Any script, voice and facts: the letter as it was kept against the letter as it is parsed."""
    locale, script = data.draw(st.sampled_from(cases()))
    if not (Path(store.user_folder()) / f"{script.id.replace('/', '.')}.{locale}").exists():
        keep(script.id, locale)
    values = {name: sample(LIBRARY, script, locale, name) for name in used_slots(LIBRARY, script, locale)}
    chosen = {name: value for name, value in values.items() if value is not None and data.draw(st.booleans())}
    voice: dict[str, Any] = {
        "channel": data.draw(st.sampled_from(["email", "chat", "sms", "call"])),
        "formality": data.draw(st.sampled_from(FORMALITIES)),
        "tone": data.draw(st.sampled_from(TONES)),
    }
    variation = data.draw(st.integers(0, 3))
    words = shlex.split(sample_command(script, locale, chosen))[1:]
    words += [f"--{name}={value}" for name, value in voice.items()] + ["--variation", str(variation)]
    found = render(script.id, locale, **voice, variation=variation, **chosen)
    assert instant.answer(words) == (None if found.warnings else found.text)


@pytest.mark.parametrize("facts", [[], ["--set", "refund=1250.50 BAM", "--set", "client=Amra Begić", "--set",
                                        "client.gender=female", "--set", "last_day=2027-05-01"]])  # fmt: skip
def test_a_hit_imports_no_engine(cache: Path, facts: list[str]) -> None:
    command = [sys.executable, "-m", "clientscripts", "render", "firing", "--lang", "bs", *facts]
    subprocess.run(command, capture_output=True, cwd=ROOT, check=True)
    heavy = ["jinja2", "babel", "yaml", "click", *([] if facts else ["msgspec", "re", "typing"])]
    code = (
        f"import sys; sys.argv = {['clientscripts', 'render', 'firing', '--lang', 'bs', *facts]}\n"
        "from clientscripts.__main__ import main; main()\n"
        f"print([m for m in {heavy} if m in sys.modules])"
    )
    # -S leaves out what site-packages may import at every start; facts need the Babel beside it to be found.
    command = [sys.executable, *([] if facts else ["-S"]), "-c", code]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
    assert done.stdout.decode().strip().endswith("[]")


def test_a_cache_that_cannot_be_written_is_no_error(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)
    library = Library()
    library.keep_words(library.script("firing"), "bs")
    assert library.render("firing", "bs").text
