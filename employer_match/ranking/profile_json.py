"""Profiles from JSON: the keys of the public format and no other, errors with their line."""

import json
import re
from collections.abc import Iterable

from employer_match.language.normal import words
from employer_match.ranking.languages import language_code
from employer_match.ranking.licences import licence_code
from employer_match.ranking.order import MOST_WISHES
from employer_match.ranking.profile import Area, Hours, MustNot, Profile, Wish
from employer_match.ranking.reading import Reader, WrongInput
from employer_match.vocabulary import Condition

KEYS = (
    "id",
    "wishes",
    "must_not",
    "conditions",
    "hours",
    "area",
    "licences",
    "languages",
    "declined",
    "last_contact",
    "show_anyway",
    "related",
    "said_yes",
    "said_no",
)
CODES = ("occupation", "group", "field", "text")

_MUNICIPALITY = re.compile("[0-9]{4}")


class ProfileError(WrongInput):
    """A profile that cannot be used."""


def read_profiles(lines: Iterable[str], where: str = "profiles") -> list[Profile]:
    """The profiles of a file with one JSON object a line; empty lines are passed over.

    Raises ProfileError with the first line that is wrong: a person left out in silence would be
    worse than a stop.
    """
    found: dict[str, int] = {}
    profiles = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        here = f"{where} line {number}"
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as wrong:
            raise ProfileError(here, f"is not JSON ({wrong})") from None
        profile = profile_from_json(value, here)
        if profile.id in found:
            earlier = found[profile.id]
            raise ProfileError(here, f"id {profile.id!r} is on line {earlier} too", "Remove one.")
        found[profile.id] = number
        profiles.append(profile)
    return profiles


def profile_from_json(value: object, where: str = "profile") -> Profile:
    """One profile; raises ProfileError, naming the key, for whatever is unknown or of wrong type.

    A list that is there is complete; `licences` and `languages` that are absent are unknown.
    """
    try:
        return _profile(Reader.of(value, where, KEYS))
    except ProfileError:
        raise
    except WrongInput as wrong:
        raise ProfileError(wrong.where, wrong.what, wrong.to_do) from None


def _profile(reader: Reader) -> Profile:
    wishes = tuple(
        _wish(item, f"{reader.where}: wishes[{at}]")
        for at, item in enumerate(reader.items("wishes"))
    )
    if len(wishes) > MOST_WISHES:
        raise reader.wrong("wishes", f"more than {MOST_WISHES}", "Keep those that matter.")
    must_not = tuple(
        _must_not(item, f"{reader.where}: must_not[{at}]")
        for at, item in enumerate(reader.items("must_not"))
    )
    languages = frozenset(map(language_code, reader.texts("languages")))
    return Profile(
        id=reader.identity(),
        wishes=wishes,
        must_not=must_not,
        conditions=frozenset(
            reader.member("conditions", item, Condition, list(Condition))
            for item in reader.items("conditions")
        ),
        hours=hours_from_json(reader),
        area=_area(reader),
        licences=_licences(reader, "licences") if reader.present("licences") else None,
        languages=languages if reader.present("languages") else None,
        declined=frozenset(reader.texts("declined")),
        last_contact=reader.day("last_contact"),
        show_anyway=_licences(reader, "show_anyway"),
        related=reader.flag("related") if reader.present("related") else True,
        said_yes=frozenset(reader.texts("said_yes")),
        said_no=frozenset(reader.texts("said_no")),
    )


def _licences(reader: Reader, key: str) -> frozenset[str]:
    return frozenset(map(licence_code, reader.texts(key)))


def _wish(item: object, where: str) -> Wish:
    reader = Reader.of(item, where, ("rank", *CODES))
    rank = reader.raw.get("rank")
    if isinstance(rank, bool) or not isinstance(rank, int) or not 1 <= rank <= 10**6:
        raise reader.wrong("rank", "expected a whole number from 1, the dearest wish first")
    key = reader.only_one(CODES)
    return Wish(rank, **{key: _code(reader, key)})


def _must_not(item: object, where: str) -> MustNot:
    reader = Reader.of(item, where, (*CODES, "condition"))
    key = reader.only_one((*CODES, "condition"))
    if key == "condition":
        value = reader.raw["condition"]
        return MustNot(condition=reader.member(key, value, Condition, list(Condition)))
    said = _code(reader, key)
    return MustNot(**{key: said})  # type: ignore[arg-type]  # `condition` is answered above


def _code(reader: Reader, key: str) -> str:
    found = reader.text(key) or ""
    if not words(found):
        raise reader.wrong(key, f"{found!r} holds no word", "Leave it out, or say which.")
    return found


def hours_from_json(reader: Reader, key: str = "hours") -> Hours | None:
    """The key's {"min", "max"} in hours a week; None where it is absent or says neither."""
    if not reader.present(key):
        return None
    inner = Reader.of(reader.raw[key], f"{reader.where}: {key}", ("min", "max"))
    low, high = inner.number("min"), inner.number("max")
    try:
        return None if low is None and high is None else Hours(low, high)
    except ValueError as wrong:
        raise WrongInput(inner.where, str(wrong)) from None


def _area(reader: Reader) -> Area | None:
    if not reader.present("area"):
        return None
    keys = ("municipalities", "from", "max_km")
    inner = Reader.of(reader.raw["area"], f"{reader.where}: area", keys)
    start, most = inner.text("from"), inner.number("max_km")
    named = frozenset(inner.texts("municipalities"))
    for code in sorted(named | ({start} if start else frozenset())):
        if not _MUNICIPALITY.fullmatch(code):
            what = f"{code!r} is no municipality code"
            raise WrongInput(inner.where, what, "Write SCB's four digits, as 0180.")
    if named and start is None and most is None:
        return Area(named)
    if not named and start is not None and most is not None and most >= 0:
        return Area(from_municipality=start, max_km=most)
    raise WrongInput(
        inner.where,
        "needs either municipalities, or from and max_km (0 or more)",
        "Leave area out where the person can work anywhere.",
    )
