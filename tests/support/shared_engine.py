"""One engine for the databases of many tests: what it once compiled need not be compiled again.

Each test has a database of its own, yet an engine of its own would translate the same statements
to SQL anew in every test: a third of a test's time.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, event, make_url


class SharedEngine:
    """Lends its engine to one database at a time; whoever comes meanwhile gets one of their own."""

    def __init__(self, make: Callable[[str], Engine]) -> None:
        self._make = make
        self._engine: Engine | None = None
        self._lent = False

    def lend(self, url: str) -> Engine:
        """An engine that connects to this database."""
        if self._lent:
            return self._make(url)
        self._lent = True
        if self._engine is None:
            self._engine = self._make(url)
            event.listen(self._engine, "do_connect", self._to_the_database)
        wanted = make_url(url)
        self._engine.url = wanted.set(drivername=self._engine.url.drivername)
        return self._engine

    def take_back(self, engine: Engine) -> None:
        """Close its connections; lend it again where it is the shared one."""
        engine.dispose()
        if engine is self._engine:
            self._lent = False

    def _to_the_database(
        self, _dialect: Any, _record: Any, positional: list[Any], named: dict[str, Any]
    ) -> None:
        """Connect to where the engine points now, not to where it pointed when it was made."""
        assert self._engine is not None
        there, options = self._engine.dialect.create_connect_args(self._engine.url)
        positional[:] = there
        named.update(options)
