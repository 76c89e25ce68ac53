"""The console script `kb`: its commands, and one clear line for whatever goes wrong. Nothing imports it."""

import os
import sys
from importlib import import_module
from typing import Any, NoReturn

import click

from kb.errors import KnowledgeBaseError

#: Where each command is; only the module of the one that runs is imported.
_MODULES = {
    "search": "finding",
    "ask": "finding",
    "show": "finding",
    "pack": "training",
    "check": "training",
    "outline": "taking",
    "pull": "taking",
    "add": "taking",
    "remove": "taking",
    "build": "building",
    "vectors": "building",
    "amendments": "building",
    "verify": "building",
    "evaluate": "measuring",
    "serve": "serving",
    "mcp": "serving",
    "status": "status",
    "reports": "people",
    "digest": "people",
    "model": "model",
}


class _Cli(click.Group):
    """Turns expected errors into one line on stderr and exit code 2, and unexpected ones into one line too."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _MODULES:
            return None
        command: click.Command = getattr(import_module(f"cli.{_MODULES[cmd_name]}"), cmd_name)
        return command

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        try:
            return super().make_context(*args, **more)
        except click.UsageError as error:
            _fail_use(error)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KnowledgeBaseError as error:
            _fail(str(error))
        except click.UsageError as error:
            _fail_use(error)
        except BrokenPipeError:
            # the reader of a pipe went away (`kb search … | head`): nothing to tell
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except (click.ClickException, click.exceptions.Exit, click.Abort, KeyboardInterrupt):
            raise
        except Exception as error:
            if os.environ.get("KB_DEBUG"):
                raise
            _fail(f"unexpected {type(error).__name__}: {error} (set KB_DEBUG=1 to see where)")


def _fail(message: str) -> NoReturn:
    click.echo(f"kb: {' '.join(message.split())}", err=True)
    sys.exit(2)


def _fail_use(error: click.UsageError) -> NoReturn:
    """Wrong use in one line too; without any arguments, the help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        raise error
    names: list[str] = []
    context = error.ctx
    while context is not None and context.parent is not None:
        names.insert(0, context.info_name or "")
        context = context.parent
    _fail(f"{error.format_message()} See `{' '.join(['kb', *names])} --help`.")


@click.group(cls=_Cli, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tppo-kb")
def main() -> None:
    """Regulation knowledge base of the task force against trafficking in persons."""


if __name__ == "__main__":
    main()
