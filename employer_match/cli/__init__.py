"""`employer-match …`: one command group a file, imported only when it is asked for."""

import importlib

import click

#: Command → where it stands. A command's file is imported when it runs, so that `rank` on files
#: starts without Flask and `--help` without numpy.
COMMANDS = {
    "access": "employer_match.cli.access:command",
    "ads": "employer_match.cli.ads:group",
    "code": "employer_match.cli.code:command",
    "contacts": "employer_match.cli.contacts:group",
    "daily": "employer_match.cli.daily:command",
    "db": "employer_match.cli.database:group",
    "demo": "employer_match.cli.demo:command",
    "doctor": "employer_match.cli.doctor:command",
    "duplicates": "employer_match.cli.duplicates:command",
    "export": "employer_match.cli.export:group",
    "outbox": "employer_match.cli.outbox:group",
    "plan": "employer_match.cli.plan:command",
    "rank": "employer_match.cli.rank:command",
    "replay": "employer_match.cli.replay:command",
    "rules": "employer_match.cli.rules:group",
    "search": "employer_match.cli.search:command",
    "serve": "employer_match.cli.serve:command",
    "suggest": "employer_match.cli.suggest:command",
    "taxonomy": "employer_match.cli.taxonomy:group",
    "train": "employer_match.cli.train:command",
    "user": "employer_match.cli.user:group",
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, by name."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None for one that is not there."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what a person can mend is one line on stderr and exit code 2."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as problem:
            from employer_match.cli import context

            with context.clear_errors():
                raise problem from None
            raise


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="employer-match")
def main() -> None:
    """Employer engagement and preference-first job matching for Supported Employment."""
