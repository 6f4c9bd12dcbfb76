"""The words in employers' names that tell little, or tell something of their own; all folded.

Written for this project from how Swedish employers are called; no list of names stands behind it.
"""

#: Legal forms beside those of `language.company_names`, with what registers cut them to.
_FORMS = """
    stift foren fore fo forenin ekonomi ekon eko ideella fil utlandsk bv asa oyj sarl
    llc inc plc co corp aps publikt bolag bolaget firman kooperativ
"""
FORMS = frozenset(_FORMS.split())
#: Those so long that they are found misspelt, too.
LONG_FORMS = (
    "aktiebolag", "aktiebolaget", "handelsbolag", "kommanditbolag", "ekonomisk", "forening",
    "foreningen", "stiftelsen", "likvidation",
)  # fmt: skip
#: Says roughly where, or how large it would like to be: left out as often as written.
_WEAK = """
    sverige sweden svenska svensk swedish norden nordic nordiska scandinavia scandinavian
    skandinavien skandinaviska europa europe international group gruppen koncernen kommun kommunen
    kommuns region regionen landstinget stad staden stads lan lans centrum city
    norr norra soder sodra oster ostra vaster vastra nord syd ost vast north south east west mitt
    mellersta nordost nordvast sydost sydvast
"""
WEAK = frozenset(_WEAK.split())
#: Two of these that differ make two places, and are never taken for misspellings of each other.
_CONTRASTS = """
    norr norra soder sodra oster ostra vaster vastra nord syd ost vast north south east west ovre
    nedre inre yttre nya gamla stora lilla hoga laga herr dam
"""
CONTRASTS = frozenset(_CONTRASTS.split())
#: One employer's further companies: a name with such a word is another legal unit.
_SISTERS = """
    holding holdings invest investment investments intressenter kapital capital finans finance
    fastighet fastigheter fastighets fastighetsbolag forvaltning forvaltnings leasing ventures
    parent equity participation real estate properties trading pension drift aktier
"""
SISTERS = frozenset(_SISTERS.split())
#: Trades, alone they name nobody.
_TRADES = """
    restaurang restauranger restaurant krog bar pub grill pizzeria cafe kafe kaffe bageri
    konditori catering sushi kebab gatukok lunch mat livs livsmedel butik butiken shop handel
    kiosk hotell hotel vandrarhem camping konferens spa gym salong salon frisor harvard skonhet
    naglar massage klinik kliniken tandlakare tandvard vard omsorg hemtjanst assistans
    personlig familjehem behandlingshem rehab halsa apotek optik forskola forskolan skola
    skolan friskola utbildning trafikskola trafikskolan montessori montessoriforskolan
    foraldrakooperativ foraldrakooperativet bygg byggnads entreprenad maleri mur plat tak golv
    snickeri el elektriska ror vvs mark asfalt stad stadning stadservice service tjanster
    bemanning rekrytering personal resurs konsult konsulter konsulting consulting consult
    ekonomi redovisning revision juridik advokatbyra advokatbyran it data teknik system systems
    software digital media reklam tryckeri design foto studio film event produktion transport
    transporter logistik akeri taxi buss bud flytt flyttservice bil bilar bilverkstad bilvard
    dack motor maskin maskiner industri industrier mekaniska verkstad verkstads svets stal
    metall plast tra skog lantbruk gard tradgard blommor blomsterhandel djur hundar hast
    bevakning sakerhet las larm forsakring bank maklare fastighetsmaklare resor travel sport
    fritid idrott kultur musik teater museum kyrka forsamling pastorat partner team center
    management solutions agency produkter import export lager grossist miljo energi
"""
TRADES = frozenset(_TRADES.split())
#: A part of an employer; the endings below catch the compounds.
_DEPARTMENTS = """
    avd avdelning avdelningen enhet enheten sektion sektionen kontor kontoret hk huvudkontor
    huvudkontoret hr ekonomi personal lager lagret kundtjanst kundservice reception receptionen
    administration forsaljning inkop butik butiken verkstad verkstaden produktion logistik it
    marknad koket restaurangen filialen platskontor lokalkontor servicecenter
"""
DEPARTMENTS = frozenset(_DEPARTMENTS.split())
DEPARTMENT_ENDINGS = (
    "avdelningen", "avdelning", "kontoret", "kontor", "enheten", "enhet", "forvaltningen",
    "sektionen", "gruppen", "teamet", "lagret", "namnden", "verkstaden", "butiken",
)  # fmt: skip
#: How people shorten; a word with a full stop after it shortens any word that begins so.
SHORTENED = {
    "rest": "restaurang", "restaurant": "restaurang", "restaurangen": "restaurang",
    "fastigh": "fastigheter", "fast": "fastigheter", "entp": "entreprenad", "entr": "entreprenad",
    "adv": "advokatbyra", "advokatbyran": "advokatbyra", "trsk": "trafikskola",
    "trafiksk": "trafikskola", "sthlm": "stockholm", "gbg": "goteborg", "gbgs": "goteborg",
    "cafe": "kafe", "foretaget": "foretag", "kommunen": "kommun", "svensk": "svenska",
    "bem": "bemanning", "rekr": "rekrytering", "ass": "assistans", "bygg": "byggnads",
    "serv": "service", "tandl": "tandlakare", "tdl": "tandlakare", "konsulter": "konsult",
    "consulting": "konsult", "consult": "konsult", "consultants": "konsult", "hotel": "hotell",
    "salon": "salong", "int": "international", "intl": "international", "mgmt": "management",
    "univ": "universitet", "kooperativet": "kooperativ", "bros": "broderna", "br": "broderna",
    "maskiner": "maskin", "transporter": "transport", "scand": "scandinavian",
    "forsk": "forskola", "mont": "montessori", "bilverkst": "bilverkstad", "verkst": "verkstad",
}  # fmt: skip
