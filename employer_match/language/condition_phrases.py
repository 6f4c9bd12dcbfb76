"""The wordings that state a condition of the work, and those that state its opposite.

Each entry is a regular expression over a sentence, matched at word boundaries and without regard
to case. Written for this project; what is not clear wording does not stand here.
"""

import re

from employer_match.vocabulary import Condition

_TIMES = r"(?:dag|dagar|dagtid|kväll|kvällar|natt|nätter|helg|helger|vardag|vardagar)"
_JOIN = r"(?:\s*[,/]\s*|\s*[-–]\s*|\s*(?:,\s*)?(?:och|samt|eller|som|&)\s+)"
_VEHICLE = r"(?:bil|lastbil|buss|truck|skåpbil|budbil|taxi|traktor|motviktstruck)"
_SMALL = r"(?:små |yngre |äldre |våra |förskole)?"
_TEAM = r"(?:team(?:et)?|arbetslag(?:et)?)"
_ANIMALS = r"(?:djur|hundar|hästar|katter|kor|boskap)"
_MONDAY = r"mån(?:dag)?(?:ar)?"
_FRIDAY = r"fre(?:dag)?(?:ar)?"
_MUCH = r"(?:mycket |till stor del |i huvudsak |främst |ofta |delvis )?"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


STATED: dict[Condition, re.Pattern[str]] = {
    Condition.DAYTIME: _any(
        r"dagtid(?:er)?",
        r"kontorstid(?:er)?",
        r"dag(?:skift|pass)",
        r"arbetstid\w*\W+(?:är\W+)?(?:kl\W*)?0?[6-9](?:[.:]\d\d)?\s*[-–]\s*1[4-8](?:[.:]\d\d)?",
        r"daytime",
    ),
    Condition.EVENING: _any(
        r"kvällar(?:na)?",
        r"kvälls(?:tid|arbete|pass|skift|jobb|tjänstgöring)(?:er|et|en)?",
        rf"{_TIMES}{_JOIN}kväll",
        rf"kväll(?={_JOIN}{_TIMES})",
        r"kvälls-(?= ?(?:och|samt|eller|,))",
        r"evenings?",
    ),
    Condition.NIGHT: _any(
        r"nätter(?:na)?",
        r"natt(?:arbete|pass|skift|tjänstgöring|jobb|jour)(?:er|et|en)?",
        r"natte?tid",
        rf"{_TIMES}{_JOIN}natt",
        rf"natt(?={_JOIN}{_TIMES})",
        r"natt-(?= ?(?:och|samt|eller|,))",
        r"night (?:shifts?|work)",
    ),
    Condition.WEEKEND: _any(
        r"helger(?:na)?",
        r"helg(?:arbete|pass|jobb|tjänstgöring)(?:er|et|en)?",
        r"(?:varannan|var tredje|var fjärde|var femte|enstaka) helg",
        rf"{_TIMES}{_JOIN}helg",
        r"(?:kvälls|natt)- ?(?:och|samt|eller) helg\w*",
        r"lördagar(?:na)?",
        r"söndagar(?:na)?",
        r"weekends?",
    ),
    Condition.SHIFT: _any(
        r"(?:två|tre|fyra|fem|2|3|4|5)-?\s?skift(?:sarbete|et)?",
        r"skift(?:arbete|gång|schema|tjänst|tjänstgöring|form|tider)(?:t|n|na)?",
        r"(?:arbetar?|jobbar?|går?|i|på) skift",
        r"shift work",
    ),
    Condition.CALM: _any(
        r"lugna?(?: och \w+)? (?:arbets)?(?:miljö(?:er)?|plats|arbetsplats)",
        r"lugnt(?: och \w+)? tempo",
        r"i lugn (?:takt|och ro)",
    ),
    Condition.OUTDOORS: _any(
        r"utomhus", r"ute(?:arbete|jobb)(?:t|et)?", r"utomhus(?:arbete|jobb)(?:t|et)?", r"outdoors"
    ),
    Condition.INDOORS: _any(r"inomhus", r"inomhus(?:arbete|jobb)(?:t|et)?", r"indoors"),
    Condition.HEAVY_LIFTING: _any(
        r"tung[at]?(?: och \w+)? lyft(?:en)?",
        r"tunga (?:moment|bördor|kollin?)",
        r"lyft(?:a|er) tungt",
        r"fysiskt tungt?",
        r"heavy lifting",
    ),
    Condition.STANDING: _any(
        r"(?:stilla)?stående (?:arbete|arbetsuppgifter|arbetsställning)",
        r"står? och går?",
        rf"står (?:upp )?{_MUCH}(?:hela (?:dagen|passet)|under (?:dagen|passet))",
    ),
    Condition.SITTING: _any(
        r"stillasittande",
        r"sittande (?:arbete|arbetsuppgifter)",
        r"sitter (?:mycket|större delen|hela dagen)",
    ),
    Condition.CUSTOMER_CONTACT: _any(
        r"(?:kund|gäst)kontakt(?:er|en|erna)?",
        r"(?:kund|gäst)(?:bemötande|möten)t?",
        r"(?:möter?|möta|bemöter?|bemöta|betjänar?) (?:alla |våra )?(?:kunder|gäster)(?:na)?",
    ),
    Condition.PHONE_CALLS: _any(
        r"telefon(?:samtal|försäljning|passning|växel)(?:en|et)?",
        r"svarar? i (?:vår )?telefon(?:en)?",
        r"(?:inkommande|utgående) samtal",
        r"ring(?:a|er) (?:upp )?(?:våra |nya )?kunder",
    ),
    Condition.ALONE: _any(
        r"ensamarbete(?:t|n)?",
        rf"(?:arbetar?|jobbar?) {_MUCH}ensam",
        rf"(?:arbetar|jobbar) (?:du )?{_MUCH}självständigt",
        rf"(?:arbetet|jobbet|tjänsten|rollen) är {_MUCH}självständigt?",
    ),
    Condition.IN_TEAM: _any(
        rf"(?:arbetar|jobbar|ingår)(?: du)?(?: \w+){{0,3}} i (?:ett )?(?:\w+ )?{_TEAM}",
        r"(?:arbetar|jobbar) (?:du )?(?:tätt )?(?:ihop|tillsammans) med (?:dina |våra )?kollegor",
        r"del av (?:ett|vårt) (?:\w+ ){0,2}team",
    ),
    Condition.VARIED: _any(
        r"(?:varierande|varierade|omväxlande|skiftande) (?:arbets)?(?:uppgifter|dagar|dag|arbete)",
        r"(?:arbetet|jobbet|tjänsten|rollen) är (?:mycket )?(?:varierande|varierat|omväxlande)",
        r"(?:ingen|inte en) dag är den andra lik",
    ),
    Condition.SAME_TASKS: _any(
        r"monoton(?:t|a)?(?: (?:arbete|arbetsuppgifter|moment))?",
        r"repetitiv(?:t|a)?(?: (?:arbete|arbetsuppgifter|moment))?",
        r"enformig(?:t|a)?(?: (?:arbete|arbetsuppgifter))?",
        r"samma (?:arbetsuppgifter|moment) varje dag",
    ),
    Condition.WITH_ANIMALS: _any(
        rf"(?:arbetar?|jobbar?|arbete|jobb) med {_ANIMALS}(?:en|na)?",
        rf"(?:sköter?|sköta|tar? hand om|matar?) (?:om )?(?:våra )?{_ANIMALS}(?:en|na)?",
        r"djurskötsel",
    ),
    Condition.WITH_CHILDREN: _any(
        rf"(?:arbetar?|jobbar?|arbete|arbetet|jobb) med {_SMALL}barn(?:en)?",
        r"i barngrupp(?:en|er|erna)?",
        r"(?:tar?|ta) hand om (?:våra )?barn(?:en)?",
        r"barnen på (?:förskolan|avdelningen|fritids)",
    ),
    Condition.DRIVING: _any(
        rf"kör(?:a|er)? {_VEHICLE}(?:en|ar)?",
        r"(?:bil|truck|lastbils|buss)körning(?:en)?",
        r"framför(?:a|er) (?:fordon|lastbil|buss|truck)\w*",
    ),
    Condition.FROM_HOME: _any(
        r"distans(?:arbete|jobb)(?:t|et)?",
        r"(?:arbetar?|jobbar?|arbete|jobb)(?: \w+){0,4} (?:på distans|hemifrån)",
        r"hybrid(?:arbete|arbetsplats)",
        r"(?:work from home|remote work)",
    ),
    Condition.STEP_FREE: _any(
        r"(?:tillgänglighets|rullstols)anpassa(?:d|t|de)",
        r"(?:utan|inga) trappor",
        r"hiss finns",
        r"(?:lokal(?:en|er|erna)?|arbetsplatsen) (?:är|ligger) i markplan",
    ),
    Condition.TASKS_ADAPTABLE: _any(
        r"(?:arbets)?uppgifter(?:na)? (?:kan )?anpassas",
        r"(?:kan )?anpassar? (?:dina |arbets)?uppgifter(?:na)?",
        r"anpassade arbetsuppgifter",
    ),
    Condition.HOURS_ADAPTABLE: _any(
        r"flextid",
        r"flexib(?:el|la) arbetstid(?:er|en)?",
        r"(?:arbets)?tid(?:en|er|erna)? (?:kan )?anpassas",
        r"anpassade? arbetstid(?:er)?",
        r"(?:styr|väljer) (?:själv )?(?:över )?(?:din|dina) (?:arbets)?tid(?:er)?",
        r"flexible (?:working )?hours",
    ),
}

OPPOSITE: dict[Condition, re.Pattern[str]] = {
    Condition.EVENING: _any(
        r"(?:endast|bara|enbart) (?:på )?dagtid",
        r"lediga kvällar",
        r"ledig(?:t|a)? (?:på |alla )?kvällar(?:na)?",
    ),
    Condition.NIGHT: _any(r"(?:endast|bara|enbart) (?:på )?dagtid"),
    Condition.WEEKEND: _any(
        r"lediga (?:kvällar och )?helger",
        r"ledig(?:t|a)? (?:på |alla |varje )?(?:kvällar och )?helger(?:na)?",
        r"stängt (?:på )?helger(?:na)?",
        r"(?:endast|bara|enbart) (?:på )?vardagar",
        rf"(?:arbetar|jobbar|arbetstid\w*)[^.;]{{0,30}}?{_MONDAY} ?(?:till|[-–]) ?{_FRIDAY}",
    ),
    Condition.CALM: _any(
        r"högt (?:arbets)?tempo",
        r"högt och \w+ tempo",
        r"hektisk[at]?",
        r"stressiga? (?:miljö|arbetsmiljö|vardag|period)(?:er)?",
        r"fast[- ]paced",
    ),
    Condition.STEP_FREE: _any(
        r"(?:ingen|saknar|utan) hiss",
        r"(?:många|mycket) trappor",
        r"trappor förekommer",
        r"går? (?:mycket )?i trappor",
    ),
}

TRIGGERS: dict[Condition, tuple[str, ...]] = {
    Condition.DAYTIME: ("dagtid", "kontorstid", "dagskift", "dagpass", "arbetstid", "daytime"),
    Condition.EVENING: ("kväll", "evening", "dagtid"),
    Condition.NIGHT: ("natt", "nätter", "night", "dagtid"),
    Condition.WEEKEND: ("helg", "lördag", "söndag", "weekend", "vardag", "mån"),
    Condition.SHIFT: ("skift", "shift"),
    Condition.CALM: ("lugn", "tempo", "hektisk", "stressig", "fast"),
    Condition.OUTDOORS: ("utomhus", "utearbete", "utejobb", "outdoors"),
    Condition.INDOORS: ("inomhus", "indoors"),
    Condition.HEAVY_LIFTING: ("tung", "heavy"),
    Condition.STANDING: ("stå",),
    Condition.SITTING: ("sitt",),
    Condition.CUSTOMER_CONTACT: ("kund", "gäst"),
    Condition.PHONE_CALLS: ("telefon", "samtal", "ring"),
    Condition.ALONE: ("ensam", "självständig"),
    Condition.IN_TEAM: ("team", "arbetslag", "kollegor"),
    Condition.VARIED: ("vari", "omväxlande", "skiftande", "andra lik"),
    Condition.SAME_TASKS: ("monoton", "repetitiv", "enformig", "samma"),
    Condition.WITH_ANIMALS: ("djur", "hund", "häst", "katt", "kor", "boskap"),
    Condition.WITH_CHILDREN: ("barn",),
    Condition.DRIVING: ("kör", "framför"),
    Condition.FROM_HOME: ("distans", "hemifrån", "hybrid", "home", "remote"),
    Condition.STEP_FREE: ("anpassa", "trappor", "hiss", "markplan"),
    Condition.TASKS_ADAPTABLE: ("anpassa",),
    Condition.HOURS_ADAPTABLE: ("flex", "anpassa", "styr", "välj"),
}
"""Beginnings without which the wordings of a condition cannot stand in a text; for speed only."""
