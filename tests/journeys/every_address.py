"""Every address that can be read, with what exists in its open places."""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import product

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from employer_match.models import Base, Contact, Intention, Merge, PlanLine, Talk, Workplace
from employer_match.services.actor import SYSTEM
from employer_match.services.scoping import act_as

Values = dict[str, list[object]]


def values_of(session: Session, workplace: Workplace, **given: object) -> Values:
    """What each part of an address may be; a new kind of part has to be added here.

    `given` are those that stand for one record each; the workplace is paired with another one.
    """
    act_as(session, SYSTEM)

    def ids(kind: type[Base]) -> list[object]:
        return list(session.scalars(select(kind.id).order_by(kind.id)))  # type: ignore[attr-defined]

    others = select(Workplace.id).where(Workplace.id != workplace.id).order_by(Workplace.id)
    return {
        "workplace_id": [workplace.id],
        "employer_id": [workplace.employer_id],
        "contact_id": ids(Contact),
        "intention_id": ids(Intention),
        "line_id": ids(PlanLine),
        "talk_id": ids(Talk),
        "merge_id": ids(Merge) or [1],
        "thing": ["workplace"],
        "a_id": [workplace.id],
        "b_id": [session.scalars(others.limit(1)).one()],
        "number": [1],
        "span_id": [1],
        "kind": ["csv", "xlsx"],
        "event": ["fill"],
        "concept_id": ["none"],
        **{name: [value] for name, value in given.items()},
    }


def addresses(app: Flask, values: Values) -> Iterator[tuple[Rule, str]]:
    """(rule, path) of each, once for every choice of values."""
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or set()) or "filename" in rule.arguments:
            continue
        names = sorted(rule.arguments)
        for chosen in product(*(values[name] for name in names)):
            path = rule.rule
            for name, value in zip(names, chosen, strict=True):
                path = re.sub(rf"<([^<>]*:)?{name}>", str(value), path)
            yield rule, path


def text_of(answer: TestResponse) -> str:
    """What an answer says; of a workbook what stands in all its parts."""
    if "spreadsheetml" not in answer.mimetype:
        return answer.text
    with zipfile.ZipFile(io.BytesIO(answer.data)) as book:
        return "\n".join(book.read(name).decode() for name in sorted(book.namelist()))
