"""Put the core and the installed faces together into one application."""

from importlib.metadata import entry_points

from flask import Flask
from flask_bootstrap import Bootstrap5
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import Engine
from werkzeug.middleware.proxy_fix import ProxyFix

from employer_match.config import Settings, SettingsError
from employer_match.db import make_engine
from employer_match.http import addresses, cookies, current, health, languages, pages, problems
from employer_match.http.app import EmployerMatchApp, secure

FACES = "employer_match.faces"
MAX_BODY = 1024 * 1024


def compose(settings: Settings, engine: Engine | None = None) -> Flask:
    """The core and the faces that the settings name, out of those that are installed."""
    # The look is every face's, so the app itself serves it, whichever faces are mounted.
    current.roles_named(settings.second_factor_for)  # a role that is none stops the start
    app = EmployerMatchApp(
        "employer_match",
        static_folder="web/static",
        static_url_path="/static",
        template_folder="web/templates",
    )
    app.secret_key = settings.secret_key
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_BODY,
        MAX_FORM_MEMORY_SIZE=MAX_BODY,
        SESSION_COOKIE_NAME=cookies.name_of("session", settings),
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_HTTPONLY=True,
        BOOTSTRAP_SERVE_LOCAL=True,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
    )
    app.extensions["employer_match"] = {
        "settings": settings,
        "engine": engine or make_engine(settings.database_url),
        "csrf": CSRFProtect(app),
    }
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, hops, hops, hops, hops)  # type: ignore[method-assign]
    Bootstrap5(app)
    addresses.admit(app)
    languages.speak(app)
    pages.dress(app)
    problems.register(app)
    app.register_blueprint(health.blueprint)
    health.watch(app)
    app.jinja_env.globals.update(actor=current.actor)
    app.after_request(secure)
    mount_faces(app, settings)
    return app


def mount_faces(app: Flask, settings: Settings) -> None:
    """Let each named face mount itself; a name that nobody registered is an error that names it."""
    installed = {face.name: face for face in entry_points(group=FACES)}
    for name in settings.face_names:
        if name not in installed:
            known = ", ".join(sorted(installed))
            raise SettingsError(f"EMPLOYER_MATCH_FACES names {name!r}; installed are: {known}.")
        installed[name].load()(app)
