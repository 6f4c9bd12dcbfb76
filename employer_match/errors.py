"""What can go wrong, said without HTTP: the faces turn each into an answer by one table.

Messages are English message ids that the faces translate; `params` fill their `%(name)s`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Problem(Exception):
    """A refusal that a person can understand: what, where (`fields`) and what to do."""

    message = "Something went wrong."

    def __init__(
        self,
        message: str | None = None,
        *,
        fields: Mapping[str, str] | None = None,
        **params: object,
    ) -> None:
        self.message = message or self.message
        self.fields = dict(fields or {})
        self.params = params
        super().__init__(self.message % params if params else self.message)


class NotFound(Problem):
    """No such thing, or none that this actor may know of: the two are never told apart."""

    message = "There is nothing here, or it is not yours to see."


class NotSignedIn(Problem):
    """The actor is unknown; signing in may help."""

    message = "Sign in to go on."


class NotAllowed(Problem):
    """The actor is known and may not do this."""

    message = "Your role does not allow this. Ask your coordinator."


class SecondFactorMissing(NotAllowed):
    """The actor may do this once a second factor, which the installation demands, is set up."""

    message = "Set up your authenticator first: your role asks for a code as well as a password."


class Invalid(Problem):
    """What was sent cannot be used; `fields` names each field and what to do."""

    message = "Some of what you wrote cannot be used. See the marked fields."


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """Words of a text that its writer should read again, and the sentence they stand in.

    `mark` stands for this text in this field: sent back, it says that the text has been read.
    `demand` is True of what an employer seems to demand, False of what is told of a person.
    """

    field: str
    mark: str
    remark: StrEnum
    before: str
    words: str
    after: str
    demand: bool = False

    def to_json(self) -> dict[str, str]:
        """As the API answers it."""
        return {
            "field": self.field,
            "mark": self.mark,
            "remark": self.remark.value,
            "words": self.words,
            "sentence": f"{self.before}{self.words}{self.after}",
        }


class TextToRead(Invalid):
    """A text seems to tell of a person; `remarks` lists which words, and saving waits for a yes."""

    message = "Read this once more before it is saved."

    def __init__(self, remarks: tuple[ReadAgain, ...]) -> None:
        self.remarks = remarks
        super().__init__(fields={one.field: self.message for one in remarks})


class Conflict(Problem):
    """Two things cannot both be so, for example a number that is already registered."""

    message = "This conflicts with something already recorded."


class Stale(Problem):
    """Somebody changed the record after it was read; `params["version"]` is today's version."""

    message = "Someone else changed this while you were writing. Compare the two versions."


class VersionMissing(Problem):
    """An edit that does not say which version it edits."""

    message = "Say which version you are changing (If-Match)."


class CollisionFound(Problem):
    """Others were here: going on needs a reason. `collisions` lists who, when and what next."""

    message = "A colleague is in contact with this workplace. Give a reason to go on."

    def __init__(self, collisions: tuple[object, ...]) -> None:
        self.collisions = collisions
        super().__init__(fields={"go_on_reason": "Choose why you go on."})


class PossibleDuplicate(Problem):
    """The employer may be known already; `candidates` lists which and why."""

    message = "This employer may already be registered. Choose it, or give a reason to go on."

    def __init__(self, candidates: tuple[object, ...]) -> None:
        self.candidates = candidates
        super().__init__(fields={"create_anyway_reason": "Say why this is another employer."})


class EmployerSaidStop(Problem):
    """The workplace has asked not to be contacted; only a coordinator may override."""

    message = "The employer has asked not to be contacted. Talk to your coordinator."


#: The same where only the contact person has said so.
PERSON_SAID_STOP = "This person has asked not to be contacted. Talk to your coordinator."


class TooMany(Problem):
    """Too many tries; `params["seconds"]` says when to come back."""

    message = "Too many tries. Wait %(seconds)s seconds and try again."


class LinkExpired(Problem):
    """A signed link that is too old, used up or not ours."""

    message = "This link no longer works. Ask for a new one."
