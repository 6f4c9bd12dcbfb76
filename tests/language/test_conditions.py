"""Which conditions of the work an ad states, and which it only seems to."""

import pytest

from employer_match.language.condition_phrases import OPPOSITE, STATED, TRIGGERS
from employer_match.language.conditions import Stated, stated_conditions
from employer_match.language.sentences import QUOTE_LENGTH
from employer_match.vocabulary import Condition

# text, conditions stated true, conditions stated false
CASES = [
    ("Arbetet är förlagt till dagtid.", "daytime", ""),
    ("Arbetstiden är 07.00–16.00.", "daytime", ""),
    ("Ring oss gärna dagtid.", "", ""),
    ("Frågor besvaras på kontorstid.", "", ""),
    ("Dagtid, inga kvällar, nätter eller helger.", "daytime", "evening night weekend"),
    ("Vi jobbar endast dagtid.", "daytime", "evening night"),
    ("Kvälls- och helgarbete ingår.", "evening weekend", ""),
    ("Du arbetar dag, kväll och natt samt varannan helg.", "evening night weekend", ""),
    ("Passen är dag/kväll.", "evening", ""),
    ("Inte dagtid utan kvällar och helger.", "evening weekend", "daytime"),
    ("Inte bara kvällar utan även helger.", "evening weekend", ""),
    ("Ej helger.", "", "weekend"),
    ("Helgarbete förekommer inte.", "", "weekend"),
    ("Helgarbete är inte ovanligt.", "weekend", ""),
    ("Kvällar och helger förekommer ej.", "", "evening weekend"),
    ("Lediga helger.", "", "weekend"),
    ("Du är ledig alla kvällar och helger.", "", "evening weekend"),
    ("Arbetstiderna är måndag till fredag.", "", "weekend"),
    ("Helgfria vardagar.", "", ""),
    ("Nattklubb söker dörrvärd i kväll.", "", ""),
    ("Vaken nattjänst på natten, nattarbete.", "night", ""),
    ("Tvåskift.", "shift", ""),
    ("Arbetet sker i 3-skift.", "shift", ""),
    ("Du kan arbeta skift.", "shift", ""),
    ("Inget skiftarbete.", "", "shift"),
    ("Skiftande arbetsuppgifter.", "varied", ""),
    ("Vi erbjuder en lugn och trygg arbetsmiljö.", "calm", ""),
    ("Du är lugn och metodisk.", "", ""),
    ("Stundtals högt tempo.", "", "calm"),
    ("Aldrig högt tempo.", "", ""),
    ("Lugn miljö. Ibland högt tempo.", "", ""),
    ("Arbetet sker både utomhus och inomhus.", "outdoors indoors", ""),
    ("Utomhuspedagogik är vårt ämne.", "", ""),
    ("Tunga lyft förekommer.", "heavy_lifting", ""),
    ("Inga tunga lyft.", "", "heavy_lifting"),
    ("Tunga lyft förekommer ej.", "", "heavy_lifting"),
    ("Du är inte rädd för tunga lyft.", "heavy_lifting", ""),
    ("Arbetet är fysiskt tungt.", "heavy_lifting", ""),
    ("Lyft luren.", "", ""),
    ("Stående arbete.", "standing", ""),
    ("Inget stillasittande kontorsjobb.", "", "sitting"),
    ("Arbetet är stillasittande.", "sitting", ""),
    ("Du möter kunder varje dag.", "customer_contact", ""),
    ("Arbetet är utan kundkontakt.", "", "customer_contact"),
    ("Vana av kundkontakt är bra.", "", ""),
    ("Våra kunder är nöjda.", "", ""),
    ("Du svarar i telefon.", "phone_calls", ""),
    ("Inga telefonsamtal.", "", "phone_calls"),
    ("Intervjuer hålls som telefonsamtal.", "", ""),
    ("Ensamarbete förekommer.", "alone", ""),
    ("Du arbetar självständigt.", "alone", ""),
    ("Du ska kunna arbeta både självständigt och i team.", "", ""),
    ("Inget ensamarbete.", "", "alone"),
    ("Du ingår i ett arbetslag.", "in_team", ""),
    ("Du blir en del av ett glatt team.", "in_team", ""),
    ("Teamet är stort.", "", ""),
    ("Omväxlande arbete.", "varied", ""),
    ("Arbetet är varken monotont eller stillasittande.", "", "same_tasks sitting"),
    ("Repetitiva moment.", "same_tasks", ""),
    ("Är du trött på monotona uppgifter?", "", ""),
    ("Du arbetar med djur.", "with_animals", ""),
    ("Vi sköter om våra hästar tillsammans: du sköter hästarna.", "with_animals", ""),
    ("Erfarenhet av att arbeta med djur.", "", ""),
    ("Du kommer att arbeta med små barn.", "with_children", ""),
    ("Barnvänlig lokal.", "", ""),
    ("Du kör lastbil.", "driving", ""),
    ("Bilkörning ingår.", "driving", ""),
    ("Ingen bilkörning.", "", "driving"),
    ("Skola kör igång.", "", ""),
    ("Möjlighet till distansarbete.", "from_home", ""),
    ("Arbete på distans är inte möjligt.", "", "from_home"),
    ("Distansutbildning är ett plus.", "", ""),
    ("Lokalerna är i markplan, utan trappor.", "step_free", ""),
    ("Huset saknar hiss.", "", "step_free"),
    ("Arbetsuppgifterna kan anpassas.", "tasks_adaptable", ""),
    ("Arbetstiden kan anpassas efter dig.", "hours_adaptable", ""),
    ("Du är flexibel vad gäller flexibla arbetstider.", "", ""),
    ("Flextid.", "hours_adaptable", ""),
    ("Vi söker dig som vill jobba.", "", ""),
    ("", "", ""),
]


@pytest.mark.parametrize(("text", "true", "false"), CASES)
def test_what_the_text_states(text: str, true: str, false: str) -> None:
    found = stated_conditions(text)
    assert {each for each, stated in found.items() if stated.value} == {
        *map(Condition, true.split())
    }
    assert {each for each, stated in found.items() if not stated.value} == {
        *map(Condition, false.split())
    }


def test_every_condition_is_tried_both_by_rule_and_in_this_table() -> None:
    tried = {each for _text, true, _false in CASES for each in true.split()}
    assert tried == {each.value for each in Condition}
    assert set(STATED) == set(TRIGGERS) == set(Condition)
    assert set(OPPOSITE) <= set(Condition)


def test_triggers_leave_nothing_out() -> None:
    for text, _true, _false in CASES:
        for condition, pattern in STATED.items():
            if pattern.search(text):
                assert any(trigger in text.lower() for trigger in TRIGGERS[condition]), text


def test_the_quotation_is_the_text_itself() -> None:
    text = "Om oss:\n- Du jobbar dagtid\n- Inga   tunga lyft\nVälkommen!"
    assert stated_conditions(text) == {
        Condition.DAYTIME: Stated(True, "Du jobbar dagtid"),
        Condition.HEAVY_LIFTING: Stated(False, "Inga tunga lyft"),
    }


def test_a_long_sentence_is_quoted_in_part() -> None:
    long = "Vi är ett företag med många idéer, " * 8 + "och arbetet är på dagtid " + "hos oss " * 30
    quote = stated_conditions(long)[Condition.DAYTIME].quote
    assert "dagtid" in quote
    assert len(quote) <= QUOTE_LENGTH
    assert quote.startswith("…")
    assert quote.endswith("…")
    assert quote.strip("…") in long


def test_conditions_stand_in_the_order_of_the_vocabulary() -> None:
    found = list(stated_conditions("Helger, kvällar, dagtid och nätter: skiftarbete."))
    assert found == [each for each in Condition if each in found]
