"""Build hook: a wheel brings what a first run keeps (letters, catalogs, patterns), so that its first run is at once."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):
    """Makes `clientscripts/kept/<interpreter>/` for a standard wheel; an editable install keeps as a checkout does."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        self.folder = os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp()
        sys.path.insert(0, self.root)
        try:
            from clientscripts import __version__, store

            store.EDITION = __version__  # what an installed package calls itself
            from clientscripts.amounts import currencies
            from clientscripts.documents import builtin_names
            from clientscripts.library import Library
            from clientscripts.locales import cldr

            library = Library()
            for locale in library.locales:
                cldr(locale).learn(*currencies())
                builtin_names(locale)
                for script in library.scripts:
                    if library.written(script, locale):
                        library.keep_words(script, locale)
        finally:
            sys.path.remove(self.root)
        build_data["force_include"][store.user_folder()] = f"clientscripts/kept/{sys.implementation.cache_tag}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        folder = getattr(self, "folder", None)
        if folder:
            shutil.rmtree(folder, ignore_errors=True)
