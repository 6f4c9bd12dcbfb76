"""Why a concept is proposed, in a plain sentence of Swedish or English."""

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """What made the match, the plainest first."""

    CALLED = "called"
    SAID = "said"
    LIKE = "like"
    TASKS = "tasks"


_SENTENCES = {
    "sv": {
        Why.CALLED: "det heter ”{name}”",
        Why.SAID: "”{said}” finns i ”{name}”",
        Why.LIKE: "”{said}” liknar ”{name}”",
        Why.TASKS: "”{said}” finns bland arbetsuppgifterna",
    },
    "en": {
        Why.CALLED: "it is called “{name}”",
        Why.SAID: "“{said}” is in “{name}”",
        Why.LIKE: "“{said}” is like “{name}”",
        Why.TASKS: "“{said}” is among its tasks",
    },
}


@dataclass(frozen=True, slots=True)
class Because:
    """What made the match: `name` is one of the concept's names, `said` the words."""

    why: Why
    said: str
    name: str = ""

    def text(self, language: str = "sv") -> str:
        """The sentence after "because"; languages without one get English."""
        sentences = _SENTENCES.get(language, _SENTENCES["en"])
        return sentences[self.why].format(said=self.said, name=self.name)
