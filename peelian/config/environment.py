"""Reading settings from the environment, and stopping with a sentence when one is wrong."""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str) -> str:
    """The setting as text. `NAME_FILE` may name a file that holds it, so that secrets stay out of the environment."""
    held_in = os.environ.get(f"{name}_FILE")
    if held_in is None:
        return os.environ.get(name, default)
    try:
        return Path(held_in).read_text().strip()
    except OSError as problem:
        sentence = f"{name}_FILE names {held_in}, which cannot be read: {problem.strerror}."
        raise ImproperlyConfigured(sentence) from problem


def yes_or_no(name: str, default: bool) -> bool:
    """The setting as a boolean: 1/yes/true/on or 0/no/false/off."""
    value = os.environ.get(name, "yes" if default else "no").strip().lower()
    if value in {"1", "yes", "true", "on"}:
        return True
    if value in {"0", "no", "false", "off", ""}:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}. Set it to yes or no.")


def number(name: str, default: int) -> int:
    """The setting as a whole number."""
    value = os.environ.get(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to a whole number.") from None


def words(name: str, default: str) -> list[str]:
    """The setting as a list, parted by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    """The setting as one of a few words."""
    value = os.environ.get(name, default).strip().lower()
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to {' or '.join(allowed)}.")
    return value


def own_folder(folder: Path) -> Path:
    """The folder, made for this user alone where there is none: the database in it holds in clear what people wrote."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def secret_key(folder: Path) -> str:
    """PEELIAN_SECRET_KEY, or a key made once and kept in the data folder for this user only."""
    if given := text("PEELIAN_SECRET_KEY", ""):
        return given
    kept = folder / "secret-key"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return kept.read_text()


SQLITE_OPENING = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728;"
    "PRAGMA cache_size=-20000; PRAGMA journal_size_limit=67108864; PRAGMA recursive_triggers=ON;"
)


def database(url: str) -> dict[str, object]:
    """Django's database settings for `sqlite:///path` or `postgresql://user:password@host:port/name`.

    SQLite runs in WAL mode with immediate transactions (a writer that starts by reading would otherwise fail under
    load) and full synchronisation, because these are evidence records. `recursive_triggers` makes INSERT OR REPLACE
    meet the triggers that guard the ledger.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path[1:] if parts.path.startswith("//") else parts.path),
            "CONN_MAX_AGE": None,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_OPENING},
        }
    if parts.scheme in {"postgresql", "postgres"}:
        options: dict[str, object] = dict(parse_qsl(parts.query))
        host = str(options.pop("host", "") or unquote(parts.hostname or ""))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": host,
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": options,
        }
    raise ImproperlyConfigured(
        "PEELIAN_DATABASE_URL must begin with sqlite:/// or postgresql://, for example sqlite:////srv/peelian/data.sqlite3."
    )
