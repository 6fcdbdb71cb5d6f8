"""Catalan names of people as a letter uses them: which word is the given name, which the first surname, which title.

Catalans bear two surnames and go by the first; a compound given name cannot be told from a surname by its look, so
only what is certain is split.
"""

from __future__ import annotations

from clientscripts.grammar.ca_onset import words
from clientscripts.model import Gender

_LINKS = words("de del dels d la las los les l el els da do dos van von der den y sant santa san le di du")

# Second parts that make a compound given name whatever the first part is, or with the first part named.
_ANY_FIRST = words("maria mª m.")
_COMPOUND = {
    "maria": """
        teresa àngels angels rosa carme carmen mercè mercedes dolors antònia antonia josep josepa pilar
        isabel lluïsa luisa elena helena immaculada inmaculada eugènia cristina victòria assumpció assumpta
        concepció montserrat glòria neus núria josé jesús mar alba magdalena francesca eulàlia àngela
        lourdes laura""",
    "josep": "antoni lluís manel ramon miquel joan enric vicent francesc pere oriol xavier",
    "joan": "carles antoni manuel manel josep francesc ramon pere lluís miquel enric pau",
    "francesc": "xavier josep d’assís d'assís",
    "miquel": "àngel",
    "lluís": "miquel antoni",
    "pere": "joan lluís",
    "jordi": "lluís",
    "carles": "enric",
    "anna": "rosa isabel",
    "rosa": "anna",
    "jose": "luis antonio manuel",
    "juan": "carlos antonio manuel josé jose luis",
    "josé": "luis antonio manuel ramón miguel carlos ángel",
    "miguel": "ángel angel",
    "luis": "miguel",
    "marc": "antoni",
    "àngel": "lluís",
    "víctor": "manuel",
    "maría": "josé jesús carmen teresa pilar dolores luisa isabel ángeles mercedes rosa elena antonia",
    "ana": "maría belén isabel",
    "eva": "maria",
}  # fmt: skip


def first_surname(surnames: str) -> str:
    """The first of one or two surnames, with its particle: *Puig Ferrer* → *Puig*, *de la Torre Mas* → *de la Torre*"""
    parts = surnames.split()
    for index, word in enumerate(parts):
        if word.lower().rstrip("’'") not in _LINKS:
            return " ".join(parts[: index + 1])
    return surnames


def linked_surname(name: list[str]) -> str | None:
    """The first surname before the *i* that joins two: *Anna Puig i Ferrer* → *Puig*; None without one."""
    if "i" not in name[2:-1]:
        return None
    at = name.index("i", 2) - 1
    start = at
    while start > 1 and name[start - 1].lower() in _LINKS:
        start -= 1
    return " ".join(name[start : at + 1])


def compound_given(name: list[str]) -> str:
    """The given name at the head of a name of three words or more."""
    first, second = name[0].lower(), name[1].lower()
    if first == "maria" and second in ("del", "dels", "de") and len(name) > 3:
        last = 4 if name[2].lower() in ("la", "les", "los", "l") and len(name) > 4 else 3
        return " ".join(name[:last])
    if second in _ANY_FIRST and first != "maria":
        return " ".join(name[:2])
    if second in _COMPOUND.get(first, "").split():
        return " ".join(name[:2])
    return name[0]


# male → female; a title with one form for both stands twice.
_TITLES = {
    "senyor": "senyora", "doctor": "doctora", "advocat": "advocada", "director": "directora",
    "arquitecte": "arquitecta", "enginyer": "enginyera", "professor": "professora", "notari": "notària",
    "president": "presidenta", "conseller": "consellera", "regidor": "regidora", "alcalde": "alcaldessa",
    "rector": "rectora", "degà": "degana", "secretari": "secretària", "metge": "metgessa", "jutge": "jutgessa",
    "inspector": "inspectora", "administrador": "administradora", "gerent": "gerent", "cap": "cap",
    "assessor": "assessora", "diputat": "diputada", "ministre": "ministra", "mossèn": "mossèn",
    "coordinador": "coordinadora", "delegat": "delegada", "procurador": "procuradora", "mestre": "mestra",
    "don": "donya", "fiscal": "fiscal", "amic": "amiga", "client": "clienta", "veí": "veïna", "soci": "sòcia",
    "registrador": "registradora", "catedràtic": "catedràtica", "vicerector": "vicerectora",
    "subdirector": "subdirectora", "vicepresident": "vicepresidenta", "interventor": "interventora",
    "tècnic": "tècnica", "aparellador": "aparelladora", "economista": "economista", "comptable": "comptable",
    "periodista": "periodista", "psicòleg": "psicòloga", "editor": "editora", "productor": "productora",
    "enginyer tècnic": "enginyera tècnica", "director general": "directora general",
    "secretari general": "secretària general",
}  # fmt: skip
_MALE = {female: male for male, female in _TITLES.items()}
_SHORT = {
    "sr": "senyor", "sra": "senyora", "dr": "doctor", "dra": "doctora", "prof": "professor", "profa": "professora",
    "adv": "advocat", "arq": "arquitecte", "mn": "mossèn", "en": "", "na": "",
}  # fmt: skip


def title_for(title: str, gender: Gender | None) -> str:
    """A title in full and in the gender of its bearer: *Dra.* → *doctora*; unknown ones stay as they were given."""
    key = title.strip().lower()
    key = _SHORT.get(key.rstrip("."), key) if key.endswith(".") or key in _SHORT else key
    if key in _TITLES:
        return _TITLES[key] if gender == "female" else key
    if key in _MALE:
        return _MALE[key] if gender == "male" else key
    return title.strip()


def title_gender(title: str) -> Gender | None:
    """The gender a title shows by itself."""
    key = title_for(title, None).lower()
    if key not in _TITLES and key not in _MALE:
        key = title_for(key.split(" ")[0], None).lower()
    if key in _TITLES and _TITLES[key] != key:
        return "male"
    return "female" if key in _MALE and _MALE[key] != key else None
