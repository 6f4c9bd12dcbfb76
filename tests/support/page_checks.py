"""What every page must be, whoever fetched it and whatever the test was about.

A page has a language, one title and one main heading, unique ids, a name for each thing one can
fill in or press, no script or style that the content security policy would refuse, nothing from a
third party, a CSRF token in each form that changes something, and well-nested elements.
"""

import re
from collections import Counter
from html.parser import HTMLParser

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
NEEDS_NO_LABEL = frozenset({"hidden", "submit", "button", "reset", "image"})
#: Attributes through which a page fetches by itself; a link that a person follows may lead outside.
FETCHES = frozenset({"src", "srcset", "poster", "data", "action", "formaction"})
LANGUAGES = ("sv", "en")


class Element:
    """An opened element: its tag, attributes, and the text and pictures' words inside it."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: "Element | None") -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.text = ""

    def inside(self, tag: str) -> bool:
        """True when an element of this tag stands around it."""
        return bool(self.parent) and (self.parent.tag == tag or self.parent.inside(tag))

    @property
    def name(self) -> str:
        """How it is called in a message."""
        told = [
            f'{key}="{self.attributes[key]}"' for key in ("id", "name") if key in self.attributes
        ]
        return f"<{' '.join([self.tag, *told])}>"


class Page(HTMLParser):
    """The elements of a page in the order they open, and how badly they nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.faults: list[str] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        self.faults += [f"{element.name} is never closed" for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        repeated = [key for key, times in Counter(key for key, _ in attrs).items() if times > 1]
        element = Element(
            tag, {key: value or "" for key, value in attrs}, self._open[-1] if self._open else None
        )
        self.faults += [f"{element.name} has {key} twice" for key in repeated]
        self.elements.append(element)
        if tag == "img":
            self._tell(element.attributes.get("alt", ""))
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of a drawing that closes itself."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which must be this one."""
        if self._open and self._open[-1].tag == tag:
            self._open.pop()
        else:
            around = self._open[-1].name if self._open else "nothing"
            self.faults.append(f"</{tag}> closes {around}")

    def handle_data(self, data: str) -> None:
        """Add words to all elements around them."""
        self._tell(data)

    def _tell(self, words: str) -> None:
        for element in self._open:
            element.text += words

    def all(self, *tags: str) -> list[Element]:
        """The elements of these tags."""
        return [element for element in self.elements if element.tag in tags]


def problems(html: str) -> list[str]:
    """Everything that is wrong with a page, a line each; empty when it is as it must be."""
    page = Page(html)
    checks = (_frame, _identities, _names, _own_code, _own_addresses, _forms)
    doctype = [] if html.lstrip()[:15].lower() == "<!doctype html>" else ["no <!doctype html>"]
    return doctype + page.faults + [line for check in checks for line in check(page)]


def _frame(page: Page) -> list[str]:
    languages = [element.attributes.get("lang") for element in page.all("html")]
    titles = [element.text.strip() for element in page.all("title") if not element.inside("svg")]
    headings = [element.text.strip() for element in page.all("h1")]
    return [
        *([] if len(languages) == 1 and languages[0] in LANGUAGES else [f"html lang {languages}"]),
        *([] if len(titles) == 1 and titles[0] else [f"titles {titles}"]),
        *([] if len(headings) == 1 and headings[0] else [f"main headings {headings}"]),
    ]


def _ids(page: Page) -> Counter[str]:
    return Counter(e.attributes["id"] for e in page.elements if "id" in e.attributes)


def _identities(page: Page) -> list[str]:
    ids = _ids(page)
    found = [f'id "{name}" stands {times} times' for name, times in ids.items() if times > 1]
    return found + [
        f'{element.name} points with {key} to "{name}", which is not there'
        for element in page.elements
        for key in ("for", "aria-labelledby", "aria-describedby", "aria-controls")
        for name in element.attributes.get(key, "").split()
        if name not in ids
    ]


def _names(page: Page) -> list[str]:
    labelled = {e.attributes.get("for") for e in page.all("label") if e.text.strip()}
    nameless = [
        f"{field.name} has no label"
        for field in page.all("input", "select", "textarea")
        if field.attributes.get("type") not in NEEDS_NO_LABEL
        and field.attributes.get("id") not in labelled
        and not (field.inside("label") or _aria_name(field))
    ]
    wordless = [
        f"{pressed.name} has no words"
        for pressed in page.all("a", "button", "summary")
        if not (pressed.text.strip() or _aria_name(pressed))
    ]
    blind = [f"{e.name} has no alt" for e in page.all("img") if "alt" not in e.attributes]
    return nameless + wordless + blind


def _aria_name(element: Element) -> bool:
    return any(element.attributes.get(key) for key in ("aria-label", "aria-labelledby"))


def _own_code(page: Page) -> list[str]:
    found = []
    for element in page.elements:
        if element.tag in {"script", "style"} and not {"src", "nonce"} & element.attributes.keys():
            found.append(f"{element.name} is inline and has no nonce")
        found += [
            f"{element.name} has {key}"
            for key, value in element.attributes.items()
            if key == "style" or key.startswith("on") or value.strip().startswith("javascript:")
        ]
    return found


def _own_addresses(page: Page) -> list[str]:
    found = []
    for element in page.elements:
        keys = FETCHES | ({"href"} if element.tag in {"link", "use", "image", "base"} else set())
        for key in keys & element.attributes.keys():
            address = element.attributes[key].strip()
            if re.match(r"(?i)([a-z+.-]+:)?//", address):
                found.append(f"{element.name} fetches {address}")
    return found


def _forms(page: Page) -> list[str]:
    found = []
    for form in page.all("form"):
        if form.attributes.get("method", "").lower() == "post":
            held = [e for e in page.all("input") if _around(e, form)]
            if not any(e.attributes.get("name") == "csrf_token" for e in held):
                found.append(f"{form.name} posts without csrf_token")
    return found


def _around(element: Element, outer: Element) -> bool:
    while element.parent:
        element = element.parent
        if element is outer:
            return True
    return False
