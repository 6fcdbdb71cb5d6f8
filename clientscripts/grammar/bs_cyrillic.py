"""Bosnian in Cyrillic: whole texts out of Latin, leaving alone what does not belong to the language.

Sources: Halilović, *Pravopis bosanskoga jezika* (2017), on the two scripts; lj, nj, dž are one letter save where two
parts of a word meet (*injekcija, konjunktura, nadživjeti, Tanjug*).
"""

from __future__ import annotations

import re
from functools import lru_cache

BRAND_OPENS, BRAND_CLOSES = "\ue000", "\ue001"
"""Private marks around a value that must keep its script; `to_cyrillic` takes them out."""

_LATIN = "a b c č ć d đ e f g h i j k l m n o p r s š t u v z ž".split()
_CYRILLIC = "а б ц ч ћ д ђ е ф г х и ј к л м н о п р с ш т у в з ж".split()
_SINGLE = {
    **dict(zip(_LATIN, _CYRILLIC, strict=True)),
    **dict(zip((c.upper() for c in _LATIN), (c.upper() for c in _CYRILLIC), strict=True)),
    "ǆ": "џ", "ǅ": "Џ", "Ǆ": "Џ", "ǉ": "љ", "ǈ": "Љ", "Ǉ": "Љ", "ǌ": "њ", "ǋ": "Њ", "Ǌ": "Њ",
}  # fmt: skip
_DOUBLE = {"lj": "љ", "nj": "њ", "dž": "џ"}
_TO_CYRILLIC = str.maketrans(_SINGLE | {latin: cyrillic for latin, cyrillic in ()})
_TO_LATIN = str.maketrans(
    {cyrillic: latin for latin, cyrillic in zip(_LATIN, _CYRILLIC, strict=True)}
    | {cyrillic.upper(): latin.upper() for latin, cyrillic in zip(_LATIN, _CYRILLIC, strict=True)}
    | {"љ": "lj", "њ": "nj", "џ": "dž", "Љ": "Lj", "Њ": "Nj", "Џ": "Dž"}
)

# Where n-j and d-ž stand for two sounds because two parts of a word meet. What follows tells them from one sound:
# konjunktura but konjušnica, nadživjeti but nadžak, injekcija but inje.
_SEAMS = re.compile(
    r"(?<=in)(?=j(?:ek|ic|unk))|(?<=kon)(?=j(?:ug|unk|ekt))|(?<=an)(?=j(?:on|ug(?!a)|ezič))|(?<=van)(?=j(?:ezi))"
    r"|(?<=pan)(?=j(?:ug|evrej|elin))"
    r"|(?<=nad)(?=ž(?:iv|nj|et|up|an[jr]|alj|dr|var))|(?<=od)(?=ž(?:al|iv|vak|ubor|et|mir|ar|dr|ulj|ig|eg))"
    r"|(?<=pod)(?=ž(?:an|up|ar|eg|ig|iž|ilj|ut|iv|up|an|bi|vrg))|(?<=pred)(?=ž(?:iv|el|etv|en|an))"
    r"|(?<=\bsubd)(?=ž)",
    re.IGNORECASE,
)
_DIGRAPHS = re.compile(r"lj|nj|dž", re.IGNORECASE)

# What keeps its script: marked values, addresses, and words that are not Bosnian by their letters.
_TOKENS = re.compile(
    f"{BRAND_OPENS}(?P<brand>.*?){BRAND_CLOSES}"
    r"|(?P<address>(?:https?://|mailto:|www\.)\S*[\w/#=&%-]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:ba|com|org|net|io|eu|rs|hr|me|info|app|dev|biz)\b(?:/[\w./?=&%#-]*[\w/])?)"
    r"|(?P<word>[^\W_]+(?:['’][^\W_]+)*)",
    re.DOTALL | re.IGNORECASE,
)
_LEAVE = re.compile(
    r"[qwxyQWXY]|[^\W\d_a-zčćđšžǆ-ǌ]|\d"
    r"|bb|cc|ff|gg|hh|kk|ll|mm|pp|rr|ss|tt|vv|(?<!va)nn|ee$|^ee|oo[kmpt]|ph|ck|sch|tch|ch|th(?=[aeiou]?$)|^th|ght|sh$",
    re.IGNORECASE,
)
_FOREIGN_WORDS = frozenset(
    "mail mailing online offline google facebook instagram viber microsoft outlook chrome internet-banking iban swift "
    "eur usd gbp chf hrk rsd bam sepa pdf html url api crm erp seo saas hosting marketing? teams meet slack zoom "
    "apple android iphone samsung amazon telecom invoice update upgrade feedback deadline release startup".replace(
        "marketing? ", ""
    ).split()
)
_ROMAN = re.compile(r"^(?=[IVXLC]{2,})(X{0,3})(IX|IV|V?I{0,3})$")


@lru_cache(maxsize=16384)
def word_to_cyrillic(word: str) -> str:
    """One Bosnian word, letters only; case as it stands (*Nj* → *Њ*, *NJ* → *Њ*)."""
    parts = _SEAMS.split(word)
    return "".join(_DIGRAPHS.sub(_digraph, part).translate(_TO_CYRILLIC) for part in parts)


def _digraph(match: re.Match[str]) -> str:
    text = match.group()
    letter = _DOUBLE[text.lower()]
    return letter.upper() if text[0].isupper() else letter


def keeps_latin(word: str) -> bool:
    """Whether a word is no Bosnian one by its spelling: a brand, an acronym with W, a Roman numeral."""
    return (
        _LEAVE.search(word) is not None
        or word.lower() in _FOREIGN_WORDS
        or (word.isupper() and _ROMAN.match(word) is not None and word not in ("VI", "I"))
        or (len(word) > 2 and not word.isupper() and not word[1:].islower() and not word.islower())
    )


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
    """Cyrillic to Latin; there is only one way (*ЊЕГОШ* → *NJEGOŠ*)."""
    out = text.translate(_TO_LATIN)
    if text.isupper():
        return out.upper()
    return out


def has_cyrillic(text: str) -> bool:
    """Whether any letter of the text is Cyrillic."""
    return any("Ѐ" <= letter <= "ӿ" for letter in text)


def protected(text: str) -> str:
    """A value marked to keep its script."""
    return f"{BRAND_OPENS}{text}{BRAND_CLOSES}"
