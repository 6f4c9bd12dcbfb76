"""What JobTech's labels and numbers mean in our words; and the words of an HTML text."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from stdnum.exceptions import ValidationError
from stdnum.se import orgnr

QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
CENTURY = re.compile(r"(16|18|19|20)(?=[0-9]{10}$)")
LASTING = ("tillsvidare", "tills vidare")
# Employment types that end, or that promise no hours; "Vanlig anställning" says nothing and the
# duration decides.
ENDING = ("tidsbegränsad", "vikariat", "säsong", "sommarjobb", "behovsanställning")
BLOCKS = frozenset({"p", "br", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6"})
SILENT = frozenset({"script", "style", "template", "head"})


def labels(written: object) -> tuple[str, ...] | None:
    """An ad's labels: a list, null, or (seen in real files) a list written as text, "['a']".

    None where it is none of these.
    """
    if written is None:
        return ()
    if isinstance(written, str):
        text = written.strip()
        if text.startswith("["):
            return tuple(a or b for a, b in QUOTED.findall(text))
        return (text,) if text else ()
    if isinstance(written, Sequence) and all(isinstance(each, str) for each in written):
        return tuple(str(each).strip() for each in written)
    return None


def permanent(employment_type: str | None, duration: str | None) -> bool | None:
    """True for employment until further notice, False where it ends, None where nobody said."""
    kind = (employment_type or "").casefold()
    length = (duration or "").casefold()
    if kind.startswith(LASTING):
        return True
    if kind.startswith(ENDING):
        return False
    return length.startswith(LASTING) if length else None


def organisation_number(written: str | None) -> tuple[str | None, bool]:
    """(ten digits or None, sole trader): hyphens and a century are accepted, Luhn must hold.

    In a legal person's number the third digit is at least 2; in a sole trader's it is the month of
    birth, because the number is a personal identity number, and thus personal data.
    """
    try:
        number = orgnr.validate(CENTURY.sub("", orgnr.compact(written or "")))
    except ValidationError:
        return None, False
    if not number.isascii():
        return None, False
    return str(number), number[2] < "2"


class _Words(HTMLParser):
    """Collects the words between tags; a block tag parts lines; nothing of a script is kept."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT and self.silent > 0
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def words_of(html: str) -> str:
    """The words of an HTML text, without any tag; HTML from outside is never trusted."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return re.sub(r"[ \t]*\n\s*", "\n", "".join(reader.parts)).strip()
