"""Languages that ads ask for, by ISO 639-1 code, with their names; what else stands as written."""

from collections.abc import Mapping

LANGUAGES: Mapping[str, tuple[str, str]] = {
    "am": ("amhariska", "Amharic"),
    "ar": ("arabiska", "Arabic"),
    "bs": ("bosniska", "Bosnian"),
    "cs": ("tjeckiska", "Czech"),
    "da": ("danska", "Danish"),
    "de": ("tyska", "German"),
    "el": ("grekiska", "Greek"),
    "en": ("engelska", "English"),
    "es": ("spanska", "Spanish"),
    "et": ("estniska", "Estonian"),
    "fa": ("persiska", "Persian"),
    "fi": ("finska", "Finnish"),
    "fr": ("franska", "French"),
    "hr": ("kroatiska", "Croatian"),
    "hu": ("ungerska", "Hungarian"),
    "is": ("isländska", "Icelandic"),
    "it": ("italienska", "Italian"),
    "ja": ("japanska", "Japanese"),
    "ku": ("kurdiska", "Kurdish"),
    "lt": ("litauiska", "Lithuanian"),
    "lv": ("lettiska", "Latvian"),
    "nl": ("nederländska", "Dutch"),
    "no": ("norska", "Norwegian"),
    "pl": ("polska", "Polish"),
    "ps": ("pashto", "Pashto"),
    "pt": ("portugisiska", "Portuguese"),
    "ro": ("rumänska", "Romanian"),
    "ru": ("ryska", "Russian"),
    "se": ("nordsamiska", "Northern Sami"),
    "so": ("somaliska", "Somali"),
    "sq": ("albanska", "Albanian"),
    "sr": ("serbiska", "Serbian"),
    "sv": ("svenska", "Swedish"),
    "th": ("thailändska", "Thai"),
    "ti": ("tigrinska", "Tigrinya"),
    "tr": ("turkiska", "Turkish"),
    "uk": ("ukrainska", "Ukrainian"),
    "ur": ("urdu", "Urdu"),
    "vi": ("vietnamesiska", "Vietnamese"),
    "zh": ("kinesiska", "Chinese"),
}
_BY_NAME = {name.casefold(): code for code, names in LANGUAGES.items() for name in names}


def language_code(written: str) -> str:
    """The code of a language written as a code or by name; another stays as written, folded.

    JobTech writes some languages with two names, "Persiska/Farsi": the first decides.
    """
    folded = written.strip().casefold()
    return _BY_NAME.get(folded.split("/")[0], folded)


def language_name(code: str, language: str) -> str:
    """What a language is called in Swedish or English."""
    names = LANGUAGES.get(code)
    return names[language == "en"] if names else code
