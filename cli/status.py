"""status: which generation serves, and every setting with its value."""

import os

import click

from cli.terminal import json_option, print_json
from kb.settings import SETTINGS, Settings


@click.command()
@click.option("--settings", "list_settings", is_flag=True, help="List the settings and their values.")
@json_option
def status(list_settings: bool, as_json: bool) -> None:
    """Which generation serves, with which model, what is there and what is missing."""
    if list_settings:
        _print_settings(as_json)
        return
    settings = Settings.from_environment(texts_needed=False)
    from search.presentation.inventory import inventory, print_inventory

    view = inventory(settings)
    if as_json:
        print_json(view)
    else:
        print_inventory(view, click.echo)


def _print_settings(as_json: bool) -> None:
    values = {setting.name: os.environ.get(setting.name) or setting.default for setting in SETTINGS}
    if as_json:
        print_json({setting.name: {"value": values[setting.name], "help": setting.help} for setting in SETTINGS})
    else:
        for setting in SETTINGS:
            click.echo(f"{setting.name}={values[setting.name]}\n    {setting.help}")
