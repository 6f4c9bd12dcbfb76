"""How the bundled word lists are written: words between spaces and line ends."""


def listed(text: str) -> frozenset[str]:
    """The words of a list written as one text; order and repetition mean nothing."""
    return frozenset(text.split())
