"""Every condition of the work in words: how it is named and how one asks."""

from collections.abc import Mapping

from employer_match.vocabulary import Condition

NAMES: Mapping[Condition, tuple[str, str]] = {
    Condition.DAYTIME: ("dagtid", "daytime"),
    Condition.EVENING: ("kvällsarbete", "evening work"),
    Condition.NIGHT: ("nattarbete", "night work"),
    Condition.WEEKEND: ("helgarbete", "weekend work"),
    Condition.SHIFT: ("skiftarbete", "shift work"),
    Condition.CALM: ("lugn miljö", "calm surroundings"),
    Condition.OUTDOORS: ("arbete utomhus", "work outdoors"),
    Condition.INDOORS: ("arbete inomhus", "work indoors"),
    Condition.HEAVY_LIFTING: ("tunga lyft", "heavy lifting"),
    Condition.STANDING: ("stående arbete", "standing work"),
    Condition.SITTING: ("sittande arbete", "sitting work"),
    Condition.CUSTOMER_CONTACT: ("kundkontakt", "customer contact"),
    Condition.PHONE_CALLS: ("telefonsamtal", "phone calls"),
    Condition.ALONE: ("arbete på egen hand", "work on one's own"),
    Condition.IN_TEAM: ("arbete i grupp", "work in a team"),
    Condition.VARIED: ("omväxlande arbete", "varied work"),
    Condition.SAME_TASKS: ("samma uppgifter varje dag", "the same tasks every day"),
    Condition.WITH_ANIMALS: ("arbete med djur", "work with animals"),
    Condition.WITH_CHILDREN: ("arbete med barn", "work with children"),
    Condition.DRIVING: ("köra fordon", "driving"),
    Condition.FROM_HOME: ("arbete hemifrån", "work from home"),
    Condition.STEP_FREE: ("inga trappor eller trösklar", "step-free access"),
    Condition.TASKS_ADAPTABLE: ("uppgifter som går att anpassa", "tasks that can be adapted"),
    Condition.HOURS_ADAPTABLE: ("arbetstid som går att anpassa", "hours that can be adapted"),
}
"""What each condition is called, Swedish and English, fit to stand in a list."""

QUESTIONS: Mapping[Condition, tuple[str, str]] = {
    Condition.DAYTIME: ("Är arbetet på dagtid?", "Is the work in the daytime?"),
    Condition.EVENING: ("Arbetar man på kvällar?", "Is there evening work?"),
    Condition.NIGHT: ("Arbetar man på natten?", "Is there night work?"),
    Condition.WEEKEND: ("Arbetar man på helger?", "Is there weekend work?"),
    Condition.SHIFT: ("Arbetar man i skift?", "Is it shift work?"),
    Condition.CALM: ("Är det lugnt på arbetsplatsen?", "Is the workplace calm?"),
    Condition.OUTDOORS: ("Är arbetet utomhus?", "Is the work outdoors?"),
    Condition.INDOORS: ("Är arbetet inomhus?", "Is the work indoors?"),
    Condition.HEAVY_LIFTING: ("Ingår tunga lyft?", "Is there heavy lifting?"),
    Condition.STANDING: ("Står man för det mesta?", "Does one stand most of the time?"),
    Condition.SITTING: ("Sitter man för det mesta?", "Does one sit most of the time?"),
    Condition.CUSTOMER_CONTACT: ("Möter man kunder?", "Does one meet customers?"),
    Condition.PHONE_CALLS: ("Talar man i telefon?", "Does one talk on the phone?"),
    Condition.ALONE: ("Arbetar man på egen hand?", "Does one work on one's own?"),
    Condition.IN_TEAM: ("Arbetar man i grupp?", "Does one work in a team?"),
    Condition.VARIED: ("Är uppgifterna omväxlande?", "Are the tasks varied?"),
    Condition.SAME_TASKS: (
        "Är uppgifterna desamma varje dag?",
        "Are the tasks the same every day?",
    ),
    Condition.WITH_ANIMALS: ("Arbetar man med djur?", "Does one work with animals?"),
    Condition.WITH_CHILDREN: ("Arbetar man med barn?", "Does one work with children?"),
    Condition.DRIVING: ("Kör man något fordon?", "Does one drive?"),
    Condition.FROM_HOME: ("Går det att arbeta hemifrån?", "Can one work from home?"),
    Condition.STEP_FREE: (
        "Kommer man fram utan trappor och trösklar?",
        "Is the workplace step-free?",
    ),
    Condition.TASKS_ADAPTABLE: (
        "Går uppgifterna att anpassa?",
        "Can the tasks be adapted?",
    ),
    Condition.HOURS_ADAPTABLE: (
        "Går arbetstiden att anpassa?",
        "Can the hours be adapted?",
    ),
}
"""How one asks an employer about each, Swedish and English."""


def name(condition: Condition, language: str) -> str:
    """The condition's name in a language."""
    return NAMES[condition][language == "en"]
