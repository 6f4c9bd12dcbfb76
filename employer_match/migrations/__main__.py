"""`python -m employer_match.migrations "Say what it is for"`: write a migration for changed models.

Compares the models with a database that all earlier migrations made. What it writes is a draft:
read it and make it right on both databases.
"""

import re
import sys
import tempfile
from pathlib import Path

from alembic import command

from employer_match import db, migrations


def main(purpose: str) -> None:
    """Write the next numbered migration."""
    numbers = [int(path.name[:4]) for path in migrations.HERE.glob("versions/[0-9]*.py")]
    made = migrations.config()
    made.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    with tempfile.TemporaryDirectory() as folder:
        engine = db.make_engine(f"sqlite:///{Path(folder) / 'models.sqlite'}")
        migrations.upgrade(engine)
        with engine.connect() as connection:
            made.attributes["connection"] = connection
            command.revision(
                made, purpose, autogenerate=True, rev_id=f"{max(numbers, default=0) + 1:04d}"
            )
        engine.dispose()


if __name__ == "__main__":
    if len(sys.argv) != 2 or not re.search(r"\w", sys.argv[1]):
        sys.exit('usage: python -m employer_match.migrations "Say what it is for"')
    main(sys.argv[1])
