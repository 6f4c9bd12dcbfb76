"""`employer-match access`: who may what, as a table that a privacy officer can read and sign.

`employer-match access > docs/access.md` renews the page; a test holds it to the code.
"""

from collections.abc import Iterator
from pathlib import Path

import click
from babel.support import Translations

from employer_match.http.coded_words import actions, employers
from employer_match.services.permissions import ROLES, Action
from employer_match.vocabulary import Role

TRANSLATIONS = Path(__file__).parents[1] / "translations"

BEFORE = """\
# Vem får vad – who may what

Made by `employer-match access > docs/access.md` from the one place that answers. What is not marked
is refused. Somebody may have several roles, each in a unit; a program has the roles of one unit.

"""
AFTER = """
## Hur långt det räcker

- **Deltagare:** en arbetscoach når sina egna och dem hen är ersättare för, i en enhet där hen är
  coach; en teamledare når enhetens; ingen annan når någon.
- **Planer och samtal:** var och en når sina egna. Teamledare och samordnare ser vilka arbetsgivare
  enheten tänker besöka, aldrig för vem.
- **Arbetsgivare:** länet delar dem, utom det som en enhet behåller för sig.
- En deltagare man inte når och en som inte finns ger samma svar: "%s"

## How far it reaches

- **Participants:** a job coach reaches one's own and those one is deputy for, in a unit where one
  is a coach; a team leader reaches the unit's; nobody else reaches any.
- **Plans and talks:** everybody reaches one's own. Team leaders and coordinators see which
  employers the unit plans to see, never on whose behalf.
- **Employers:** the county shares them, but for what a unit keeps to itself.
- A participant beyond reach and one who is not there are the same answer.

How it is tried: `tests/security/expected_access.py` says the same address by address, written on
its own, and `tests/security/test_access.py` asks the service at every address, in every role.
"""


@click.command()
def command() -> None:
    """Print who may what, in Swedish and English, as Markdown."""
    click.echo("\n".join(page()))


def page() -> Iterator[str]:
    """The lines of docs/access.md."""
    swedish = Translations.load(str(TRANSLATIONS), ["sv"], domain="messages").gettext
    names = [swedish(employers.WORDS[Role][role]) for role in Role]
    yield from BEFORE.splitlines()
    yield f"| Vad | What | {' | '.join(names)} |"
    yield f"|---|---|{':-:|' * len(names)}"
    for action in Action:
        words = actions.WORDS[Action][action]
        marks = ("ja" if role in ROLES[action] else "" for role in Role)
        yield f"| {swedish(words)} | {words} | {' | '.join(marks)} |"
    nothing = swedish("There is nothing here, or it is not yours to see.")
    yield from (AFTER % nothing).splitlines()
