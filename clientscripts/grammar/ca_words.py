"""Gender and plural of Catalan nouns, and numbers in words.

Plural rules: Institut d’Estudis Catalans, *Gramàtica essencial de la llengua catalana*, 7.2 (flexió de nombre); genders
as in the *Diccionari de la llengua catalana* (DIEC2).
"""

from __future__ import annotations

import re
from functools import lru_cache

from clientscripts.grammar.ca_onset import VOWELS, nuclei, plain, words
from clientscripts.model import Gender

FEMININE = words(
    """
    acció actitud activitat adreça advocada agenda agència alternativa anualitat anàlisi aplicació app
    arquitecta assegurança assessora assessoria assistència associació atenció auditoria baixa base bateria
    bicicleta boda bona botiga bústia cadira caixa caldera calor cambra camisa campanya capacitat carn carta
    casa categoria causa cita ciutat classe clau clienta clientela clàusula clínica col·laboració comanda
    comissió companyia competència compra comptabilitat comunicació comunitat condició confiança confirmació
    conseqüència consulta consultoria conversa cooperativa corona correcció creu crisi crítica cuina culpa
    càmera còpia dada darrera data decisió demanda demora dent despesa devolució diferència dificultat diputació
    direcció directora disculpa disponibilitat divisió doctora documentació edició eina empresa enginyera
    enquesta entitat entrevista equivocació escola església esmena espera esperança estona estratègia etapa
    etiqueta excusa experiència factura facultat família farmàcia fase façana federació feina festa fiança
    finestra fitxa flor font formació foto franquesa frase freqüència funció fundació fórmula garantia
    generalitat gent gerent gestió gestoria gràcia guia hipoteca hipòtesi hora host hulla idea identitat illa
    imatge impremta impressió impressora incidència indemnització indústria informació iniciativa inquietud
    inspecció instal·lació institució instrucció instància intenció intranet inversió invitació ira joguina
    jornada junta licitació liquidació llei llet lletra llibertat llibreria llicència llista lliura llum línia
    major maqueta marca mare mateixa matèria meitat mel mensualitat mercaderia mesura millora modalitat molèstia
    moneda mort moto mà màquina necessitat negociació neteja nevera newsletter nit norma nota notificació
    notícia nova novetat obligació obra ocasió oferta oficina olor opció operació opinió oportunitat ordre
    organització orientació paciència pantalla paraula paret part pau pausa pedra pell pel·lícula persona
    petició peça pintura planta platja por porta pregunta presentació primera prioritat professora promoció
    propera proposta prova pròxima publicitat pàgina pèrdua qualitat quantitat queixa quinzena quota raó reacció
    reclamació recomanació rectificació reducció referència reforma regió relació renovació reparació resolució
    responsabilitat resposta restitució reunió revisió roba ruta ràdio rúpia sabata sal sala salut sang
    satisfacció secció segona senyora sessió setmana setmanada seu signatura situació societat solució
    sol·licitud sort subvenció suma suor suspensió sèrie síl·laba síntesi tardor targeta tarifa tasca taula
    tecnologia temporada tendència tercera tesi teulada tornada trimestralitat trobada trucada ungla unitat
    universitat unió urgència urna usuària utilitat valoració variació vegada venda versió veu virtut visita web
    xarxa xifra àrea àvia última
    """
)
MASCULINE = words(
    """
    abonament accés acompte acord advocat agraïment ajornament ajuntament albarà aliatge amor aniversari annex
    anunci any arbre arquitecte article assumpte augment avantatge avís banc benefici bloc bon butlletí bé cafè
    calendari camió campus camí canvi cartell cas catàleg celler centre certificat cistell client codi color
    col·legi comentari comerç comitè company compromís compte concepte concurs conflicte congrés consell consum
    contacte contracte cor correu cost cotxe criteri crèdit curs càrrec cèntim dany darrer departament desacord
    descompte desig despatx destí detall deure deute dia diari dijous dilluns dimarts dimecres dinar diner
    dipòsit director disgust dissabte disseny diumenge divendres doctor document dolor domicili domini dret
    dubte dòlar efecte element encert encàrrec endarreriment enginyer enllaç enviament equip error esborrany
    esdeveniment esforç espai estat estudi euro exemple expedient favor fet fi final fitxer flux fons formulari
    forn fracàs franc full fullet futur gest grau grup hangar hereu hivern home honor horari horitzó hospital
    hostal hotel humor humà hàbit idealisme idioma ien import impost incident inconvenient informe informàtic
    ingrés inici instant institut insult intent interlocutor interès inventari ioga iogurt jardí justificant kit
    llapis llibre llit lliurament lloc lloguer local logotip magatzem malentès manteniment manual mapa marge
    mateix material matí mes milió minut missatge mitjà moble model moment motiu motor municipi museu màrqueting
    màster mètode mòbil negoci nivell nom nombre nou número objectiu obstacle oli onze ordinador pa pack pacte
    pagament pal pany paper paquet pas país permís personal període peu pis pla poble poeta pont portal premi
    pressupost preu primer problema procediment procés producte professional professor programa programari
    progrés projecte proper proveïdor pròxim punt rebut recordatori recurs recàrrec reemborsament reembossament
    reemplaçament reg regal registre reglament rellotge restaurant resultat retard retorn risc sector segle
    segon semestre senyor servei servidor sistema so soci sofà sol sopar suport taller telèfon tema temps tennis
    tercer termini test text titular to torn tractament tracte treball tren trimestre tràmit títol u uixer ull
    uniforme univers usuari utensili valor vehicle venciment vestit vi viatge virus viver vídeo xec èxit índex
    òrgan últim ús
    """
)

# Both genders, by meaning.
_COMMON = words("gerent ordre web professional titular fi final part intèrpret")

IRREGULAR = {
    "abús": "abusos", "accés": "accessos", "advers": "adversos", "anglès": "anglesos", "annex": "annexos",
    "arròs": "arrossos", "as": "asos", "assaig": "assajos", "autobús": "autobusos", "avís": "avisos",
    "barcelonès": "barcelonesos", "bebè": "bebès", "bes": "besos", "bisturí": "bisturís", "bla": "blans",
    "bo": "bons", "boig": "bojos", "bus": "busos", "bé": "béns", "cafè": "cafès", "campus": "campus",
    "capaç": "capaços", "cas": "casos", "clos": "closos", "comerç": "comerços", "comitè": "comitès",
    "compromís": "compromisos", "comú": "comuns", "concurs": "concursos", "congost": "congostos",
    "congrés": "congressos", "cos": "cossos", "cost": "costos", "creu": "creus", "curs": "cursos",
    "dens": "densos", "desig": "desitjos", "despatx": "despatxos", "dia": "dies", "dijous": "dijous",
    "dilluns": "dilluns", "dimarts": "dimarts", "dimecres": "dimecres", "disc": "discos", "discurs": "discursos",
    "divendres": "divendres", "divers": "diversos", "dominó": "dominós", "eficaç": "eficaços",
    "enllaç": "enllaços", "esforç": "esforços", "espai": "espais", "espècimen": "espècimens", "espès": "espessos",
    "esquí": "esquís", "examen": "exàmens", "excés": "excessos", "exprés": "expressos", "extens": "extensos",
    "extra": "extra", "fals": "falsos", "fax": "faxos", "feliç": "feliços", "fi": "fins", "fons": "fons",
    "fracàs": "fracassos", "francès": "francesos", "gas": "gasos", "gest": "gestos", "gla": "glans",
    "gos": "gossos", "gras": "grassos", "gris": "grisos", "gros": "grossos", "host": "hosts", "ien": "iens",
    "imprès": "impresos", "inclòs": "inclosos", "ingrés": "ingressos", "intens": "intensos",
    "interès": "interessos", "invers": "inversos", "ió": "ions", "llapis": "llapis", "lleig": "lletjos",
    "lloc": "llocs", "maharajà": "maharajàs", "malentès": "malentesos", "mamà": "mamàs", "menú": "menús",
    "mes": "mesos", "mig": "mitjos", "mà": "mans", "nas": "nassos", "neu": "neus", "no": "no", "nou": "nous",
    "obús": "obusos", "ordre": "ordres", "origen": "orígens", "os": "ossos", "pa": "pans", "papà": "papàs",
    "pas": "passos", "passeig": "passejos", "país": "països", "pedigrí": "pedigrís", "permís": "permisos",
    "pes": "pesos", "peu": "peus", "pis": "pisos", "pla": "plans", "ple": "plens", "post": "posts",
    "precís": "precisos", "preu": "preus", "procés": "processos", "progrés": "progressos", "recurs": "recursos",
    "refús": "refusos", "repàs": "repassos", "revers": "reversos", "revés": "revessos", "risc": "riscos",
    "roig": "rojos", "ros": "rossos", "rubí": "rubís", "saudí": "saudís", "segon": "segons", "seu": "seus",
    "so": "sons", "sofà": "sofàs", "succés": "successos", "tarannà": "tarannàs", "te": "tes", "temps": "temps",
    "tennis": "tennis", "test": "tests", "to": "tons", "traspàs": "traspassos", "tros": "trossos",
    "univers": "universos", "vas": "vasos", "vers": "versos", "vi": "vins", "virus": "virus", "web": "webs",
    "xassís": "xassís", "ós": "ossos", "ús": "usos",
}  # fmt: skip

_STOPS = words(
    "de del dels d a al als amb en per pel pels sense sobre entre fins segons no sota contra des durant que i o"
)

# Endings that settle the gender of nearly every noun they close (GEIEC 7.1), with the few words that defy them.
_FEMININE_END = re.compile(
    r"(?:[cstgx]ió|ietat|(?:bil|al|il|ul|ar|or|ur|iv|os|ic|id|un|in|er)"
    r"itat|ència|ància|logia|eria|itud|esa|tura|dura|sura|grafia|nomia)$"
)
_MASCULINE_END = re.compile(r"(?:.{2,}ment|isme|tge|[aei]dor|ctor|grama|ari)$")
_DEFY = words("comitat imatge bastió")  # against the ending: *el comitat, la imatge, el bastió*


@lru_cache(maxsize=2048)
def plural_of(word: str) -> str | None:
    """The plural of one lower-case word, or None where the spelling does not settle it."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in _STOPS or len(word) < 3:
        return None
    last, stem = word[-1], word[:-1]
    if last in "aeiou" and nuclei(word) < 2 and plain(stem[-1]) not in VOWELS:
        return None  # stressed: *pla* → *plans*, *fe* → *fes*, by word
    if last == "a":
        for ending, change in (("qu", "qü"), ("gu", "gü"), ("ç", "c"), ("c", "qu"), ("g", "gu"), ("j", "g")):
            if stem.endswith(ending):
                return stem[: -len(ending)] + change + "es"
        return stem + "es"
    if last in "àíó":
        hiatus = last == "í" and plain(stem[-1]) in VOWELS and stem[-2:] not in ("qu", "gu")
        return stem + ("ï" if hiatus else plain(last)) + "ns"
    if last in "eiou":
        return word + "s"
    if last in "éèòúïü":
        return None
    if last == "s":
        # Stress before the last syllable: no change (*òmnibus*); otherwise s or ss, by word.
        accented = [at for at, letter in enumerate(word) if letter in "àèéíòóú"]
        return word if accented and sum(plain(each) in VOWELS for each in word[accented[0] :]) > 1 else None
    if last == "x":
        return word + "s" if re.search(r"[àèéíòóú].*[aeiou]|[ln]x$", word) else word + "os"
    if last == "ç" or word.endswith(("sc", "st", "xt", "tx")):
        return word + "os"
    if re.search(r"[èéí]n$", word):
        return word[:-2] + plain(word[-2]) + "ns"
    if word.endswith(("ig", "z")) or (word.endswith(("en", "in")) and nuclei(word) > 1):
        return None  # *desig* → *desitjos*; *examen* → *exàmens*, the accent by word
    return word + "s"


@lru_cache(maxsize=2048)
def plural_phrase(phrase: str) -> str | None:
    """The plural of a noun with its adjectives: *factura pendent de pagament* → *factures pendents de pagament*."""
    parts = phrase.split(" ")
    for index, word in enumerate(parts):
        if word == "no":
            continue  # *factura no pagada*
        if index and (word.lower() in _STOPS or word[:2] in ("d’", "d'", "l’", "l'")):
            break
        more = plural_of(word)
        if more is None:
            return None
        parts[index] = more
    return " ".join(parts)


@lru_cache(maxsize=1)
def _singulars() -> dict[str, str]:
    """Known plural → its singular."""
    return {more: word for word in FEMININE | MASCULINE if (more := plural_of(word)) is not None and more != word}


@lru_cache(maxsize=2048)
def gender_of(noun: str) -> tuple[Gender | None, bool]:
    """Gender of a noun or noun phrase by its first word, None if not certain; and whether it is a plural."""
    word = noun.replace("\N{NO-BREAK SPACE}", " ").split(" ")[0].strip("«»“”,").lower()
    base, many = word, False
    if word not in FEMININE and word not in MASCULINE:
        singular = _singulars().get(word) or _singular(word)
        base, many = singular or word, singular is not None
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
    if word.endswith(("ments", "tats", "tuds", "dors", "tors", "ismes", "tges")):
        return word[:-1]
    if word.endswith("es") and nuclei(word) > 1:
        return word[:-2] + "a"
    return None


_UNITS = (
    "zero", "un", "dos", "tres", "quatre", "cinc", "sis", "set", "vuit", "nou", "deu", "onze", "dotze", "tretze",
    "catorze", "quinze", "setze", "disset", "divuit", "dinou",
)  # fmt: skip
_TENS = ("vint", "trenta", "quaranta", "cinquanta", "seixanta", "setanta", "vuitanta", "noranta")


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
