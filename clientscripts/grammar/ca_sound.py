"""How a Catalan text begins when it is read aloud: all that the apostrophe depends on.

Rules: Institut d’Estudis Catalans, *Ortografia catalana* (2017), 4.3 (apòstrof); for initials and aspirated h the
criteria of Optimot (fitxa 343/11, «Apostrofació davant de sigles i acrònims»), of the Diputació de Barcelona and of
ésAdir («Criteris d’apostrofació»), which agree wherever this module calls itself sure.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Onset = Literal["vowel", "weak", "liquid", "consonant"]
"""vowel: el, la and de elide. weak (unstressed i, u): el and de do. liquid (s + consonant): el alone. consonant: none."""


@dataclass(frozen=True, slots=True)
class Sound:
    """The beginning of a text as spoken, and which of *el*, *la*, *de* nobody can be sure about before it."""

    onset: Onset
    doubtful: frozenset[str] = frozenset()

    def elides(self, word: str) -> bool:
        """Whether *el*, *la* or *de* loses its vowel here."""
        return word in _ELIDING[self.onset]

    def sure(self, word: str) -> bool:
        """Whether that is certain."""
        return word not in self.doubtful


_ELIDING: dict[Onset, tuple[str, ...]] = {
    "vowel": ("el", "la", "de"),
    "weak": ("el", "de"),
    "liquid": ("el",),
    "consonant": (),
}
_ALL = frozenset(("el", "la", "de"))
_LA = frozenset(("la",))

VOWEL, WEAK, LIQUID, CONSONANT = Sound("vowel"), Sound("weak"), Sound("liquid"), Sound("consonant")

# -- words -------------------------------------------------------------------------------------------------------

# h as in English, German, Arabic … (ésAdir: «el hawaià, el Hilton, la Hillary, de Hollywood»; OIEC: *hall, hippy*).
_ASPIRATED = frozenset(
    """
    hall hobby hobbies hippy hippie hippies hit hits hacker hackers hacking hackató hackathon hardware hashtag holding
    hooligan hooligans hotspot hosting housing hub hubs hip hawaià hawaiana hegelià hegeliana hitlerià hitleriana
    hobbesià haixix halal handling happening heavy hinterland helpdesk help home highlander husky hummus hàndel

    haaland habermas habib habiba hackett hadid hadi hafid hafida hafsa hahn haiyan hajar hakim hakima haley halima
    halle halley hamas hamàs hamid hamida hamilton hamlet hampton hamza hanane hancock handke hanif hanks hannah hanna
    hannover hans hansa hansel hansen hansson hardy harlem harley harold harper harris harrison harrods harry hart
    hartmann haruki harvard harvey hasan hasbro hashim hassan hassani hasselblad hasselhoff hastings hathaway hatim
    hawaii hawking hawkins hawthorne hayat hayden hayek hayes hayley haynes hays hayworth haydn hazel heath heather
    heathrow hegel heidegger heidelberg heidi heike heine heineken heinrich heinz heisenberg hellboy heller hello
    hellmann helmut hemingway henderson hendrix henkel henning henrik henriksen henry henryk hepburn hermann hermès
    herschel hertz hewlett hezbol·là hezbollah hiba hicham hichem higgins hilfiger hill hillary hilton himmler hind
    hindenburg hirsch hisham hisense hitachi hitchcock hitler hobbes hobbit hobson hodgkin hoffman hoffmann hofmann
    hofstede hogan hogwarts hohenzollern holiday holly hollywood holm holmes holmqvist honda honecker honeywell hong
    honolulu hood hooper hoover hopkins hopper horst houda houdini houellebecq house houssam houston howard hua huang
    huawei hubble huber hubert hudson huffington hughes hugh hulk humboldt hume humphrey humphreys hung hunt hunter
    huntington hurst husqvarna hussain hussein husserl huston hutchinson hutton huxley hyatt hyde hyundai händel hülya
    hòbbit hülsen hölderlin
    """.split()
)

# Names whose h is silent: Catalan, Spanish, Latin ones. Nouns are silent unless listed above.
_SILENT = frozenset(
    """
    habana hada haití hamburg haro havana haydée heba hebe hebron hèctor héctor hector helena helénica helga helio
    hèlia helen heliodor hèlsinki helsinki helvètia hèrcules hércules hercules heras hereu heredia heredero heribert
    heriberto hermelinda hermenegild hermenegildo hermes hermida hermini hermínia herminia herminio hermós hermoso
    hernán hernan hernando hernani hernanz herodes herraiz herranz herreros herrera herrero herrerías herrería hervàs
    hervás herrando herráez herráiz hèstia hidalgo higini higinio hilari hilària hilaria hilario hilda hildegard
    hildegarda himàlaia hinojosa hipatia hipàtia hipòcrates hipòlit hipólito hita hispània hispania hoces holanda
    holgado homer homero homs hondures honduras hongria honorat honorata honori honorio honorata honrubia horaci
    horacio horcajo hornos horta hortensi hortensia hortènsia hortes hortolà hosta hostalets hostench hostalric hoz
    hoyo hoyos huc hug huget huguet hugo huguette huertanos humanes humbert humberto humet humiliana hurtado husillos
    hysern hita híjar huix huixtla hospitalet
    """.split()
)

# Beginnings of Catalan words with a silent h, for the names of firms (*Herbolari Puig, Hidràulica del Vallès*).
_SILENT_STEM = (
    "hab|hàb|hemero|hemi|hepat|herb|hereta|herèn|herm|hero|heter|hid|higi|hig|himn|hiper|hipo|hipò|hisp|hist|hivern|"
    "home[no]|homò|homo|honest|honor|hor[aàe]|horit|hort|hosp|host|hotel|hum|huma|hum[oi]r|hulla|hàlit|hèli|helic|"
    "heli|harmon|hàrm|herald|heretg|habitat|hisend|hon[ou]r"
)

# i or u before a vowel that is a vowel all the same (OIEC: *l’ió, l’iònic*; *uixer* has the digraph ix).
_SYLLABIC = re.compile(r"i[óò](?:$|[^j])|ion(?:s$|i|o)|ius?$|uix|u[ïí]|i[ïü]|uè$|uu|ii")

_KNOWN: dict[str, Sound] = {
    # Stress falls on a first syllable that their spelling, foreign to Catalan, does not show.
    **dict.fromkeys(("ingrid", "ursula", "india", "imma", "inma", "ígor", "igor", "indies"), VOWEL),
    "isaac": WEAK,
    # Heard both ways, or as in the language they come from.
    **dict.fromkeys(("ian", "iain", "iago", "ion", "iona", "iara", "io", "ia", "ioan"), Sound("consonant", _ALL)),
    **dict.fromkeys(("eugene", "eurythmics", "one", "oneplus", "ewan", "euan", "ouarzazate", "oui", "ouest", "once"),
                    Sound("vowel", _ALL)),
    **dict.fromkeys(("ines", "iria", "izaro", "uxue", "uxia", "iman", "ilse", "inge", "uta", "ute"), Sound("weak", _LA)),
    **dict.fromkeys(("schola", "scherzo", "scherzos", "schiaparelli", "schiavone"), LIQUID),
    **dict.fromkeys(("unix", "uber", "ubuntu"), Sound("vowel", _LA)),
    **dict.fromkeys(("unilever", "united", "universal", "university", "usain"), Sound("weak", frozenset(("de", "el")))),
    "unilever": WEAK,
    "universal": WEAK,
}  # fmt: skip

# Consonant pairs that open a syllable, in Catalan or in the languages names come from.
_OPENING = frozenset(
    """
    bl br cl cr dr fl fr gl gr pl pr tr ll ch ph th kh rh sh gh zh kr kl vl vr tx tz ts ps pn gn mn pt cn ct mc wh wr
    kn dh bh dj dz cz qu xh hr hl lh nh ny vy dy ky by ty my ry gy py fy ly sy wy ký pf tl kw tw dw gw zw cs cy hy rr
    zy xy jh jy
    """.split()
)

_VOWELS = "aeiou"


def plain(letter: str) -> str:
    """A letter without its accent or diaeresis."""
    return unicodedata.normalize("NFD", letter)[:1]


def nuclei(word: str) -> int:
    """How many syllables a lower-case Catalan word has.

    *i* and *u* make none of their own after a vowel (*ai, iu*) or between vowels (*idoia*), nor does the *u* of
    *qu, gu* before a vowel.
    """
    count, previous_vowel = 0, False
    for index, letter in enumerate(word):
        base = plain(letter)
        if base == "y" and index == 0:
            base = "i"
        if base not in _VOWELS:
            previous_vowel = False
            continue
        follows = plain(word[index + 1]) if index + 1 < len(word) else ""
        if letter in "uü" and index and word[index - 1] in "qg" and follows in tuple(_VOWELS):
            previous_vowel = False
            continue
        if letter in "iu" and previous_vowel:
            previous_vowel = False
            continue
        count += 1
        previous_vowel = True
    return count


def stressed_first(word: str) -> bool:
    """Whether a lower-case word in Catalan spelling carries its stress on the first syllable."""
    for index, letter in enumerate(word):
        if letter in "àèéíòóú":
            return not any(plain(earlier) in _VOWELS for earlier in word[:index])
    count = nuclei(word)
    if count <= 1:
        return True
    paroxytone = plain(word[-1]) in _VOWELS or (word[-1] == "s" and plain(word[-2]) in _VOWELS) or word[-2:] in ("en", "in")
    if paroxytone and re.search(r"[aeiou][iu]s?$", word) and not re.search(r"[qg]u[iu]s?$", word):
        paroxytone = False  # a falling diphthong closes the word like a consonant: *hereu, servei*
    return paroxytone and count == 2


def _word(word: str, kind: str) -> Sound:
    """The sound of one lower-case word."""
    if word in _KNOWN:
        return _KNOWN[word]
    first = plain(word[0])
    doubt: frozenset[str] = frozenset()
    if first == "h":
        if word in _ASPIRATED:
            return CONSONANT
        rest = plain(word[1]) if len(word) > 1 else ""
        if rest not in tuple("aeiouy"):
            return CONSONANT if rest else VOWEL  # *h* alone stands for *hora*
        foreign = re.search(r"[kw]|ck|sh|th|ee|oo|ph|y", word)
        native = word in _SILENT or word.endswith("ez") or re.match(_SILENT_STEM, word)
        if foreign and word not in _SILENT or not native and kind not in ("noun", "title"):
            return Sound("consonant", _ALL)
        word, first = word[1:], rest
    if first in "aeo":
        return VOWEL
    if first in "iuy":
        follows = plain(word[1]) if len(word) > 1 else ""
        if first == "y" and not follows:
            return CONSONANT
        if follows in tuple(_VOWELS) and not _SYLLABIC.match(word):
            return CONSONANT
        return Sound("vowel", doubt) if stressed_first(word) else Sound("weak", doubt)
    follows = plain(word[1]) if len(word) > 1 else ""
    if not follows or follows in _VOWELS or word[:2] in _OPENING:
        if word.startswith("y") and follows not in _VOWELS:
            return WEAK
        return CONSONANT
    if first == "s":
        if word.startswith("sch"):
            return CONSONANT  # German: Schmidt, Schneider
        if word.startswith(("sz", "sce", "sci")):
            return Sound("consonant", frozenset(("el",)))
        return LIQUID
    if follows in "'’·.":
        return CONSONANT
    if any(plain(letter) in "aeiouy" for letter in word) and word[0] != word[1]:
        # ésAdir: *de Mbappé, de ftalat, l’zwitterió*
        return Sound("liquid", frozenset(("el",)))
    return CONSONANT  # an abbreviation of a word that begins so: *Mn., km*


# -- initials ----------------------------------------------------------------------------------------------------

_SPELLED: dict[str, Onset] = {
    **dict.fromkeys("AEOFHLMNRSX", "vowel"),  # efa, hac, ela, ema, ena, erra, essa, ics
    **dict.fromkeys("IUY", "weak"),  # the stress is on the last letter: *la ITV, la UPC*
}

# Initials read otherwise than their shape suggests (Optimot, ésAdir, UB, URV, Diputació de Barcelona).
_READ: dict[str, Sound] = {
    **dict.fromkeys(
        """
        FAO FAD FAQ FLA FOU FP7 LED LEC LOE LOU MEC MED MIR NAP NIE NIF NIT NOA RAE RAI RAM REE ROM SAC SAF SEM SER SEO
        SIDA SIM SIP SOC SOI NASA NATO FIFA FARC FARO RACC RENFE SEAT SEPE MACBA MNAC MNACTEC LOGSE LOMCE FECSA NOAA
        MIDI RENTA FEDER FROB FAES LOFCA SAREB SICAV SOCIMI RADAR LÀSER NASDAQ MERCABARNA MERCADONA MAPFRE MANGO SABA
        LIDL SONY NOKIA NESTLÉ ROCA SORLI MOVISTAR RYANAIR FERROVIAL SEUR MRW? NACEX FIATC REPSOL SIEMENS MAZDA FIAT
        SUZUKI SAMSUNG LEGO LOEWE RIU MELIÀ MEDIAPRO
        UOC UEFA IATA IEN
        """.split(),
        CONSONANT,
    ),
    # read as words with the stress on their first syllable
    **dict.fromkeys("UCI UVI UTE USO UCA ISO IRA URSS ICO IVA".split(), VOWEL),
    # spelled out although they could be read
    **dict.fromkeys("SGAE RACE? MIT MWC NEC SA SL SAU LA HP LOPD? FNAC? SOS? RIP?".replace("?", "").split(), VOWEL),
    **dict.fromkeys("IA IAE IEC IES IESE IEM UE UAB UAX UIB UIC UAC".split(), WEAK),
    # OIEC/UB: *la FCAC, de FNEC, la SCATERM, de SMEG*
    **dict.fromkeys("FCAC FNEC SMEG SCATERM".split(), LIQUID),
    **dict.fromkeys("RACE LOPD FNAC SOS RIP SAP".split(), Sound("consonant", _ALL)),
}
_READ["MRW"] = VOWEL
del _READ["MRW?"]

_SYLLABLES = re.compile(
    r"(?:[BCDFGHJKLMNPQRSTVWXZÇ]|[BCFGP][LR]|[DT]R|QU|GU|LL|NY|TX)?[AEIOUÀÈÉÍÒÓÚÏÜY]{1,2}"
    r"(?:(?:[BCDFGHJKLMNPQRSTVWXZÇ]|[BCFGP][LR]|[DT]R|QU|GU|LL|NY|TX|[LMNRS][BCDFGJKLMNPQRSTVXZ]|C[SCT]|[PT][ST]|"
    r"[LMNRS][BCFGP][LR]|[NRS][DT]R|L·L|SS|RR|TZ)[AEIOUÀÈÉÍÒÓÚÏÜY]{1,2})*"
    r"(?:[BCDFGKLMNPRSTXZÇ]|[LMNR][SCTDPF]|TS|CS|NY|LL|SC|ST|TX|TZ|IG)?"
)


def _initials(letters: str) -> Sound:
    """The sound of a word in capitals, read letter by letter or as a word."""
    if letters in _READ:
        return _READ[letters]
    first = plain(letters[0])
    spelled = Sound(_SPELLED.get(first, "consonant"))
    if first not in "FHILMNRSUXY":
        return spelled  # both readings begin alike: *el PIB, l’ONG, de BBVA*
    vowels = [plain(letter) in "AEIOU" for letter in letters]
    if not any(vowels):
        return Sound("weak", _ALL) if first == "Y" else spelled
    word = letters.lower()
    if first in "IU":
        if len(letters) > 1 and vowels[1]:
            return Sound("weak", _ALL)  # *la UAB* but *la UOC*: only the ear tells
        if not any(vowels[1:]):
            return spelled
        return Sound("weak", _LA) if stressed_first(word) else WEAK
    if word in _ASPIRATED:
        return CONSONANT
    if first == "H":
        return Sound("vowel", _ALL if len(letters) > 3 and vowels[1] else frozenset())
    if first in "XY":
        return Sound("vowel", _ALL)
    if vowels[1] or letters[:2] in ("FR", "FL"):
        if len(letters) == 2:
            return Sound("vowel", _ALL)
        whole = _SYLLABLES.fullmatch(letters)
        return CONSONANT if whole and len(letters) > 3 else Sound("consonant", _ALL)
    if first in "FS" and len(letters) > 3:
        return Sound("vowel", _ALL)  # *l’SGAE* but *la SCATERM*
    return spelled


# -- figures -----------------------------------------------------------------------------------------------------

_FIGURE = re.compile(r"(\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?!\d)|\d+)(.*)", re.DOTALL)


def begins_with_vowel(n: int) -> bool:
    """Whether a whole number, read aloud, begins with *u* or *onze*: 1, 11, 11.000, 1.000.000, not 1.000 (*mil*)."""
    while n >= 1_000_000:
        n //= 1_000_000_000_000 if n >= 1_000_000_000_000 else 1_000_000
        # *un milió*, but *mil milions*
    if n >= 1_000:
        return n // 1_000 == 11
    return n in (1, 11)


def _figure(text: str) -> Sound:
    found = _FIGURE.match(text)
    if found is None:  # another script's digits
        return Sound("consonant", _ALL)
    digits = re.sub(r"\D", "", found[1])
    rest = found[2]
    if len(digits) > 1 and digits[0] == "0":
        return CONSONANT
    value = int(digits[:30]) if len(digits) > 30 else int(digits)
    if re.match(r"(?:[rntèéaºª]|er|es|ns|ts)(?!\w)", rest):  # *1r* primer, *1a* primera, *11è* onzè
        return VOWEL if value == 11 else CONSONANT
    if begins_with_vowel(value):
        return Sound("vowel", _ALL) if rest[:1].isalpha() else VOWEL  # *1Password* is English
    return CONSONANT


# -- the whole ---------------------------------------------------------------------------------------------------

# Abbreviations read as the word they stand for, where that begins otherwise.
_FULL_WORD = {"il·lm": WEAK, "il·lma": WEAK, "il·ltre": WEAK, "u": VOWEL}

_OPENERS = " \u00a0«“”\"'‘’([¡¿#@—–-"
_TOKEN = re.compile(r"[^\W\d_]+(?:·[^\W\d_]+)*")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})(?=[è\s\u00a0]|$)")


@lru_cache(maxsize=8192)
def sound(text: str, kind: str = "noun") -> Sound:
    """How `text` begins when read aloud; `kind` is that of `Grammar.inflect`."""
    text = unicodedata.normalize("NFC", text).lstrip(_OPENERS)
    if not text:
        return Sound("consonant", _ALL)
    if text[0].isdigit():
        return _figure(text)
    found = _TOKEN.match(text)
    if found is None:
        # Signs are not elided before (ésAdir: *3 milions de €*).
        return CONSONANT if text[0] in "€$£%&+" else Sound("consonant", _ALL)
    token, rest = found[0], text[found.end() :]
    if kind in ("noun", "organisation", "title") and len(token) + len(rest) > 1:
        roman = _ROMAN.match(text)
        if roman and roman[0] and (len(roman[0]) > 1 or roman[0] == "I" and rest[:1].isspace()):
            return VOWEL if roman[0] == "XI" else CONSONANT  # *l’XI edició, el I Congrés*
    if len(token) == 1 and token.isupper():
        return _single(token, rest, kind)
    if len(token) == 1 and not rest and kind == "noun":
        return VOWEL if token == "u" else CONSONANT  # names of letters: *la a, de essa, de x*
    if token.isupper() or (token[:-1].isupper() and token[-1] == "s" and len(token) > 2):
        letters = token if token.isupper() else token[:-1]
        if letters == "FC" and rest[:1].isspace() and rest.strip()[:1].isalpha():
            return CONSONANT  # *el FC Barcelona*: read *Futbol Club*
        return _initials(letters)
    if token[0].islower() and len(token) > 1 and token[1].isupper():
        return VOWEL if token[0] in "aeio" else _word(token.lower(), kind)  # *l’iPhone, d’eBay*
    inner = next((i for i, letter in enumerate(token) if i and letter.isupper()), 0)
    if inner == 1 or (inner and token[1:2].islower() and len(token) == 3):
        # *UdG, UdL* are spelled out; *FCBarcelona* is anybody's guess
        spelled = Sound(_SPELLED.get(plain(token[0]), "consonant"))
        return spelled if inner == 2 else Sound(spelled.onset, _ALL)
    word = (token[:inner] if inner > 1 else token).lower()
    if rest[:1] == ".":
        return _FULL_WORD.get(word) or _word(word, kind)
    return _word(word, kind)


def _single(letter: str, rest: str, kind: str) -> Sound:
    """A capital by itself: an initial of a name, part of a sigla (*R+D, H&M, A-7, E.S.E.*) or a letter's name."""
    spelled = Sound(_SPELLED.get(plain(letter), "consonant"))
    if rest[:1] in tuple("+&-/") or rest[:1].isdigit():
        return spelled
    if rest[:1] == ".":
        if kind in ("organisation", "noun") and re.match(r"\.\s?\w\.", rest):
            return spelled if plain(letter) not in "HY" else Sound(spelled.onset, _ALL)
        # *A. Puig*: the name behind the initial begins with that letter
        if plain(letter) in "AEO":
            return VOWEL
        return Sound("consonant", _ALL) if plain(letter) in "HIUYS" else CONSONANT
    if kind == "noun" and not rest.strip():
        return CONSONANT
    if letter in "AEIO" and rest[:1].isspace():
        return Sound("vowel" if letter != "I" else "weak", _ALL)
    return Sound(spelled.onset, _ALL)
