"""The occupation tree: field, group, occupation, in JobTech's concepts."""

from typing import Any

from marshmallow import fields

from employer_match import errors
from employer_match.api.base import Blueprint
from employer_match.api.replies import Reply, coded, cut, paged, words
from employer_match.http import current
from employer_match.http.languages import chosen
from employer_match.http.rights import needs
from employer_match.language.taxonomy import Concept, Level, Taxonomy
from employer_match.schemas.base import Page, Strict, code, text
from employer_match.services.occupations.find_occupation import find_occupation
from employer_match.services.occupations.guess_occupation import Proposal, guess_occupation
from employer_match.services.occupations.propose_occupations import (
    Proposed,
    propose_occupations,
)
from employer_match.services.occupations.read_taxonomy import read_taxonomy
from employer_match.services.permissions import Action

blueprint = Blueprint("api_occupations", __name__, url_prefix="/occupations", description=__doc__)

LONGEST_GUESSED = 2000
"""Characters of a vacancy that an address can well carry; the coder needs no more."""


class OccupationQuery(Page):
    """Words to find, or a place in the tree; without either, the fields."""

    parent_id = text(20)
    level = code(Level, load_default=None)
    q = text(200)
    text = text(200)


class OccupationReply(Reply):
    """A field, a group or an occupation; ids stay when labels change."""

    id = fields.String()
    level = coded(Level)
    label = fields.String()
    parent_id = words(attribute="parent")
    ssyk_code = words()
    definition = fields.String()
    synonyms = fields.List(fields.String())


class ProposedReply(Reply):
    """Why a concept is proposed for words: a question to the person, never an answer."""

    words = fields.String()
    ruled_out = fields.Boolean()
    because = fields.String()


class FoundOccupationReply(OccupationReply):
    """A concept as a search finds it; `proposed` is null unless somebody's wish was asked about."""

    proposed = fields.Nested(ProposedReply, allow_none=True)


class GuessQuery(Strict):
    """A vacancy's words, the headline on the first line."""

    text = text(LONGEST_GUESSED, required=True)


class GuessedReply(Reply):
    """A group that the words may be about; `likely` where more than half of such guesses hold."""

    id = fields.String(attribute="concept_id")
    label = fields.String()
    likely = fields.Boolean()


class GuessesReply(Reply):
    """Up to five groups, likeliest first, and the coder's version.

    Where it is not `known`, the answer is "don't know", and the groups are loose guesses.
    """

    coder = fields.String()
    known = fields.Boolean()
    groups = fields.List(fields.Nested(GuessedReply))


class WholeOccupationReply(OccupationReply):
    """A concept with what lies below it and, for an occupation, what JobTech finds near it."""

    children = fields.List(fields.Nested(OccupationReply))
    near = fields.List(fields.Nested(OccupationReply))


@blueprint.get("")
@blueprint.arguments(OccupationQuery, location="query")
@blueprint.response(200, paged(FoundOccupationReply))
@needs(Action.READ_OCCUPATIONS)
def search(query: dict[str, Any]) -> dict[str, Any]:
    """Find occupations by the words people use, or walk the tree.

    With `q`, a wish in somebody's own words: three proposals, and three for each "no" in it
    (`ruled_out`), each with its because; for that person to choose from. With `text`, the likeliest
    twelve by their names. With `parent_id`, what lies right below it. With `level`, all of that
    level by label. With nothing, the fields.
    """
    session, level = current.session(), query["level"]
    if query["q"]:
        proposed = propose_occupations(session, current.actor(), query["q"], chosen())
        return cut([_proposed(each) for each in proposed], query)
    if query["text"]:
        found = find_occupation(session, current.actor(), query["text"], level)
        return cut([_found(each) for each in found], query)
    taxonomy = read_taxonomy(session)
    if query["parent_id"]:
        below = _concepts(taxonomy, taxonomy.children(query["parent_id"]))
        return cut([_found(each) for each in below if level in (None, each.level)], query)
    return cut([_found(each) for each in taxonomy.at(level or Level.FIELD)], query)


@blueprint.get("/guesses")
@blueprint.arguments(GuessQuery, location="query")
@blueprint.response(200, GuessesReply)
@needs(Action.READ_OCCUPATIONS)
def guesses(query: dict[str, Any]) -> Proposal:
    """Guess the occupation group of a vacancy from its words.

    It codes vacancies, never people, and nothing is written down: somebody confirms. For what a
    person wishes for, ask with `q` instead.
    """
    trained = current.settings().occupation_model
    headline, _, body = query["text"].partition("\n")
    return guess_occupation(current.session(), current.actor(), headline, body, trained)


@blueprint.get("/<string:concept_id>")
@blueprint.response(200, WholeOccupationReply)
@needs(Action.READ_OCCUPATIONS)
def read(concept_id: str) -> dict[str, Any]:
    """One concept with what lies below and near it.

    A group is found by its SSYK code too.
    """
    taxonomy = read_taxonomy(current.session())
    found = taxonomy.get(taxonomy.group_id(concept_id) or concept_id)
    if found is None:
        raise errors.NotFound()
    near = taxonomy.near(found.id)
    nearest = sorted(near, key=lambda other: (-near[other], taxonomy.label(other) or "", other))
    return {
        "id": found.id,
        "level": found.level,
        "label": found.label,
        "parent": found.parent,
        "ssyk_code": found.ssyk_code,
        "definition": found.definition,
        "synonyms": found.synonyms,
        "children": _concepts(taxonomy, taxonomy.children(found.id)),
        "near": _concepts(taxonomy, nearest),
    }


def _found(concept: Concept) -> dict[str, Any]:
    names = ("id", "level", "label", "parent", "ssyk_code", "definition", "synonyms")
    return {**{name: getattr(concept, name) for name in names}, "proposed": None}


def _proposed(one: Proposed) -> dict[str, Any]:
    why = {"words": one.words, "ruled_out": one.ruled_out, "because": one.because}
    return {**_found(one.concept), "proposed": why}


def _concepts(taxonomy: Taxonomy, ids: tuple[str, ...] | list[str]) -> list[Concept]:
    return [concept for each in ids if (concept := taxonomy.get(each)) is not None]
