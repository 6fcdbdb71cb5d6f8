"""Bosnian nouns that letters need: their cases, and their forms after a number.

Sources: Jahić, Halilović, Palić, *Gramatika bosanskoga jezika* (Zenica 2000), on the declension of nouns and
adjectives, sibilarisation, fleeting *a* and numerals.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from clientscripts.errors import GrammarError, did_you_mean

CASES = ("nominative", "genitive", "dative", "accusative", "vocative", "instrumental", "locative")
_PLACE = {case: place for place, case in enumerate(CASES)}

BRAND_OPENS, BRAND_CLOSES = "\ue000", "\ue001"
"""Private marks around a value that must keep its script; `bs_cyrillic` takes them out."""

VOWELS = frozenset("aeiou")
SOFT = ("š", "ž", "č", "ć", "đ", "j", "c")
"""Final letters after which the instrumental is *-em*; lj and nj end in j, dž in ž."""


def words(text: str) -> frozenset[str]:
    """A set of words written side by side."""
    return frozenset(text.split())


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
    """A masculine noun with the genitive in *-a*: *Emir, Emira, Emiru, Emira, Emire, Emirom, Emiru*.

    `soft` (instrumental in *-em*) is read off the stem when not given.
    """
    if soft is None:
        soft = stem.lower().endswith(SOFT)
    instrumental = stem + ("em" if soft else "om")
    accusative = stem + "a" if animate else nominative
    return Paradigm((nominative, stem + "a", stem + "u", accusative, vocative, instrumental, stem + "u"))


def in_a(nominative: str, stem: str, vocative: str, dative_stem: str = "") -> Paradigm:
    """A noun with the genitive in *-e*: *Amra, Amre, Amri, Amru, Amra, Amrom, Amri*; also *Mujo, Muje*."""
    dative = (dative_stem or stem) + "i"
    return Paradigm((nominative, stem + "e", dative, stem + "u", vocative, stem + "om", dative))


def in_consonant(nominative: str, instrumental: str = "") -> Paradigm:
    """A feminine noun in a consonant: *obavijest, obavijesti, obaviješću*."""
    form = nominative + "i"
    return Paradigm((nominative, form, form, nominative, form, instrumental or form, form))


def neuter(nominative: str) -> Paradigm:
    """A neuter in *-o* or *-e*: *pitanje, pitanja, pitanju, pitanje, pitanje, pitanjem, pitanju*."""
    stem = nominative[:-1]
    return Paradigm((nominative, stem + "a", stem + "u", nominative, nominative, nominative + "m", stem + "u"))


def unchanging(name: str) -> Paradigm:
    """A name that has one form only: *Ines*."""
    return Paradigm((name,) * len(CASES))


def together(columns: list[Paradigm], separator: str) -> Paradigm:
    """Words declined side by side."""
    if len(columns) == 1:
        return columns[0]
    forms = tuple(map(separator.join, zip(*(column.forms for column in columns), strict=True)))
    doubtful = columns[0].doubtful
    for column in columns[1:]:
        doubtful |= column.doubtful
    return Paradigm(forms, doubtful)


# -- adjectives -----------------------------------------------------------------------------------------------------

_ADJECTIVE_STEMS = {
    "zadovoljan": "zadovoljn", "nezadovoljan": "nezadovoljn", "dodatan": "dodatn", "važan": "važn", "hitan": "hitn",
    "ispravan": "ispravn", "neispravan": "neispravn", "redovan": "redovn", "potreban": "potrebn", "dužan": "dužn",
    "spreman": "spremn", "uspješan": "uspješn", "kratak": "kratk", "dobar": "dobr", "jasan": "jasn", "tačan": "tačn",
    "težak": "tešk", "sitan": "sitn", "pun": "pun", "besplatan": "besplatn", "potpun": "potpun", "vrijedan": "vrijedn",
}  # fmt: skip


def adjective_stem(nominative: str) -> str:
    """What the endings of an adjective follow: *neplaćen-*, *zadovoljn-* (from *zadovoljan*), *naš-*."""
    lower = nominative.lower()
    if lower in _ADJECTIVE_STEMS:
        return nominative[0] + _ADJECTIVE_STEMS[lower][1:]
    return nominative[:-1] if nominative[-1] in "iaeo" else nominative


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


# -- nouns ----------------------------------------------------------------------------------------------------------


class Noun(NamedTuple):
    """A noun with its gender (``m`` person, ``i`` masculine thing, ``f``, ``n``), cases and genitive plural."""

    gender: str
    singular: Paradigm
    genitive_plural: str

    @property
    def few(self) -> str:
        """After 2, 3, 4: the old dual, which today is spelled as the genitive singular."""
        return self.singular.case("genitive")


# Gender, then noun with its genitive plural, which no rule gives (stavki, faktura, sati).
_NOUNS = {
    "m": """klijent klijenata korisnik korisnika kupac kupaca saradnik saradnika partner partnera radnik radnika
        zaposlenik zaposlenika član članova kolega kolega gost gostiju prijatelj prijatelja dobavljač dobavljača
        ponuđač ponuđača izvođač izvođača stručnjak stručnjaka čovjek ljudi pretplatnik pretplatnika kandidat kandidata
        učesnik učesnika polaznik polaznika inženjer inženjera konsultant konsultanata zastupnik zastupnika""",
    "i": """račun računa mjesec mjeseci sat sati dan dana minut minuta ugovor ugovora projekt projekata
        projekat projekata zahtjev zahtjeva odgovor odgovora poziv poziva komentar komentara prigovor prigovora
        problem problema sastanak sastanaka razgovor razgovora proizvod proizvoda uređaj uređaja popust popusta
        korak koraka prijedlog prijedloga nalog naloga dokument dokumenata izvještaj izvještaja artikal artikala
        komad komada paket paketa termin termina put puta pokušaj pokušaja primjer primjera dio dijelova
        slučaj slučajeva rok rokova dug dugova iznos iznosa incident incidenata događaj događaja ispad ispada
        zastoj zastoja kvar kvarova savjet savjeta modul modula sajt sajtova tekst tekstova nacrt nacrta
        ciklus ciklusa kvartal kvartala primjerak primjeraka nedostatak nedostataka podatak podataka
        dodatak dodataka vikend vikenda krug krugova bod bodova procenat procenata postotak postotaka
        mail mailova e-mail e-mailova telefon telefona broj brojeva cent centi euro eura trenutak trenutaka
        posao poslova predmet predmeta obrok obroka avans avansa depozit depozita bonus bonusa kupon kupona
        vaučer vaučera vijek vjekova proces procesa test testova intervju intervjua semestar semestara
        kilometar kilometara metar metara objekt objekata objekat objekata prostor prostora izlazak izlazaka
        dolazak dolazaka odlazak odlazaka propust propusta nesporazum nesporazuma spor sporova ured ureda""",
    "f": """faktura faktura stavka stavki godina godina sedmica sedmica minuta minuta sekunda sekundi poruka poruka
        ponuda ponuda narudžba narudžbi isporuka isporuka rata rata uplata uplata isplata isplata opomena opomena
        primjedba primjedbi žalba žalbi reklamacija reklamacija usluga usluga firma firmi kompanija kompanija
        marka maraka osoba osoba klijentica klijentica izmjena izmjena promjena promjena dopuna dopuna dorada dorada
        stranica stranica slika slika greška grešaka grupa grupa verzija verzija licenca licenci mogućnost mogućnosti
        obavijest obavijesti preporuka preporuka recenzija recenzija prilika prilika prijava prijava decenija decenija
        hiljada hiljada molba molbi pošiljka pošiljki uputnica uputnica posjeta posjeta potvrda potvrda
        anketa anketa odluka odluka sezona sezona alternativa alternativa saradnica saradnica kupovina kupovina
        kolegica kolegica prepiska prepiski objava objava pretplata pretplata dozvola dozvola adresa adresa
        knjiga knjiga banka banaka radionica radionica korekcija korekcija revizija revizija opcija opcija
        aplikacija aplikacija agencija agencija žena žena noć noći riječ riječi tačka tačaka cijena cijena
        konsultacija konsultacija uloga uloga faza faza obaveza obaveza zamjerka zamjerki pritužba pritužbi
        nagrada nagrada garancija garancija doznaka doznaka priznanica priznanica lokacija lokacija jedinica jedinica
        prodavnica prodavnica poslovnica poslovnica tona tona lista lista tabela tabela bilješka bilješki
        konverzacija konverzacija funkcija funkcija intervencija intervencija popravka popravki kampanja kampanja
        kutija kutija sesija sesija sjednica sjednica obuka obuka transakcija transakcija uvreda uvreda""",
    "n": """pitanje pitanja rješenje rješenja mjesto mjesta pismo pisama obećanje obećanja upozorenje upozorenja
        izdanje izdanja plaćanje plaćanja odgađanje odgađanja ažuriranje ažuriranja kašnjenje kašnjenja
        preduzeće preduzeća poglavlje poglavlja područje područja otkazivanje otkazivanja poboljšanje poboljšanja
        pojašnjenje pojašnjenja putovanje putovanja udruženje udruženja obavještenje obavještenja mišljenje mišljenja
        iskustvo iskustava sredstvo sredstava pravilo pravila dugovanje dugovanja potraživanje potraživanja
        ministarstvo ministarstava izvinjenje izvinjenja odstupanje odstupanja prekoračenje prekoračenja""",
}  # fmt: skip

# Stems that the nominative does not show: fleeting a, l that became o, an inserted consonant.
_STEMS = {
    "sastanak": "sastank", "projekat": "projekt", "objekat": "objekt", "artikal": "artikl", "kupac": "kupc",
    "primjerak": "primjerk", "nedostatak": "nedostatk", "podatak": "podatk", "dodatak": "dodatk", "dio": "dijel",
    "procenat": "procent", "postotak": "postotk", "posao": "posl", "trenutak": "trenutk", "izlazak": "izlask",
    "dolazak": "dolask", "odlazak": "odlask", "metar": "metr", "kilometar": "kilometr", "semestar": "semestr",
    "ministar": "ministr", "magistar": "magistr", "centar": "centr", "rukovodilac": "rukovodioc",
    "pravobranilac": "pravobranioc", "tužilac": "tužioc", "sudac": "suc", "studio": "studij",
}  # fmt: skip
_VOCATIVES = {
    "kolega": "kolega", "kupac": "kupče", "prijatelj": "prijatelju", "čovjek": "čovječe", "inženjer": "inženjeru",
    "menadžer": "menadžeru", "trener": "treneru", "premijer": "premijeru", "gđa": "gđo", "hadžija": "hadžija",
    "efendija": "efendija", "sudija": "sudija", "muftija": "muftija", "poslovođa": "poslovođo", "stolar": "stolaru",
    "ljekar": "ljekaru", "zubar": "zubaru", "majstor": "majstore", "rukovodilac": "rukovodioče",
    "pravobranilac": "pravobranioče", "tužilac": "tužioče", "hafiz": "hafize",
}  # fmt: skip
_INSTRUMENTALS = {
    "mogućnost": "mogućnošću", "obavijest": "obaviješću", "noć": "noću", "riječ": "riječju", "rok": "rokom",
    "mjesec": "mjesecom",
}  # fmt: skip
_SIBILANT = {"k": "c", "g": "z", "h": "s"}
_KEEPS_K = ("tk", "ck", "čk", "ćk", "sk", "zg", "hk", "đk", "žk", "žb", "zk")
_PALATAL = {"k": "č", "g": "ž", "h": "š", "c": "č"}


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for gender, text in _NOUNS.items():
        pairs = text.split()
        table.update((noun, (gender, plural)) for noun, plural in zip(pairs[::2], pairs[1::2], strict=True))
    return table


def is_noun(word: str) -> bool:
    """Whether a noun's forms are known exactly."""
    return word in _table() or word.lower() in _table()


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
            + did_you_mean(word, _table())
        )
    gender, genitive_plural = found
    return Noun(gender, declined(word, gender), genitive_plural)


@lru_cache(maxsize=1024)
def declined(word: str, gender: str, *, keeps_k: bool = False) -> Paradigm:
    """The seven cases of a common noun of known gender (``m``, ``i``, ``f``, ``n``).

    `keeps_k`: no sibilant before *-i*, as in women's titles (*inženjerki*, against *banci*).
    """
    lower = word.lower()
    if gender == "n":
        return neuter(word)
    stem = word[0] + _STEMS[lower][1:] if lower in _STEMS else word
    if lower.endswith("a"):
        stem = word[:-1]
        default = stem + ("e" if lower.endswith("ica") else "o")
        return in_a(word, stem, _like(word, _VOCATIVES.get(lower, default)), _before_i(stem, gender, keeps_k))
    if gender == "f":
        return in_consonant(word, _INSTRUMENTALS.get(lower, ""))
    if lower.endswith("o") and stem == word:
        return masculine(word, word[:-1], word, animate=gender == "m")
    vocative = _like(word, _VOCATIVES.get(lower) or _vocative(stem.lower()))
    found = masculine(word, stem, vocative, animate=gender == "m")
    if lower in _INSTRUMENTALS:
        forms = list(found.forms)
        forms[_PLACE["instrumental"]] = _like(word, _INSTRUMENTALS[lower])
        return Paradigm(tuple(forms))
    return found


def _like(word: str, form: str) -> str:
    """A listed form with the first letter as it stands in the word."""
    return word[0] + form[1:]


def _before_i(stem: str, gender: str, keeps_k: bool) -> str:
    """The stem of a common noun before *-i*: *banka → banci*, *knjiga → knjizi*; clusters keep theirs (*tački*)."""
    if gender == "m" or keeps_k or stem[-1] not in _SIBILANT or stem.endswith(_KEEPS_K):
        return stem
    return stem[:-1] + _SIBILANT[stem[-1]]


def _vocative(stem: str) -> str:
    if stem[-1] in _PALATAL:
        return stem[:-1] + _PALATAL[stem[-1]] + "e"
    return stem + ("u" if stem.endswith(SOFT) else "e")


# -- after a number -------------------------------------------------------------------------------------------------


class Counted(NamedTuple):
    """A phrase after 1, 2 and 5, and after 1 in the genitive and in the accusative."""

    one: str
    few: str
    other: str
    genitive: str
    accusative: str


@lru_cache(maxsize=1024)
def counted(phrase: str) -> Counted:
    """*neplaćena faktura* → its forms by number.

    Words before the noun are adjectives in its gender, words after it stay: *radni dan*, *sat rada*.

    Raises:
        GrammarError: no noun of the phrase is known.
    """
    parts = phrase.split()
    at = next((i for i, word in enumerate(parts) if is_noun(word)), len(parts) - 1)
    head = noun(parts[at] if parts else phrase)
    adjectives, rest = parts[:at], parts[at + 1 :]
    stems = [adjective_stem(word) for word in adjectives]
    declinable = [adjective(word, head.gender) for word in adjectives]
    after_two = "e" if head.gender == "f" else "a"
    return Counted(
        phrase,
        " ".join([*(stem + after_two for stem in stems), head.few, *rest]),
        " ".join([*(stem + "ih" for stem in stems), head.genitive_plural, *rest]),
        " ".join([*(word.case("genitive") for word in declinable), head.singular.case("genitive"), *rest]),
        " ".join([*(word.case("accusative") for word in declinable), head.singular.case("accusative"), *rest]),
    )


@lru_cache(maxsize=512)
def phrase(text: str) -> Paradigm | None:
    """The cases of a phrase whose noun is known (*neplaćene fakture*), or None."""
    parts = text.split()
    at = next((i for i, word in enumerate(parts) if is_noun(word)), None)
    if at is None:
        return None
    head = noun(parts[at])
    columns = [adjective(word, head.gender) for word in parts[:at]]
    return together([*columns, head.singular, *(unchanging(word) for word in parts[at + 1 :])], " ")
