"""Gender and plural of Catalan nouns, and numbers in words.

Plural rules: Institut d’Estudis Catalans, *Gramàtica essencial de la llengua catalana*, 7.2 (flexió de nombre); genders
as in the *Diccionari de la llengua catalana* (DIEC2).
"""

from __future__ import annotations

import re
from functools import lru_cache

from clientscripts.grammar.ca_sound import nuclei, plain
from clientscripts.model import Gender

FEMININE = frozenset(
    """
    acció activitat adreça agència alternativa anàlisi anualitat aplicació àrea assegurança assessoria associació
    assistència atenció auditoria baixa bústia caixa cambra campanya capacitat carta categoria causa cita clàusula
    clienta clientela clínica col·laboració comanda comissió companyia competència compra comptabilitat comunicació
    comunitat condició confiança confirmació conseqüència consulta conversa cooperativa còpia correcció crítica culpa
    dada data decisió demanda demora despesa devolució diferència dificultat diputació direcció disculpa
    disponibilitat divisió documentació edició eina empresa enquesta entitat entrega entrevista equivocació escola
    espera esmena esperança estona etapa etiqueta excusa experiència factura facultat família farmàcia fase fecha
    federació feina fiança fitxa fórmula formació franquesa freqüència fundació funció garantia generalitat gestió
    gestoria gràcia hora idea identitat imatge impremta impressió incidència indemnització indústria informació
    iniciativa inspecció instal·lació instància institució instrucció intenció inversió invitació jornada junta
    licitació lletra liquidació línia llei llibreria llibertat llicència llista llum major marca matèria mà
    mercaderia mesura meitat millora modalitat moneda molèstia nau necessitat negociació newsletter norma nota
    notícia notificació novetat nit obligació obra ocasió oferta oficina operació oportunitat opció opinió ordre
    organització orientació paciència pàgina paraula part pausa peça pèrdua persona petició pregunta presentació
    prioritat proposta promoció prova publicitat quantitat queixa qualitat quota quinzena raó reacció reclamació
    recomanació rectificació reducció referència reforma regió relació renovació reparació resolució resposta
    responsabilitat restitució reunió revisió setmana satisfacció secció sessió seu signatura situació societat
    sol·licitud solució subvenció suma suspensió tardor targeta tarifa tasca tecnologia temporada tendència tornada
    trobada trucada universitat unitat urgència usuària utilitat valoració variació venda versió vegada visita veu
    xarxa xifra mensualitat trimestralitat setmanada lliura rúpia corona hipoteca illa urna hulla ungla host ira pel·lícula calor
    por flor olor suor dent font sort mort sang sal mel llet carn gent clau pau creu salut virtut actitud inquietud
    directora gerent advocada assessora arquitecta enginyera doctora professora senyora
    cadira taula web paret pell mare àvia pedra platja església ciutat crisi síntesi hipòtesi tesi base classe frase
    sèrie síl·laba foto moto ràdio
    """.split()
)
MASCULINE = frozenset(
    """
    abonament accés acord acompte advocat agraïment ajornament ajuntament albarà aliatge anunci any aniversari annex
    article assumpte avís augment avantatge banc benefici bé bloc butlletí cafè calendari camí canvi càrrec cas
    catàleg centre cèntim certificat client codi col·legi comerç comentari comitè company compte compromís concepte
    concurs congrés conflicte consell consum contacte contracte correu cost crèdit criteri curs dany deute
    departament desacord descompte desig despatx destí detall deure dia diari dijous dilluns dimarts dimecres
    divendres dissabte diumenge diner dinar disseny director dipòsit disgust document domicili domini dret dubte
    efecte element encàrrec encert endarreriment enllaç enviament equip error error esforç esborrany espai esdeveniment estat
    euro exemple expedient èxit favor fet fi final fitxer flux fons formulari fracàs full futur gerent
    gest grup grau hàbit hospital hotel idioma impost import inconvenient incident inici ingrés informe institut
    instant interès justificant lliurament lloc lloguer llibre magatzem malentès manual marge mapa material matí
    mes milió minut missatge mitjà model moment motiu municipi museu negoci nivell nom nombre número objectiu
    obstacle oferiment ordinador òrgan pacte pagament país pal paper paquet pas període permís personal peu pla
    poble premi preu pressupost problema procediment procés producte professional programa progrés projecte
    proveïdor programari producte punt rebut reemborsament reembossament recàrrec recordatori recurs reemplaçament
    registre reglament regal restaurant resultat retard retorn risc sector segle segon semestre senyor servei
    servidor sistema soci so sol sopar suport taller telèfon tema temps termini test text titular títol to
    torn tracte tractament treball trimestre tràmit tren usuari valor venciment vehicle viatge vostre web xec
    dòlar franc ien lloc iogurt ioga hangar home hereu hostal hivern humor horari horitzó humà idioma índex informàtic
    insult intent interlocutor inventari idealisme univers ús uniforme utensili uixer ull ulls onze u ordre
    arquitecte enginyer doctor professor color amor honor dolor pont cor llapis tennis virus campus dia poeta
    """.split()
) - {"vostre", "ulls", "ordre", "web", "gerent"}  # fmt: skip

# Both genders, by meaning.
_COMMON = frozenset(("gerent", "ordre", "web", "client?", "professional", "titular", "fi", "final", "part", "intèrpret"))

IRREGULAR = {
    "accés": "accessos", "annex": "annexos", "arròs": "arrossos", "avís": "avisos", "bé": "béns", "cafè": "cafès",
    "cas": "casos", "comerç": "comerços", "comitè": "comitès", "compromís": "compromisos", "concurs": "concursos",
    "congrés": "congressos", "cos": "cossos", "cost": "costos", "curs": "cursos", "desig": "desitjos",
    "despatx": "despatxos", "dia": "dies", "dijous": "dijous", "dilluns": "dilluns", "dimarts": "dimarts",
    "dimecres": "dimecres", "divendres": "divendres", "disc": "discos", "discurs": "discursos", "exprés": "expressos",
    "enllaç": "enllaços", "esforç": "esforços", "espai": "espais", "fons": "fons", "fracàs": "fracassos",
    "gas": "gasos", "gest": "gestos", "gos": "gossos", "ingrés": "ingressos", "interès": "interessos",
    "llapis": "llapis", "malentès": "malentesos", "mà": "mans", "mes": "mesos", "nas": "nassos", "ordre": "ordres",
    "país": "països", "pa": "pans", "pas": "passos", "permís": "permisos", "pes": "pesos", "pis": "pisos",
    "pla": "plans", "procés": "processos", "progrés": "progressos", "recurs": "recursos", "risc": "riscos",
    "segon": "segons", "so": "sons", "te": "tes", "temps": "temps", "to": "tons", "ús": "usos", "vas": "vasos",
    "vi": "vins", "bo": "bons", "comú": "comuns", "gris": "grisos", "precís": "precisos", "nou": "nous", "no": "no",
    "menú": "menús", "sofà": "sofàs", "esquí": "esquís", "host": "hosts", "assaig": "assajos", "passeig": "passejos",
    "roig": "rojos", "mig": "mitjos", "lleig": "lletjos", "boig": "bojos", "feliç": "feliços", "capaç": "capaços",
    "eficaç": "eficaços", "francès": "francesos", "anglès": "anglesos", "barcelonès": "barcelonesos", "espès": "espessos",
    "imprès": "impresos", "congost": "congostos", "post": "posts", "web": "webs", "ió": "ions", "ulls": "ulls",
    "test": "tests", "host ": "hosts", "euro": "euros", "pro": "pros", "mai": "mai", "extra": "extra", "junior": "júniors",
    "peu": "peus", "preu": "preus", "creu": "creus", "seu": "seus", "neu": "neus", "mal": "mals", "vers": "versos",
    "lloc": "llocs", "fi": "fins", "obús": "obusos", "abús": "abusos", "refús": "refusos", "excés": "excessos",
    "succés": "successos", "revés": "revessos", "ros": "rossos", "gros": "grossos", "gras": "grassos", "fals": "falsos",
    "dens": "densos", "intens": "intensos", "extens": "extensos", "divers": "diversos", "invers": "inversos",
    "advers": "adversos", "exprès": "expressos", "vigent": "vigents", "tros": "trossos", "ós": "ossos", "os": "ossos",
    "bus": "busos", "autobús": "autobusos", "bes": "besos", "repàs": "repassos", "traspàs": "traspassos",
    "endarrerit": "endarrerits", "inclòs": "inclosos", "clos": "closos", "as": "asos", "permanent": "permanents",
}  # fmt: skip

_STOPS = frozenset(
    "de del dels d a al als amb en per pel pels sense sobre entre fins segons no sota contra des durant que i o".split()
)

# Endings that settle the gender of nearly every noun they close (GEIEC 7.1), with the few words that defy them.
_FEMININE_END = re.compile(
    r"(?:[cstgx]ió|itat|etat|ltat|ència|ància|logia|eria|itud|esa|tura|dura|sura|ètica|gràfia|grafia|nomia)$"
)
_MASCULINE_END = re.compile(r"(?:.{2,}ment|isme|tge|[ao]dor|idor|ctor|grama|aire|ari)$")
_DEFY = frozenset("comitat imatge menopausa sotaescriptura resultat".split())


@lru_cache(maxsize=2048)
def plural_of(word: str) -> str | None:
    """The plural of one lower-case word, or None where the spelling does not settle it."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in _STOPS or len(word) < 3:
        return None
    last, stem = word[-1], word[:-1]
    if last == "a":
        for ending, change in (("qu", "qü"), ("gu", "gü"), ("ç", "c"), ("c", "qu"), ("g", "gu"), ("j", "g")):
            if stem.endswith(ending):
                return stem[: -len(ending)] + change + "es"
        return stem + "es"
    if last in "àíó":
        return stem + plain(last) + "ns"
    if last in "eiou":
        return word + "s" if nuclei(word) > 1 or plain(stem[-1]) in "aeiou" else None
    if last in "éèòúïü":
        return None
    if last == "s":
        # Stress before the last syllable: no change (*virus, llapis, òmnibus*); otherwise s or ss, by word.
        accented = [i for i, letter in enumerate(word) if letter in "àèéíòóú"]
        early = accented and sum(plain(c) in "aeiou" for c in word[accented[0] :]) > 1
        return word if early else None
    if last == "x":
        return word + "s" if re.search(r"[àèéíòóú].*[aeiou]", word) else word + "os"
    if last == "ç" or word.endswith(("sc", "st", "xt", "tx")):
        return word + "os"
    if word.endswith("ig"):
        return None
    return word + "s"


@lru_cache(maxsize=2048)
def plural_phrase(phrase: str) -> str | None:
    """The plural of a noun with its adjectives: *factura pendent de pagament* → *factures pendents de pagament*."""
    words = phrase.split(" ")
    for index, word in enumerate(words):
        if index and (word.lower() in _STOPS or word[:2] in ("d’", "d'", "l’", "l'")):
            if word == "no":
                continue  # *factura no pagada*
            break
        more = plural_of(word)
        if more is None:
            return None
        words[index] = more
    return " ".join(words)


@lru_cache(maxsize=1)
def _plurals() -> dict[str, str]:
    """Known plural → its singular."""
    return {more: word for word in FEMININE | MASCULINE if (more := plural_of(word)) is not None and more != word}


@lru_cache(maxsize=2048)
def gender_of(noun: str) -> tuple[Gender | None, bool]:
    """Gender of a noun or noun phrase by its first word, None if not certain; and whether it is a plural."""
    word = noun.split(" ")[0].strip("«»“”").lower()
    singular = _plurals().get(word)
    many = singular is not None and word not in FEMININE and word not in MASCULINE
    base = singular if many and singular else word
    if not many and base not in FEMININE and base not in MASCULINE:
        guess = _singular(base)
        if guess:
            base, many = guess, True
    if base in _COMMON:
        return None, many
    if base in FEMININE:
        return "female", many
    if base in MASCULINE:
        return "male", many
    if base not in _DEFY:
        if _FEMININE_END.search(base):
            return "female", many
        if _MASCULINE_END.search(base):
            return "male", many
    return None, many


def _singular(word: str) -> str | None:
    """The singular of a word whose ending shows it to be a plural."""
    if word.endswith("ions"):
        return word[:-4] + "ió"
    if re.search(r"(?:ment|tat|tud|dor|tor|ent|ant|al|er)s$", word):
        return word[:-1]
    if word.endswith("es") and nuclei(word) > 1:
        return word[:-2] + "a" if not word.endswith(("tges", "ismes", "aires", "grames")) else word[:-1]
    return None


_UNITS = (
    "zero un dos tres quatre cinc sis set vuit nou deu onze dotze tretze catorze quinze setze disset divuit dinou"
).split()
_TENS = "vint trenta quaranta cinquanta seixanta setanta vuitanta noranta".split()


def in_words(n: int, feminine: bool = False) -> str | None:
    """A number from 0 to 99 in words, None beyond: *dues, vint-i-un, trenta-dues*."""
    if not 0 <= n < 100:
        return None
    unit = {1: "una", 2: "dues"}.get(n % 10) if feminine and n not in (11, 12) else None
    if n < 20:
        return unit or _UNITS[n]
    tens = _TENS[n // 10 - 2]
    if n % 10 == 0:
        return tens
    return f"{tens}{'-i-' if n < 30 else '-'}{unit or _UNITS[n % 10]}"
