"""A text that should be read again before it is saved: how the faces ask, and hear the answer."""

from typing import Any

from flask import request

from employer_match import errors
from employer_match.http import signed_in

#: The name of the tick on a page, and the header of a machine (docs/formats.md).
TICKED, HEADER = "_read", "Texts-Read"


def marks() -> list[str]:
    """What the writer says to have read: of a form's ticks, or of a machine's header."""
    if signed_in.is_api():
        return request.headers.get(HEADER, "").replace(",", " ").split()
    return request.form.getlist(TICKED)


def typed(problem: errors.TextToRead) -> dict[str, Any]:
    """All that was typed, for a page that sends it again: the texts to be read stand open."""
    pairs = [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name not in {"csrf_token", TICKED}
    ]
    texts = [pair for pair in pairs if any(one.words in pair[1] for one in problem.remarks)]
    return {
        "remarks": problem.remarks,
        "texts": texts,
        "kept": [pair for pair in pairs if pair not in texts],
        "marks": sorted({one.mark for one in problem.remarks}),
    }
