"""Rules are on only when somebody has seen what they change, and said so."""

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match import errors
from employer_match.models import AuditEntry, RuleChange
from employer_match.ranking.rulebook import rulebook
from employer_match.services.scoping import act_as
from employer_match.services.suggestions.read_suggestions import read_suggestions
from employer_match.services.suggestions.rule_changes import read_rules, switch_on
from employer_match.services.suggestions.suggest import suggest
from tests.cli.test_installation import Run, run
from tests.support.factories import Factory

__all__ = ["run"]


def began_by(make: Factory, version: str) -> RuleChange:
    """The installation's first rules were these."""
    row = RuleChange(
        version=version, before="", rules_hash="", effect_hash="", people_changed=0, reason=""
    )
    return make.add(row)


def test_no_list_is_made_by_rules_that_nobody_has_looked_at(
    session: Session, make: Factory
) -> None:
    unit = make.unit()
    asta, kim = make.coach(unit), make.coordinator(unit)
    coach, coordinator = make.actor(asta), make.actor(kim)
    person = make.participant(asta)
    make.vacancy()
    act_as(session, coach)
    suggest(session, coach, person.id)
    (began,) = session.scalars(select(RuleChange)).all()
    assert (began.version, began.user_id) == (rulebook().version, None)
    suggest(session, coach, person.id)
    assert len(session.scalars(select(RuleChange)).all()) == 1

    began_by(make, "2")
    with pytest.raises(errors.Conflict, match="switched them on"):
        suggest(session, coach, person.id)
    assert read_suggestions(session, coach, person.id).suggestions, "what stands can be read"
    with pytest.raises(errors.NotAllowed):
        switch_on(session, coach, "", "x")

    act_as(session, coordinator)
    found = read_rules(session, coordinator)
    assert (found.switched_on, found.before) == (False, "2")
    assert found.effects is not None
    seen = found.effects.hash
    for hash_seen, reason in (("", "Bra"), (seen[:-1], "Bra"), (seen, "  ")):
        with pytest.raises(errors.Invalid):
            switch_on(session, coordinator, hash_seen, reason)
    made = switch_on(session, coordinator, seen, "Genomgånget på teammötet.")
    assert (made.before, made.effect_hash, made.user_id) == ("2", seen, kim.id)
    assert made.people_changed == len(found.effects.changed) > 0
    with pytest.raises(errors.Conflict, match="already"):
        switch_on(session, coordinator, seen, "en gång till")
    last = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert last is not None
    assert (last.action, last.data["effect"], last.user_id) == ("rules_switched_on", seen, kim.id)
    act_as(session, coach)
    suggest(session, coach, person.id)


def test_the_commands_show_compare_and_switch_on(run: Run, session: Session, make: Factory) -> None:
    make.coordinator(make.unit(), email="kim@example.se")
    began_by(make, "2")
    shown = run("rules", "show")
    assert "not on here; rules 2 are" in shown.output, shown.output
    compared = run("rules", "compare")
    assert re.search(r"^woman +\d+ +\d+", compared.output, re.MULTILINE)
    assert re.search(r"^45-65 +\d+ +\d+", compared.output, re.MULTILINE)
    (seen,) = re.findall(r"^Seen: (\w+)$", compared.output, re.MULTILINE)
    words = ("rules", "switch-on", "--by", "kim@example.se", "--reason", "Genomgånget.")
    assert run(*words, "--seen", "0" * 64).exit_code == 2
    assert run(*words, "--seen", seen).exit_code == 0
    assert "on here" in run("rules", "show").output
    assert "are on here" in run("rules", "compare").output
    assert run("rules", "compare", "--before", "0").exit_code == 2
