"""One employer's name as other people write it: every way in which a register gets it twice."""

import random
import re
from collections.abc import Callable

#: So many pairs of every kind.
EACH = 14
FORMS = ("AB", "HB", "KB", "Aktiebolag", "(publ)", "Ek. för.", "Handelsbolag")
_FORM = re.compile(
    r"\b(ab|hb|kb|aktiebolag|handelsbolag|ek\.? för|ekonomisk förening|stiftelsen)\b\.?", re.I
)
#: Two lists each: the first for development, the second for the half that is held out.
DEPARTMENTS = (
    (", ekonomiavdelningen", " - lagret", ", HR", " (kundtjänst)", ", omsorgskontoret",
     " Personal"),
    (", löneenheten", " – köket", " / verkstaden", ", tekniska förvaltningen", " huvudkontoret",
     " (reception)", ", inköp"),
)  # fmt: skip
REGIONS = (
    (" i Norr", " i Södertälje", " Sverige", " i Mälardalen", " Norden"),
    (" i Syd", " i Norrtälje", " Sweden", " i Sörmland", " Nordic", " i Lund"),
)
SHORTER = (
    {"restaurang": "Rest.", "fastigheter": "Fastigh.", "trafikskola": "Trafiksk.",
     "bemanning": "Bem.", "sverige": "Sv.", "service": "Serv.", "stockholm": "Sthlm"},
    {"göteborg": "Gbg", "rekrytering": "Rekryt.", "entreprenad": "Entr.", "assistans": "Ass.",
     "konsult": "Kons.", "transport": "Transp.", "förskola": "Försk.", "kommun": "Kom.",
     "restaurang": "Restaur.", "service": "Serv."},
)  # fmt: skip
_NEXT = {"a": "s", "e": "r", "i": "u", "o": "p", "n": "m", "s": "d", "t": "r", "l": "k", "r": "e"}


def rewrite(kind: str, name: str, draw: random.Random, held_out: bool) -> str | None:
    """The name written in this way, or None where it cannot be."""
    return KINDS[kind](name, draw, int(held_out))


def _form_gone_or_other(name: str, draw: random.Random, _half: int) -> str | None:
    without = " ".join(_FORM.sub(" ", name).split())
    if len(without) < 4:
        return None
    form = draw.choice(FORMS)
    return draw.choice([without, f"{without} {form}", f"{form} {without}"])


def _without_dots(name: str, _draw: random.Random, _half: int) -> str | None:
    plain = name.translate(str.maketrans("åäöéüÅÄÖÉÜ", "aaoeuAAOEU"))
    return plain if plain != name else None


def _letter_missing(name: str, draw: random.Random, _half: int) -> str | None:
    return _slip(name, draw, lambda word, at: word[:at] + word[at + 1 :])


def _letter_doubled(name: str, draw: random.Random, _half: int) -> str | None:
    return _slip(name, draw, lambda word, at: word[:at] + word[at] + word[at:])


def _letters_swapped(name: str, draw: random.Random, _half: int) -> str | None:
    return _slip(
        name, draw, lambda word, at: word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    )


def _wrong_key(name: str, draw: random.Random, _half: int) -> str | None:
    return _slip(name, draw, lambda word, at: word[:at] + _NEXT.get(word[at], "e") + word[at + 1 :])


def _slip(name: str, draw: random.Random, change: Callable[[str, int], str]) -> str | None:
    words = name.split()
    long = [place for place, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    if not long:
        return None
    place = draw.choice(long)
    words[place] = change(words[place], draw.randrange(1, len(words[place])))
    return " ".join(words)


def _by_ear(name: str, draw: random.Random, _half: int) -> str | None:
    sounds = [("c", "k"), ("k", "c"), ("z", "s"), ("w", "v"), ("ph", "f"), ("x", "ks"), ("v", "w")]
    fitting = [(a, b) for a, b in sounds if a in name[1:]]
    if not fitting:
        return None
    a, b = draw.choice(fitting)
    return name[0] + name[1:].replace(a, b, 1)


def _words_turned(name: str, draw: random.Random, _half: int) -> str | None:
    words = _FORM.sub(" ", name).split()
    if len(words) < 2:
        return None
    if len(words) == 2:
        return f"{words[1]}{draw.choice([',', ''])} {words[0]}"
    return " ".join(draw.choice([[*words[1:], words[0]], [words[-1], *words[:-1]]]))


def _shortened(name: str, _draw: random.Random, half: int) -> str | None:
    for long, short in SHORTER[half].items():
        found = re.search(rf"\b{long}\w{{0,2}}\b", name, re.I)
        if found:
            return name[: found.start()] + short + name[found.end() :]
    return None


def _spaces(name: str, draw: random.Random, _half: int) -> str | None:
    words = name.split()
    if len(words) >= 3:
        place = draw.randrange(len(words) - 2)
        return " ".join(
            [*words[:place], words[place] + words[place + 1].lower(), *words[place + 2 :]]
        )
    long = max(words, key=len)
    if len(long) < 9 or not long.isalpha():
        return None
    at = draw.randrange(4, len(long) - 3)
    return name.replace(long, f"{long[:at]} {long[at:]}", 1)


def _department(name: str, draw: random.Random, half: int) -> str | None:
    return name + draw.choice(DEPARTMENTS[half])


def _branch(name: str, draw: random.Random, _half: int) -> str | None:
    return f"{name} {draw.choice(['filial', 'Filial', '(filial)'])}"


def _region(name: str, draw: random.Random, half: int) -> str | None:
    without = " ".join(_FORM.sub(" ", name).split())
    return without + draw.choice(REGIONS[half]) if len(without) >= 4 else None


def _joining_words(name: str, _draw: random.Random, _half: int) -> str | None:
    for a, b in ((" & ", " och "), (" och ", " & "), (" o ", " & "), ("-", " ")):
        if a in name:
            return name.replace(a, b, 1)
    return None


def _shouted(name: str, draw: random.Random, _half: int) -> str | None:
    return draw.choice([name.upper(), name.lower(), f'"{name}"', f" {name}  "])


def _twice_wrong(name: str, draw: random.Random, half: int) -> str | None:
    once = _form_gone_or_other(name, draw, half)
    return _slip(once, draw, lambda word, at: word[:at] + word[at + 1 :]) if once else None


KINDS: dict[str, Callable[[str, random.Random, int], str | None]] = {
    "legal form": _form_gone_or_other,
    "without dots": _without_dots,
    "letter missing": _letter_missing,
    "letter doubled": _letter_doubled,
    "letters swapped": _letters_swapped,
    "wrong key": _wrong_key,
    "by ear": _by_ear,
    "word order": _words_turned,
    "shortened": _shortened,
    "spaces": _spaces,
    "department": _department,
    "branch": _branch,
    "region": _region,
    "joining words": _joining_words,
    "shouted": _shouted,
    "form and slip": _twice_wrong,
}
