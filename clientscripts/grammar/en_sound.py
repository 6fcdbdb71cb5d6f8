"""Which sound an English text starts with when it is read aloud: what decides between *a* and *an*.

Sources: Merriam-Webster and the CMU Pronouncing Dictionary for words, the Chicago Manual of Style (7.33, 10.9) for
initials and figures. `opens_with_vowel` is the only thing others need.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from clientscripts.grammar.words import words

_VOWELS = frozenset("aeiou")
# Letters whose English name opens with a vowel (*an F*); U is the vowel whose name does not (*a U-turn*).
_VOWEL_NAMES = frozenset("AEFHILMNORSX")

# -- words -------------------------------------------------------------------------------------------------------

# u- as in *unit*, /juː/. The negative un- before i (*unimportant*, *uninsured*) is taken out first.
_UN_I = r"uni(?:n(?!or)|m[bmp]|mag|ssu|dent|deal|deo|diom|rri|ron|gn|ll)"
_U_AS_YOU = (
    r"uni|unanim|una(?:bom|$)|unesco|unocal|unosom|us(?:[ae]|u|in[eog])|u[st]ur|ut[aio]|ute|utrecht|uk|ubiq|ubis"
    r"|uf(?:o|os|olog)|ugand|ugri|udal|udem|udac|ulys|ur(?:an|al|ea|em|et|in|ol|ok|ug|iah|iel|ic$|us)|uv[aeu]"
)
# Names from elsewhere keep their oo: *an Uribe bill*.
_U_AS_OO = words("ushuaia ukiyo urias uribe uriarte usted urano uranga urinov")
_EU = r"eu(?!ler)|ew[aei]|ewe?s?$|ewbank|ewton"
_ONE = r"(?:one(?:s|self|ness|time|sie|sies)?|once)$"
_W_OR_Y = r"oui|oua|oaxaca|uighur|uygh?ur|ieuan|ioann|iuli"
_SILENT_H = r"h(?:ours?(?!i$)|onou?r|onest|onori|onorar|eir(?!oni)|ors$)"
_HERB = r"herb(?!ert|e[clr]|i[egs]|in$|ol|st)"
_Y_VOWEL = r"y(?:[bcdfghjklmnpqrstvwxz]|(?:ve[st]|e?vette|vonne))"

# Said either way, even by careful speakers; listed under the likelier article.
_LIKELY_AN = words("faq faqs sql sow sows fob homage homages unctad ulaanbaatar ulises ugo uwe soc")
_LIKELY_A = words("""
    sku skus saml sram sox foia unrwa unhcr ufc henri henriques henriquez humberto hainault uma xmas rohs herbalife
    hermosa sha hipolito hud
    """)

# -- initials ----------------------------------------------------------------------------------------------------

# Said as a word although they might be spelt: *a NATO rule*.
_AS_WORD = words("""
    fafsa famas fema fica ficta fico fidic fido fifa fifo finra fomo forex fortran frand ftse fubar fud haccp hamas
    hazmat hepa hiit hipaa lamp lan lans laser lasik lego lidar lifo libor leed maga marpol mash mems mercosur midi
    mimo misra mooc moocs mosfet nafta nand napa nas nasa nascar nasdaq nat nato naafi neet nic nics nimby nist noaa
    nosql radar raid ram rand regex reit reits rem rest rom saas sars san sata scada scorm scrum scsi scuba seal
    seals sepa serp serps siem sim sims sipp smart snafu soap sofa soho solas sonar sopa spac spacs spam star start
    stem swat swift swot
    """)
# Spelt although they could be said: *an SLA*, *an MOU*.
_SPELT = words("""
    fao faa fbi fda fia fec fmea fyi fsa fca fha fta hbo hei hiv hoa hov hse hmo la lea lapd led leds lei loa loe loi
    lpa lsa lta mba mbas mbe mep meps mia mif mis mit moa moq mot mou mous mri mris msa mpa nda ndas nec nea ngo
    ngos nih npa nsa naacp nra noi nypd raf ria riaa roa roe roi rfi rfis rfa rpa rspca sap sat sats sba sdi sec sem
    seo sfo sia sla slas sma sme smes soa soe sop sops sos ssa suv suvs sri xai
    """)
_U_SPELT = words("""
    us uk un usa uae uat uav uavs uaw ufo ufos usb usp usps usd uri uris url urls ui uis ux ups upc utc uti utis utm
    uv undp uefa ucl uspto ucla uht uhf uom udp ugc ugt unesco unicef unix ucas ukip unep unifil unido usaid ussr
    usda uva uni uipath
    """)
# Small letters of these are another word.
_OTHERWISE_WORDS = words("la led leds lei mis mit roe sap sat sats sem sos star us un uni")
# Onsets no English word has: such initials can only be spelt (*an MBIE grant*).
_UNSAYABLE = r"f[^aeioulry]|h[^aeiouy]|l[^aeiouy]|m[^aeiouy]|n[^aeiouy]|r[^aeiouyh]|s[bdfgrsvxz]|x[^aeiouy]"
_ROMAN = r"X+(?:IX|IV|V?I{1,3}|V)$"
# Short in writing, said in full: *a Mr Reyes*, *an hr*. Capitals of the second line are initials (*an HR note*).
_SHORT_A = words("mr mrs mx messrs mts ltd ste sgt srs rev hwy mfg mgmt mktg mgr msgr lbs ltda mlle mme")
_SHORT_A_SMALL = words("ms mt lt st ft sr fr nr rd rm rt lb hz")
_SHORT_AN_SMALL = words("hr hrs hon nth")
_BRANDS_AN = words("xbox xfinity xers xtra nvidia mbank mtel mpeg")

# -- signs and figures -------------------------------------------------------------------------------------------

_OPENING = " \t\n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\"'“”‘’«»„‹›([{<*_…`¡¿—–"
_SIGNS_A = frozenset("+-−±#№§¶%/.½¼¾⅓⅔⅕>©×†")
_SIGNS_AN = frozenset("@&=")
_CURRENCY = r"(?:[A-Z]{1,3})?[$€£¥₱₹₽₴₺₩֏₫₦₪฿₡₸₾]\s?(?=[\d.])"
_CODE = r"([A-Z]{3})\s?(?=\d)"
_FIGURES = r"(?s)(\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d+)(.?)(.?)"
_TOKEN = r"[^\W\d_]+"
_UNDECOMPOSED = str.maketrans("ØøŒœÆæĐđŁłı", "OoOoAaDdLli")
_GREEK = {"α": True, "ε": True, "η": True, "ι": True, "ο": True, "υ": True, "ω": True, "β": False, "γ": False,
          "δ": False, "λ": False, "μ": False, "π": False, "σ": False, "φ": False, "χ": False, "ψ": False}  # fmt: skip


@lru_cache(maxsize=4096)
def opens_with_vowel(text: str, british: bool = False) -> tuple[bool, bool]:
    """Whether `text` read aloud opens with a vowel sound, and whether that is certain.

    `british` decides the few words that differ: *a herb*, *a homage*; American *an herb*.
    """
    spoken = text.lstrip(_OPENING)
    if not spoken:
        return False, False
    first = spoken[0]
    if first in _SIGNS_A:
        return False, True
    if first in _SIGNS_AN:
        return True, True
    if "0" <= first <= "9":
        return _figures(spoken)
    money = re.match(_CURRENCY, spoken)
    if money:
        return _figures(spoken[money.end() :])
    code = re.match(_CODE, spoken)
    if code:  # *a EUR 100 fee* is read "a hundred-euro fee" or by its letters: sure where both agree
        vowel, sure = _figures(spoken[code.end() :])
        return vowel, sure and vowel == (code[1][0] in _VOWEL_NAMES)
    token = re.match(_TOKEN, spoken)
    if token is None:
        return first in "~≈", False
    return _token(_latin(token[0]), spoken[token.end() : token.end() + 2], british)


def _latin(token: str) -> str:
    """Without accents: *Éclair* sounds like any other e-."""
    if token.isascii():
        return token
    decomposed = unicodedata.normalize("NFD", token.translate(_UNDECOMPOSED))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _figures(text: str) -> tuple[bool, bool]:
    """Figures: 8, 80, 800… and 11, 18 at the head of a group of three open with a vowel (*eleven thousand*)."""
    match = re.match(_FIGURES, text)
    if match is None:  # ".5" is "point five"
        return False, text.startswith(".")
    written, after, then = match.groups()
    digits = "".join(c for c in written if c.isdigit())
    if digits[0] == "8":
        return True, True
    if digits[0] == "0":  # "0.8" is "zero point eight", but "08:30" may be "oh eight"
        return False, len(digits) == 1
    if after == "/" and digits == "1":  # "1/2" is "a half"; "1/8" one eighth, an eighth
        return False, then not in "18"
    if len(digits) == 4 and written == digits and digits[:2] in ("11", "18"):
        # A year (*an 1837 law*), or a number without its comma (*a 1100-unit order*).
        return digits != "1100", after == "s"
    return digits[: len(digits) % 3 or 3] in ("11", "18"), True


def _token(token: str, after: str, british: bool) -> tuple[bool, bool]:
    """The first run of letters, without accents."""
    low = token.lower()
    if not token.isascii():
        return _GREEK.get(low[0], False), low[0] in _GREEK
    if len(token) == 1:
        if after[:1] in ("'", "’") and after[1:].isalpha():  # L’Oréal, s’more; nobody can tell M’Bappé
            return low in _VOWELS, low not in "mnr"
        return token.upper() in _VOWEL_NAMES, True
    if low in _LIKELY_AN:
        return not (british and low.startswith("homage")), british and low.startswith("homage")
    if low in _LIKELY_A:
        return False, False
    if low in _BRANDS_AN or (low in _SHORT_AN_SMALL and not token.isupper()):
        return True, True
    if low in _SHORT_A or (low in _SHORT_A_SMALL and not token.isupper()):
        return False, True
    initials = token[:-1] if len(token) > 2 and token[-1] == "s" else token
    if initials.isupper():
        return _initials(initials, british)
    if token.islower() and low not in _OTHERWISE_WORDS and (low in _SPELT or low in _U_SPELT):
        return low[0] != "u", True
    if low in _AS_WORD or (token.startswith("One") and token[3:4].isupper()):  # SaaS; OneDrive
        return low[0] in _VOWELS - {"o"}, True
    if token[0].islower() and token[1].isupper():  # mRNA, eSIM, xDSL: the first letter by its name
        return token[0].upper() in _VOWEL_NAMES, True
    if token[:2].isupper() and token[0] == "U":  # UMass
        return False, True
    if re.match(_UNSAYABLE, low) and (token[:2].isupper() or (token.islower() and len(low) < 5)):  # NVMe, MTech, rna
        return True, True
    if not _VOWELS.intersection(low) and "y" not in low:  # html, sms; but a name such as Ng nobody can tell
        return token[0].upper() in _VOWEL_NAMES, token.islower() or token[0].upper() not in _VOWEL_NAMES
    return _said(low, british), True


def _initials(token: str, british: bool) -> tuple[bool, bool]:
    """Capitals: spelt or said. Certain where both ways agree, the initials are known, or nobody could say them."""
    low, first = token.lower(), token[0]
    spelt_only = not _VOWELS.intersection(low[1:] if first == "U" else low) and "y" not in low[1:]
    if first == "U":
        sure = low in _U_SPELT or spelt_only or not _said(low, british)
        return not sure and len(low) > 4, sure  # URGENT is a word in capitals
    if first == "E" and low.startswith("eu"):  # an EU rule; a EULA, EUROPEAN
        return low in ("eu", "eur"), low in ("eu", "eur") or len(low) > 3
    if first in "AEIO":
        return True, low not in ("one", "once")
    if first not in _VOWEL_NAMES:
        return False, first != "Y" or spelt_only or not re.match(_Y_VOWEL, low) or low == "ymca"
    if low in _AS_WORD:
        return False, True
    if re.match(_ROMAN, token):  # a XIX-century house
        return False, False
    if low in _SPELT or len(low) == 2 or spelt_only or re.match(_UNSAYABLE, low) or _said(low, british):
        return True, True
    return len(low) <= 3, False


def _said(low: str, british: bool) -> bool:
    """Whether an English word in small letters opens with a vowel sound."""
    first = low[0]
    if first == "a":
        return True
    if first == "e":
        return not re.match(_EU, low)
    if first in "io":
        return not re.match(_ONE, low) and not re.match(_W_OR_Y, low)
    if first == "u":
        if low in _U_AS_OO or re.match(_UN_I, low):
            return True
        return not re.match(_U_AS_YOU, low) and not re.match(_W_OR_Y, low)
    if first == "h":
        return bool(re.match(_SILENT_H, low)) or (not british and bool(re.match(_HERB, low)))
    return first == "y" and bool(re.match(_Y_VOWEL, low))
