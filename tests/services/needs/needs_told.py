"""A need as an invented employer posts it, and the letters that follow."""

import re
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.config import Settings
from employer_match.models import OutboxMessage
from employer_match.services.needs.need_sender import NeedSender
from employer_match.services.needs.post_need import NeedDraft
from employer_match.services.vacancies.vacancy_content import VacancyContent
from employer_match.vocabulary import Condition, VacancyKind

SETTINGS = Settings(secret_key="a key for these tests only, not secret", base_url="https://m.test")
SENDER = NeedSender(
    employer_name="Påhittade Kaféet AB",
    contact_name="Påhittad Ägare",
    contact_email="Agare@example.se",
    contact_phone="08-123 45",
)
TASKS = VacancyContent(
    kind=VacancyKind.TASKS,
    text="Torka bord och vattna blommor, lugn miljö.",
    municipality_code="0181",
    hours_min=4,
    hours_max=8,
    conditions={Condition.HOURS_ADAPTABLE: True},
)


def need(sender: dict[str, Any] | None = None, **content: Any) -> NeedDraft:
    """A draft of untitled tasks; say what is different."""
    return NeedDraft(sender=replace(SENDER, **(sender or {})), content=replace(TASKS, **content))


def letters_sent(session: Session) -> list[OutboxMessage]:
    """Every letter, oldest first."""
    return list(session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


def token_in(letter: OutboxMessage) -> str:
    """The token of the link in a letter."""
    found = re.search(r"https://m\.test/post/need/(\S+)", letter.body)
    assert found
    return found[1]
