"""The weekly plan: which week, a line of one's own, and what is decided about one."""

from collections.abc import Mapping
from typing import Any

from marshmallow import fields

from employer_match.outreach.plan_week import Week
from employer_match.schemas.base import Strict, code, day, reference, text, version, whole
from employer_match.vocabulary import GoOnReason, Mode, Purpose

WEEK = "Write the week as 2026-W48."


class WeekField(fields.String):
    """A week as ISO 8601 writes it."""

    default_error_messages = {  # noqa: RUF012 - marshmallow declares it so
        "required": WEEK,
        "null": WEEK,
        "invalid": WEEK,
        "invalid_utf8": WEEK,
    }

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **rest: Any
    ) -> Any:
        written = super()._deserialize(value, attr, data, **rest)
        try:
            return Week.read(written)
        except ValueError:
            raise self.make_error("invalid") from None

    def _serialize(self, value: Any, attr: str | None, obj: Any, **rest: Any) -> str | None:
        return None if value is None else str(value)


def week(**rest: Any) -> WeekField:
    """A week, such as 2026-W48."""
    pattern = r"^[0-9]{4}-W[0-9]{2}$"
    return WeekField(metadata={"pattern": pattern, "example": "2026-W48"}, **rest)


class WeekQuery(Strict):
    """Which week is asked for; without it the one at hand."""

    week = week(load_default=None)


class TeamWeekQuery(WeekQuery):
    """Which week, and of which unit."""

    unit_id = whole(1, load_default=None, allow_none=True)


class WeekInput(Strict):
    """The week to plan, or to plan anew."""

    week = week(required=True)


class PlanLineInput(Strict):
    """A contact that the coach plans oneself; no day is the first one still to come."""

    workplace_id = reference(required=True)
    purpose = code(Purpose, required=True)
    mode = code(Mode, required=True)
    day = day()
    participant_id = text(16, load_default=None, allow_none=True)


class PlanLineOfWeek(PlanLineInput):
    """The same, with the week; and the vacancy that it is about."""

    week = week(required=True)
    vacancy_id = reference(load_default=None, allow_none=True)


class LineDecision(Strict):
    """The version of the line that was read, and a reason where a colleague was there first."""

    version = version()
    go_on_reason = code(GoOnReason, load_default=None, allow_none=True)


class LineAcceptance(Strict):
    """For how many days the contact is announced at least, and a reason to go on in spite of it."""

    days = whole(1, 60, load_default=14)
    go_on_reason = code(GoOnReason, load_default=None, allow_none=True)
