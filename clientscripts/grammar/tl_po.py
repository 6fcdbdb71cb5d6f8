"""Where *po* stands in a Filipino clause: second, among the small words.

Source: Schachter and Otanes, *Tagalog Reference Grammar* (1972), chapter 6 on enclitics: the short pronouns (*ko, mo,
ka*) come first, then *na, pa*, then *din/rin, lang, naman*, then *po*, then *ba, muna, sana*, then the longer pronouns.
The last of the group carries the linker: *Nais kong ipaalam* → *Nais ko pong ipaalam*.
"""

from __future__ import annotations

import re
from functools import lru_cache

from clientscripts.grammar.words import words

_BEFORE = words("ko mo ka na pa din rin lang lamang naman nga daw raw")
# The same with the linker that moves on to po.
_LINKED = {
    "kong": "ko", "mong": "mo", "kang": "ka", "pang": "pa", "ding": "din", "ring": "rin",
    "namang": "naman", "ngang": "nga",
}  # fmt: skip
# Words that lose their linker to po when it comes between: *Wala pong problema*.
_HOSTS = {
    "walang": "wala", "maaaring": "maaari", "mayroong": "mayroon", "kailangang": "kailangan", "gustong": "gusto",
    "puwedeng": "puwede", "muling": "muli",
}  # fmt: skip
# Conjunctions are no place for po; the word after them is.
_OPENERS = words("kung kapag pag bagaman habang upang at ngunit subalit kaya sapagkat dahil")
# Two words said as one: po follows the second.
_UNITS = words("maraming magandang taos-pusong may")
# Words whose -ng is their own, no linker; and what is never the second half of a linked pair.
_OWN_NG = words("tanong tulong pulong utang bilang kulang hiling pagpupulong")
_SMALL = _BEFORE | words("""
    ang ng sa si ni kay mga ay at ba muna sana ako siya kami tayo kayo sila niya namin natin ninyo nila akong siyang
    kaming tayong kayong silang niyang naming nating ninyong nilang
    """)
_MARKERS = words("ang ng si sina ni nina kay kina sa")


@lru_cache(maxsize=1024)
def with_po(clause: str) -> str:
    """A clause with *po* in its place; one that has it already stays as it is."""
    parts = clause.split(" ")
    if not clause.strip():
        return clause
    lows = [word.lower().strip(".,!?") for word in parts]
    if {"po", "pong", "opo", "ho"} & set(lows):
        return clause
    at = 0
    if lows[0] in _OPENERS and len(parts) > 1 and not (lows[0] == "dahil" and lows[1] in ("dito", "doon", "sa")):
        at = 1
    linker = ""
    host = lows[at]
    if host in _MARKERS:
        at = _end_of_phrase(lows, at)
    elif host in _UNITS and at + 1 < len(parts):
        at = _past_linked(lows, at + 1)
    elif host.endswith("ng") and host in _HOSTS:
        parts[at] = parts[at][: len(_HOSTS[host])]
        linker = "ng"
    while at + 1 < len(parts) and not re.search(r"[.,!?;:]$", parts[at]):
        following = lows[at + 1]
        if following in _BEFORE:
            linker = ""
            at += 1
        elif following in _LINKED:
            at += 1
            parts[at] = parts[at].replace(following, _LINKED[following])
            linker = "ng"
            break
        else:
            break
    stop = re.search(r"[.,!?;:]+$", parts[at])
    if stop:
        parts[at] = parts[at][: stop.start()]
    parts.insert(at + 1, f"po{linker}{stop[0] if stop else ''}")
    return " ".join(parts)


def _end_of_phrase(lows: list[str], start: int) -> int:
    """The last word of a phrase that opens with a marker: before *ay*, or after its noun and what is linked to it."""
    if "ay" in lows[start + 1 :]:
        return lows.index("ay", start + 1) - 1
    at = min(start + 1, len(lows) - 1)
    if lows[at] == "mga" and at + 1 < len(lows):
        at += 1
    return _past_linked(lows, at)


def _past_linked(lows: list[str], at: int) -> int:
    """The end of a word with what is linked to it: *karagdagang tanong*, *susunod na buwan*."""
    while at + 1 < len(lows):
        linked = lows[at].endswith("ng") and lows[at] not in _OWN_NG
        if linked and lows[at + 1] not in _SMALL:
            at += 1
        elif lows[at + 1] == "na" and at + 2 < len(lows) and lows[at + 2] not in _SMALL:
            at += 2
        else:
            break
    return at
