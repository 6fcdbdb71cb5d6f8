"""Plurals of English nouns and names.

Sources: Cambridge Grammar of the English Language, ch. 18 §4; Merriam-Webster for the irregular and the Latin ones.
`plural` is the only thing others need.
"""

from __future__ import annotations

import re
from functools import lru_cache

from clientscripts.grammar.words import words


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in text.split())


# Words whose plural no rule gives; where dictionaries allow two, the first of Merriam-Webster.
IRREGULAR = _pairs(
    """person:people child:children man:men woman:women foot:feet tooth:teeth goose:geese mouse:mice louse:lice ox:oxen die:dice
    penny:pennies criterion:criteria phenomenon:phenomena datum:data medium:media bacterium:bacteria addendum:addenda erratum:errata
    curriculum:curricula stratum:strata memorandum:memoranda symposium:symposia consortium:consortia millennium:millennia
    desideratum:desiderata ovum:ova corrigendum:corrigenda spectrum:spectra appendix:appendices index:indexes matrix:matrices
    vertex:vertices vortex:vortices codex:codices alumnus:alumni alumna:alumnae stimulus:stimuli nucleus:nuclei radius:radii
    locus:loci fungus:fungi cactus:cacti bacillus:bacilli terminus:termini syllabus:syllabi corpus:corpora genus:genera
    opus:opuses alga:algae larva:larvae vertebra:vertebrae formula:formulas antenna:antennas schema:schemas
    half:halves shelf:shelves self:selves life:lives knife:knives wife:wives wolf:wolves thief:thieves leaf:leaves loaf:loaves
    calf:calves elf:elves scarf:scarves hoof:hooves sheaf:sheaves wharf:wharves bookshelf:bookshelves midwife:midwives
    housewife:housewives afterlife:afterlives yourself:yourselves cloverleaf:cloverleaves
    potato:potatoes tomato:tomatoes hero:heroes echo:echoes veto:vetoes torpedo:torpedoes embargo:embargoes cargo:cargoes
    tornado:tornadoes mosquito:mosquitoes volcano:volcanoes domino:dominoes buffalo:buffalo mango:mangoes motto:mottoes
    superhero:superheroes go:goes no:noes innuendo:innuendos grotto:grottoes
    quiz:quizzes whiz:whizzes fez:fezzes gas:gases biogas:biogases bus:buses lens:lenses plus:pluses minus:minuses yes:yeses
    canvas:canvases alias:aliases bias:biases atlas:atlases pancreas:pancreases trellis:trellises iris:irises metropolis:metropolises
    pelvis:pelvises ibis:ibises mantis:mantises portcullis:portcullises marquis:marquises axis:axes testis:testes
    analysis:analyses basis:bases crisis:crises thesis:theses synopsis:synopses oasis:oases emphasis:emphases ellipsis:ellipses
    passerby:passersby cul-de-sac:cul-de-sacs court-martial:courts-martial court:courts
    cookie:cookies specie:species automaton:automatons ganglion:ganglia polyhedron:polyhedra
    stomach:stomachs monarch:monarchs patriarch:patriarchs matriarch:matriarchs oligarch:oligarchs epoch:epochs eunuch:eunuchs
    loch:lochs tech:techs czech:czechs mach:machs biotech:biotechs fintech:fintechs conch:conchs hierarch:hierarchs
    bureau:bureaus plateau:plateaus tableau:tableaux château:châteaux chateau:chateaux gateau:gateaux beau:beaux
    kibbutz:kibbutzim cherub:cherubs seraph:seraphim brother-in-law:brothers-in-law
    attorney-at-law:attorneys-at-law man-of-war:men-of-war""",
)
# One form for one and many.
UNCHANGED = words("""
    series species means headquarters crossroads aircraft spacecraft hovercraft watercraft sheep deer moose
    swine fish salmon trout cod bison shrimp squid offspring chassis corps précis gallows barracks rendezvous
    patois bourgeois Chinese Japanese Portuguese Vietnamese Swiss Lebanese hertz siemens dozen baht yen yuan won
    rand dram sweepstakes kudos
    """)
# Nothing to count: a letter that counts them needs *pieces of …*.
UNCOUNTED = words("""
    information advice equipment feedback furniture software hardware evidence research knowledge money luggage
    baggage progress news homework work traffic cash correspondence stationery machinery merchandise jewellery
    jewelry scenery electricity help patience gratitude trust satisfaction dissatisfaction guidance harassment
    goodwill paperwork spam mail accommodation
    """)
_LATIN_US = words("""
    bonus virus campus status census focus circus surplus chorus consensus exodus fetus foetus prospectus
    apparatus genius nexus airbus omnibus minibus walrus caucus citrus abacus hiatus lotus crocus ruckus stylus
    fracas rhombus rumpus impetus nimbus detritus isthmus platypus octopus hippopotamus sinus thesaurus discus
    callus mucus phallus tetanus trolleybus onus litmus eucalyptus colossus
    """)
_NOT_MEN = words("""
    human german roman norman talisman shaman ottoman caiman cayman walkman pacman brahman superhuman nonhuman
    ataman hetman dragoman turkoman yerevan
    """)
_HEAD_FIRST = {
    "attorney general": "attorneys general",
    "notary public": "notaries public",
    "secretary general": "secretaries general",
    "secretary-general": "secretaries-general",
    "director general": "directors general",
    "director-general": "directors-general",
    "governor general": "governors general",
    "governor-general": "governors-general",
    "surgeon general": "surgeons general",
    "consul general": "consuls general",
    "heir apparent": "heirs apparent",
    "sum total": "sum totals",
    "out of office": "out of office",
}
_OF = re.compile(r"(.+?)([ -](?:of|in|for|from|to|with|per|at|on|by|against|under)[ -].+)")
_AGENT_PARTICLE = re.compile(r"(.+er)(-(?:up|by|on|in|off|out|down|through))$")
_PLAIN = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*$")


@lru_cache(maxsize=4096)
def plural(noun: str) -> tuple[str, bool]:
    """The plural of a noun or noun phrase, and whether the rules carry it."""
    low = noun.lower()
    if low in _HEAD_FIRST:
        return _cased(_HEAD_FIRST[low], noun), True
    if " " in noun:
        head = _OF.match(noun)
        if head and " " in head[2][:1]:
            text, sure = plural(head[1])
            return text + head[2], sure and head[2].split()[0] in ("of", "for") and not low.startswith(("out of", "end of", "state of"))
        before, _, last = noun.rpartition(" ")
        if not last:
            return noun, False
        text, sure = plural(last)
        return f"{before} {text}", sure
    if "-" in noun and low not in IRREGULAR:
        head = _OF.match(noun)
        if head and head[2].startswith("-") and head[2].split("-")[1] in ("of", "in", "at"):
            text, sure = plural(head[1])
            return text + head[2], sure
        agent = _AGENT_PARTICLE.match(noun)
        if agent:
            return f"{agent[1]}s{agent[2]}", True
        before, _, last = noun.rpartition("-")
        if not last:
            return noun, False
        if last in ("up", "by", "in", "on", "off", "out", "down", "over", "through", "away", "back"):
            return f"{noun}s", True
        text, sure = _word(last)
        return f"{before}-{text}", sure
    return _word(noun)


def _word(noun: str) -> tuple[str, bool]:
    low = noun.lower()
    if low in IRREGULAR:
        return _cased(IRREGULAR[low], noun), True
    if low in UNCHANGED or noun in UNCHANGED:
        return noun, True
    if low in UNCOUNTED:
        return noun, False
    if noun[-1:].isdigit():
        return f"{noun}s", True
    if not _PLAIN.match(noun):
        return noun, False
    if len(noun) > 1 and (noun.isupper() or noun[-1].isupper()):  # SLAs, PhDs, CVs
        return (f"{noun}s", True) if noun[-1] != "S" else (f"{noun}es", False)
    if len(noun) == 1:
        return f"{noun}’s", False
    if low.endswith("man") and low not in _NOT_MEN:
        return f"{noun[:-3]}men", len(noun) > 3
    if low.endswith("s"):
        return _in_s(noun, low)
    if low.endswith(("x", "z", "sh")):
        return (f"{noun}es", True) if not low.endswith("z") or low.endswith(("tz", "zz", "az", "rz")) else (f"{noun}zes", False)
    if low.endswith("ch"):  # the hard ones (monarchs, epochs) are listed
        return f"{noun}es", True
    if low.endswith("y") and (low[-2] not in "aeiou" or low.endswith("quy")):
        # A proper name keeps its y: the Kennedys, two Germanys.
        return (f"{noun}s", True) if noun[0].isupper() and not noun.isupper() else (f"{noun[:-1]}ies", True)
    return f"{noun}s", True


def _in_s(noun: str, low: str) -> tuple[str, bool]:
    """Words in -s: singular ones take -es, Greek ones in -is change, and what is plural already stays, unsure."""
    if low.endswith("ss") or low in _LATIN_US:
        return f"{noun}es", True
    if low.endswith(("lysis", "thesis", "gnosis", "phasis", "psis", "risis", "rosis", "basis", "esis")):
        return f"{noun[:-2]}es", True
    if low.endswith(("us", "is")):
        return f"{noun}es", False
    return noun, False


def _cased(form: str, like: str) -> str:
    """The form with the capitals of the word it stands for."""
    if like.isupper() and len(like) > 1:
        return form.upper()
    return form[:1].upper() + form[1:] if like[:1].isupper() else form


@lru_cache(maxsize=4096)
def plural_of_name(name: str) -> tuple[str, bool]:
    """A family or given name in the plural: *the Joneses, the Kennedys, two Annas*. A silent -s or hard -ch is unsure."""
    low = name.lower()
    if not name or not name[-1].isalpha():
        return name, False
    if low.endswith(("s", "x", "z", "sh")):
        # French names with a silent last letter (Dumas, Marceaux) stay as they are: nobody can see it in the letters.
        return f"{name}es", not low.endswith(("eaux", "oux", "ois", "ais", "uis", "mas", "mus", "gus", "tes"))
    if low.endswith("ch"):
        return (f"{name}es", True) if low.endswith(("tch", "nch", "rch", "each", "ouch")) else (f"{name}s", False)
    return f"{name}s", True
