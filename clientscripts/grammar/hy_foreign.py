"""Words that take their endings after a hyphen: figures, acronyms and names in other scripts.

Every ending but the article is the same after any sound (*Cisco-ի, Microsoft-ի, ԱԺ-ի*). The article follows the last
sound as the word is read, and spelling does not always tell it: those articles are doubtful unless `names.yaml` has
them. Sources: the style guide; examples of the treebanks ArmTDP and BSUT (*Apple-ը, TikTok-ը, BBC-ն, ՀՀ-ն, ԱԺ-ն*).
"""

from __future__ import annotations

from clientscripts.grammar.hy_sound import Declined, ends_in_vowel, hyphened, words

_DOUBTFUL_ARTICLE = frozenset(("definite",))
_DOUBTFUL = frozenset(("definite", "genitive", "dative", "ablative", "instrumental", "locative", "plural"))
_ARMENIAN_VOWELS = "ԱԵԷԸԻՈՕ"
# The English names of these letters end in a consonant (F eff, R ar); J and K end in a glide, so that one is not sure.
_CLOSED_LETTERS = "FHLMNRSXYZ"
# A final e that is surely mute, at the end of these words and word parts. Elsewhere it may be heard (Porsche).
_MUTE_E = (
    "google", "apple", "oracle", "youtube", "skype", "chrome", "azure", "office", "drive", "ware", "ense", "ance",
    "ence", "line", "space", "base", "site", "store", "force", "mobile", "phone", "home", "house", "share", "source",
    "service", "centre", "state", "table", "vite", "george", "mike", "steve", "dave", "luke", "kate", "jane",
    "anne", "grace", "blake", "duke", "bruce", "joyce", "alice", "nicole", "deloitte", "adele", "stone", "rose",
)  # fmt: skip
_HEARD_E = words("adobe porsche acme cafe nestle hermione penelope xiaome chloe zoe dante goethe versace karate")
# French: a last consonant that may be mute.
_MUTE_END = ("ault", "eaux", "geot", "rgot", "olet", "ois", "oux", "ieux", "rnet", "gnon", "uis")
# A final y or i that may be a glide (eBay, Spotify, Huawei), so that the article would be -ը.
_GLIDES = ("ay", "ey", "oy", "uy", "fy", "ky", "by", "hy", "ply", "fly", "ai", "ei", "oi", "fi", "pi")


def is_armenian(word: str) -> bool:
    """Whether a word is written in Armenian letters (marks and figures aside)."""
    return any("Ա" <= letter <= "և" for letter in word) and not any(
        letter.isalpha() and not "Ա" <= letter <= "և" for letter in word
    )


def is_acronym(word: str) -> bool:
    """*ՍՊԸ, ԱՄՆ, BBC, ՀԷՑ*: two or more capitals and nothing else."""
    return len(word) > 1 and word.isalpha() and word.isupper()


def decline(phrase: str) -> Declined:
    """All forms of a phrase whose last word takes a hyphen."""
    last = phrase.rpartition(" ")[2].rpartition("-")[2]
    bare = last.strip("«»“”\"'()")
    quoted = last != bare
    if not bare or not bare[-1].isalnum():  # Acme Inc., or an initial put last
        return Declined(hyphened(phrase, vowel=False), _DOUBTFUL_ARTICLE if is_armenian(bare) else _DOUBTFUL)
    if bare[-1].isdigit():
        return _figure(phrase, bare)
    if is_armenian(bare):
        if is_acronym(bare):
            return _armenian_acronym(phrase, bare)
        return Declined(hyphened(phrase, ends_in_vowel(bare)))
    if not bare[-1].isascii():  # Müller stays certain; Nestlé, Иван do not
        return Declined(hyphened(phrase, vowel=bare[-1].lower() in "éèêàáóòíúüöäо"), _DOUBTFUL_ARTICLE)
    if is_acronym(bare) and not (quoted and len(bare) > 5):
        return _latin_acronym(phrase, bare)
    capitals = bare[len(bare.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) :]
    if len(capitals) > 1:  # ChatGPT
        return _latin_acronym(phrase, capitals)
    return _latin_word(phrase, bare.lower())


def _figure(phrase: str, bare: str) -> Declined:
    """Figures take -ը (*2-ը* is read երկուսը, *2022-ը*); a clock time is left open."""
    return Declined(hyphened(phrase, vowel=False), _DOUBTFUL_ARTICLE if ":" in bare else frozenset())


def _armenian_acronym(phrase: str, bare: str) -> Declined:
    """Read letter by letter each ends in a vowel (*ՀՀ-ն*); with a vowel inside it may be read as a word (*ՄԱԿ-ը*)."""
    if bare[-1] in _ARMENIAN_VOWELS or bare.endswith("ՈՒ"):
        return Declined(hyphened(phrase, vowel=True))
    inner = [letter for letter in bare if letter in _ARMENIAN_VOWELS]
    if not inner:
        return Declined(hyphened(phrase, vowel=True))
    word = len(bare) > 2 and bare[-2] in _ARMENIAN_VOWELS
    return Declined(hyphened(phrase, not word, one_syllable=word and len(inner) == 1), _DOUBTFUL_ARTICLE)


def _latin_acronym(phrase: str, bare: str) -> Declined:
    """Read letter by letter, unless it holds a vowel: then it may be a word, and only some end alike either way."""
    last = bare[-1]
    if not any(letter in "AEIOUY" for letter in bare):
        return Declined(
            hyphened(phrase, last not in _CLOSED_LETTERS), _DOUBTFUL_ARTICLE if last in "JK" else frozenset()
        )
    if last in "OU" or (last in "AI" and len(bare) > 3):
        return Declined(hyphened(phrase, vowel=True))
    if last in _CLOSED_LETTERS and last not in "HY":
        return Declined(hyphened(phrase, vowel=False))  # IBM, SEM: a consonant by either reading
    return Declined(hyphened(phrase, vowel=False), _DOUBTFUL_ARTICLE)  # SAP, OpenAI


def _latin_word(phrase: str, bare: str) -> Declined:
    """A word in small letters: by its last letters, doubtful where English or French may read them otherwise."""
    last = bare[-1]
    if last in "ao":
        vowel, sure = True, True
    elif last in "bcdfgklmnpqrstvxz" or bare.endswith(("ch", "sh", "th", "ph")):
        vowel, sure = False, not bare.endswith(_MUTE_END)
    elif last == "e":
        vowel = bare in _HEARD_E or bare.endswith("ee")
        sure = vowel or bare.endswith(_MUTE_E)
    else:
        vowel = not bare.endswith(("ay", "ey", "oy", "uy", "fy", "ai", "ei", "oi"))
        sure = last in "iyu" and len(bare) > 3 and not bare.endswith(_GLIDES)
    return Declined(hyphened(phrase, vowel), frozenset() if sure else _DOUBTFUL_ARTICLE)
