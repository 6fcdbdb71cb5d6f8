"""Declension of the nouns that letters to clients use.

Most nouns follow the i-declension; the rest is here by ending or by name. A noun whose last syllable has ի or ու may
lose it (*հաշիվ, հաշվի*) or keep it (*տիպ, տիպի*): unless it is known, its oblique cases are doubtful.

Sources: the style guide; J. Dum-Tragut, *Armenian: Modern Eastern Armenian* (2009), § 2.1.2; the paradigms of the
Eastern Armenian National Corpus' dictionary (7 000 nouns in -ություն, 3 200 in -ում, 215 in -գիր, 46 in -թուղթ agree
with these endings).
"""

from __future__ import annotations

from functools import lru_cache

from clientscripts.grammar.hy_sound import Declined, endings, syllables, u_endings, words

_OBLIQUE = frozenset(("genitive", "dative", "ablative", "instrumental", "locative"))
_OBLIQUE_AND_PLURAL = _OBLIQUE | {"plural"}


def _stems(pairs: str) -> dict[str, str]:
    return dict(pair.partition(":")[::2] for pair in pairs.split())


# The last part of a compound, its stem before endings, its plural: պայմանագիր, պայմանագրի, պայմանագրեր.
_TAILS: tuple[tuple[str, str, str], ...] = (
    ("գիր", "գր", "գրեր"),
    ("գիծ", "գծ", "գծեր"),
    ("գիրք", "գրք", "գրքեր"),
    ("գին", "գն", "գներ"),
    ("թիվ", "թվ", "թվեր"),
    ("թուղթ", "թղթ", "թղթեր"),
    ("խումբ", "խմբ", "խմբեր"),
    ("հաշիվ", "հաշվ", "հաշիվներ"),
    ("խնդիր", "խնդր", "խնդիրներ"),
    ("բաժին", "բաժն", "բաժիններ"),
    ("երկիր", "երկր", "երկրներ"),
    ("խորհուրդ", "խորհրդ", "խորհուրդներ"),
    ("գետին", "գետն", "գետիններ"),
    ("վճիռ", "վճռ", "վճիռներ"),
    ("գլուխ", "գլխ", "գլուխներ"),
    ("հանգիստ", "հանգստ", "հանգիստներ"),
    ("ծաղիկ", "ծաղկ", "ծաղիկներ"),
    ("անիվ", "անվ", "անիվներ"),
)

# Single words that lose the vowel before endings: word:stem. The plural keeps it: ուսուցիչ, ուսուցչի, ուսուցիչներ.
_LOSING = _stems(
    "աշխատակից:աշխատակց մասնակից:մասնակց գործակից:գործակց մրցակից:մրցակց ուղեկից:ուղեկց զրուցակից:զրուցակց "
    "բաժնեկից:բաժնեկց դաշնակից:դաշնակց կուսակից:կուսակց "
    "ուսուցիչ:ուսուցչ կառավարիչ:կառավարչ կազմակերպիչ:կազմակերպչ ներկայացուցիչ:ներկայացուցչ բնակիչ:բնակչ "
    "գործիչ:գործչ նկարիչ:նկարչ լուսանկարիչ:լուսանկարչ թարգմանիչ:թարգմանչ հրատարակիչ:հրատարակչ երգիչ:երգչ "
    "համակարգիչ:համակարգչ գրիչ:գրչ առաքիչ:առաքչ հրահանգիչ:հրահանգչ "
    "հիմնադիր:հիմնադր նախադիր:նախադր ունկնդիր:ունկնդր ամուսին:ամուսն երաժիշտ:երաժշտ բժիշկ:բժշկ դարբին:դարբն "
    "եկամուտ:եկամտ պատիժ:պատժ պատիվ:պատվ կորուստ:կորստ փախուստ:փախստ ծնունդ:ծննդ սկիզբ:սկզբ ժպիտ:ժպտ "
    "ժողովուրդ:ժողովրդ վճիռ:վճռ կռիվ:կռվ առևտուր:առևտր կերակուր:կերակր պտուղ:պտղ մարմին:մարմն լուսին:լուսն "
    "պանիր:պանր կոշիկ:կոշկ շապիկ:շապկ հովիտ:հովտ բջիջ:բջջ խուց:խց բլուր:բլր թռչուն:թռչն զատիկ:զատկ երկինք:երկնք "
    "լեզու:լեզվ կատու:կատվ մեղու:մեղվ առու:առվ ձու:ձվ շաբաթագիր:շաբաթագր"
)
# Of one syllable once the vowel is gone, so with -եր: միտք, մտքի, մտքեր.
_LOSING_ER = _stems(
    "միտք:մտք սիրտ:սրտ վիշտ:վշտ քիթ:քթ ջուր:ջր կիրք:կրք գիրկ:գրկ սուր:սր թուր:թր ծուխ:ծխ շուրթ:շրթ մուրճ:մրճ "
    "գունդ:գնդ բուրդ:բրդ տիկ:տկ սունկ:սնկ շունչ:շնչ ծունկ:ծնկ"
)

# ի or ու that stays for certain: by ending, then by word.
_KEEPING_ENDINGS = (
    "ույց", "ույթ", "ույս", "ույզ", "ույղ", "ույք", "ունք", "իստ", "ինգ", "իում", "յում", "իզմ", "ուկտ", "ուրս", "իմում",
)  # fmt: skip
_KEEPING = words(
    "տիպ նիշ չափանիշ ապրանքանիշ խորհրդանիշ մուտք հիմք դիրք վիրք արդյունք իրավունք լուր թիմ ռիսկ ֆիլմ չիպ կարիք "
    "վարիչ քննիչ տպիչ հաշվիչ մատիտ ինստիտուտ կուրս բուհ բրիֆ լիմիտ դեբիտ կրեդիտ աուդիտ պրոֆիլ ստիլ կլուբ ֆորում "
    "մինիմում մաքսիմում ալբում տուրք զույգ կույտ աճուրդ արձակուրդ կառույց շահույթ հատույց մանրուք ֆունտ ցուցիչ դիմում "
    "բացիկ տեխնիկ մեխանիկ էլեկտրիկ փոստատուփ տուփ մասնիկ թերթիկ հարցաթերթիկ "
    "մագնիտ յուրիստ արտիստ վիզիտ բիլինգ տրանզիտ դեֆիցիտ ռեժիմ "
    "թույն ապրուստ հագուստ բույր բույս նյութ վարկանիշ դրույթ նպաստ մշակույթ բնույթ"
)

_U_WORDS = words("այգի ոսկի եկեղեցի որդի գինի գոտի հոգի ռուբլի պատանի ուղի")
_U_ENDINGS = ("ուհի", "ացի", "եցի", "որդի", "ուղի")
_TU = ("տու", "ռու")

# Loans in -ել, -ալ that only look like an infinitive.
_LOANS = words(
    "մոդել հոթել պորտալ տերմինալ կապիտալ տունել սիգնալ ֆինալ կանալ մատերիալ ֆիլիալ օրիգինալ պանել կաբել գել դետալ "
    "պոտենցիալ ռեալ ժուռնալ ինտեգրալ արսենալ"
)


def _with(base: str, **forms: str) -> Declined:
    """A declension given form by form; what is not given follows the rule."""
    return Declined({**endings(base), **forms})


def _time(base: str, stem: str) -> Declined:
    """Words of time: *օր, օրվա, օրվան, օրվանից, օրով, օրում*."""
    return _with(
        base,
        genitive=stem + "վա",
        dative=stem + "վան",
        ablative=stem + "վանից",
        instrumental=stem + "ով",
        locative=stem + "ում",
    )


def _kin(base: str, stem: str, plural: str) -> Declined:
    """Wives, sisters, comrades and fathers: *գործընկեր, գործընկերոջ, գործընկերոջը, գործընկերոջից*."""
    return _with(
        base,
        genitive=stem,
        dative=stem + "ը",
        ablative=stem + "ից",
        instrumental=stem + "ով",
        locative=stem + "ում",
        plural=plural,
    )


def _an(base: str, genitive: str, stem: str, plural: str) -> Declined:
    """Words with a genitive in -ան: *անուն, անվան, անվանը, անունից, անունով*."""
    return _with(
        base,
        genitive=genitive,
        dative=genitive + "ը",
        ablative=stem + "ից",
        instrumental=stem + "ով",
        locative=stem + "ում",
        plural=plural,
    )


def _single(noun: str) -> Declined | None:
    """Words of the small declensions, whole or as the last part of a compound."""
    stem = {"օր": "օր", "ամիս": "ամս", "տարի": "տար", "ժամ": "ժամ", "շաբաթ": "շաբաթ", "գիշեր": "գիշեր"}.get(noun)
    if stem:
        return _time(noun, stem)
    if noun.endswith("ընկեր"):
        return _kin(noun, noun + "ոջ", noun + "ներ")
    if noun == "տեր" or noun.endswith(("ատեր", "նետեր")):
        return _kin(noun, noun[:-2] + "իրոջ", noun + "եր")
    if noun.endswith("քույր"):
        return _kin(noun, noun[:-3] + "րոջ", noun + "եր")
    if noun == "տիկին":
        return _kin(noun, "տիկնոջ", "տիկնայք")
    if noun == "կին":
        return _kin(noun, "կնոջ", "կանայք")
    for parent, oblique in (("մայր", "մոր"), ("եղբայր", "եղբոր"), ("հայր", "հոր")):
        if noun.endswith(parent):
            return _kin(noun, noun.removesuffix(parent) + oblique, noun + "եր")
    if noun.endswith("մարդ"):
        return _with(
            noun,
            genitive=noun + "ու",
            dative=noun + "ուն",
            ablative=noun + "ուց",
            plural=noun + "իկ",
        )
    if noun.endswith("անուն"):
        return _an(noun, noun[: -len("ուն")] + "վան", noun, noun + "ներ")
    if noun.endswith("տուն"):
        stem = noun[: -len("ուն")]
        return _with(
            noun,
            genitive=stem + "ան",
            dative=stem + "անը",
            ablative=stem + "նից",
            instrumental=stem + "նով",
            locative=stem + "անը",
            plural=stem + "ներ",
        )
    if noun in ("գարուն", "աշուն"):
        return _an(noun, noun[: -len("ուն")] + "նան", noun, noun + "ներ")
    if noun in ("ամառ", "ձմեռ"):
        return _an(noun, noun[:-2] + "ռան", noun, noun + "ներ")
    if noun == "աղջիկ":
        return _with(noun, genitive="աղջկա", dative="աղջկան", ablative="աղջկանից", instrumental="աղջկանով")
    if noun == "պարոն":
        return _with(noun, plural="պարոնայք")
    return None


@lru_cache(maxsize=2048)
def decline(noun: str) -> Declined:
    """All forms of a noun in small Armenian letters."""
    if noun.endswith("ություն"):
        stem = noun[: -len("ություն")] + "ությ"
        forms = _an(noun, stem + "ան", noun, noun + "ներ").forms
        return Declined({**forms, "instrumental": stem + "ամբ"})
    single = _single(noun)
    if single:
        return single
    if noun in _KEEPING or noun.endswith(_KEEPING_ENDINGS):
        return Declined(endings(noun))
    if noun.endswith("ում") and syllables(noun) > 1:
        # The instrumental in -մամբ is the written one (որոշմամբ); a locative in -ումում is avoided.
        stem = noun[: -len("ում")] + "մ"
        forms = _an(noun, stem + "ան", noun, noun + "ներ").forms
        return Declined({**forms, "instrumental": stem + "ամբ"}, frozenset(("locative",)))
    if noun in _LOSING:
        return Declined(endings(noun, _LOSING[noun], noun + "ներ"))
    if noun in _LOSING_ER:
        return Declined(endings(noun, _LOSING_ER[noun]))
    for tail, stem, plural in _TAILS:
        if noun.endswith(tail):
            head = noun.removesuffix(tail)
            return Declined(endings(noun, head + stem, head + plural))
    if noun in _U_WORDS or noun.endswith(_U_ENDINGS):
        return Declined(u_endings(noun))
    if noun.endswith(("ներ", "եր")) and syllables(noun) > 1:  # already a plural, or a noun in -եր: both regular
        return Declined(endings(noun))
    return _regular(noun)


def _regular(noun: str) -> Declined:
    forms = endings(noun)
    if noun.endswith("ու"):
        return Declined(forms, frozenset() if noun.endswith(_TU) else _OBLIQUE)
    if noun.endswith("ի"):
        return Declined(u_endings(noun), _OBLIQUE)
    if noun.endswith(("ել", "ալ")) and noun not in _LOANS:
        infinitive = u_endings(noun + "ի") | {"definite": noun + "ը", "instrumental": noun + "ով"}
        return Declined(infinitive, _OBLIQUE_AND_PLURAL)
    if noun.endswith("ը"):
        return Declined(forms, _OBLIQUE)
    last = noun.replace("ու", "ւ").rstrip("բգդզթժլխծկհձղճմյնշչպջռսվտրցփքֆ")[-1:]
    return Declined(forms, _OBLIQUE if last in ("ի", "ւ") else frozenset())
