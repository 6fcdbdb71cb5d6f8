"""``clientscripts check``."""

from __future__ import annotations

import click


@click.command(
    "check",
    epilog="""\b
Examples:
  clientscripts check
  clientscripts check our-pack
  clientscripts check our-pack --fix
  clientscripts check our-pack --format github
  clientscripts check our-pack --rule accusation --rule threats
""",
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True))
@click.option(
    "--format", "output", type=click.Choice(["text", "json", "github", "sarif"]), default="text", show_default=True,
    help="For people, for programs, for GitHub, for code scanners.",
)  # fmt: skip
@click.option("--fix", is_flag=True, help="Mend what is safe to mend; print what is left.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--rule", "only", multiple=True, metavar="ID", help="Only this rule; repeat for several.")
def command(paths: tuple[str, ...], output: str, fix: bool, strict: bool, only: tuple[str, ...]) -> None:
    """What a careful editor would mind in packs: the folders named, or the letters that come with clientscripts.

    A file inside a pack stands for the whole pack. The exit code is 1 if there are errors.
    """
    from clientscripts.check.engine import chosen_rules, findings_of, open_packs, view_of
    from clientscripts.check.fixing import mend
    from clientscripts.check.outputs import OUTPUTS

    found = []
    rules = chosen_rules(only)
    for library in open_packs(paths):
        view = view_of(library)
        findings = findings_of(view, rules)
        if fix and (mended := mend(view, findings)):
            click.echo(f"{len(mended)} mended", err=True)
            findings = findings_of(view_of(library), rules)
        found += findings
    text = OUTPUTS[output](found)
    if text:
        click.echo(text)
    if output == "text":
        errors = sum(finding.severity == "error" for finding in found)
        fixable = sum(finding.fix is not None for finding in found)
        more = f", {fixable} of them can be mended with --fix" if fixable else ""
        click.echo(f"{errors} errors, {len(found) - errors} warnings{more}", err=True)
    if any(finding.severity == "error" or strict for finding in found):
        raise click.exceptions.Exit(1)
