"""Every setting of Peelian. Values come from the environment; docs/settings.md describes each one."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from peelian.config import environment as env
from peelian.interface import content_security

BASE_DIR = Path(__file__).resolve().parent.parent.parent

# ---- Where things are kept
PEELIAN_DATA_DIR = env.own_folder(Path(env.text("PEELIAN_DATA_DIR", str(BASE_DIR / "var"))).absolute())
PEELIAN_CHECKPOINT_DIR = Path(env.text("PEELIAN_CHECKPOINT_DIR", str(PEELIAN_DATA_DIR / "checkpoints")))
PEELIAN_DOCUMENT_DIR = Path(env.text("PEELIAN_DOCUMENT_DIR", str(PEELIAN_DATA_DIR / "documents")))
PEELIAN_LETTER_DIR = Path(env.text("PEELIAN_LETTER_DIR", str(PEELIAN_DATA_DIR / "letters")))
PEELIAN_EVIDENCE_DIR = Path(env.text("PEELIAN_EVIDENCE_DIR", str(PEELIAN_DATA_DIR / "evidence")))
PEELIAN_EVIDENCE_KEY_FILE = Path(
    env.text("PEELIAN_EVIDENCE_KEY_FILE", str(PEELIAN_DATA_DIR / "evidence-key.txt"))
)
PEELIAN_LEDGER_KEY_FILE = Path(env.text("PEELIAN_LEDGER_KEY_FILE", str(PEELIAN_DATA_DIR / "ledger-key.pem")))
PEELIAN_LEDGER_NAME = env.text("PEELIAN_LEDGER_NAME", "peelian")
PEELIAN_CODE_VERSION = env.text("PEELIAN_CODE_VERSION", "")
DATABASES = {
    "default": env.database(
        env.text("PEELIAN_DATABASE_URL", f"sqlite:///{PEELIAN_DATA_DIR / 'peelian.sqlite3'}")
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ---- What the force calls itself, and the marking on every page
PEELIAN_FORCE_NAME = env.text("PEELIAN_FORCE_NAME", "Your force")
PEELIAN_MARKING = env.text("PEELIAN_MARKING", "OFFICIAL-SENSITIVE")
PEELIAN_FORCE_DEPARTMENT = env.text("PEELIAN_FORCE_DEPARTMENT", "Professional Standards Department")
PEELIAN_FORCE_ADDRESS = env.words("PEELIAN_FORCE_ADDRESS", "")
PEELIAN_FORCE_CONTACT = env.text("PEELIAN_FORCE_CONTACT", "")
PEELIAN_DEMO = env.yes_or_no("PEELIAN_DEMO", False)
PEELIAN_CLOCK_OFFSET_SECONDS = env.number("PEELIAN_CLOCK_OFFSET_SECONDS", 0)
if PEELIAN_CLOCK_OFFSET_SECONDS and not PEELIAN_DEMO:
    raise ImproperlyConfigured(
        "PEELIAN_CLOCK_OFFSET_SECONDS moves the clock; only a demonstration (PEELIAN_DEMO) may."
    )

# ---- Limits on what people may upload, in bytes
PEELIAN_UPLOAD_LIMIT = env.number("PEELIAN_UPLOAD_LIMIT", 50 * 1024 * 1024)
PEELIAN_EVIDENCE_LIMIT = env.number("PEELIAN_EVIDENCE_LIMIT", 64 * 1024 * 1024 * 1024)
PEELIAN_EVIDENCE_UPLOAD_HOURS = env.number("PEELIAN_EVIDENCE_UPLOAD_HOURS", 72)
PEELIAN_SCANNER = env.text("PEELIAN_SCANNER", "")
PEELIAN_SCANNER_SECONDS = env.number("PEELIAN_SCANNER_SECONDS", 300)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "peelian.evidence.arriving.Doorkeeper",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# ---- Security
DEBUG = env.yes_or_no("PEELIAN_DEBUG", False)
SECRET_KEY = env.secret_key(PEELIAN_DATA_DIR)
ALLOWED_HOSTS = env.words("PEELIAN_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
PEELIAN_HTTPS = env.yes_or_no("PEELIAN_HTTPS", False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PEELIAN_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if PEELIAN_HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PEELIAN_HTTPS else None
SESSION_COOKIE_AGE = env.number("PEELIAN_SESSION_SECONDS", 8 * 60 * 60)
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = content_security.CONTENT_SECURITY_POLICY
# ---- The rooms, from the ground up
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "peelian.interface",
    "peelian.ledger",
    "peelian.access",
    "peelian.calendar",
    "peelian.documents",
    "peelian.people",
    "peelian.reports",
    "peelian.cases",
    "peelian.restrictions",
    "peelian.criminal",
    "peelian.evidence",
    "peelian.chats",
    "peelian.review",
    "peelian.media",
    "peelian.packs",
    "peelian.screening",
    "peelian.clocks",
    "peelian.desk",
    "peelian.demo",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "peelian.access.middleware.actor",
    "peelian.people.middleware.walls",
    "peelian.access.middleware.refusals",
]
ROOT_URLCONF = "peelian.config.urls"
WSGI_APPLICATION = "peelian.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Allauth's own templates would win by order of apps; ours must.
        "DIRS": [BASE_DIR / "peelian" / "interface" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "peelian.interface.context_processors.interface",
            ],
            "builtins": ["peelian.interface.templatetags.interface"],
        },
    }
]
PEELIAN_TODAY = "peelian.access.clock.today"
FORM_RENDERER = "peelian.interface.forms.GovukRenderer"
PEELIAN_PLACES_OF = "peelian.desk.queries.material.places_of_case"
PEELIAN_NAVIGATION = [
    ("Home", "desk:home", ""),
    ("Reports", "reports:list", "read_reports"),
    ("Cases", "cases:list", "see_cases"),
    ("Restrictions", "restrictions:register", "read_restrictions"),
    ("Postings", "restrictions:postings", "see_posting_conditions"),
    ("People", "people:list", "read_people"),
    ("Locked threads", "chats:locked", "read_locked_threads"),
    ("Looks", "media:looks", "see_media_facts"),
    ("Search", "desk:search", "search"),
    ("Law", "clocks:law", ""),
    ("Ledger", "ledger:list", "read_ledger"),
    ("Accounts", "access:accounts", "manage_accounts"),
    ("My conflicts", "access:conflicts", ""),
]

# ---- Who people are
AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:home"
ACCOUNT_ADAPTER = "peelian.access.sign_in.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "peelian.access.sign_in.display_name"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = PEELIAN_DEMO
USERSESSIONS_TRACK_ACTIVITY = False
EMAIL_BACKEND = env.text("PEELIAN_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")

# ---- Work that takes longer than a page may: done by `python -m peelian db_worker`, or at once within the request
PEELIAN_JOBS = env.choice("PEELIAN_JOBS", "worker", ("worker", "at-once"))
_JOBS = {
    "worker": "django_tasks_db.DatabaseBackend",
    "at-once": "django_tasks.backends.immediate.ImmediateBackend",
}
TASKS = {"default": {"BACKEND": _JOBS[PEELIAN_JOBS]}}

# ---- Language, place and time
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

# ---- Files
STATIC_URL = "/static/"
STATIC_ROOT = PEELIAN_DATA_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# ---- What the server writes about itself: to the error stream, for whatever runs it to keep
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stream": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {"django": {"handlers": ["stream"], "level": "WARNING", "propagate": False}},
}
