"""What every list of the overview does alike: read the filter, show a page of it, keep it all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from employer_match import errors
from employer_match.http import current
from employer_match.http.downloads import download
from employer_match.http.forms import Form
from employer_match.schemas.base import Page
from employer_match.services.overview.export_rows import Records
from employer_match_admin.lists import same_filter
from employer_match_admin.narrowing import LABELS, download_address, in_words, narrowing

PAGING = ("page", "page_size")


@dataclass(frozen=True)
class Listing:
    """A list: its template, what it can be asked for, and the services that find and keep it.

    `find` is called with a page only where the list has `pages`.
    """

    template: str
    schema: type[Page]
    kind: Callable[..., Any]
    find: Callable[..., Any]
    records: Callable[..., Records]
    pages: bool = True

    def page(
        self,
        start: Mapping[str, Any] | None = None,
        more: Callable[[Any], Mapping[str, Any]] = lambda _found: {},
    ) -> ResponseReturnValue:
        """The page. `start` is what the form holds at first, `more` what only this page shows.

        A filter that cannot be used is marked beside its field, over the list without one.
        """
        form = Form(self.schema(), start)
        given = form.data if form.read(request.args) else self.schema().load({})
        paging = {name: given.pop(name) for name in PAGING}
        where = paging if self.pages else {}
        found = self.find(current.session(), current.actor(), self.kind(**given), **where)
        answer = render_template(
            self.template,
            form=form,
            found=found,
            shown=given.get("shown"),
            way=given.get("way"),
            narrow=narrowing(),
            address=same_filter(),
            download=download_address,
            **paging,
            **more(found),
        )
        return answer, form.status if form.errors else 200

    def asked(self) -> dict[str, Any]:
        """The filter in the address; Invalid where it cannot be used."""
        form = Form(self.schema())
        if not form.read(request.args):
            raise errors.Invalid(fields=form.errors)
        return {name: value for name, value in form.data.items() if name not in PAGING}

    def file(self, kind: str, name: str, title: str, **words: str | None) -> ResponseReturnValue:
        """All of it as a file; `words` stand in its head instead of the filter's own."""
        given = self.asked()
        records = self.records(current.session(), current.actor(), self.kind(**given))
        said = in_words({**given, **dict.fromkeys(words)}, narrowing())
        said |= {gettext(LABELS[key]): value for key, value in words.items() if value is not None}
        return download(records, kind, name, title, said)
