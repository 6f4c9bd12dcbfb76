"""What the letters about one's own account say, in Swedish and English, and nothing about work."""

#: Per occasion and language: subject, text. `{link}` is filled in.
TEXTS: dict[str, dict[str, tuple[str, str]]] = {
    "reset": {
        "sv": (
            "Välj ett nytt lösenord",
            "Hej!\n\nNågon, troligen du, har bett om ett nytt lösenord till Employer Match. "
            "Välj det här inom en timme:\n{link}\n\nLänken fungerar en gång. "
            "Var det inte du? Då behöver du inte göra något: ditt lösenord gäller som förut.\n",
        ),
        "en": (
            "Choose a new password",
            "Hello,\n\nSomebody, probably you, has asked for a new password to Employer Match. "
            "Choose it here within an hour:\n{link}\n\nThe link works once. "
            "Was it not you? Then you need do nothing: your password is as before.\n",
        ),
    },
    "invitation": {
        "sv": (
            "Ditt konto i Employer Match",
            "Hej!\n\nDu har fått ett konto i Employer Match. "
            "Välj ett lösenord här inom sju dagar:\n{link}\n\nLänken fungerar en gång. "
            "Har tiden gått ut? Be om en ny på inloggningssidan.\n",
        ),
        "en": (
            "Your account in Employer Match",
            "Hello,\n\nYou have been given an account in Employer Match. "
            "Choose a password here within seven days:\n{link}\n\nThe link works once. "
            "Is the time over? Ask for a new one on the page where you sign in.\n",
        ),
    },
    "reset_factor": {
        "sv": (
            "Din kodapp är borttagen",
            "Hej!\n\nEn kollega som hjälper till med inloggningen har tagit bort "
            "kodappen från ditt konto i Employer Match, och alla webbläsare är "
            "utloggade. Logga in med lösenordet och lägg till en ny.\n\n"
            "Har du inte bett om det? Säg till den som sköter systemet, genast.\n",
        ),
        "en": (
            "Your authenticator is taken away",
            "Hello,\n\nA colleague who helps with signing in has taken the authenticator of your "
            "account in Employer Match away, and every browser is signed out. "
            "Sign in with the password and set up a new one.\n\n"
            "Did you not ask for it? Tell whoever runs the system, at once.\n",
        ),
    },
    "changed": {
        "sv": (
            "Ditt lösenord är bytt",
            "Hej!\n\nLösenordet till ditt konto i Employer Match är bytt, "
            "och alla webbläsare är utloggade.\n\n"
            "Var det inte du? Säg till den som sköter systemet, genast.\n",
        ),
        "en": (
            "Your password is changed",
            "Hello,\n\nThe password of your account in Employer Match is changed, "
            "and every browser is signed out.\n\n"
            "Was it not you? Tell whoever runs the system, at once.\n",
        ),
    },
}


def words(occasion: str, language: str, link: str = "") -> tuple[str, str]:
    """Subject and text of a letter; a language that is not ours is Swedish."""
    subject, text = TEXTS[occasion]["en" if language == "en" else "sv"]
    return subject, text.format(link=link)
