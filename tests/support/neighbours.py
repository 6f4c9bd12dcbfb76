"""Two employers, or two workplaces, that are easily taken for one: the hard cases."""

import random
from dataclasses import replace

from tests.support.as_people_write import _FORM
from tests.support.invented_facts import Facts, facts_of

#: So many pairs of every kind.
EACH = 48
#: Two lists each: the first for development, the second for the half that is held out.
SHOPS = (
    ("Centrum", "Torget", "Norra", "Stationen", "Weda", "Geneta", "Maxi", "Kvantum", "Gallerian"),
    ("Hamnen", "Söder", "City", "Ronna", "Hovsjö", "Nära", "Stormarknad", "Resecentrum", "Flaggan"),
)
SISTERS = (
    ("Holding AB", "Invest AB", "Fastigheter AB", "Förvaltnings AB", "Holding i Sverige AB"),
    ("Fastighets AB", "Kapital AB", "Intressenter AB", "Holdings AB", "Investment AB", "2 AB"),
)
TRADES = (
    ("Bygg AB", "Städ AB", "Redovisning", "Måleri AB", "Transport AB", "Restaurang", "Konsult AB"),
    ("Golv AB", "Frisör", "Trafikskola AB", "El AB", "Catering", "Bil AB", "Bemanning AB", "Plåt"),
)
Two = tuple[str, str, Facts]


def chain(name: str, facts: Facts, draw: random.Random, held_out: bool) -> Two:
    """Two shops of a chain in one town, each with its own name after the chain's."""
    plain = _plain(name)
    one, two = draw.sample(SHOPS[held_out], 2)
    return f"{plain} {one}", f"{plain} {two}", _shop(facts, draw)


def one_name(name: str, facts: Facts, draw: random.Random) -> Two:
    """Two shops of a chain in one town that are called nothing but the chain's name."""
    other = _shop(facts, draw)
    return name, _plain(name), replace(other, phone=facts_of(name, draw).phone)


def holding(name: str, facts: Facts, draw: random.Random, held_out: bool) -> Two:
    """The owner's other company, under the same roof, now and then with the same telephone."""
    other = facts_of(name, draw)
    if draw.random() < 0.4:
        other = replace(other, phone=facts.phone)
    return name, f"{_plain(name)} {draw.choice(SISTERS[held_out])}", _here(other, facts)


def other_trade(name: str, facts: Facts, draw: random.Random, held_out: bool) -> Two:
    """One family or place name, two trades, in one town."""
    first = _plain(name).split()[0]
    one, two = draw.sample(TRADES[held_out], 2)
    town = replace(facts_of(name, draw), municipality_code=facts.municipality_code)
    return f"{first} {one}", f"{first} {two}", town


def same_street(name: str, other_name: str, facts: Facts, draw: random.Random) -> Two:
    """Two tenants of one house."""
    return name, other_name, _here(facts_of(other_name, draw), facts)


def alike(name: str, nearest: str, facts: Facts, draw: random.Random) -> Two:
    """The name in the list that is most like this one, in one town."""
    town = replace(facts_of(nearest, draw), municipality_code=facts.municipality_code)
    return name, nearest, town


def _plain(name: str) -> str:
    return " ".join(_FORM.sub(" ", name).split()) or name


def _shop(facts: Facts, draw: random.Random) -> Facts:
    """The chain's number, domain and often its switchboard; its own house."""
    other = facts_of("butik", draw)
    same_owner = draw.random() < 0.5
    while other.address == facts.address:
        other = facts_of("butik", draw)
    return replace(
        other,
        organisation_number=facts.organisation_number if same_owner else other.organisation_number,
        phone=facts.phone if draw.random() < 0.3 else other.phone,
        email="butik@" + facts.email.partition("@")[2],
        municipality_code=facts.municipality_code,
        postcode=facts.postcode[:3] + other.postcode[3:],
    )


def _here(other: Facts, facts: Facts) -> Facts:
    return replace(
        other,
        address=facts.address,
        postcode=facts.postcode,
        municipality_code=facts.municipality_code,
    )
