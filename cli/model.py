"""model prepare: the bundled embedding model in its standard form."""

import click

from cli.terminal import progress_printer
from kb.settings import Settings


@click.group()
def model() -> None:
    """The embedding model."""


@model.command()
def prepare() -> None:
    """Write the bundled model as a Sentence Transformers folder with an ONNX file."""
    from kb.embedding.modelprep import prepare as run

    click.echo(run(Settings.from_environment().data, progress_printer(False)))
