"""Every message exists in both languages, complete and with the same placeholders."""

import re

from tests.support.catalogues import catalogue, mentioned, messages, used


def _one(message: str | tuple[str, ...]) -> str:
    return message if isinstance(message, str) else message[0]


def test_every_message_has_its_swedish() -> None:
    known = {_one(message.id) for message in catalogue() if message.id and all_told(message.string)}
    missing = {message: where for message, where in used().items() if _one(message) not in known}
    assert missing == {}


def all_told(text: object) -> bool:
    return bool(text) and all(text if isinstance(text, tuple | list) else (text,))


def test_nothing_in_the_catalogue_is_empty_or_a_guess() -> None:
    unsure = [m.id for m in catalogue() if m.id and (m.fuzzy or not all_told(m.string))]
    assert unsure == []


def test_both_languages_fill_the_same_places() -> None:
    places = re.compile(r"%\(\w+\)[sd]|%%")
    differ = [
        (english, swedish)
        for english, swedish in messages().items()
        if set(places.findall(english)) != set(places.findall(swedish))
    ]
    assert differ == []


def test_the_catalogue_keeps_no_message_that_nobody_uses() -> None:
    told = {_one(message) for message in used()} | mentioned()
    assert [m.id for m in catalogue() if m.id and _one(m.id) not in told] == []
