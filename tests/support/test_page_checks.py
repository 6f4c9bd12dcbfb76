"""The page checks see each fault, and nothing in a page that is right."""

import pytest

from tests.support.page_checks import problems

RIGHT = """<!doctype html>
<html lang="sv"><head><title>Kontakter</title>
<link rel="stylesheet" href="/static/style.css"><script nonce="abc">1</script></head>
<body><h1>Kontakter</h1>
<svg role="img"><title>Kurva</title><path d="M0 0"/></svg>
<form method="post" action="/contacts"><input type="hidden" name="csrf_token" value="x">
<label for="when">Dag</label><input id="when" name="when" aria-describedby="hint">
<p id="hint">Idag</p><button>Logga kontakt</button></form>
<p>Annonsen finns <a href="https://annons.example/1">här</a>.<br></p></body></html>"""


def test_nothing_is_found_in_a_right_page() -> None:
    assert problems(RIGHT) == []


@pytest.mark.parametrize(
    ("right", "wrong", "word"),
    [
        ("<!doctype html>", "", "doctype"),
        ('lang="sv"', "", "html lang"),
        ('lang="sv"', 'lang="de"', "html lang"),
        ("<title>Kontakter</title>", "<title> </title>", "titles"),
        ("<h1>Kontakter</h1>", "<h1></h1>", "main headings"),
        ("<h1>Kontakter</h1>", "<h1>A</h1><h1>B</h1>", "main headings"),
        ('<p id="hint">', '<p id="when">', "stands 2 times"),
        ('<p id="hint">', "<p>", "points with aria-describedby"),
        ('for="when"', 'for="then"', "has no label"),
        ("<button>Logga kontakt</button>", "<button></button>", "has no words"),
        ("<br>", '<img src="/a.png">', "has no alt"),
        (' nonce="abc"', "", "no nonce"),
        ("<body>", '<body onload="x()">', "has onload"),
        ("<body>", '<body style="color: red">', "has style"),
        ("/static/style.css", "https://cdn.example/style.css", "fetches"),
        ("/static/style.css", "//cdn.example/style.css", "fetches"),
        ('name="csrf_token"', 'name="token"', "without csrf_token"),
        ("</form>", "", "closes <form>"),
        ("</body></html>", "", "never closed"),
    ],
)
def test_each_fault_is_found(right: str, wrong: str, word: str) -> None:
    assert right in RIGHT
    assert any(word in line for line in problems(RIGHT.replace(right, wrong)))
