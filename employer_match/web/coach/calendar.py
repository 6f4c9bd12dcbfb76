"""One's calendar in one's own program: a secret address, made and ended on the account's page."""

from urllib.parse import urlsplit

from flask import Blueprint, Response, flash, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import force_locale, gettext

from employer_match.http import current, network
from employer_match.http.forms import Form
from employer_match.http.rights import needs, public
from employer_match.http.words import words_of
from employer_match.integrations.calendar import Entry, calendar
from employer_match.schemas.account import PasswordChange
from employer_match.services import rate_limits
from employer_match.services.accounts import calendar_feed
from employer_match.services.contacts.calendar_days import CalendarDay, DayKind, calendar_days
from employer_match.services.permissions import Action
from employer_match.web.coach import account

blueprint = Blueprint("calendar", __name__)

#: Programs that belong to many ask from one address.
PEOPLE_AT_AN_ADDRESS = 20


@blueprint.before_request
def count_readings() -> None:
    """A program that asks every second, or a guesser, waits; before the records are touched."""
    if request.endpoint != "calendar.read":
        return
    each = current.settings().calendar_reads_per_hour
    house = f"{each * PEOPLE_AT_AN_ADDRESS} per hour"
    rate_limits.use(current.engine(), house, "calendar_from", network.sender())
    rate_limits.use(current.engine(), f"{each} per hour", "calendar_of", request.path)


@blueprint.get("/calendar/<feed>.ics")
@public
def read(feed: str) -> ResponseReturnValue:
    """The calendar of whoever was given this address; anything else is not found."""
    session = current.session()
    actor, feed_id, last = calendar_feed.actor_of_feed(session, feed)
    calendar_feed.mark_read(current.engine(), feed_id, last)
    with force_locale(actor.language):
        entries = [_entry(one) for one in calendar_days(session, actor)]
        text = calendar(gettext("Employer contacts"), entries)
    answer = Response(text, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'inline; filename="employer-match.ics"'
    return answer


@blueprint.post("/account/calendar")
@needs(Action.OWN_ACCOUNT)
def make() -> ResponseReturnValue:
    """Make an address, which ends an earlier one; it is shown on this one answer."""
    secret = calendar_feed.make_feed(current.session(), current.actor())
    address = f"{current.settings().base_url}/calendar/{secret}.ics"
    return account.page(Form(PasswordChange()), calendar=address)


@blueprint.post("/account/calendar/end")
@needs(Action.OWN_ACCOUNT)
def end() -> ResponseReturnValue:
    """End the address."""
    calendar_feed.end_feed(current.session(), current.actor())
    flash(gettext("The calendar's address is ended. Nobody can read it there any more."))
    return redirect("/account#calendar", 303)


def _entry(one: CalendarDay) -> Entry:
    base = current.settings().base_url
    what = words_of(one.what) if one.what is not None else gettext("Contact")
    if one.kind is DayKind.ANNOUNCED:
        summary = gettext("Last day for your announced contact: %(place)s", place=one.workplace)
        description = what
    else:
        summary = f"{what}: {one.workplace}"
        agreed = one.kind is DayKind.STEP
        description = gettext("Agreed with the employer.") if agreed else gettext("In your plan.")
    return Entry(
        uid=f"{one.kind}-{one.id}@{urlsplit(base).hostname}",
        day=one.day,
        summary=summary,
        description=description,
        url=f"{base}/workplaces/{one.workplace_id}",
        sequence=one.version,
        changed_at=one.changed_at,
    )
