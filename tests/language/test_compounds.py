"""Compounds in parts, and words that only look like compounds."""

import pytest

from employer_match.language.compounds import is_generic, is_noun, joining_forms, split

SPLIT = """
lagermedarbetare lager medarbet
lagermedarbetarna lager medarbet
skolkök skol kök
skolköket skol kök
chefskock chef kock
köksbiträde kök biträd
butikssäljare butik sälj
hotellstädning hotell städ
barnskötare barn skötare
förskollärare förskol lärare
lärarvikarie lärare vikari
äldreomsorg äldr omsorg
äldreboende äldr boend
lastbilschaufför last bil chaufför
lastbilar last bil
trädgårdsarbete trädgård arbet
djurvårdare djur vård
hundförare hund förare
ostronkock ostron kock
tillagningskök tillag kök
köksmiljö kök miljö
djurklinik djur klinik
gatukök gat kök
kyrkogårdsarbetare kyrk gård arbet
målarverkstad måla verkstad
återvinningsarbetare återvin arbet
kontorsstädare kontor städ
elmontör el mont
undersköterska under skötersk
grundskola grund skol
folkhögskolelärare folkhög skol lärare
"""

WHOLE = """
tandläkare djurläkare barnmorska lokalvårdare lokalvård medarbetare arbetsgivare arbetsplats
framtid heltid deltid verkstad trädgård förskola högskola verksamhet städning städerska butikerna
skolning bilder billig barnslig fruktansvärd diskussion diskriminering material matematik kundtjänst
geografiska metodisk sporadiska marknadsföring bokföring bakgrund kök lager parkering hållbar
underbar samarbete bearbetning internet planet enskild lagar dansk förpackning handläggare
interpersonal landskap markering vårdnad kockar målare hundra katten hemma husen bartender
"""


@pytest.mark.parametrize("line", SPLIT.strip().splitlines())
def test_the_parts_of_a_compound(line: str) -> None:
    word, *parts = line.split()
    assert split(word) == tuple(parts)


@pytest.mark.parametrize("word", WHOLE.split())
def test_no_compound(word: str) -> None:
    assert split(word) == ()


def test_joining_forms() -> None:
    assert {"butik", "butiks"} <= joining_forms("butik")
    assert {"skol", "skole"} <= joining_forms("skola")
    assert "gatu" in joining_forms("gata")
    assert "var" not in joining_forms("vara"), "too short to tell"


def test_a_noun_in_any_form_may_stand_first() -> None:
    assert is_noun("butiken")
    assert is_noun("butiks")
    assert not is_noun("snabbt")


def test_heads_that_say_little() -> None:
    assert is_generic("medarbet")
    assert is_generic("personal")
    assert not is_generic("kock")
