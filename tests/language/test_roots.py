"""One root for a word's forms and near derivations, and apart what is not the same."""

from itertools import pairwise

import pytest

from employer_match.language.roots import root

FAMILIES = """
städa städar städade städat städning städningen städare städaren städarna städerska städerskor
måla målar målade målat målning målningar målare målaren målarna måleri måleriet
baka bakar bakade bakning bageri bageriet bagerier bagare bagaren bagarna
snickra snickrar snickare snickaren snickarna snickeri snickerier
tvätta tvättar tvätt tvätten tvättning tvätteri tvätteriet tvättare
sälja säljer sålde sålt säljare säljaren försäljning försäljningen försäljare
sy syr sydde sömmerska sömmerskor sömnad
svetsa svetsar svetsning svetsare svetsaren svets
odla odlar odling odlingar odlare
packa packar packning packare
sortera sorterar sortering
återvinna återvinner återvinning
bemanna bemannar bemanning
söka söker sökes
montera monterar montering montör montören montörer
servera serverar servering servitör servitörer servitris servitriser
reparera reparation reparatör reparatörer
samordna samordnar samordning samordnare samordnaren
rekrytera rekryterar rekrytering rekryterare
handlägga handlägger handläggning handläggare
frisör frisören frisörer frisörska frisering
vård vården vårda vårdar vårdare vårdaren
lager lagret lagrets lagren lagrens lagring
kök köket kökets köken köks
kontor kontoret kontoren kontors
fönster fönstret fönstren fönsters
butik butiken butiker butikerna butiks butikens
skola skolan skolor skolorna skolans
förskola förskolan förskolor förskolorna
kassa kassan kassor kassorna
hotell hotellet hotellen hotells
arbete arbetet arbeten arbetena arbetets
biträde biträdet biträden biträdena biträdes
äldreboende äldreboendet äldreboenden
verkstad verkstaden verkstäder verkstäderna
fastighet fastigheten fastigheter fastighetens
tekniker teknikern teknikerna teknikers
elektriker elektrikern elektrikerna
rektor rektorn rektorer rektorerna
kurator kuratorn kuratorer
lärare läraren lärarna lärares lärarens lärarnas
läkare läkaren läkarna
förare föraren förarna
plats platsen platser platserna
kurs kursen kurser
program programmet programmen
rum rummet rummen
café caféet kafé kaféer cafe
museum museet museer
ansvarig ansvariga ansvarigt
kvinna kvinnan kvinnor kvinnorna
höns hönsen höna hönor hönorna
gås gåsen gäss gässen
hand handen händer händerna
gammal gamla gammalt
bi biet bin bina
steka steker stekning
sopa sopar sopning
hämta hämtar hämtning
rensa rensar rensning
skala skalar skalning
develop developer developers developing development
engineer engineers engineering
cook cooks cooking
natt natten nätter nätterna
"""

NEAR_MISSES = """
får far
hög hog
mål målare
bok boka
mat mata
lag lager
lär lärare
för förare
led ledare
tid tidning
kast kassa
bar bara
var varor
städ städer
stad städ
hand händelse
server servera
teknik tekniker
musik musiker
ansvar ansvarig
dator data
rör rörelse
lik olik
vara varor
härlig här
modern mod
tidig tid
viktig vikt
möbel mobil
värd värde
form formell
marknad mark
nattklubb natt
"""


@pytest.mark.parametrize("family", FAMILIES.strip().splitlines())
def test_a_family_has_one_root(family: str) -> None:
    roots = {word: root(word) for word in family.split()}
    assert len(set(roots.values())) == 1, roots


@pytest.mark.parametrize("pair", NEAR_MISSES.strip().splitlines())
def test_what_only_looks_alike_stays_apart(pair: str) -> None:
    one, other = pair.split()
    assert root(one) != root(other)


def test_no_two_families_share_a_root() -> None:
    roots = sorted(root(line.split()[0]) for line in FAMILIES.strip().splitlines())
    assert all(one != other for one, other in pairwise(roots))


@pytest.mark.parametrize("word", ["warehouse", "manager", "cleaning", "2025", "c", "é", "日本"])
def test_other_words_pass(word: str) -> None:
    assert root(word)
