"""The wordings that state a condition of the work, and those that deny it."""

import re

from employer_match.vocabulary import Condition as C


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


_NO = r"(?:inga|inget|ingen|inte|ej|utan|aldrig|slipper|varken)"

TRUE: dict[C, re.Pattern[str]] = {
    C.DAYTIME: _any(r"dagtid(?:er)?", r"kontorstid(?:er)?", r"dagskift", r"daytime"),
    C.EVENING: _any(
        r"kväll(?:ar|en|s)?", r"kvälls(?:tid|arbete|pass|skift|jobb)(?:er|et|en)?", r"evenings?"
    ),
    C.NIGHT: _any(
        r"nätter", r"natt(?:en)?", r"natt(?:tid|arbete|pass|skift)(?:er|et|en)?", r"nights?"
    ),
    C.WEEKEND: _any(r"helg(?:er|en|erna)?", r"helg(?:arbete|pass|jobb|tjänstgöring)(?:et|en)?"),
    C.SHIFT: _any(r"(?:två|tre|fem|2|3|5)?-?skift(?:sarbete|arbete|gång|et)?"),
    C.CALM: _any(r"lugn (?:miljö|arbetsmiljö|arbetsplats)", r"lugnt tempo"),
    C.OUTDOORS: _any(r"utomhus", r"utomhusarbete(?:t|n)?", r"utearbete"),
    C.INDOORS: _any(r"inomhus", r"inomhusarbete(?:t|n)?"),
    C.HEAVY_LIFTING: _any(r"tunga lyft", r"tung(?:t)? lyft(?:arbete)?", r"heavy lifting"),
    C.STANDING: _any(r"stående (?:arbete|arbetsuppgifter)", r"står och går"),
    C.SITTING: _any(r"stillasittande", r"sittande arbete"),
    C.CUSTOMER_CONTACT: _any(
        r"kundkontakt(?:er|en)?", r"kundbemötande", r"möter? (?:våra )?kunder"
    ),
    C.PHONE_CALLS: _any(r"telefonsamtal", r"telefonförsäljning", r"svarar? i telefon"),
    C.ALONE: _any(r"ensamarbete", r"jobbar? (?:mycket )?ensam", r"arbetar? (?:mycket )?ensam"),
    C.IN_TEAM: _any(r"i (?:ett )?team", r"teamarbete", r"i arbetslag"),
    C.VARIED: _any(r"varierande arbets(?:uppgifter|dagar)", r"omväxlande(?: arbete)?"),
    C.SAME_TASKS: _any(r"monotont?(?: arbete)?", r"repetitiv(?:a|t)?(?: arbetsuppgifter)?"),
    C.WITH_ANIMALS: _any(r"arbeta med djur", r"djurskötsel"),
    C.WITH_CHILDREN: _any(r"arbeta med barn", r"i barngrupp(?:en)?"),
    C.DRIVING: _any(r"bilkörning", r"kör(?:a|er)? (?:bil|lastbil|buss|truck)"),
    C.FROM_HOME: _any(r"distansarbete", r"hemifrån", r"på distans"),
    C.STEP_FREE: _any(r"tillgänglighetsanpassa(?:d|t|de)(?: lokaler)?", r"utan trappor"),
    C.TASKS_ADAPTABLE: _any(r"arbetsuppgifter(?:na)? kan anpassas", r"anpassa(?:s|r)? uppgifterna"),
    C.HOURS_ADAPTABLE: _any(
        r"flexibla arbetstider", r"flextid", r"arbetstid(?:en|erna)? kan anpassas"
    ),
}

FALSE: dict[C, re.Pattern[str]] = {
    C.EVENING: _any(rf"{_NO} (?:några )?(?:kvällar|kvällsarbete)"),
    C.NIGHT: _any(rf"{_NO} (?:några )?(?:nätter|nattarbete)"),
    C.WEEKEND: _any(rf"{_NO} (?:några )?(?:helger|helgarbete)"),
    C.SHIFT: _any(rf"{_NO} (?:några )?skift(?:arbete)?"),
    C.HEAVY_LIFTING: _any(rf"{_NO} (?:några )?tunga lyft"),
    C.CUSTOMER_CONTACT: _any(rf"{_NO} (?:några )?kundkontakt(?:er)?"),
    C.PHONE_CALLS: _any(rf"{_NO} (?:några )?telefonsamtal"),
}
