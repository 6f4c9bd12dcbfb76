"""What every resource shares on the way out: every field by hand, always there, and no other."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from marshmallow import RAISE, Schema, fields

from employer_match.vocabulary import RecordKind


class Reply(Schema):
    """What an answer holds; the document promises each field, and that nothing stands beside."""

    class Meta:
        """Described as complete."""

        unknown = RAISE

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Every field is always there; what is not known is null."""
        field_obj.required = True


def coded(kind: type[StrEnum], **rest: Any) -> fields.Enum[Any]:
    """One of the vocabulary's codes."""
    return fields.Enum(kind, by_value=True, **rest)


def thing() -> fields.String:
    """What kind of record a merge or a pair is of."""
    return fields.String(metadata={"enum": [each.value for each in RecordKind]})


def words(**rest: Any) -> fields.String:
    """Text that may be null: not known."""
    return fields.String(allow_none=True, **rest)


class WhoReply(Reply):
    """A colleague in a unit."""

    id = fields.Integer(attribute="user_id")
    name = fields.String()
    unit_id = fields.Integer()
    unit = fields.String()


class Colleague(fields.Nested):
    """A colleague, or null: another unit, which keeps to itself who it was."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(WhoReply, allow_none=True, **rest)

    def _serialize(  # type: ignore[override]
        self, nested_obj: Any, attr: Any, obj: Any, **kwargs: Any
    ) -> Any:
        if nested_obj is None or nested_obj.hidden:
            return None
        return super()._serialize(nested_obj, attr, obj, **kwargs)  # type: ignore[no-untyped-call]


def paged(item: type[Schema]) -> type[Schema]:
    """The schema of a page of items, with the total in the body."""
    name = item.__name__.removesuffix("Reply") + "Page"
    return Reply.from_dict(
        {
            "total": fields.Integer(),
            "page": fields.Integer(),
            "page_size": fields.Integer(),
            "items": fields.List(fields.Nested(item)),
        },
        name=name,
    )


def page_of(items: Sequence[object], total: int, query: Mapping[str, Any]) -> dict[str, Any]:
    """One page as the body that `paged` describes."""
    return {
        "total": total,
        "page": query["page"],
        "page_size": query["page_size"],
        "items": list(items),
    }


def cut(items: Sequence[object], query: Mapping[str, Any]) -> dict[str, Any]:
    """The page that the query asks for, out of a list that is there as a whole."""
    start = (query["page"] - 1) * query["page_size"]
    return page_of(items[start : start + query["page_size"]], len(items), query)


def asked(query: Mapping[str, Any]) -> dict[str, Any]:
    """The filters of a query, without the page."""
    return {name: value for name, value in query.items() if name not in {"page", "page_size"}}
