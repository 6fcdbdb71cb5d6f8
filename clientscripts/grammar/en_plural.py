"""Plurals of English nouns and names.

Sources: Merriam-Webster for irregular and Latin plurals, the Chicago Manual of Style (7.5–7.15) for names, initials and
compounds. `plural` and `plural_of_name` are what others need.
"""

from __future__ import annotations

import re
from functools import lru_cache

from clientscripts.grammar.words import words

_PAIRS = """
    person:people child:children man:men woman:women foot:feet tooth:teeth goose:geese mouse:mice louse:lice ox:oxen
    die:dice penny:pennies criterion:criteria phenomenon:phenomena datum:data medium:media bacterium:bacteria
    addendum:addenda erratum:errata curriculum:curricula stratum:strata memorandum:memoranda symposium:symposia
    consortium:consortia millennium:millennia desideratum:desiderata ovum:ova corrigendum:corrigenda spectrum:spectra
    appendix:appendices index:indexes matrix:matrices vertex:vertices vortex:vortices codex:codices alumnus:alumni
    alumna:alumnae stimulus:stimuli nucleus:nuclei radius:radii locus:loci fungus:fungi cactus:cacti bacillus:bacilli
    terminus:termini syllabus:syllabi corpus:corpora genus:genera opus:opuses alga:algae larva:larvae
    vertebra:vertebrae half:halves shelf:shelves self:selves life:lives knife:knives wife:wives wolf:wolves
    thief:thieves leaf:leaves loaf:loaves calf:calves elf:elves scarf:scarves hoof:hooves sheaf:sheaves wharf:wharves
    afterlife:afterlives
    potato:potatoes tomato:tomatoes hero:heroes echo:echoes veto:vetoes torpedo:torpedoes embargo:embargoes
    cargo:cargoes tornado:tornadoes mosquito:mosquitoes volcano:volcanoes domino:dominoes buffalo:buffalo mango:mangoes
    motto:mottoes superhero:superheroes no:noes quiz:quizzes whiz:whizzes fez:fezzes gas:gases biogas:biogases bus:buses
    lens:lenses plus:pluses minus:minuses yes:yeses canvas:canvases alias:aliases bias:biases atlas:atlases
    pancreas:pancreases trellis:trellises iris:irises metropolis:metropolises pelvis:pelvises ibis:ibises
    mantis:mantises portcullis:portcullises axis:axes testis:testes synopsis:synopses oasis:oases ellipsis:ellipses
    ganglion:ganglia polyhedron:polyhedra stomach:stomachs monarch:monarchs patriarch:patriarchs matriarch:matriarchs
    oligarch:oligarchs hierarch:hierarchs epoch:epochs eunuch:eunuchs loch:lochs tech:techs czech:czechs mach:machs
    biotech:biotechs fintech:fintechs tableau:tableaux château:châteaux chateau:chateaux gateau:gateaux
    passerby:passersby brother-in-law:brothers-in-law court-martial:courts-martial cul-de-sac:cul-de-sacs
"""
IRREGULAR = dict(pair.split(":") for pair in _PAIRS.split())
"""Words whose plural no rule gives; where dictionaries allow two, Merriam-Webster's first."""

UNCHANGED = words("""
    series species means headquarters crossroads aircraft spacecraft hovercraft watercraft sheep deer moose swine fish
    salmon trout cod bison shrimp squid offspring chassis corps précis gallows barracks rendezvous patois bourgeois
    chinese japanese portuguese vietnamese swiss lebanese hertz siemens baht yen yuan won dram sweepstakes buffalo
    """)
"""One form for one and many."""

UNCOUNTED = words("""
    information advice equipment feedback furniture software hardware evidence research knowledge money luggage baggage
    progress news homework work traffic cash correspondence stationery machinery merchandise jewellery jewelry scenery
    electricity help patience gratitude trust satisfaction dissatisfaction guidance harassment goodwill paperwork spam
    accommodation misinformation livestock cutlery wildlife legalese transport
    """)
"""Nothing to count: a letter needs *pieces of …*."""

_IN_US = words("""
    bonus virus campus status census focus circus surplus chorus consensus exodus fetus foetus prospectus apparatus
    genius nexus airbus omnibus minibus walrus caucus citrus abacus hiatus lotus crocus ruckus stylus rhombus platypus
    octopus hippopotamus sinus thesaurus discus callus trolleybus onus colossus isthmus impetus
    """)
_NOT_MEN = words("""
    human german roman norman talisman shaman ottoman caiman cayman walkman brahman superhuman nonhuman ataman hetman
    dragoman turkoman
    """)
# Compounds written as one word: *grandchildren*, *bookshelves*.
_LAST_PART = (
    ("child", "children"), ("foot", "feet"), ("tooth", "teeth"), ("dormouse", "dormice"), ("wife", "wives"),
    ("leaf", "leaves"), ("shelf", "shelves"), ("knife", "knives"), ("wolf", "wolves"),
)  # fmt: skip
# The first word is the noun: *attorneys general*.
_HEAD_FIRST = (
    r"(?i)(attorney|secretary|director|governor|surgeon|consul|solicitor|inspector|notary|heir)"
    r"([ -](?:general|public|apparent))$"
)
_PHRASE = r"(.+?)( (?:of|in|for|from|to|with|per|at|on|by|against|under) .+)"
_SET_PHRASE = ("out of", "end of", "state of", "rule of thumb")
_HYPHENED = r"(.+?)(-(?:in|of|at)-.+)"
_AGENT_PARTICLE = r"(.+er)(-(?:up|by|on|in|off|out|down|through))$"
_PARTICLES = words("up by in on off out down over through away back")
_PLAIN = r"[^\W\d_]+(?:[-’'][^\W\d_]+)*$"


@lru_cache(maxsize=4096)
def plural(noun: str) -> tuple[str, bool]:
    """The plural of a noun or noun phrase, and whether the rules carry it: *unpaid invoices*, *letters of intent*."""
    head = re.match(_HEAD_FIRST, noun)
    if head:
        return plural(head[1])[0] + head[2], True
    if " " in noun:
        phrase = re.match(_PHRASE, noun)
        if phrase:
            text, sure = plural(phrase[1])
            # After other prepositions the phrase may as well be a set one (*work in progress*).
            open_phrase = phrase[2].startswith((" of ", " for ")) and not noun.lower().startswith(_SET_PHRASE)
            return text + phrase[2], sure and open_phrase
        before, _, last = noun.rpartition(" ")
        text, sure = plural(last)
        return f"{before} {text}", sure
    if "-" not in noun or noun.lower() in IRREGULAR:
        return _word(noun)
    hyphened = re.match(_HYPHENED, noun)
    if hyphened:  # editors-in-chief, rights-of-way
        text, sure = plural(hyphened[1])
        return text + hyphened[2], sure
    agent = re.match(_AGENT_PARTICLE, noun)
    if agent:  # runners-up, passers-by
        return f"{agent[1]}s{agent[2]}", True
    before, _, last = noun.rpartition("-")
    if last in _PARTICLES:  # follow-ups
        return f"{noun}s", True
    text, sure = _word(last)
    return f"{before}-{text}", sure


def _word(noun: str) -> tuple[str, bool]:
    low = noun.lower()
    if low in IRREGULAR:
        return _cased(IRREGULAR[low], noun), True
    if low in UNCHANGED:
        return noun, True
    if low in UNCOUNTED:
        return noun, False
    if noun[-1:].isdigit():
        return f"{noun}s", True
    if len(noun) < 2 or not re.match(_PLAIN, noun):
        return noun, False
    if noun[-1].isupper():  # SLAs, PhDs; SMS is written SMSs and SMSes
        return (f"{noun}es", False) if noun[-1] == "S" else (f"{noun}s", True)
    if low.endswith("man") and low not in _NOT_MEN:
        return f"{noun[:-3]}men", True
    for one, many in _LAST_PART:
        if low.endswith(one):
            return noun[: -len(one)] + many, True
    if noun[0].isupper() and low.endswith("ese"):  # three Sudanese
        return noun, True
    if low.endswith("s"):
        return _in_s(noun, low)
    if low.endswith("z"):  # waltzes, blitzes, buzzes; a single z may double
        return f"{noun}es", low.endswith(("tz", "zz", "rz", "paz"))
    if low.endswith(("x", "sh", "ch")):  # a hard -ch (*stomachs*) is listed
        return f"{noun}es", True
    if low.endswith("y") and (low[-2] not in "aeiou" or low.endswith("quy")):
        # A proper name keeps its y: *two Germanys*.
        return (f"{noun}s", True) if noun[0].isupper() else (f"{noun[:-1]}ies", True)
    return f"{noun}s", True


def _in_s(noun: str, low: str) -> tuple[str, bool]:
    """Words in -s: singular ones take -es, Greek ones in -is change; what may be a plural already is unsure."""
    if low.endswith("ss") or low in _IN_US:
        return f"{noun}es", True
    if low.endswith(("lysis", "thesis", "gnosis", "phasis", "psis", "risis", "rosis", "basis", "esis", "taxis")):
        return f"{noun[:-2]}es", not low.endswith("taxis")
    return (f"{noun}es" if low.endswith(("us", "is")) else noun), False


def _cased(form: str, like: str) -> str:
    """The form with the capitals of the word it stands for."""
    if like.isupper():
        return form.upper()
    return form[:1].upper() + form[1:] if like[:1].isupper() else form


# A last letter French does not sound: nobody can see from the name whether it is said in English.
_SILENT_END = ("eaux", "oux", "ois", "ais", "uis", "mas", "mus", "gus", "tes", "cas")


@lru_cache(maxsize=4096)
def plural_of_name(name: str) -> tuple[str, bool]:
    """A family or given name in the plural: *the Joneses, the Kennedys, two Annas*. A silent -s, a hard -ch: unsure."""
    low = name.lower()
    if not name or not name[-1].isalpha():
        return name, False
    if low.endswith(("s", "x", "z", "sh")):
        return f"{name}es", not low.endswith(_SILENT_END)
    if low.endswith("ch"):
        soft = low.endswith(("tch", "nch", "rch", "each", "ouch"))
        return f"{name}{'es' if soft else 's'}", soft
    return f"{name}s", True
