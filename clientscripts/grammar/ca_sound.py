"""How a Catalan text begins when it is read aloud.

Rules: Institut d’Estudis Catalans, *Ortografia catalana* (2017), 4.3 (apòstrof); ésAdir («Criteris d’apostrofació»);
Universitat de Barcelona, *Llibre d’estil* («h aspirada», «i i u semivocàliques»). Where they differ, or where only the
language a name comes from could tell, the sound says so.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from clientscripts.grammar.ca_figures import figure, roman
from clientscripts.grammar.ca_initials import initials, letter
from clientscripts.grammar.ca_onset import (
    CONSONANT,
    LIQUID,
    UNKNOWN,
    VOWEL,
    VOWELS,
    WEAK,
    Sound,
    plain,
    stressed_first,
    words,
)

# h as in English, German, Arabic … (UB: *el hip-hop, la Helen, de Hegel*; ésAdir: *el hawaià, el Hilton, la Hillary*).
_ASPIRATED = words(
    """
    hackathon hacker hackers hacking halal halar half hall handling happening happy hard hardcore hardware
    hawaiana hawaianes hawaians hawaià heavy hegeliana hegelià help helpdesk high highlander hinterland hip hippie
    hippies hippy hit hitleriana hitlerià hits hobbesià hobbies hobby holding homeless hooligan hooligans hosting
    hot hotspot house housing hovercraft hub hubs hummus husky

    haaland habermas habib habiba habsburg hackett hadid hafid hafida hafsa hagen hahn haiyan hajar hakim hakima
    haley halifax halima halle halley hamas hamid hamida hamilton hamlet hampton hamza hamàs hanane hancock handke
    hanif hanks hanna hannah hannover hans hansa hansel hansen hansson harare hardy harlem harley harold harper
    harris harrison harrods harry hart hartmann haruki harvard harvey hasan hasbro hashim hassan hassani
    hasselblad hasselhoff hastings hathaway hatim havel hawaii hawking hawkins hawthorne hayat hayden haydn hayek
    hayes hayley haynes hays hayworth hazel heath heather heathrow hegel heidegger heidelberg heidi heike
    heilbronn heine heineken heinrich heinz heisenberg helen helga heller hellmann helmholtz helmut hemingway
    henderson hendrik hendrix henkel henning henrik henriksen henry henryk hepburn herschel hess hewlett hezbollah
    hezbol·là hiba hicham hichem higgins hilfiger hill hillary hilton himmler hirsch hisense hisham hitachi
    hitchcock hitler hobart hobbes hobbit hobson hodgkin hoffman hoffmann hofmann hogan hogwarts hohenzollern
    holiday holly hollywood holm holmes honda honecker honeywell hong honolulu hood hooper hoover hopkins hopper
    horst houda houdini houston howard hua huang huawei hubble huber hudson huffington hugh hughes hulk humboldt
    hume humphrey humphreys hung hunt hunter huntington hurst husqvarna hussain hussein husserl huston hutchinson
    hutton huxley hyatt hyde hyundai händel hölderlin
    """
)

# Catalan, Spanish, French and Latin names, whose h is silent.
_SILENT = words(
    """
    haba habas haití halcón hamburg hamílcar hanníbal haro havana haydée hebe hebron hector helade helena helene
    heleni helia helio heliodor heliodora heliodoro helios heloïsa helsinki helvetia helvètia helèna helénica
    henares hendaia henri hera heras herbera hercegovina hercules heredero heredia hereter hereu heribert
    heriberta heriberto hermelinda hermenegild hermenegilda hermenegildo hermes hermida hermini herminia herminio
    hermosa hermosilla hermoso herms hermínia hernan hernandis hernando hernani hernanz hernán herodes herrador
    herraiz herranz herrera herreras herrero herreros herreruela herrería herrerías herráez herráiz hervas hervás
    hervé heràcles heròdot hesíode hidalga hidalgo higini higinia higinio higuera higueras higínia hilari hilaria
    hilario hilarió hildegarda hilària himàlaia hinojo hinojosa hipatia hipercor hipona hipàtia hipòcrates hipòlit
    hipòlita hipólito hispania hispano hispanoamèrica hispània hita holanda holgado hom homdedeu homer homero homs
    hondarribia honduras hondures honest hongria honorat honorata honorato honori honoria honorina honorio honoré
    honrubia hontoria honòria horaci horacio horació horcajada horcajo hormigo hormigos hornero hornos horta
    hortal hortelano hortense hortensi hortensia hortet hortoll hortolà hortoneda horts hortènsia horàcia
    hospitalet hosta hostafrancs hostal hostalets hostaller hostalnou hostalric hostench hoya hoyo hoyos hoz huc
    hug huga hugo huguet huguets huguette hugó humbert humberto humet humiliana hurtado husillos hèctor hèlia
    hèlsinki héctor hélène
    """
)

# Beginnings of Catalan words with a silent h, for the names of firms (*Herbolari Puig, Hidràulica del Vallès*).
_SILENT_STEM = re.compile(
    r"h(?:ab[ei]|àb|al[oò]|àl|armon|àrm|av[ei]|ect|ècti|egem|elic|elio|eral|èrcul|erb|èrb|ered|erèn|ereta|ereu|erm[aèio]"
    r"|ero|èro|eter|idr|ídr|igi|ig[rò]|iper|ipo|ipò|isen|isp|ist|iver|ome[no]|ondur|onest|onor|ora|orit|orm|oròs|orr"
    r"|ort|osp|ostal|ostat|oste|otel|ull|uma|umi|umo)"
)

# i or u before a vowel that is a vowel all the same: OIEC *l’ió, l’iònic*; the name *Iu*; *uixer* has the digraph ix.
_SYLLABIC = re.compile(r"iònic|ions?$|ió$|ius?$|uix|u[ïí]|i[ïíü]")

_KNOWN: dict[str, Sound] = {
    # Stress on a first syllable that a spelling foreign to Catalan does not show.
    **dict.fromkeys(words("ursula india igor hàmster iowa"), VOWEL),
    # Heard both ways, or as in the language they come from.
    **dict.fromkeys(words("ian iain iago ion iona iara io ia"), UNKNOWN),
    **dict.fromkeys(words("eugene ewan euan one oneplus ouarzazate oui ouigo ouest"), UNKNOWN),
    **dict.fromkeys(
        words("united university usain hilda herman hermann hubert handicap haiku haima henna hashtag"), UNKNOWN
    ),
    **dict.fromkeys(words("ines ingrid iria izaro uxue uxia inge ingeborg ulrich"), WEAK.doubted("la")),
    "haia": CONSONANT,  # *la Haia*, by tradition (ésAdir)
    **dict.fromkeys(words("schola scherzo scherzos schiaparelli"), LIQUID),
    **dict.fromkeys(words("hnos hble hola habitat"), VOWEL),  # *hermanos, honorable*
    # h aspirated in their own language, silent once adapted (UB, UPF): *l’haixix, l’harakiri, d’handbol*.
    **dict.fromkeys(words("haixix harakiri handbol hoquei harem"), VOWEL),
}

_LETTERS = words("efa hac ela ema ena erra essa ics")  # names of letters do not elide: *la efa, de essa*

# Consonant pairs that open a syllable, in Catalan or in the languages names come from.
_OPENING = words(
    """
    bl br cl cr dr fl fr gl gr pl pr tr ll ch ph th kh rh sh gh zh kr kl vl vr tx tz ts ps pn gn mn pt cn ct mc wh wr
    kn pf tc dh bh dj dz cz xh hr hl lh nh ny tw dw kw gw zw cs vy dy ky by ty my ry gy py fy ly sy wy zy xy jy ký
    """
)
_FOREIGN = re.compile(r"[kwñ]|ck|sh|th|ee|^hoo|ph|(?<!n)y(?![aeiou])")
_ASPIRATED_STEM = re.compile(r"h(?:egel|itler|awai|obbes|allst|usserl)i")


@lru_cache(maxsize=8192)
def sound(text: str, kind: str = "noun") -> Sound:
    """How `text` begins when read aloud; `kind` is that of `Grammar.inflect`."""
    if re.match(r"[-−]\d", text):
        return CONSONANT  # *menys*
    # Quotes and the signs of the networks are passed over (ésAdir: *d’#ÚltimaHora, l’@APM*).
    text = unicodedata.normalize("NFC", text).lstrip(" \u00a0«“”\"'‘’([¡¿#@—–-")
    if text[:1].isdigit():
        return figure(text)
    found = re.match(r"[^\W\d_]+(?:·[^\W\d_]+)*", text)
    if found is None:
        return CONSONANT if text[:1] in tuple("€$£%&+") else UNKNOWN  # signs do not elide: *3 milions de €*
    token, rest = found[0], text[found.end() :]
    if kind not in ("given", "surname", "full") and (numeral := roman(text)):
        return numeral
    if len(token) == 1:
        return _single(token, rest, kind)
    letters = token if token.isupper() else token[:-1]
    if letters.isupper() and len(letters) > 1 and token[-1] in letters[-1] + "s":
        if letters == "FC" and re.match(r"\s+\w", rest):
            return CONSONANT  # *el FC Barcelona*: read *Futbol Club*
        # Names and firms are written in capitals too: *HELENA, HIPERCOR*.
        shouted = (
            kind in ("surname", "full") or (kind == "given" and len(letters) > 4) or re.match(r"H[AEIOU]\w\w", letters)
        )
        read = _word(token.lower(), kind) if shouted else UNKNOWN
        return initials(letters) if read.doubtful else read
    capital = next((at for at, each in enumerate(token) if at and each.isupper()), 0)
    if capital and token[0].islower():
        return VOWEL if token[0] in "aeio" else UNKNOWN  # *l’iPhone, d’eBay*
    if capital == 2 and len(token) == 3 and token[1] in "dei":
        return letter(token[0])  # *UdG, UdL* are spelled out
    if capital == 1:  # *UVic, AIReF*; *FCBarcelona* is anybody's guess
        spelled = letter(token[0])
        return spelled.doubted("el", "la", "de") if token[0] in "FHLMNRSXYI" else spelled
    word = token.lower()
    if rest[:1] == "." and word.startswith("il·l"):
        return WEAK  # *Il·lm. Sr.*
    # A capital marks a name, even where a noun was expected: *Hanoi*.
    return _word(word, "organisation" if kind == "noun" and token[0].isupper() else kind)


def _single(token: str, rest: str, kind: str) -> Sound:
    """A letter by itself: an initial of a name, part of initials (*R+D, H&M, A-7, E.S.E.*) or the letter's name."""
    if token == "h" and rest:
        return VOWEL
    if kind == "noun" and not rest:
        return VOWEL if token == "u" else CONSONANT  # the names of letters do not elide: *la a, de x*
    if rest[:1] in ("'", "’"):
        return VOWEL if token in "AEO" else UNKNOWN  # *O’Brien*
    spelled = letter(token.upper())
    if rest[:1] in tuple("+&-/") or rest[:1].isdigit():
        return spelled
    if rest[:1] == ".":
        if kind not in ("given", "surname", "full") and re.match(r"\.\s?\w\.", rest):
            return spelled
        # *A. Puig*: the name behind the initial begins with that letter.
        if token in "AEO":
            return VOWEL
        return UNKNOWN if token in "HIUYS" else CONSONANT
    if token == "u" and not rest.strip():
        return VOWEL
    return spelled.doubted("el", "la", "de")


def _word(word: str, kind: str) -> Sound:
    """The sound of one lower-case word of two letters or more."""
    if word in _KNOWN:
        return _KNOWN[word]
    if kind == "noun" and word in _LETTERS:
        return CONSONANT
    first, follows = plain(word[0]), plain(word[1])
    if first == "h":
        if word in _ASPIRATED or _ASPIRATED_STEM.match(word) or (follows not in VOWELS and follows != "y"):
            return CONSONANT
        if follows in "iu" and plain(word[2:3]) in VOWELS and not _SYLLABIC.match(word[1:]):
            return CONSONANT  # *de Huelva, la hiena, de Huertas*
        if not _silent(word, kind):
            return UNKNOWN
        word = word[1:]
        first, follows = follows, plain(word[1:2])
    if first in "aeo":
        return VOWEL
    if first in "iu" or (first == "y" and follows not in VOWELS):
        if follows in VOWELS and not _SYLLABIC.match(word):
            return UNKNOWN if word.startswith("ion") else CONSONANT
        return VOWEL if stressed_first(word) else WEAK
    if follows in VOWELS or word[:2] in _OPENING or word[0] == word[1] or follows in ("'", "’", "·", "y"):
        return CONSONANT
    if first == "s":
        if word.startswith("sch"):
            return CONSONANT  # German: *Schmidt, Schneider*
        return CONSONANT.doubted("el") if word.startswith(("sz", "sce", "sci")) else LIQUID
    if first == "x":
        return UNKNOWN  # *Xbox*
    if first == "q" or not any(plain(each) in VOWELS for each in word):
        return CONSONANT  # the abbreviation of a word that begins so: *Mn., km*
    return LIQUID.doubted("el")  # ésAdir: *de Mbappé, de ftalat, l’zwitterió*


def _silent(word: str, kind: str) -> bool:
    """Whether the h of a word is known to be silent: Catalan nouns, and names of Catalan or Spanish make."""
    if word in _SILENT or word.endswith(("ández", "éndez", "ínez", "íquez")):
        return True
    if _FOREIGN.search(word):
        return False
    return kind in ("noun", "title") or (kind == "organisation" and _SILENT_STEM.match(word) is not None)
