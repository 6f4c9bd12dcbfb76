"""Pairs that may be one record: which are asked for, and what becomes of a pair."""

from employer_match.duplicates import Likeness
from employer_match.schemas.base import Page, Strict, code, reference, text, whole
from employer_match.schemas.places import Municipality
from employer_match.services.duplicates.judge_apart import LONGEST_REASON
from employer_match.vocabulary import RecordKind


class DuplicateQuery(Page):
    """Which pairs are asked for; a municipality holds where either has a workplace there."""

    thing = code(RecordKind, load_default=None)
    likeness = code(Likeness, load_default=None)
    municipality_code = Municipality(load_default=None, allow_none=True)


class ApartInput(Strict):
    """Why the two are two."""

    reason = text(LONGEST_REASON, required=True)


class KeptInput(Strict):
    """Which of two is kept."""

    kept_id = reference(required=True)


class MergeInput(KeptInput):
    """Which is kept, and the versions of both that the preview showed."""

    kept_version = whole(1, required=True)
    gone_version = whole(1, required=True)


class PairQuery(Strict):
    """Any two employers, or any two workplaces."""

    thing = code(RecordKind, required=True)
    a_id = reference(required=True)
    b_id = reference(required=True)


class PreviewQuery(Strict):
    """Two records, and which of them is kept."""

    thing = code(RecordKind, required=True)
    kept_id = reference(required=True)
    gone_id = reference(required=True)


class NewMerge(PreviewQuery):
    """A merge as machines ask for it: with the versions that the preview told."""

    kept_version = whole(1, required=True)
    gone_version = whole(1, required=True)


class NewJudgement(PairQuery):
    """Two records that are two, and why."""

    reason = text(LONGEST_REASON, required=True)
