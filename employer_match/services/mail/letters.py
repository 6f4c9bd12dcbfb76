"""Our letters to employers who posted a need: plain Swedish or English, every submission answered.

No letter repeats what was typed into the public form: anybody can type anybody's address there.
"""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from employer_match.models import ContactPerson, Vacancy
from employer_match.services.mail import outbox

LANGUAGES = ("sv", "en")

#: Per occasion and language: subject, text. `{link}` and `{comment}` are filled in.
TEXTS: dict[str, dict[str, tuple[str, str]]] = {
    "receipt": {
        "sv": (
            "Tack, vi har tagit emot ert behov",
            "Hej!\n\nTack för att ni hörde av er. Nu läser en person hos oss vad ni har skrivit, "
            "och ni får svar av oss.\n\nVill ni ändra något, dra tillbaka det, "
            "eller säga hur ni vill bli kontaktade? "
            "Använd den här länken. Den är bara till för er:\n{link}\n\n"
            "Har ni inte skickat något till oss? Då har någon skrivit fel adress. "
            "Strunta i brevet, så publiceras ingenting i ert namn utan att vi har ringt er.\n",
        ),
        "en": (
            "Thank you, we have received your need",
            "Hello,\n\nThank you for getting in touch. Somebody here now reads what you wrote, "
            "and you will hear from us.\n\nDo you want to change or withdraw it, "
            "or say how you want to be contacted? Use this link. It is for you only:\n{link}\n\n"
            "Did you not send us anything? Then somebody mistyped an address. "
            "Ignore this letter; nothing is published in your name before we have called you.\n",
        ),
    },
    "approve": {
        "sv": (
            "Ert behov är publicerat",
            "Hej!\n\nVi har läst vad ni skrev, och nu kan våra arbetscoacher se det. "
            "Ni hör av oss när någon är intresserad.\n{comment}\n"
            "Ändra eller dra tillbaka det här, eller säg hur ni vill bli kontaktade:\n{link}\n",
        ),
        "en": (
            "Your need is published",
            "Hello,\n\nWe have read what you wrote, and our job coaches can now see it. "
            "You will hear from us when somebody is interested.\n{comment}\n"
            "Change or withdraw it here, or say how you want to be contacted:\n{link}\n",
        ),
    },
    "return": {
        "sv": (
            "Vi har en fråga om ert behov",
            "Hej!\n\nInnan vi kan publicera ert behov behöver vi veta mer:\n{comment}\n"
            "Ändra det här, så läser vi det igen:\n{link}\n",
        ),
        "en": (
            "We have a question about your need",
            "Hello,\n\nBefore we can publish your need we have to know more:\n{comment}\n"
            "Change it here, and we will read it again:\n{link}\n",
        ),
    },
    "reject": {
        "sv": (
            "Vi kan inte publicera ert behov",
            "Hej!\n\nTack för att ni hörde av er. Det här kan vi inte publicera:\n{comment}\n"
            "Ni är välkomna tillbaka med ett annat behov.\n",
        ),
        "en": (
            "We cannot publish your need",
            "Hello,\n\nThank you for getting in touch. This we cannot publish:\n{comment}\n"
            "You are welcome back with another need.\n",
        ),
    },
    "wishes": {
        "sv": (
            "Så vill ni bli kontaktade",
            "Hej!\n\nTack! Vi har skrivit ner hur ni vill bli kontaktade:\n{said}\n"
            "Har ni ändrat er? Säg det här:\n{link}\n",
        ),
        "en": (
            "How you want to be contacted",
            "Hello,\n\nThank you. We have written down how you want to be contacted:\n{said}\n"
            "Have you changed your mind? Tell us here:\n{link}\n",
        ),
    },
    "expire": {
        "sv": (
            "Sista dagen för ert behov har passerat",
            "Hej!\n\nSista dagen som ni angav har passerat, och vi visar inte behovet längre. "
            "Finns det kvar? Skriv till oss igen, så tar vi upp det.\n",
        ),
        "en": (
            "The last day of your need has passed",
            "Hello,\n\nThe last day that you gave has passed, and we no longer show your need. "
            "Is it still there? Write to us again, and we will take it up.\n",
        ),
    },
}


@dataclass(frozen=True)
class Letter:
    """A letter ready to be sent."""

    recipient: str
    subject: str
    body: str


def write(occasion: str, language: str, recipient: str, **facts: str) -> Letter:
    """The letter for an occasion; an unknown language is Swedish."""
    subject, body = TEXTS[occasion][language if language in LANGUAGES else "sv"]
    comment = facts.pop("comment", "").strip()
    filled = body.format(comment=f"\n{comment}\n" if comment else "", **facts)
    return Letter(recipient, subject, filled)


def tell_employer(session: Session, vacancy: Vacancy, occasion: str, **facts: str) -> bool:
    """Put a letter to whoever posted the need in the outbox; False where there is no address.

    Somebody who has objected to our having their details gets no letter.
    """
    recipient = (vacancy.sender or {}).get("contact_email")
    if recipient is None and vacancy.contact_person_id is not None:
        person = session.get_one(ContactPerson, vacancy.contact_person_id)
        recipient = None if person.objected_at else person.email
    if not recipient:
        return False
    letter = write(occasion, vacancy.sender_language, recipient, **facts)
    outbox.post(session, letter.recipient, letter.subject, letter.body)
    return True
