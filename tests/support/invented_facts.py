"""Invented numbers, telephones, mail and addresses, of which a record carries only some."""

import random
from dataclasses import dataclass, replace

from employer_match.duplicates import Known
from employer_match.language.company_names import folded
from tests.support.factories import organisation_number

STREETS = (
    "Storgatan", "Järnagatan", "Kungsgatan", "Hantverkarvägen", "Industrigatan", "Skolgatan",
    "Bergviksvägen", "Ängsvägen", "Västra Kanalgatan", "Nygatan", "Torggatan", "Verkstadsvägen",
    "Åkerbyvägen", "Lastkajsgatan", "Mälarvägen", "Östra Kyrkogatan", "Parkvägen", "Bangårdsgatan",
)  # fmt: skip
#: Municipality → where its post codes begin.
TOWNS = {"0181": "151", "0188": "761", "0180": "112", "1480": "411", "1280": "211", "0380": "753"}
FREE = ("gmail.com", "hotmail.com", "telia.com")
#: How often a record carries the fact.
SHARES = {
    "organisation_number": 0.35, "phone": 0.45, "email": 0.4, "address": 0.5, "postcode": 0.45,
    "municipality_code": 0.75,
}  # fmt: skip


@dataclass(frozen=True)
class Facts:
    """All that could be known of one employer at one place."""

    organisation_number: str
    phone: str
    email: str
    address: str
    postcode: str
    municipality_code: str

    def again(self, draw: random.Random) -> "Facts":
        """The same as somebody else writes it: now and then another telephone or mailbox."""
        other = facts_of("annan", draw)
        box = draw.choice(["info", "kontakt", "jobb"]) + "@" + self.email.partition("@")[2]
        free = self.email.partition("@")[2] in FREE
        return replace(
            self,
            organisation_number=_as_number(self.organisation_number, draw),
            phone=_as_phone(self.phone if draw.random() < 0.8 else other.phone, draw),
            email=self.email if free or draw.random() < 0.6 else box,
            address=_as_address(self.address, draw),
            postcode=f"{self.postcode[:3]} {self.postcode[3:]}",
        )


def facts_of(name: str, draw: random.Random) -> Facts:
    """New facts; every call another number and telephone."""
    town = draw.choice(sorted(TOWNS))
    site = "".join(sign for sign in folded(name) if sign.isalnum() and sign.isascii())[:20]
    domain = draw.choice(FREE) if draw.random() < 0.3 else f"{site or 'firma'}.se"
    user = f"{site}{draw.randrange(100)}" if domain in FREE else draw.choice(["info", "chef"])
    return Facts(
        organisation_number=organisation_number(draw.randrange(100_000)),
        phone=f"0{draw.choice(['8', '70', '31', '40'])}{draw.randrange(10**6, 10**7)}",
        email=f"{user}@{domain}",
        address=f"{draw.choice(STREETS)} {draw.randrange(1, 90)}",
        postcode=f"{TOWNS[town]}{draw.randrange(10, 99)}",
        municipality_code=town,
    )


def partly(name: str, facts: Facts, draw: random.Random, always: tuple[str, ...] = ()) -> Known:
    """A record with some of the facts, and always with these."""
    kept = {
        field: getattr(facts, field) if draw.random() < share or field in always else None
        for field, share in SHARES.items()
    }
    return Known(name, **kept)


def _as_number(number: str, draw: random.Random) -> str:
    return draw.choice([number, f"{number[:6]}-{number[6:]}", f"16{number}"])


def _as_phone(phone: str, draw: random.Random) -> str:
    spaced = f"{phone[:3]}-{phone[3:6]} {phone[6:8]} {phone[8:]}".strip()
    return draw.choice([phone, f"+46{phone[1:]}", f"0046 {phone[1:]}", spaced])


def _as_address(address: str, draw: random.Random) -> str:
    street, _, number = address.rpartition(" ")
    shorter = street.replace("gatan", "g.").replace("vägen", "v.")
    plain = street.translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))
    return draw.choice(
        [address, f"{shorter} {number}", f"{plain} {number}", f"{street.upper()} {number} A"]
    )
