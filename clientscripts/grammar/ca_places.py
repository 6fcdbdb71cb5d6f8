"""Place names with an article of their own, and institutions that never go without one."""

from __future__ import annotations

import re

from clientscripts.grammar.ca_onset import words
from clientscripts.model import Gender

# The article is written small in running text and contracts: *del Prat de Llobregat, al Japó* (OIEC 5.2).
_MASCULINE = """
Prat de Llobregat|Prat|Masnou|Vendrell|Papiol|Bruc|Morell|Catllar|Perelló|Pont de Suert|Port de la Selva|Far d’Empordà|
Figaró|Brull|Montmell|Milà|Rourell|Molar|Masroig|Lloar|Pla de Santa Maria|Pla del Penedès|Pinell de Brai|Pla|Port|
Berguedà|Bages|Barcelonès|Maresme|Vallès|Vallès Occidental|Vallès Oriental|Baix Llobregat|Garraf|Penedès|
Alt Penedès|Baix Penedès|Gironès|Baix Empordà|Alt Empordà|Empordà|Ripollès|Solsonès|Segrià|Urgell|Pla d’Urgell|Montsià|
Baix Ebre|Priorat|Baix Camp|Alt Camp|Tarragonès|Moianès|Lluçanès|Pallars Sobirà|Pallars Jussà|Pallars|Rosselló|
Puig|Campello|Pinós|Verger|Vedat|Raval|Poble-sec|Poblenou|Clot|Born|Eixample|Carmel|Guinardó|Putxet|Besòs|
Marroc|Japó|Brasil|Perú|Canadà|Regne Unit|Paraguai|Líban|Vaticà|Iemen|Caire|Iran|Iraq|Nepal|Txad|Senegal|Sudan|
Congo|Pakistan|Camerun|País Valencià|País Basc|Tibet|Kurdistan|Benelux|Quebec
"""
_FEMININE = """
Bisbal d’Empordà|Bisbal del Penedès|Bisbal|Garriga|Llagosta|Roca del Vallès|Pobla de Segur|Jonquera|Selva del Camp|
Canonja|Seu d’Urgell|Seu|Fatarella|Galera|Sénia|Ràpita|Llacuna|Granada|Granadella|Pobla de Lillet|Pobla de Claramunt|
Pobla de Mafumet|Pobla Llarga|Pobla de Vallbona|Torre de Claramunt|Vall de Boí|Vall d’Uixó|Vall d’en Bas|Vila Joiosa|
Cerdanya|Garrotxa|Noguera|Segarra|Selva|Ribera d’Ebre|Terra Alta|Conca de Barberà|Anoia|Ribagorça|Rioja|Manxa|Franja|
Floresta|Pera|Riba|Riera de Gaià|Secuita|Morera de Montsant|Palma d’Ebre|Palma de Cervelló|Palma|Nou de Gaià|Molina|
Xina|Índia|Haia|Meca|Gran Bretanya|Barceloneta|Sagrera|Bordeta|Verneda|Vila Olímpica|Marina
"""
_ELIDED = """
Hospitalet de Llobregat|Hospitalet|Escala|Ametlla de Mar|Ametlla del Vallès|Ampolla|Arboç|Aldea|Aleixar|Albi|
Espluga de Francolí|Espluga Calba|Estartit|Estany|Alcora|Eliana|Alcúdia|Olleria|Argentera|Armentera|Argentina|
Equador|Uruguai|Aràbia Saudita|Afganistan|Azerbaidjan|Hospitalet de l’Infant|Alguer|Havana|Anoia|Urgell|
Alt Urgell|Eixample|Iran|Iraq|Índia|Empordà|Alt Empordà|Alt Camp|Alt Penedès|Aragó|Algarve
"""
_PLURAL = {
    "els": "Hostalets de Pierola|Hostalets de Balenyà|Hostalets|Pallaresos|Guiamets|Garidells|Omellons|Poblets|"
    "Estats Units|Estats Units d’Amèrica|Emirats Àrabs Units|Països Baixos|Països Catalans|Monjos|Alps|Pirineus",
    "les": "Borges Blanques|Borges del Camp|Franqueses del Vallès|Franqueses|Masies de Voltregà|Masies de Roda|Preses|"
    "Llosses|Cabanyes|Garrigues|Corts|Illes Balears|Balears|Canàries|Filipines|Avellanes|Piles|Oluges|"
    "Planes d’Hostoles",
}


def _split(names: str) -> frozenset[str]:
    return frozenset(names.replace("\n", "").split("|"))


_BY_ARTICLE = {
    "el": _split(_MASCULINE),
    "la": _split(_FEMININE),
    "l’": _split(_ELIDED),
    **{article: _split(names) for article, names in _PLURAL.items()},
}
_ARTICLE = re.compile(r"(El|La|Els|Les) (.+)|(L)[’'](.+)")


def small_article(text: str) -> str | None:
    """A place name with its article made small (*El Prat* → *el Prat*), or None if `text` is no such place."""
    found = _ARTICLE.fullmatch(text)
    if not found:
        return None
    article = "l’" if found[3] else found[1].lower()
    name = (found[4] if found[3] else found[2]).replace("'", "’")
    if name not in _BY_ARTICLE[article]:
        return None
    return article + name if found[3] else f"{article} {name}"


# The first word of an institution's name takes the article in running text: *de l’Ajuntament de Girona*.
_INSTITUTIONS: dict[str, Gender] = {
    **dict.fromkeys(
        words(
            """
            Ajuntament Arxiu Ateneu Auditori Bisbat Col·legi Comitè Consell Consolat Consorci
            Departament Hospital Gremi Institut Jutjat Ministeri Museu Observatori Orfeó Parlament
            Patronat Registre Servei Síndic Sindicat Teatre Tribunal Casal Cercle Centre Club
            """
        ),
        "male",
    ),
    **dict.fromkeys(
        words(
            """
            Agència Acadèmia Administració Associació Autoritat Biblioteca Cambra Comissió
            Confederació Conselleria Coordinadora Delegació Diputació Direcció Escola Facultat
            Federació Fundació Generalitat Mancomunitat Mútua Oficina Parròquia Plataforma
            Secretaria Societat Unió Universitat Xarxa
            """
        ),
        "female",
    ),
}  # fmt: skip


def institution(name: str) -> Gender | None:
    """The gender of an institution's article, None for a firm that goes by its bare name."""
    return _INSTITUTIONS.get(name.split(" ")[0])
