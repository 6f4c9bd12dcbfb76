"""How many people stand behind our dealings with an employer, told to those without access.

That a person is in the programme is secret, and so is any step by which a count could betray it:
fewer than five are never told, more only as "at least", and nothing of the quarter that runs counts
yet, so that no count moves on the day on which a colleague's contact is seen. Source: product 5.
"""

from datetime import date

#: What is told: at least so many.
AT_LEAST = (5, 10, 20, 50, 100)


def told(count: int) -> int | None:
    """The largest step that the count has reached; None for fewer than five."""
    return max((step for step in AT_LEAST if step <= count), default=None)


def counted_before(today: date) -> date:
    """The first day of the quarter: what happened or was written from then on is not counted."""
    return date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
