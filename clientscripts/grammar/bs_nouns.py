"""Bosnian nouns that letters need: their six cases, and their forms after a number.

Sources: Jahić, Halilović, Palić, *Gramatika bosanskoga jezika* (Zenica 2000), §§ on the declension of nouns and
adjectives and on numerals; Halilović, *Pravopis bosanskoga jezika* (2017).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from clientscripts.errors import GrammarError, did_you_mean

CASES = ("nominative", "genitive", "dative", "accusative", "vocative", "instrumental", "locative")

_PLACE = {case: place for place, case in enumerate(CASES)}

VOWELS = frozenset("aeiou")
SOFT = ("š", "ž", "č", "ć", "đ", "j", "c")
"""Final letters after which the instrumental is *-em*; lj, nj end in j, and dž in ž."""


class Paradigm(NamedTuple):
    """The seven forms in the order of `CASES`, and the cases in which they may be wrong."""

    forms: tuple[str, ...]
    doubtful: frozenset[str] = frozenset()

    def case(self, case: str) -> str:
        """One form, by the name of its case."""
        return self.forms[_PLACE[case]]

    def doubt(self, *cases: str) -> Paradigm:
        """The same forms, not sure in these cases (in all but the nominative when none is named)."""
        return Paradigm(self.forms, self.doubtful | frozenset(cases or CASES[1:]))


def masculine(nominative: str, stem: str, vocative: str, *, soft: bool | None = None, animate: bool = True) -> Paradigm:
    """A masculine noun with the genitive in *-a*: *Emir, Emira, Emiru, Emira, Emire, Emirom, Emiru*."""
    if soft is None:
        soft = stem.lower().endswith(SOFT)
    instrumental = stem + ("em" if soft else "om")
    accusative = stem + "a" if animate else nominative
    return Paradigm((nominative, stem + "a", stem + "u", accusative, vocative, instrumental, stem + "u"))


def in_a(nominative: str, stem: str, vocative: str, dative_stem: str = "") -> Paradigm:
    """A noun with the genitive in *-e*: *Amra, Amre, Amri, Amru, Amra, Amrom, Amri*; also *Mujo, Muje*."""
    dative = (dative_stem or stem) + "i"
    return Paradigm((nominative, stem + "e", dative, stem + "u", vocative, stem + "om", dative))


def neuter(nominative: str, stem: str) -> Paradigm:
    """A neuter in *-o* or *-e*: *pitanje, pitanja, pitanju, pitanje, pitanje, pitanjem, pitanju*."""
    return Paradigm(
        (nominative, stem + "a", stem + "u", nominative, nominative, stem + nominative[-1] + "m", stem + "u")
    )


def in_consonant(nominative: str, instrumental: str = "") -> Paradigm:
    """A feminine noun in a consonant: *obavijest, obavijesti*; the instrumental is *-i* or, with *ju*, *-šću*."""
    form = nominative + "i"
    return Paradigm((nominative, form, form, nominative, form, instrumental or form, form))


def unchanging(name: str) -> Paradigm:
    """A name that has one form only: *Ines*."""
    return Paradigm((name,) * len(CASES))


def adjective(nominative: str, gender: str) -> Paradigm:
    """A definite adjective or an adjectival surname: *Petrovski, Petrovskog*; *Petrovska, Petrovskoj*.

    `gender` is ``"m"`` (a person), ``"i"`` (a masculine thing), ``"f"`` or ``"n"``.
    """
    stem = adjective_stem(nominative)
    if gender == "f":
        return Paradigm(tuple(stem + ending for ending in ("a", "e", "oj", "u", "a", "om", "oj")))
    soft = stem.lower().endswith(SOFT)
    genitive, dative = stem + ("eg" if soft else "og"), stem + ("em" if soft else "om")
    accusative = genitive if gender == "m" else nominative
    return Paradigm((nominative, genitive, dative, accusative, nominative, stem + "im", dative))


def adjective_stem(nominative: str) -> str:
    """What the endings of an adjective follow: *neplaćen-*, *zadovoljn-* (from *zadovoljan*), *naš-*."""
    if nominative[-1] in "iaeo":
        return nominative[:-1]
    if nominative.endswith("an") and len(nominative) > 4:  # zadovoljan → zadovoljna
        return nominative[:-2] + "n"
    return nominative


class Noun(NamedTuple):
    """A noun with its gender (``m`` person, ``i`` masculine thing, ``f``, ``n``), cases and genitive plural."""

    gender: str
    singular: Paradigm
    genitive_plural: str
    plural: tuple[str, ...] = ()
    """Nominative, genitive, dative, accusative, … plural where letters need them."""

    @property
    def few(self) -> str:
        """After 2, 3, 4: the genitive singular; for a neuter or masculine it is the old dual, written the same."""
        return self.singular.case("genitive")


# noun: gender, genitive plural. What stands here beyond what the ending says is the genitive plural, which no rule
# gives (stavki, faktura, sati), and the gender of nouns in a consonant.
_NOUNS = """
račun i računa, klijent m klijenata, mjesec i mjeseci, sat i sati, dan i dana, minut i minuta, ugovor i ugovora,
projekt i projekata, projekat i projekata, zahtjev i zahtjeva, odgovor i odgovora, poziv i poziva,
komentar i komentara, prigovor i prigovora, problem i problema, sastanak i sastanaka, razgovor i razgovora,
proizvod i proizvoda, uređaj i uređaja, popust i popusta, korak i koraka, prijedlog i prijedloga, nalog i naloga,
dokument i dokumenata, izvještaj i izvještaja, artikal i artikala, komad i komada, paket i paketa, termin i termina,
korisnik m korisnika, kupac m kupaca, saradnik m saradnika, partner m partnera, zaposlenik m zaposlenika,
radnik m radnika, član m članova, kolega m kolega, put i puta, pokušaj i pokušaja, primjer i primjera, dio i dijelova,
slučaj i slučajeva, rok i rokova, dug i dugova, iznos i iznosa, gost m gostiju, prijatelj m prijatelja,
incident i incidenata, događaj i događaja, ispad i ispada, zastoj i zastoja, kvar i kvarova, savjet i savjeta,
modul i modula, sajt i sajtova, tekst i tekstova, nacrt i nacrta, ciklus i ciklusa, kvartal i kvartala,
dobavljač m dobavljača, ponuđač m ponuđača, izvođač m izvođača, primjerak i primjeraka, nedostatak i nedostataka,
podatak i podataka, dodatak i dodataka, vikend i vikenda, krug i krugova, bod i bodova, procenat i procenata,
mail i mailova, e-mail i e-mailova, telefon i telefona, broj i brojeva, licencni i licencnih, cent i centi,
faktura f faktura, stavka f stavki, godina f godina, sedmica f sedmica, minuta f minuta, sekunda f sekundi,
poruka f poruka, ponuda f ponuda, narudžba f narudžbi, isporuka f isporuka, rata f rata, uplata f uplata,
isplata f isplata, opomena f opomena, primjedba f primjedbi, žalba f žalbi, reklamacija f reklamacija,
usluga f usluga, firma f firmi, kompanija f kompanija, marka f maraka, osoba f osoba, klijentica f klijentica,
izmjena f izmjena, promjena f promjena, dopuna f dopuna, dorada f dorada, stranica f stranica, slika f slika,
greška f grešaka, grupa f grupa, verzija f verzija, licenca f licenci, mogućnost f mogućnosti,
obavijest f obavijesti, preporuka f preporuka, recenzija f recenzija, prilika f prilika, prijava f prijava,
žena f žena, decenija f decenija, hiljada f hiljada, molba f molbi, pošiljka f pošiljki, uputnica f uputnica,
posjeta f posjeta, potvrda f potvrda, anketa f anketa, odluka f odluka, sezona f sezona, alternativa f alternativa,
saradnica f saradnica, kupovina f kupovina, kolegica f kolegica, prepiska f prepiski, objava f objava,
pretplata f pretplata, dozvola f dozvola, adresa f adresa, knjiga f knjiga, banka f banaka, radionica f radionica,
korekcija f korekcija, revizija f revizija, opcija f opcija, aplikacija f aplikacija, agencija f agencija,
pitanje n pitanja, rješenje n rješenja, mjesto n mjesta, pismo n pisama, obećanje n obećanja, upozorenje n upozorenja,
izdanje n izdanja, plaćanje n plaćanja, odgađanje n odgađanja, ažuriranje n ažuriranja, kašnjenje n kašnjenja,
preduzeće n preduzeća, poglavlje n poglavlja, područje n područja, rješavanje n rješavanja, euro i eura,
otkazivanje n otkazivanja, poboljšanje n poboljšanja, pojašnjenje n pojašnjenja, putovanje n putovanja
"""

# Stems that the nominative does not show (fleeting a, l to o, inserted consonants).
_STEMS = {
    "sastanak": "sastank", "projekat": "projekt", "artikal": "artikl", "kupac": "kupc", "primjerak": "primjerk",
    "nedostatak": "nedostatk", "podatak": "podatk", "dodatak": "dodatk", "dio": "dijel", "procenat": "procent",
    "sudac": "suc", "ministar": "ministr", "magistar": "magistr", "pravobranilac": "pravobranioc",
    "rukovodilac": "rukovodioc", "vlasnik": "vlasnik", "savez": "savez", "centar": "centr", "otac": "oc",
}  # fmt: skip
_VOCATIVES = {
    "kolega": "kolega", "kolegica": "kolegice", "otac": "oče", "sin": "sine", "drug": "druže", "kupac": "kupče",
    "prijatelj": "prijatelju", "gost": "goste", "klijent": "klijente", "inženjer": "inženjeru",
    "ministar": "ministre", "magistar": "magistre", "gospodin": "gospodine", "gospođa": "gospođo",
    "rukovodilac": "rukovodioče", "pravobranilac": "pravobranioče", "profesor": "profesore", "doktor": "doktore",
    "konsultant": "konsultante", "šef": "šefe", "načelnik": "načelniče", "knez": "kneže", "vitez": "viteže",
    "gđa": "gđo", "hadžija": "hadžija", "efendija": "efendija", "sudija": "sudija", "vođa": "vođo", "žena": "ženo",
    "osoba": "osobo", "sekretar": "sekretare", "trener": "treneru", "menadžer": "menadžeru", "frizer": "frizeru",
    "oficir": "oficiru", "kurir": "kuriru", "portir": "portiru", "zubar": "zubaru", "ljekar": "ljekaru",
    "apotekar": "apotekaru", "knjižar": "knjižaru", "stolar": "stolaru", "pekar": "pekaru", "bibliotekar": "bibliotekaru",
    "vozač": "vozaču", "advokat": "advokate",
}  # fmt: skip
_INSTRUMENTALS = {"mogućnost": "mogućnošću", "obavijest": "obaviješću"}
# k, g, h → c, z, s before -i in common nouns; these keep theirs (JHP, *Sibilarizacija*: tk, ck, čk, hk, zg, pet words).
_HARD_BEFORE_I = frozenset({"radnička", "voćka", "tačka", "mačka", "kvačka", "patka", "bitka", "tetka", "mačka", "zgoda"})
_SIBILANT = {"k": "c", "g": "z", "h": "s"}
_PALATAL = {"k": "č", "g": "ž", "h": "š", "c": "č"}


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, str]]:
    entries = (entry.split() for entry in _NOUNS.replace("\n", " ").split(","))
    return {word: (gender, plural) for word, gender, plural in entries}


def known_nouns() -> frozenset[str]:
    """Every noun whose forms after a number are known."""
    return frozenset(_table())


@lru_cache(maxsize=512)
def noun(word: str) -> Noun:
    """A noun of the table.

    Raises:
        GrammarError: the noun is not in it.
    """
    found = _table().get(word) or _table().get(word.lower())
    if found is None:
        raise GrammarError(
            f"No number forms of “{word}” are known for bs: give its forms after 1, 2 and 5."
            f"{did_you_mean(word, _table())}"
        )
    gender, genitive_plural = found
    return Noun(gender, declined(word, gender), genitive_plural)


@lru_cache(maxsize=1024)
def declined(word: str, gender: str) -> Paradigm:
    """The seven cases of a common noun of known gender (``m``, ``i``, ``f``, ``n``)."""
    lower = word.lower()
    stem = _STEMS.get(lower, "")
    if stem:
        stem = word[:1] + stem[1:]
    if gender == "n":
        return neuter(word, word[:-1])
    if lower.endswith("a"):
        stem = word[:-1]
        vocative = _VOCATIVES.get(lower, word[:-1] + "e" if lower.endswith("ica") else word[:-1] + "o")
        return in_a(word, stem, word[:1] + vocative[1:], "" if gender == "m" else sibilant(stem))
    if gender == "f":
        return in_consonant(word, _INSTRUMENTALS.get(lower, ""))
    if lower.endswith("o"):
        return masculine(word, stem or word[:-1], word, animate=gender == "m")
    stem = stem or word
    return masculine(word, stem, word[:1] + _vocative(lower, stem.lower())[1:], animate=gender == "m")


def sibilant(stem: str) -> str:
    """The stem of a common noun before *-i*: *banka → banci*, *knjiga → knjizi*; clusters keep theirs (*tački*)."""
    if stem[-1:] in _SIBILANT and not stem.endswith(("tk", "ck", "čk", "ćk", "sk", "šk", "zg", "hk", "đk", "žk")):
        return stem[:-1] + _SIBILANT[stem[-1]]
    return stem


def _vocative(word: str, stem: str) -> str:
    if word in _VOCATIVES:
        return _VOCATIVES[word]
    if stem[-1] in _PALATAL:
        return stem[:-1] + _PALATAL[stem[-1]] + "e"
    return stem + ("u" if stem.endswith(SOFT) else "e")


# -- titles ---------------------------------------------------------------------------------------------------------

TITLES_MALE = frozenset("gospodin kolega".split())
"""Titles that say their bearer is a man."""
TITLES_FEMALE = frozenset(
    "gospođa gospođica gđa gđica kolegica direktorica profesorica doktorica predsjednica inženjerka menadžerica "
    "savjetnica advokatica sekretarka sekretarica ministrica načelnica ambasadorica šefica vlasnica urednica "
    "nastavnica učiteljica upraviteljica voditeljica rukovoditeljica koordinatorica magistrica docentica "
    "sutkinja sudinica tajnica konsultantica asistentica odvjetnica dekanesa dekanica rektorica novinarka arhitektica "
    "liječnica ljekarka doktorka stručnjakinja referentica službenica agentica trenerica revizorica notarka "
    "gradonačelnica premijerka zastupnica zamjenica potpredsjednica klijentica saradnica partnerica".split()
)
TITLES_ANY = frozenset(
    "direktor profesor doktor predsjednik inženjer menadžer savjetnik advokat sekretar ministar načelnik "
    "ambasador šef vlasnik urednik nastavnik učitelj upravitelj voditelj rukovodilac rukovoditelj koordinator "
    "magistar docent sudija konsultant asistent odvjetnik dekan rektor novinar arhitekt ljekar referent "
    "službenik agent trener revizor notar gradonačelnik premijer zastupnik zamjenik potpredsjednik klijent saradnik "
    "partner hadžija efendija hafiz muftija imam akademik majstor poslovođa".split()
)
"""Titles in the masculine that women bear as well."""
_INVARIABLE = frozenset("mag doc ing dipl prof mr dr sc hadži gđ gosp g ef akad spec ba".split())


def title_gender(title: str) -> str | None:
    """``"female"`` or ``"male"`` where the title itself says so."""
    for word in title.lower().split():
        if word in TITLES_FEMALE:
            return "female"
        if word in TITLES_MALE:
            return "male"
    return None


def is_title(word: str) -> bool:
    """Whether this word stands before a name as a title."""
    lower = word.lower()
    if lower.endswith(".") and lower.rstrip(".") in _INVARIABLE:
        return True
    return lower in TITLES_FEMALE or lower in TITLES_MALE or lower in TITLES_ANY or lower in ("dr", "mr", "prof")


@lru_cache(maxsize=512)
def title(words: str) -> Paradigm:
    """A title, with adjectives before it: *generalna direktorica, generalne direktorice*; *dr.* stays."""
    parts = words.split()
    if not parts:
        return unchanging(words)
    head = parts[-1].lower()
    gender = "f" if head in TITLES_FEMALE else "m"
    columns: list[Paradigm] = []
    for word in parts:
        lower = word.lower()
        if lower.endswith(".") or lower in _INVARIABLE:
            columns.append(unchanging(word))
        elif lower in TITLES_FEMALE:
            columns.append(declined(word, "f"))
        elif lower in TITLES_MALE or lower in TITLES_ANY:
            columns.append(declined(word, "m"))
        elif word is not parts[-1] and lower.endswith("i" if gender == "m" else "a"):
            columns.append(adjective(word, gender))
        elif lower in _table():
            columns.append(declined(word, _table()[lower][0]))
        else:
            columns.append(declined(word, "f" if lower.endswith("a") else "m").doubt())
    return together(columns, " ")


def together(columns: list[Paradigm], separator: str) -> Paradigm:
    """Words declined side by side."""
    forms = tuple(separator.join(column.forms[i] for column in columns) for i in range(len(CASES)))
    return Paradigm(forms, frozenset().union(*(column.doubtful for column in columns)))


# -- after a number -------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1024)
def counted(phrase: str) -> tuple[str, str, str, str, str]:
    """*neplaćena faktura* → its forms after 1, 2, 5, then after 1 in the genitive and in the accusative.

    Words before the noun are adjectives in its gender, words after it stay: *radni dan, sat rada*.

    Raises:
        GrammarError: no noun of the phrase is known.
    """
    words = phrase.split()
    table = _table()
    at = next((i for i, word in enumerate(words) if word in table or word.lower() in table), None)
    if at is None:
        noun(words[-1] if words else phrase)
        raise AssertionError
    head = noun(words[at])
    adjectives, rest = words[:at], words[at + 1 :]
    few = "e" if head.gender == "f" else "a"
    kind = "f" if head.gender == "f" else head.gender
    genitive = [adjective(word, kind).case("genitive") for word in adjectives]
    accusative = [adjective(word, kind).case("accusative") for word in adjectives]
    stems = [adjective_stem(word) for word in adjectives]
    return (
        phrase,
        " ".join([*(stem + few for stem in stems), head.few, *rest]),
        " ".join([*(stem + "ih" for stem in stems), head.genitive_plural, *rest]),
        " ".join([*genitive, head.singular.case("genitive"), *rest]),
        " ".join([*accusative, head.singular.case("accusative"), *rest]),
    )
