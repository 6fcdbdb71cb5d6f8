"""Which sound an English text starts with when it is read aloud: what decides between *a* and *an*.

Sources: Merriam-Webster and the CMU Pronouncing Dictionary for words, the Chicago Manual of Style (7.33, 10.9) for
initials and figures. `opens_with_vowel` is the only thing others need.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from clientscripts.grammar.words import words

# Letters whose English name opens with a vowel (*an F*), and those read with a consonant whatever follows.
_VOWEL_NAMES = frozenset("AEFHILMNORSX")
_VOWELS = frozenset("aeiou")

# u- as in *unit*: /juː/. The negative un- before i (*unimportant*, *uninsured*) is taken out first.
_UN_I = re.compile(r"uni(?:n(?!or)|m[bmp]|mag|ssu|dent|deal|deo|diom|rri|roni|gn|ll|ron)")
_U_AS_YOU = re.compile(
    r"uni|unanim|unabom|una$|us(?:[aeu]|in[eo])|u[st]ur|ut[aeio](?!$)|ute?s?$|utrecht|uk|ubiq|ubis|uf(?:o|os|olog)|ugand|ugri"
    r"|udal|udem|udac|ulys|ur(?:an|al|ea|em|et|in|ol|ug|ug|iah|iel|ic$|us)|uv[aeu]"
)
# Those that only look like it: Spanish, Turkish, Japanese, German names keep their oo.
_U_OTHER = words("ushuaia ukiyo urias uribe usted urano urinov")
_EU = re.compile(r"eu(?!ler)|ew[aei]|ewe?s?$|ewbank|ewton")
_ONE = re.compile(r"(?:one(?:s|self|ness|time|sie|sies)?|once)$")
_W_OR_Y = re.compile(r"oui|oua|ouija|oaxaca|uighur|uygh?ur|ieuan|ioann|iuli")
_SILENT_H = re.compile(r"h(?:ours?(?!i$)|onou?r|onest|onori|onorar|onorab|eir(?!oni)|ors$)")
_Y_VOWEL = re.compile(r"y(?:[bcdfghjklmnpqrstvwxz]|e?v(?:es|ette|onne)$)")
_HERB = re.compile(r"herb(?!ert|ie|st)")

# Said either way, even by careful speakers: *a/an FAQ*. No rule is sure of these.
_EITHER_WAY = words("""
    faq sql sku sow saml sram sox foia unctad unrwa unhcr ufc fob henri henriques henriquez homage homages
    humberto hainault uma uwe xmas rohs herbalife hermosa sha hipolito euler oneida heironimus ugo ulaanbaatar
    ulises
    """)
_EITHER_GUESS = {"faq": True, "sql": True, "sow": True, "fob": True, "homage": True, "homages": True, "euler": True, "oneida": True,
                 "unctad": True, "ulaanbaatar": True, "ulises": True, "ugo": True, "uwe": True, "uma": False}  # fmt: skip

# Initials said as a word although they might be spelt: *a NATO rule*.
_AS_WORD = words("""
    fafsa famas fema ficta fico fidic fifa fifo fila finra fomo fortran frand ftse fud haccp hamas hazmat hepa
    hiit hipaa hodl lamp lan lans laser lasik lego lidar lidl lifo libor leed maga mash mercosur midi mimo mint
    misra mooc moocs mosfet nafta nand napa nasa nascar nasdaq nato naafi nimby nist noaa nokia nosqlr raid ram
    rand regex reit reits rem rest rolex rom saas saml sars sata scada scrum scsi scuba seal seals seat sepa
    serp serps sharp sim sims smart snafu soap soc sofa soho sonar sopa spac spacs spam star start steam stem
    swat swift swot lol rada rico
    """)
# Initials that are spelt although they could be said: *an SLA*, *an MOU*.
_SPELT = words("""
    fao faa fac fai fbi fda fia fec fmea foi fpo fsa fca fha fta hei hiv hoa hov hud hse hmo heic hia hie la lea
    led leds lei loa loc loe loi lpa lua lsa lta mba mbe mep meps mia mif mis mit moa moc mod moq mot mou mous
    mri msa mpa nda nec nea ngo nie nih nia npa nsa nra noc noi nua nypd oda raf ria riaa roa roe roi rois ror
    rda rea rfi rfa rpa rspca saa sat sats sap sas sba sdi sea sec sem seo sfo sia sis sla sma sme smes soa soe
    sop sos sro ssa suv suvs sri sue xai xul
    """)
_U_SPELT = words("""
    us uk un usa uae uat uav uavs uaw ufo ufos usb usp usd uri url urls ui uis ux ups upc utc uti utm uv undp
    uefa ucl usps uspto ucla uht uhf uom udp ugc ugt unesco unicef unix ucas ukip unep unifil unido usaid ussr
    usda uva uni uic uia usi uoa uca upi upu uipath
    """)
# Short written forms that are read out in full: *a Mr Reyes*, *an hr*.
_WRITTEN_SHORT = {
    **dict.fromkeys("mr mrs ms mx messrs mt mts lt ltd st ste ft sgt sr srs fr rev nr rd rm hwy mfg mgmt mktg mgr rt msgr lb lbs ltda".split(), False),
    "hr": True, "hrs": True, "hon": True, "nth": True, "mlle": False, "mme": False, "xtra": True, "xbox": True, "xfinity": True,
    "xers": True, "nvidia": True, "mbank": True, "mtel": True,
}  # fmt: skip

_STRIP = " \t\n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\"'“”‘’«»„‹›([{<*_…`¡¿—–"
_SIGNS = {"+": False, "-": False, "−": False, "±": False, "#": False, "№": False, "§": False, "¶": False, "%": False, "/": False,
          ".": False, "½": False, "¼": False, "¾": False, "⅓": False, "⅔": False, "⅕": False, ">": False, "@": True, "&": True, "©": False,
          "=": True, "×": False, "†": False}  # fmt: skip
_LONE_CURRENCY = re.compile(r"(?:[A-Z]{1,3})?[$€£¥₱₹₽₴₺₩֏₫₦₪฿₡₸₾]\s?(?=[\d.])")
_CODE = re.compile(r"([A-Z]{3})\s?(?=\d)")
_FIGURES = re.compile(r"(\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d+)(.?)(.?)", re.DOTALL)
_TOKEN = re.compile(r"[^\W\d_]+")
_UNDECOMPOSED = str.maketrans("ØøŒœÆæĐđŁłıŒ", "OoOoAaDdLliO")
_GREEK = {"α": True, "ε": True, "η": True, "ι": True, "ο": True, "υ": True, "ω": True}


@lru_cache(maxsize=4096)
def opens_with_vowel(text: str, british: bool = False) -> tuple[bool, bool]:
    """Whether `text` read aloud opens with a vowel sound, and whether that is certain.

    `british` decides the few words that differ: *a herb*, *a homage*; American *an herb*.
    """
    spoken = text.lstrip(_STRIP)
    if not spoken:
        return False, False
    money = _LONE_CURRENCY.match(spoken)
    if money:
        return _figures(spoken[money.end() :])
    first = spoken[0]
    if first.isdigit() and first.isascii():
        return _figures(spoken)
    if first in _SIGNS:
        return _SIGNS[first], True
    code = _CODE.match(spoken)
    if code:  # *a EUR 100 fee* is read "a hundred-euro fee": sure where letters and figures agree
        vowel, sure = _figures(spoken[code.end() :])
        return vowel, sure and vowel == (code[1][0] in _VOWEL_NAMES)
    token = _TOKEN.match(spoken)
    if token is None:
        return (True, False) if first in "~≈" else (False, False)
    return _word(_latin(token[0]), spoken[token.end() : token.end() + 2], british)


def _latin(token: str) -> str:
    """Without accents: *Éclair* sounds like any other e-."""
    if token.isascii():
        return token
    return "".join(c for c in unicodedata.normalize("NFD", token.translate(_UNDECOMPOSED)) if not unicodedata.combining(c))


def _figures(text: str) -> tuple[bool, bool]:
    """Figures: 8, 80, 800… and 11, 18 at the head of a group of three open with a vowel (*eleven thousand*)."""
    match = _FIGURES.match(text)
    if match is None:  # ".5" is "point five"
        return False, text.startswith(".")
    written, after, then = match.groups()
    digits = written.replace(",", "").replace("\N{NO-BREAK SPACE}", "").replace("\N{NARROW NO-BREAK SPACE}", "")
    if digits[0] == "8":
        return True, True
    if digits[0] == "0":  # "0.8" is "zero point eight", "08:30" may be "oh eight"
        return False, len(digits) == 1
    if after == "/" and digits == "1" and then in "18":  # "1/8": one eighth, an eighth
        return False, then == "1"
    if len(digits) == 4 and written == digits and digits[:2] in ("11", "18"):
        # A year (*an 1837 law*) or a number without its comma (*a 1100-unit order*).
        return digits != "1100", after == "s"
    group = digits[: len(digits) % 3 or 3]
    return group in ("11", "18"), True


def _word(token: str, after: str, british: bool) -> tuple[bool, bool]:
    if not token.isascii():
        return _GREEK.get(token[0].lower(), False), token[0].lower() in _GREEK
    low = token.lower()
    if len(token) == 1:
        if after[:1] in "'’" and len(after) > 1 and after[1].isalpha():  # L’Oréal, s’more; M’Bappé nobody can tell
            vowel = low in _VOWELS
            return vowel, low not in "mnr"
        return token.upper() in _VOWEL_NAMES, True
    if low in _EITHER_WAY:
        return _EITHER_GUESS.get(low, False), low.startswith("homage") and british
    if low in _WRITTEN_SHORT and not (token.isupper() and low in ("hr", "hrs", "ms", "mt", "lt", "st", "fr", "sr", "ft", "rd", "rm", "rt", "nr", "lb")):
        return _WRITTEN_SHORT[low], True
    initials = token[:-1] if len(token) > 2 and token[-1] == "s" and token[:-1].isupper() else token
    if initials.isupper():
        return _initials(initials, british)
    if token[0].islower() and token[1:2].isupper() and low not in _AS_WORD:  # mRNA, eSIM, xDSL: the first letter by its name
        return token[0].upper() in _VOWEL_NAMES, True
    if token[:2].isupper() and token[0].upper() in "FHLMNRSX" and token[1] not in "AEIOU":  # NVMe, MTech
        return (True, low[1:3] not in _AS_WORD) if low not in _AS_WORD else (False, True)
    if token.startswith("One") and token[3:4].isupper():  # OneDrive
        return False, True
    if not _VOWELS.intersection(low) and "y" not in low:  # html, sms; a name such as Ng nobody can tell
        return token[0].upper() in _VOWEL_NAMES, token.islower() or token[0].upper() not in _VOWEL_NAMES
    return _said(low, british), True


def _initials(token: str, british: bool) -> tuple[bool, bool]:
    """Capitals only: spelt or said. Certain where both ways agree, the initials are known, or nobody could say them."""
    low, first = token.lower(), token[0]
    if first == "U":
        if low in _U_SPELT or not _VOWELS.intersection(low[1:]) or _said(low, british) is False:
            return False, True
        return False, False
    if first in "AIO" or (first == "E" and not low.startswith("eu")):
        return True, low not in ("one", "once")
    if first == "E":  # EU, EUR are spelt; EULA, EUROPEAN said
        return len(low) <= 4 and low not in ("euro", "eula"), low in ("eu", "eur", "euro", "eus") or len(low) > 4
    if first not in _VOWEL_NAMES:
        if first == "Y" and _Y_VOWEL.match(low):
            return False, not _VOWELS.intersection(low) or low == "ymca"
        return False, True
    if low in _AS_WORD:
        return False, True
    if low in _SPELT or len(low) == 2 or not _VOWELS.intersection(low) and "y" not in low:
        return True, True
    if _said(low, british):  # HONEST, HOUR
        return True, True
    if _UNSAYABLE.match(low):
        return True, True
    return len(low) <= 3, False


# Onsets no English word has: such initials can only be spelt (*an NGFA*, *an MBIE*).
_UNSAYABLE = re.compile(r"(?:f[^aeioulry]|h[^aeiouy]|l[^aeiouy]|m[^aeiouy]|n[^aeiouy]|r[^aeiouyh]|s[bdfgrsvxz]|x[^aeiouy])")


def _said(low: str, british: bool) -> bool:
    """Whether a lower-case English word opens with a vowel sound."""
    first = low[0]
    if first == "u":
        return low in _U_OTHER or bool(_UN_I.match(low)) or not _U_AS_YOU.match(low) and not _W_OR_Y.match(low)
    if first == "e":
        return not _EU.match(low)
    if first == "o" or first == "i":
        return not _ONE.match(low) and not _W_OR_Y.match(low)
    if first == "h":
        return bool(_SILENT_H.match(low)) or (not british and bool(_HERB.match(low)))
    if first == "y":
        return bool(_Y_VOWEL.match(low))
    return first == "a"
