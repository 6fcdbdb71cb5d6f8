"""Bosnian in Cyrillic: whole texts out of Latin, leaving alone what does not belong to the language.

Sources: Halilović, *Pravopis bosanskoga jezika* (2017), on the two scripts; lj, nj, dž are one letter save where two
parts of a word meet (*injekcija, konjunktura, nadživjeti, Tanjug*).
"""

from __future__ import annotations

import re
from functools import lru_cache

from clientscripts.grammar.bs_nouns import BRAND_CLOSES, BRAND_OPENS

_LATIN = "abcčćdđefghijklmnoprsštuvzž"
_CYRILLIC = "абцчћдђефгхијклмнопрсштувзж"
_SINGLE = {
    **dict(zip(_LATIN, _CYRILLIC, strict=True)),
    **dict(zip((c.upper() for c in _LATIN), (c.upper() for c in _CYRILLIC), strict=True)),
    "ǆ": "џ", "ǅ": "Џ", "Ǆ": "Џ", "ǉ": "љ", "ǈ": "Љ", "Ǉ": "Љ", "ǌ": "њ", "ǋ": "Њ", "Ǌ": "Њ",
}  # fmt: skip
_DOUBLE = {"lj": "љ", "nj": "њ", "dž": "џ"}
_TO_CYRILLIC = str.maketrans(_SINGLE)
_TO_LATIN = str.maketrans(
    {cyrillic: latin for latin, cyrillic in zip(_LATIN, _CYRILLIC, strict=True)}
    | {cyrillic.upper(): latin.upper() for latin, cyrillic in zip(_LATIN, _CYRILLIC, strict=True)}
    | {"љ": "lj", "њ": "nj", "џ": "dž", "Љ": "Lj", "Њ": "Nj", "Џ": "Dž"}
)

# Where n-j and d-ž are two sounds because two parts of a word meet; what follows tells them from one sound: konjunktura
# but konjušnica, nadživjeti but nadžak, injekcija but inje, odžaliti but odžak, anjon but kanjon.
_SEAMS = re.compile(
    r"(?<=in)(?=j(?:ekc|ekt|icir|unkt))|(?<=kon)(?=j(?:ug|unk|ekt))|(?<=\ban)(?=jon)|(?<=tan)(?=jug)"
    r"|(?<=\bvan)(?=j(?:ezi|edn))|(?<=\bizvan)(?=j(?:ezi|edn))|(?<=\bpan)(?=j(?:ug|evr))"
    r"|(?<=\bnad)(?=ž(?:iv|nj|et|up|al))|(?<=\bod)(?=ž(?:al|iv|va|ub|et|mi|ul))"
    r"|(?<=\bpod)(?=ž(?:an|up|eg|ig|iž|il|ut|ar))|(?<=\bpred)(?=ž(?:iv|el|en|et))",
    re.IGNORECASE,
)
_DIGRAPHS = re.compile(r"lj|nj|dž", re.IGNORECASE)

# What keeps its script: marked values, addresses, and (by `keeps_latin`) words spelled as no Bosnian one is.
_TOKENS = re.compile(
    f"{BRAND_OPENS}(?P<brand>.*?){BRAND_CLOSES}"
    r"|(?P<address>(?:https?://|mailto:|www\.)\S*[\w/#=&%-]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#]\w+|\be-mail\w*"
    r"|[\w-]+(?:\.[\w-]+)*\.(?:ba|com|org|net|io|eu|rs|hr|info|app|dev|biz|edu|gov)\b"
    r"(?:/[\w./?=&%#-]*[\w/])?)"
    r"|(?P<word>[^\W_]+(?:['’][^\W_]+)*)",
    re.DOTALL | re.IGNORECASE,
)
# Letters and spellings that Bosnian does not have, save at a seam (vannastavni, posttraumatski, neophodan) or inside
# (kocka).
_LEAVE = re.compile(
    r"[qwxy]|[^\W\d_a-zčćđšžǆ-ǌ]|\d|bb|cc|ff|gg|hh|kk|ll|mm|(?<!va)nn|pp|(?<![pt]e)rr|(?<!tran)ss|(?<!pos)tt|vv|zz"
    r"|ee$|^ee|ie$|ue$|oom$|^[bfhrs]oot|ph(?!o[dđ])|ck$|ch|th$|^th|ght|sh$",
    re.IGNORECASE,
)
# Words and brands that give themselves away by no letter; they may carry a Bosnian ending (*Googlea*).
_FOREIGN_WORDS = re.compile(
    r"(?:e?-?mail|online|offline|google|facebook|instagram|viber|microsoft|outlook|chrome|teams|zoom|slack|apple|android"
    r"|iphone|samsung|amazon|telecom|linkedin|youtube|netflix|feedback|update|upgrade|startup|newsletter|invoice)"
    r"(?:j?[aeu]|j?om|j?em|ov[iae]|ima)?",
    re.IGNORECASE,
)
_CODES = frozenset(("EUR", "USD", "GBP", "CHF", "RSD", "HRK", "IBAN", "SEPA", "PDF", "HTML", "URL", "API"))
_NATIVE = frozenset(("BiH", "FBiH"))
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")


@lru_cache(maxsize=16384)
def word_to_cyrillic(word: str) -> str:
    """One Bosnian word, letters only; case as it stands (*Nj* → *Њ*, *NJ* → *Њ*)."""
    parts = _SEAMS.split(word)
    return "".join(_DIGRAPHS.sub(_digraph, part).translate(_TO_CYRILLIC) for part in parts)


def _digraph(match: re.Match[str]) -> str:
    text = match.group()
    letter = _DOUBLE[text.lower()]
    return letter.upper() if text[0].isupper() else letter


@lru_cache(maxsize=16384)
def keeps_latin(word: str) -> bool:
    """Whether a word is no Bosnian one by its spelling: a brand, a code, a Roman numeral, LikeThis."""
    if word in _NATIVE:
        return False
    if word in _CODES or _LEAVE.search(word) or _FOREIGN_WORDS.fullmatch(word):
        return True
    if word.isupper():
        return len(word) > 1 and word != "VI" and _ROMAN.fullmatch(word) is not None
    return not word[1:].islower() and len(word) > 1


def to_cyrillic(text: str) -> str:
    """A whole text; marked values, addresses and foreign words stay in Latin."""
    return _TOKENS.sub(_token, text)


def _token(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "brand":
        return match.group("brand")
    text = match.group()
    if kind == "address" or keeps_latin(text):
        return text
    return word_to_cyrillic(text)


def to_latin(text: str) -> str:
    """Cyrillic to Latin; there is only one way (*ЊЕГОШ* is *NJEGOŠ*, *Његош* is *Njegoš*)."""
    latin = text.translate(_TO_LATIN)
    return latin.upper() if text.isupper() and len(text) > 1 else latin
