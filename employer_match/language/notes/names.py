"""A participant's name in a note, told from words and other people's names that look like it."""

import re
from collections.abc import Collection, Iterator

_SHORTEST = 2
_TITLE = "[Ff]ru|[Hh]err|[Hh]r|[Ff]röken"


def names_in(text: str, names: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where one of the names stands: whole, in part ("Björn", "B Berg", "fru Berg") or "B.B.".

    A first name alone counts where it is written with a capital letter and is not the beginning of
    somebody else's name ("Björn Ek" is not Björn Berg). A genitive s may follow.
    """
    for name in sorted(set(names)):
        parts = [part for part in re.split(r"[\s]+", name.strip()) if part]
        if not parts:
            continue
        whole = r"\s+".join(map(re.escape, parts))
        yield from _spans(rf"(?<!\w){whole}s?(?!\w)", text, re.IGNORECASE)
        if len(parts[0]) >= _SHORTEST and len(parts) > 1:
            last = re.escape(parts[-1])
            other = rf"(?!\s+(?!{last})[A-ZÅÄÖ][a-zåäö]+)"
            first = re.escape(parts[0][0].upper() + parts[0][1:])
            yield from _spans(rf"(?<!\w){first}s?(?!\w){other}", text)
            yield from _spans(
                rf"(?<!\w)(?:{_TITLE}|{re.escape(parts[0][0].upper())}\.?)\s+{last}s?(?!\w)", text
            )
            initials = [re.escape(part[0].upper()) for part in parts]
            dotted = r"\.\s?".join(initials)
            yield from _spans(rf"(?<![\w.]){dotted}\.?:?s?(?![\w])", text)
            if len(parts) == _SHORTEST:
                yield from _spans(rf"(?<![\w.]){''.join(initials)}(?::?s)?(?![\w.])", text)


def _spans(pattern: str, text: str, flags: int = 0) -> Iterator[tuple[int, int]]:
    for match in re.finditer(pattern, text, flags):
        yield match.span()
