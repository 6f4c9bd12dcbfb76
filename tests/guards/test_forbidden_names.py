"""Nobody is scored, and what must not weigh is not recorded: no column, field or page names it.

Product rows 29, 38 and 43: no diagnosis, disability, ethnicity, religion, sexuality, nationality,
benefit, crime, health or personal identity number, and no score of a person, in any language.
"""

import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Iterator

import marshmallow
import pytest

import employer_match
from employer_match import create_app
from employer_match.config import Settings
from employer_match.http.words import WORDS
from employer_match.models import Base
from employer_match.services import texts
from employer_match.vocabulary import Demand, Remark
from tests.support.catalogues import messages
from tests.support.house import files, short

FORBIDDEN = """
    addiction missbruk benefit benefits bidrag försörjningsstöd crime criminal brott brottslighet
    diagnosis diagnoses diagnos diagnosen disability disabilities impairment funktionsnedsättning
    funktionshinder ethnicity ethnic etnicitet etnisk employability anställningsbarhet health hälsa
    illness sjukdom nationality nationalitet personnummer samordningsnummer ssn religion religious
    religiös trosuppfattning score scores scoring poäng sexuality sexual sexuell sick sjuk
""".split()  # noqa: SIM905
PHRASES = ("personal_identity", "match_percent", "percent_match", "matchningsgrad", "match_grade")
#: What the order may not know of a person besides: proxies of the seven grounds (product row 38).
PROXIES = """
    age ålder born birth birth_year sex gender kön name first_name surname nationality unit coach
    referral address adress email phone
""".split()  # noqa: SIM905
#: Sentences that warn against writing such a thing have to name it.
WARNINGS = {
    "A name that says nothing about who it is. Never a personal identity number.",
    "Use a code name, never a personal identity number.",
    texts.NEVER,
    *WORDS[Remark].values(),
    *WORDS[Demand].values(),
}
#: What is looked for in a text, so that it can be kept out of it, has to be written down.
LOOKED_FOR = ("employer_match/language/notes/", "employer_match/language/demands/")


@pytest.fixture(scope="module", autouse=True)
def faces() -> Iterator[object]:
    """Every room is imported, so that its schemas and dataclasses are known."""
    for found in pkgutil.walk_packages(employer_match.__path__, "employer_match."):
        if ".migrations." not in found.name and not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    return create_app(Settings(database_url="sqlite://", secret_key="only for reading rules"))


def forbidden_in(name: str, also: tuple[str, ...] = ()) -> set[str]:
    """The forbidden words in an identifier or a text."""
    apart = re.sub(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])", "_", name).lower()
    words = set(re.split(r"[^a-zåäö]+", apart))
    return words & {*FORBIDDEN, *also} | {phrase for phrase in PHRASES if phrase in apart}


def test_no_column_has_a_forbidden_name() -> None:
    names = [f"{t.name}.{c.name}" for t in Base.metadata.tables.values() for c in t.columns]
    assert [name for name in names if forbidden_in(name)] == []


def test_no_schema_field_has_a_forbidden_name() -> None:
    def all_schemas(of: type[marshmallow.Schema]) -> Iterator[type[marshmallow.Schema]]:
        for kind in of.__subclasses__():
            yield kind
            yield from all_schemas(kind)

    names = [
        f"{kind.__name__}.{name}"
        for kind in all_schemas(marshmallow.Schema)
        if kind.__module__.startswith("employer_match")
        for name in kind._declared_fields
    ]
    assert names
    assert [name for name in names if forbidden_in(name)] == []


def test_no_dataclass_field_has_a_forbidden_name() -> None:
    names = _dataclass_fields("employer_match")
    assert names
    assert [name for name in names if forbidden_in(name)] == []


def test_the_order_cannot_be_told_who_a_person_is() -> None:
    names = [
        name
        for name in _dataclass_fields("employer_match.ranking")
        if name.startswith(("employer_match.ranking.profile.", "employer_match.ranking.person."))
    ]
    assert names
    assert [name for name in names if forbidden_in(name.rpartition(".")[2], (*PROXIES,))] == []


def test_no_address_has_a_forbidden_name() -> None:
    app = create_app(Settings(database_url="sqlite://", secret_key="only for reading rules"))
    rules = [rule.rule for rule in app.url_map.iter_rules()]
    assert [rule for rule in rules if forbidden_in(rule)] == []


def test_no_template_speaks_of_it() -> None:
    read = [path for path in files(".html", ".txt") if not short(path).startswith(LOOKED_FOR)]
    assert len(read) > 50
    found = {short(p): w for p in read if (w := forbidden_in(_words_of(p.read_text())))}
    assert found == {}
    assert [short(path) for path in read if forbidden_in(path.stem)] == []


def test_no_message_speaks_of_it_in_either_language() -> None:
    found = [
        (message, swedish)
        for message, swedish in messages().items()
        if message not in WARNINGS and forbidden_in(f"{message} {swedish}")
    ]
    assert found == []


def _dataclass_fields(package: str) -> list[str]:
    import sys

    return [
        f"{kind.__module__}.{kind.__name__}.{field.name}"
        for name, module in sorted(sys.modules.items())
        if f"{name}.".startswith(f"{package}.")
        for kind in vars(module).values()
        if isinstance(kind, type) and dataclasses.is_dataclass(kind) and kind.__module__ == name
        for field in dataclasses.fields(kind)
    ]


def _words_of(template: str) -> str:
    """A template without its classes and comments, which nobody reads."""
    return re.sub(r'\{#.*?#\}|class="[^"]*"', " ", template, flags=re.DOTALL)
