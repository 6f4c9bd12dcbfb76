"""What is known of an employer or workplace, and the same brought to one form for comparing."""

import re
from dataclasses import dataclass
from functools import cached_property

from employer_match.duplicates.addresses import Street, street
from employer_match.duplicates.name_parts import NameParts, parts_of
from employer_match.language.numbers import e164, organisation_number

#: Anybody may have an address here, so sharing the domain says nothing.
_FREE_MAIL = """
    gmail.com googlemail.com hotmail.com hotmail.se outlook.com outlook.se live.se live.com
    icloud.com me.com mac.com yahoo.com yahoo.se telia.com spray.se passagen.se comhem.se
    bredband.net bredband2.com protonmail.com proton.me msn.com home.se swipnet.se tele2.se
    bahnhof.se glocalnet.net algonet.se gmx.com gmx.net mail.com
"""
FREE_MAIL = frozenset(_FREE_MAIL.split())


@dataclass(frozen=True)
class Known:
    """What is known of an employer or workplace, as typed; every field but the name may be None."""

    name: str
    organisation_number: str | None = None
    phone: str | None = None
    email: str | None = None
    postcode: str | None = None
    municipality_code: str | None = None
    address: str | None = None

    @cached_property
    def number(self) -> str | None:
        """The organisation number in ten digits, or None where there is none that is valid."""
        return organisation_number(self.organisation_number or "")

    @cached_property
    def miswritten(self) -> str | None:
        """The digits of an organisation number that is none: they decide nothing by themselves."""
        digits = re.sub(r"\D", "", self.organisation_number or "")
        return digits[-10:] if self.number is None and len(digits) >= 10 else None

    @cached_property
    def parts(self) -> NameParts:
        """The name's telling words."""
        return parts_of(self.name)

    @cached_property
    def dialled(self) -> str | None:
        """The telephone number in E.164, or None."""
        return e164(self.phone or "")

    @cached_property
    def mail(self) -> str | None:
        """The mail address in lower case, or None."""
        mail = (self.email or "").strip().lower()
        return mail if "@" in mail[1:-1] else None

    @cached_property
    def domain(self) -> str | None:
        """The mail domain, or None where anybody may have it."""
        domain = (self.mail or "").rpartition("@")[2]
        return domain if domain and domain not in FREE_MAIL else None

    @cached_property
    def post(self) -> str | None:
        """The post code in five digits, or None."""
        digits = re.sub(r"\D", "", self.postcode or "")
        return digits if len(digits) == 5 else None

    @cached_property
    def municipality(self) -> str | None:
        """The municipality's code in four digits (a spreadsheet drops the first zero), or None."""
        code = (self.municipality_code or "").strip()
        return code.zfill(4) if code else None

    @cached_property
    def street(self) -> Street | None:
        """The street with its number, or None for a box or nothing."""
        return street(self.address or "")
