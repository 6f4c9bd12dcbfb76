"""Settings from the environment, prefix EMPLOYER_MATCH_, checked at start."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

PREFIX = "EMPLOYER_MATCH_"
OCCUPATION_MODEL = "occupation-model.npz"


class SettingsError(Exception):
    """A setting that cannot be used: names it and says what to do."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything an installation may set; the name in the environment is the field's in capitals.

    Times are in the unit that the name ends with.
    """

    database_url: str = ""
    secret_key: str = ""
    base_url: str = "http://127.0.0.1:8000"
    instance: str = "instance"
    faces: str = "api,web,admin"
    programme_name: str = ""
    secure_cookies: bool = True
    session_idle_minutes: int = 120
    session_absolute_hours: int = 12
    form_posts_per_hour: int = 20
    sign_in_tries_per_quarter: int = 10
    second_factor_for: str = ""
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = ""
    oidc_acr_values: str = ""
    oidc_claim: str = "email"
    oidc_name: str = "e-legitimation"
    form_link_days: int = 90
    calendar_reads_per_hour: int = 60
    smtp_host: str = ""
    smtp_port: int = 25
    smtp_user: str = ""
    smtp_password: str = ""
    smtp_starttls: bool = False
    mail_from: str = "employer-match@localhost"
    jobstream_url: str = "https://jobstream.api.jobtechdev.se"
    rest_days: int = 14
    rest_days_after_not_now: int = 30
    contacts_per_month: int = 2
    intention_days: int = 14
    trusted_proxies: int = 0

    @property
    def occupation_model(self) -> Path:
        """Where `train` keeps what it learned; until then the bundled model serves."""
        return Path(self.instance) / OCCUPATION_MODEL

    @property
    def https(self) -> bool:
        """Whether people come by HTTPS and cookies go by nothing else."""
        return self.secure_cookies and self.base_url.startswith("https://")

    @property
    def face_names(self) -> tuple[str, ...]:
        """The faces to mount, in order."""
        return tuple(name.strip() for name in self.faces.split(",") if name.strip())


def from_environment(environment: Mapping[str, str]) -> Settings:
    """Read and check every setting; raises SettingsError with the name and what to do.

    Without SECRET_KEY a key is made and kept in the instance folder, so that a first start works
    and a second one keeps the sessions. Without DATABASE_URL an SQLite file there serves.
    """
    known = {PREFIX + field.name.upper(): field for field in fields(Settings)}
    given: dict[str, object] = {}
    for name, field in known.items():
        if name in environment:
            given[field.name] = _read(name, environment[name], field.type)
    settings = Settings(**given)  # type: ignore[arg-type]
    instance = Path(settings.instance).absolute()
    if not settings.database_url:
        given["database_url"] = f"sqlite:///{instance / 'employer_match.sqlite'}"
    if not settings.secret_key:
        given["secret_key"] = _kept_key(instance)
    elif len(settings.secret_key) < 16:
        raise SettingsError(f"{PREFIX}SECRET_KEY is too short: use 32 random characters or more.")
    if settings.contacts_per_month < 1:
        raise SettingsError(f"{PREFIX}CONTACTS_PER_MONTH must be 1 or more.")
    if settings.oidc_issuer:
        _check_provider(settings)
    if not settings.base_url.startswith(("http://", "https://")):
        raise SettingsError(f"{PREFIX}BASE_URL must start with http:// or https://.")
    if settings.base_url.startswith("http://") and PREFIX + "SECURE_COOKIES" not in environment:
        given["secure_cookies"] = False  # a browser drops Secure cookies on plain http
    return Settings(**{**given, "instance": str(instance)})  # type: ignore[arg-type]


def _read(name: str, text: str, kind: object) -> object:
    if kind in (int, "int"):
        try:
            return int(text)
        except ValueError:
            raise SettingsError(f"{name} must be a whole number, not {text!r}.") from None
    if kind in (bool, "bool"):
        lowered = text.strip().lower()
        if lowered not in {"1", "0", "true", "false", "yes", "no"}:
            raise SettingsError(f"{name} must be true or false, not {text!r}.")
        return lowered in {"1", "true", "yes"}
    return text


def _check_provider(settings: Settings) -> None:
    parts = urlsplit(settings.oidc_issuer)
    if parts.scheme != "https" and parts.hostname not in {"127.0.0.1", "localhost"}:
        raise SettingsError(f"{PREFIX}OIDC_ISSUER must start with https://.")
    for name in ("oidc_client_id", "oidc_client_secret", "oidc_claim", "oidc_name"):
        if not getattr(settings, name):
            raise SettingsError(f"{PREFIX}{name.upper()} is needed with {PREFIX}OIDC_ISSUER.")


def _kept_key(instance: Path) -> str:
    # The records and the letters stand here: no other account of the machine may look in.
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = instance / "secret_key"
    try:
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return kept.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(48))
    return kept.read_text().strip()
