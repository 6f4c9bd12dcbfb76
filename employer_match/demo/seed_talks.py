"""Write what colleagues have asked each other, what was answered, and who came along."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from employer_match.demo.keys import Keys, moment
from employer_match.demo.programme import DemoProgramme
from employer_match.demo.reading import content, working_day
from employer_match.models import Companion, Contact, Notice, Talk, TalkMessage
from employer_match.outreach import introductions
from employer_match.services.talks.ask_colleagues import TOLD
from employer_match.vocabulary import NoticeKind, TalkAnswer, TalkKind

#: An answer older than this has been read.
READ_AFTER = timedelta(days=7)


def write(session: Session, whole: DemoProgramme, keys: Keys) -> None:
    """Every talk with its notices, and companions on the newest contact of a coach there."""
    for raw in content("team")["talk"]:
        _talk(session, raw, keys, whole.today)
    for raw in content("team")["companion"]:
        made = newest_contact(session, keys, raw["workplace"], raw["coach"])
        along = keys.users[raw["along"]]
        session.add(
            Companion(
                contact_id=made.id,
                user_id=along,
                unit_id=keys.unit_of[raw["along"]],
                created_at=made.created_at,
            )
        )
        session.add(
            Notice(
                user_id=along,
                kind=NoticeKind.CAME_ALONG,
                workplace_id=made.workplace_id,
                from_user_id=made.user_id,
                created_at=made.created_at,
            )
        )
    session.flush()


def newest_contact(session: Session, keys: Keys, workplace: str, coach: str) -> Contact:
    """The last contact that the coach made at the workplace."""
    made = select(Contact).where(
        Contact.workplace_id == keys.workplaces[workplace], Contact.user_id == keys.users[coach]
    )
    newest = made.order_by(Contact.happened_on.desc(), Contact.id.desc()).limit(1)
    return session.scalars(newest).one()


def _talk(session: Session, raw: dict[str, Any], keys: Keys, today: date) -> None:
    kind = TalkKind(raw["kind"])
    asked = working_day(today - timedelta(days=raw["asked"]))
    asker, colleague = keys.users[raw["asker"]], keys.users[raw["colleague"]]
    introduction = kind is TalkKind.INTRODUCTION
    free = introductions.free_from(asked) if introduction else None
    answered = working_day(today - timedelta(days=raw["answered"])) if "answered" in raw else None
    ran_out = free is not None and answered is None and free <= today
    talk = Talk(
        workplace_id=keys.workplaces[raw["workplace"]],
        kind=kind,
        asker_id=asker,
        asker_unit_id=keys.unit_of[raw["asker"]],
        colleague_id=colleague,
        colleague_unit_id=keys.unit_of[raw["colleague"]],
        owner_id=colleague if introduction else None,
        free_from=free,
        told_free_at=moment(free, 6) if free and ran_out else None,
        created_at=moment(asked, 8, 40),
    )
    session.add(talk)
    session.flush()
    session.add(
        TalkMessage(
            talk_id=talk.id, user_id=asker, text=raw["text"], created_at=moment(asked, 8, 40)
        )
    )
    _tell(session, talk, TOLD[kind], colleague, asker, asked, read=answered is not None)
    if answered is not None:
        said = TalkMessage(
            talk_id=talk.id,
            user_id=colleague,
            answer=TalkAnswer(raw["answer"]),
            text=raw["said"],
            created_at=moment(answered, 13, 5),
        )
        session.add(said)
        long_ago = today - answered > READ_AFTER
        _tell(session, talk, NoticeKind.ANSWERED, asker, colleague, answered, read=long_ago)
    if free and ran_out:
        _tell(session, talk, NoticeKind.FREE_TO_GO, asker, colleague, free, read=False)


def _tell(
    session: Session, talk: Talk, kind: NoticeKind, to: int, sender: int, day: date, *, read: bool
) -> None:
    session.add(
        Notice(
            user_id=to,
            kind=kind,
            workplace_id=talk.workplace_id,
            from_user_id=sender,
            talk_id=talk.id,
            created_at=moment(day, 13, 10),
            read_at=moment(day, 15) if read else None,
        )
    )
