"""The one-page guide for the person who has to send a message."""

from __future__ import annotations

from clientscripts.errors import UnknownError
from clientscripts.library import Library, default_library


def guide(situation: str, locale: str, *, library: Library | None = None) -> str:
    """The guide to a situation in a language, as Markdown.

    Args:
        situation: ``"firing"``; a script's id will do.
        locale: a BCP 47 tag.
        library: packs of one's own; the built-in one without it.

    Raises:
        UnknownError: no such situation or locale, or no guide written yet.
    """
    library = library or default_library()
    name = library.script(situation).situation
    folder = library.match(locale)
    found = library.find(folder, f"{name}/guide.md")
    if found is None:
        raise UnknownError(f"There is no guide to “{name}” in “{folder}” yet.")
    return found.text.strip() + "\n"
