"""Options that commands share, and how they print."""

import json
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import click

from kb.errors import QueryError

NO = 1
"""Exit code of a command's own "no": not found, nothing answered, check failed."""

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
ocr_option = click.option("--ocr/--no-ocr", default=True, help="Read scans by OCR where tesseract is installed (the default).")
on_option = click.option("--on", "on", metavar="DATE", help="Law as of this day (2025-06-01); today unless given.")


def parse_day(text: str | None) -> date | None:
    """The day that --on names; QueryError when it is none."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise QueryError(f'--on: "{text[:20]}" is not a date; write it like 2025-06-01') from None


def progress_printer(quiet: bool) -> Callable[[str], None]:
    """Progress on stderr, on one line, where it is a terminal."""
    if quiet or not sys.stderr.isatty():
        return lambda _: None
    return lambda line: click.echo(f"\r\033[K{line}", nl=False, err=True)


def print_json(value: Any) -> None:
    """A value as JSON that people can read too."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))
