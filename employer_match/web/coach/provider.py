"""Signing in through the municipality's or region's identity provider, where one is set."""

from urllib.parse import urlsplit

import structlog
from flask import Blueprint, redirect, render_template, request, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from itsdangerous import BadData, URLSafeTimedSerializer

from employer_match import errors
from employer_match.http import current, devices, network, signed_in
from employer_match.http.forms import Form
from employer_match.http.rights import public
from employer_match.http.writing import writing
from employer_match.integrations import identity_provider as provider
from employer_match.schemas.account import SignIn
from employer_match.services import rate_limits
from employer_match.services.accounts import guessing
from employer_match.services.accounts.provider_sign_in import Identity, sign_in_through_provider
from employer_match.services.accounts.sign_in import CodeAsked
from employer_match.web.coach.entering import let_in
from employer_match.web.coach.sign_in import remember_asked

blueprint = Blueprint("provider", __name__, url_prefix="/sign-in/provider")
log = structlog.get_logger()

ATTEMPT = "provider_attempt"
#: Seconds that somebody may take at the provider's.
WITHIN = 600


@blueprint.before_request
def count_tries() -> None:
    """Each attempt asks the provider: nobody asks it through us without end."""
    limit = current.settings().sign_in_tries_per_quarter * guessing.PEOPLE_IN_A_HOUSE
    what = "provider_from"
    rate_limits.use(current.engine(), f"{limit} per 15 minute", what, network.sender())


@blueprint.get("")
@public
def begin() -> ResponseReturnValue:
    """Go to the provider."""
    try:
        address, attempt = provider.start(_provider())
    except provider.NoAnswer as broken:
        return _no_answer(broken)
    kept = [attempt.state, attempt.nonce, attempt.verifier, request.args.get("next", "")]
    session[ATTEMPT] = _serializer().dumps(kept)
    return redirect(address, 303)


@blueprint.get("/back")
@public
def back() -> ResponseReturnValue:
    """Come back from the provider: into the account that is linked, or not at all."""
    chosen = _provider()
    try:
        kept = _serializer().loads(session.pop(ATTEMPT, ""), max_age=WITHIN)
        state, nonce, verifier, then = (str(one) for one in kept)
    except (BadData, ValueError):
        return _refused("no_attempt")
    try:
        attempt = provider.Attempt(state, nonce, verifier)
        vouched = provider.finish(chosen, attempt, request.args.to_dict())
    except provider.NotAssured as why:
        return _refused(str(why))
    except provider.NoAnswer as broken:
        return _no_answer(broken)
    identity = Identity(
        issuer=chosen.issuer,
        subject=vouched.subject,
        address=_address(vouched),
        assured=bool(chosen.acr_values),
    )
    try:
        with writing() as records:
            opened, account = sign_in_through_provider(
                records,
                identity,
                key=current.settings().secret_key,
                device=devices.device(),
                replaces=signed_in.cookie_sent(),
            )
    except errors.NotAllowed as refused:
        log.warning("provider_sign_in_refused", reason="no_account")
        return _page(gettext(refused.message), 403)
    if isinstance(opened, CodeAsked):
        remember_asked(opened, account)
        return redirect("/sign-in/code", 303)
    return let_in(opened, account, then)


def _provider() -> provider.Provider:
    kept = current.settings()
    if not kept.oidc_issuer:
        raise errors.NotFound()
    return provider.Provider(
        issuer=kept.oidc_issuer,
        client_id=kept.oidc_client_id,
        client_secret=kept.oidc_client_secret,
        redirect_uri=f"{kept.base_url}/sign-in/provider/back",
        acr_values=tuple(kept.oidc_acr_values.split()),
    )


def _address(vouched: provider.Vouched) -> str:
    """The claim by which the account is found; an e-mail address only where it is verified."""
    name = current.settings().oidc_claim
    found = vouched.claims.get(name)
    if name == "email" and vouched.claims.get("email_verified") is not True:
        return ""
    return found if isinstance(found, str) else ""


def _refused(reason: str) -> ResponseReturnValue:
    log.warning("provider_sign_in_refused", reason=reason)
    sentence = gettext("Signing in through the identity provider did not succeed. Try again.")
    return _page(sentence, 403)


def _no_answer(broken: provider.NoAnswer) -> ResponseReturnValue:
    host = urlsplit(current.settings().oidc_issuer).hostname
    log.warning("provider_does_not_answer", error=str(broken), host=host)
    return _page(gettext("The identity provider does not answer. Try again in a moment."), 503)


def _page(sentence: str, status: int) -> ResponseReturnValue:
    form = Form(SignIn())
    form.errors[""] = sentence
    name = current.settings().oidc_name
    page = render_template("coach/sign_in.html", form=form, typed=[], provider=name)
    return page, status


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current.settings().secret_key, salt="provider-attempt")
