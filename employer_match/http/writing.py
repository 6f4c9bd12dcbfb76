"""A transaction that writes, in a request that by its method only reads.

For the one page to which another site sends the browser back, and which must leave a session.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from employer_match.db import transaction
from employer_match.http import current
from employer_match.services.actor import SYSTEM


@contextmanager
def writing() -> Iterator[Session]:
    """Committed when the block ends, rolled back when it raises."""
    with transaction(current.engine(), actor=SYSTEM) as session:
        yield session
