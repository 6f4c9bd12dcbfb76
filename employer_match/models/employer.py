"""Employers as legal units, and the workplaces where contacts, rules and vacancies hang."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from employer_match.language.company_names import name_key
from employer_match.models.base import Base, Dated, Name, Versioned
from employer_match.vocabulary import SizeClass


class Employer(Versioned, Base):
    """A legal unit. A sole trader's organisation number is a personal identity number: masked.

    `fictional` marks demo data, so that nobody mistakes its numbers for a real company's.
    `name_key` follows the name: it is what the employer is found and compared by.
    """

    __tablename__ = "employer"
    # SQLite would give the id of a merged record to a new one, and old links would lead there.
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Name, index=True)
    name_key: Mapped[str] = mapped_column(String(200), index=True)
    organisation_number: Mapped[str | None] = mapped_column(String(10), unique=True)
    sole_trader: Mapped[bool] = mapped_column(default=False)
    sector: Mapped[str | None] = mapped_column(String(30))
    sni: Mapped[str | None] = mapped_column(String(5))
    fictional: Mapped[bool] = mapped_column(default=False)

    workplaces: Mapped[list["Workplace"]] = relationship(
        back_populates="employer", order_by="Workplace.name, Workplace.id"
    )

    @validates("name")
    def _follow_name(self, _column: str, name: str) -> str:
        self.name_key = name_key(name)
        return name


class Workplace(Versioned, Base):
    """A place where people work: the level on which a county coordinates.

    `name_key` follows the name: imports and searches find the place by it. A workplace that came
    with an ad only (`from_advert`) has no relation to us until somebody makes a contact.
    """

    __tablename__ = "workplace"
    __table_args__ = (
        Index("ix_workplace_found_again", "name_key", "municipality_code", "employer_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"))
    name: Mapped[str] = mapped_column(Name, index=True)
    name_key: Mapped[str] = mapped_column(String(200))
    address: Mapped[str | None] = mapped_column(String(200))
    postcode: Mapped[str | None] = mapped_column(String(10))
    city: Mapped[str | None] = mapped_column(String(100))
    municipality_code: Mapped[str | None] = mapped_column(String(4), index=True)
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    phone: Mapped[str | None] = mapped_column(String(40))
    email: Mapped[str | None] = mapped_column(String(254))
    size_class: Mapped[SizeClass] = mapped_column(default=SizeClass.UNKNOWN)
    from_advert: Mapped[bool] = mapped_column(default=False)

    employer: Mapped[Employer] = relationship(back_populates="workplaces", lazy="joined")

    @validates("name")
    def _follow_name(self, _column: str, name: str) -> str:
        self.name_key = name_key(name)
        return name


class NeedsSheetEntry(Dated, Base):
    """One fact of a workplace's needs sheet, with its date and source; `known` False is honest.

    A later entry on the same topic replaces an earlier one in the view and never in the table.
    """

    __tablename__ = "needs_sheet_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    workplace_id: Mapped[int] = mapped_column(ForeignKey("workplace.id"), index=True)
    topic: Mapped[str] = mapped_column(String(40))
    known: Mapped[bool] = mapped_column(default=True)
    text: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(String(40))
    learnt_on: Mapped[date]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
