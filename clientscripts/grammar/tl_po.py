"""Where *po* stands in a Filipino clause: second, among the small words.

Source: Schachter and Otanes, *Tagalog Reference Grammar* (1972), §6.2–6.4: the short pronouns (*ko, mo, ka*) come first,
then *na, pa*, then *din/rin, lang, naman*, then *po*, then *ba, muna, sana*, then the longer pronouns. The last of the
group carries the linker: *Nais kong ipaalam* → *Nais ko pong ipaalam*.
"""

from __future__ import annotations

import re
from functools import lru_cache

from clientscripts.grammar.words import words

_BEFORE = words("ko mo ka na pa din rin lang lamang naman nga daw raw")
# The same with the linker that moves on to po.
_LINKED = {
    "kong": "ko", "mong": "mo", "kang": "ka", "pang": "pa", "ding": "din", "ring": "rin", "lamang": "lamang",
    "namang": "naman", "ngang": "nga",
}  # fmt: skip
# Words that lose their linker to po when it comes between: *Wala pong problema*.
_HOSTS = {
    "walang": "wala", "maaaring": "maaari", "mayroong": "mayroon", "kailangang": "kailangan", "gustong": "gusto",
    "puwedeng": "puwede", "maaari": "maaari", "muling": "muli", "sanang": "sana", "dapat": "dapat",
}  # fmt: skip
# Conjunctions are no place for po; the word after them is.
_OPENERS = words("kung kapag pag bagaman habang upang at ngunit subalit kaya sapagkat dahil")
# Two words said as one: po follows the second.
_UNITS = words("maraming magandang taos-pusong malugod mainit may walang-anumang")
_MARKERS = words("ang ng si sina ni nina kay kina sa")


@lru_cache(maxsize=1024)
def with_po(clause: str) -> str:
    """A clause with *po* in its place; one that has it already stays as it is."""
    words = clause.split(" ")
    lows = [word.lower().strip(".,!?") for word in words]
    if {"po", "pong", "opo", "ho"} & set(lows):
        return clause
    at = 0
    if lows[0] in _OPENERS and len(words) > 1 and not (lows[0] == "dahil" and lows[1] in ("dito", "doon", "sa")):
        at = 1
    linker = ""
    host = lows[at]
    if host in _MARKERS:
        at = _end_of_phrase(lows, at)
    elif host in _UNITS and at + 1 < len(words):
        at += 1
        while lows[at].endswith("ng") and at + 1 < len(words) and lows[at] != "tulong":
            at += 1
    elif host.endswith("ng") and host in _HOSTS:
        words[at] = words[at][: len(_HOSTS[host])]
        linker = "ng"
    while at + 1 < len(words) and not re.search(r"[.,!?;:]$", words[at]):
        following = lows[at + 1]
        if following in _BEFORE:
            linker = ""
            at += 1
        elif following in _LINKED:
            at += 1
            words[at] = words[at].replace(following, _LINKED[following])
            linker = "ng"
            break
        else:
            break
    stop = re.search(r"[.,!?;:]+$", words[at])
    if stop:
        words[at] = words[at][: stop.start()]
    words.insert(at + 1, f"po{linker}{stop[0] if stop else ''}")
    return " ".join(words)


def _end_of_phrase(lows: list[str], start: int) -> int:
    """The last word of a phrase that opens with a marker: before *ay*, or after its noun and what is linked to it."""
    if "ay" in lows[start + 1 :]:
        return lows.index("ay", start + 1) - 1
    at = min(start + 1, len(lows) - 1)
    while at + 1 < len(lows) and (lows[at] == "mga" or lows[at].endswith("ng") or lows[at + 1] == "na"):
        at += 2 if lows[at + 1] == "na" and at + 2 < len(lows) else 1
    return at
