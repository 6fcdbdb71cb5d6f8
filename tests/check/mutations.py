"""Ways to spoil a letter that an editor would mind, each at a place drawn at random.

The sentences are what annoyed people write to clients.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import NamedTuple

from clientscripts.model import STEPS


class Spot(NamedTuple):
    """A template's text and whose it is."""

    locale: str
    name: str
    text: str


Mutation = Callable[[random.Random, Spot], str | None]

# formal → informal; the reverse is drawn as often.
ADDRESS = {
    "bs": [("Vi", "ti"), ("Vas", "te"), ("Vam", "ti"), ("Vaš", "tvoj"), ("Vaša", "tvoja"), ("Vaše", "tvoje"),
           ("Vaši", "tvoji"), ("Vašim", "tvojim"), ("ste", "si"), ("možete", "možeš"), ("imate", "imaš"),
           ("želite", "želiš"), ("javite", "javi"), ("pišite", "piši")],
    "ca": [("us", "et"), ("vós", "tu"), ("vostre", "teu"), ("vostra", "teva"), ("vostres", "teves"), ("heu", "has"),
           ("podeu", "pots"), ("voleu", "vols"), ("teniu", "tens"), ("Escriviu", "Escriu"), ("Us", "Et")],
    "en": [("We are", "We’re"), ("we are", "we’re"), ("we have", "we’ve"), ("We have", "We’ve"), ("we will", "we’ll"),
           ("do not", "don’t"), ("it is", "it’s"), ("we would", "we’d"), ("cannot", "can’t")],
    "hy": [("Ձեր", "քո"), ("Ձեզ", "քեզ"), ("Դուք", "դու"), ("ունեք", "ունես"), ("կարող եք", "կարող ես"),
           ("գրե՛ք", "գրի՛ր"), ("Գրե՛ք", "Գրի՛ր")],
    "tl": [("ninyo", "mo"), ("kayo", "ka"), ("inyo", "iyo"), ("inyong", "iyong"), ("kayong", "kang"),
           ("ninyong", "mong")],
}  # fmt: skip
ACCUSATIONS = {
    "bs": ["Za sve ste krivi Vi.", "Niste platili na vrijeme.", "Vaše ponašanje je sramotno.", "To je Vaša krivica.",
           "Bili ste bezobrazni prema našem timu.", "Prekršili ste dogovor.", "Lagali ste nam.", "Kasnite s uplatama."],
    "ca": ["Tot això és culpa vostra.", "No heu pagat la factura.", "Ens heu mentit.", "Heu estat molt mal educats.",
           "El vostre comportament és inacceptable.", "No heu respectat l’acord.", "Sou uns irresponsables."],
    "en": ["This is your fault.", "You failed to pay on time.", "You have been rude to our team.", "You lied to us.",
           "Your behaviour was unacceptable.", "You broke the agreement.", "You did not even answer our letters."],
    "hy": ["Դուք եք մեղավոր։", "Չեք վճարել ժամանակին։", "Խաբել եք մեզ։", "Ձեր վարքագիծն անընդունելի է։",
           "Վիրավորել եք մեր աշխատակիցներին։", "Սա Ձեր մեղքով է եղել։", "Անպատասխանատու եք։"],
    "tl": ["Kasalanan po ninyo ito.", "Hindi po ninyo binayaran ang invoice.", "Nagsinungaling po kayo sa amin.",
           "Bastos po kayo sa aming mga tauhan.", "Nilabag po ninyo ang kasunduan.", "Pabaya po kayo."],
}  # fmt: skip
ABSOLUTES = {
    "bs": ["Uvijek kasnite s odgovorom.", "Nikada niste zadovoljni.", "Vi se stalno žalite."],
    "ca": ["Sempre us queixeu.", "Mai no esteu contents.", "Truqueu constantment fora d’hores."],
    "en": ["You always complain.", "You never answer.", "You are constantly late."],
    "hy": ["Դուք միշտ դժգոհ եք։", "Երբեք գոհ չեք լինում։", "Դուք անընդհատ բողոքում եք։"],
    "tl": ["Lagi po kayong nagrereklamo.", "Palagi po kayong huli.", "Kailanman po ay hindi kayo kontento."],
}
THREATS = {
    "bs": ["Poduzet ćemo pravne korake.", "Snosit ćete posljedice.", "Ovo je posljednja opomena."],
    "ca": ["Emprendrem accions legals.", "Us en penedireu.", "Aquest és l’últim avís."],
    "en": ["We will take legal action.", "You will regret this.", "This is your last warning."],
    "hy": ["Կդիմենք դատարան։", "Կզղջաք դրա համար։", "Սա վերջին զգուշացումն է։"],
    "tl": ["Magsasampa po kami ng legal na aksiyon.", "Pagsisisihan po ninyo ito.", "Huling babala na po ito."],
}
FLATTERY = {
    "bs": ["Vi ste naš najbolji klijent.", "Čast nam je raditi s Vama."],
    "ca": ["Sou el nostre millor client.", "Ha estat un honor immens."],
    "en": ["You are our most valued client.", "You are amazing."],
    "hy": ["Դուք մեր լավագույն հաճախորդն եք։", "Մեծ պատիվ է մեզ համար։"],
    "tl": ["Kayo po ang aming pinakamahalagang kliyente.", "Isang karangalan po ito."],
}
_BLOCK = re.compile(r"\{% block (\w+) %\}(.*?)\{% endblock %\}\n?", re.S)
_WORDS = re.compile(r"(?<=\w)(?= \w)")


def _blocks(text: str, *names: str) -> list[re.Match[str]]:
    return [found for found in _BLOCK.finditer(text) if found[1] in (names or STEPS)]


def _outside_tags(text: str, pattern: str) -> list[re.Match[str]]:
    """Matches in the words of steps, not in tags or notes."""
    spans = [(found.start(2), found.end(2)) for found in _blocks(text)]
    tags = [found.span() for found in re.finditer(r"\{[%{#].*?[%}#]\}", text, re.S)]
    return [
        found for found in re.finditer(pattern, text)
        if any(a <= found.start() < b for a, b in spans) and not any(a <= found.start() < b for a, b in tags)
    ]  # fmt: skip


def _put(text: str, found: re.Match[str], new: str) -> str:
    return text[: found.start()] + new + text[found.end() :]


def drop_step(draw: random.Random, spot: Spot) -> str | None:
    """A whole step goes."""
    blocks = _blocks(spot.text)
    return _put(spot.text, draw.choice(blocks), "") if blocks else None


def empty_step(draw: random.Random, spot: Spot) -> str | None:
    """A step keeps its block and loses its words."""
    blocks = _blocks(spot.text)
    found = draw.choice(blocks) if blocks else None
    return _put(spot.text, found, f"{{% block {found[1]} %}}{{% endblock %}}\n") if found else None


def reorder_steps(draw: random.Random, spot: Spot) -> str | None:
    """Two steps change places."""
    blocks = _blocks(spot.text)
    if len(blocks) < 2:
        return None
    first, second = sorted(draw.sample(blocks, 2), key=lambda found: found.start())
    between = spot.text[first.end() : second.start()]
    return spot.text[: first.start()] + second[0] + between + first[0] + spot.text[second.end() :]


def swap_address(draw: random.Random, spot: Spot) -> str | None:
    """Vi for ti, or ti for Vi, in one place."""
    pairs = [*ADDRESS[spot.locale], *((b, a) for a, b in ADDRESS[spot.locale])]
    draw.shuffle(pairs)
    for old, new in pairs:
        if found := _outside_tags(spot.text, rf"(?<![\w’]){re.escape(old)}(?![\w’-])"):
            return _put(spot.text, draw.choice(found), new)
    return None


def remove_guard(draw: random.Random, spot: Spot) -> str | None:
    """An `if` and its end go; what was between stays."""
    tags = list(re.finditer(r"\{% (if|elif|else|endif)\b.*?%\}", spot.text))
    stack: list[list[re.Match[str]]] = []
    pairs = []
    for tag in tags:
        if tag[1] == "if":
            stack.append([tag])
        else:
            stack[-1].append(tag)
            if tag[1] == "endif":
                pairs.append(stack.pop())
    plain = [pair for pair in pairs if len(pair) == 2]
    if not plain:
        return None
    first, last = draw.choice(plain)
    return spot.text[: first.start()] + spot.text[first.end() : last.start()] + spot.text[last.end() :]


def space_before_comma(draw: random.Random, spot: Spot) -> str | None:
    """A space before a comma."""
    found = _outside_tags(spot.text, r"(?<=\w),")
    return _put(spot.text, draw.choice(found), " ,") if found else None


def _sentence(lists: dict[str, list[str]]) -> Mutation:
    def put(draw: random.Random, spot: Spot) -> str | None:
        ends = _outside_tags(spot.text, r"[.։](?=\n)")
        if not ends:
            return None
        found = draw.choice(ends)
        return _put(spot.text, found, f"{found[0]} {draw.choice(lists[spot.locale])}")

    return put


def double_mark(draw: random.Random, spot: Spot) -> str | None:
    """A full stop or comma twice."""
    found = _outside_tags(spot.text, r"(?<=\w)[.,։](?=\s)")
    place = draw.choice(found) if found else None
    return _put(spot.text, place, place[0] * 2) if place else None


def missing_space(draw: random.Random, spot: Spot) -> str | None:
    """No space after a comma."""
    found = _outside_tags(spot.text, r"(?<=\w), (?=\w)")
    return _put(spot.text, draw.choice(found), ",") if found else None


def leftover(draw: random.Random, spot: Spot) -> str | None:
    """Something still to be done."""
    found = _outside_tags(spot.text, r"(?<=\w) (?=\w)")
    return _put(spot.text, draw.choice(found), draw.choice([" TODO ", " [ime] ", " XXX ", " ____ "])) if found else None


def word_twice(draw: random.Random, spot: Spot) -> str | None:
    """A word written twice."""
    found = _outside_tags(spot.text, r"(?<= )(\w{3,}) (?=\w)")
    place = draw.choice(found) if found else None
    return _put(spot.text, place, f"{place[1]} {place[1]} ") if place else None


def misspelt_slot(draw: random.Random, spot: Spot) -> str | None:
    """A slot with two letters changed about."""
    found = list(re.finditer(r"(?<=\{\{ )(\w)(\w)(\w+)", spot.text))
    place = draw.choice(found) if found else None
    return _put(spot.text, place, place[2] + place[1] + place[3]) if place and place[1] != place[2] else None


def drop_variant(draw: random.Random, spot: Spot) -> str | None:
    """One wording of a phrase goes."""
    found = list(re.finditer(r"\{% variant [^%]*%\}\n?(?:(?!\{% (?:variant|phrase|endphrase)).)*", spot.text, re.S))
    return _put(spot.text, draw.choice(found), "") if found else None


def straight_quotes(draw: random.Random, spot: Spot) -> str | None:
    """A word in typewriter quotes."""
    found = _outside_tags(spot.text, r"(?<= )\w{4,}(?= )")
    place = draw.choice(found) if found else None
    return _put(spot.text, place, f'"{place[0]}"') if place else None


MUTATIONS: dict[str, Mutation] = {
    "drop a step": drop_step,
    "empty a step": empty_step,
    "reorder steps": reorder_steps,
    "swap the address": swap_address,
    "remove a guard": remove_guard,
    "space before a comma": space_before_comma,
    "accuse": _sentence(ACCUSATIONS),
    "leave no exception": _sentence(ABSOLUTES),
    "threaten": _sentence(THREATS),
    "flatter": _sentence(FLATTERY),
    "double a mark": double_mark,
    "leave out a space": missing_space,
    "leave something over": leftover,
    "write a word twice": word_twice,
    "misspell a slot": misspelt_slot,
    "drop a variant": drop_variant,
    "straight quotes": straight_quotes,
}
