"""Settings, read from the environment; the defaults suit a developer and a trial.

CLAIMS_PRODUCTION=1 turns on what a public site needs and refuses to start without
SECRET_KEY, ALLOWED_HOSTS and DATABASE_URL. README.md lists every variable.
"""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from claims import postgres

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = postgres.VAR_DIR
PRODUCTION = os.environ.get("CLAIMS_PRODUCTION") == "1"
DEBUG = False


def words_of(name, default=""):
    """Return the comma-separated values of the variable ``name``."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word]


def required(name):
    """Return the variable ``name``; refuse to start in production without it."""
    value = os.environ.get(name, "")
    if not value and PRODUCTION:
        raise ImproperlyConfigured(f"Set {name}: a public site does not start without.")
    return value


def secret_key():
    """Return SECRET_KEY, or one made once and kept under ``var/``."""
    key = required("SECRET_KEY")
    if PRODUCTION and (len(key) < 50 or len(set(key)) < 5):
        raise ImproperlyConfigured("SECRET_KEY must be 50 random characters or more.")
    if key:
        return key
    path = VAR_DIR / "secret-key"
    if not path.exists():
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        os.write(descriptor, secrets.token_urlsafe(50).encode())
        os.close(descriptor)
    return path.read_text()


def database():
    """Return the database that DATABASE_URL names, else the private one."""
    url = required("DATABASE_URL")
    if not url:
        name = postgres.NAME
        return {"NAME": name, "USER": name, "HOST": str(postgres.socket_folder())}
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://")
    query = dict(parse_qsl(parts.query))
    return {
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": query,
    }


SECRET_KEY = secret_key()
ALLOWED_HOSTS = words_of("ALLOWED_HOSTS") or (
    [] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"]
)
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS: the names of the site.")
CSRF_TRUSTED_ORIGINS = words_of("CSRF_TRUSTED_ORIGINS")

PRIVATE_DATABASE = not os.environ.get("DATABASE_URL")
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        **database(),
    }
}
DATABASES["default"]["OPTIONS"] = {
    "connect_timeout": 5,
    "options": "-c lock_timeout=5s -c statement_timeout=15s "
    "-c idle_in_transaction_session_timeout=60s",
    # PostgreSQL plans a statement that a connection runs again and again only once.
    "server_side_binding": True,
    "prepare_threshold": 5,
    **DATABASES["default"].get("OPTIONS", {}),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "claims.admin_site.ForAdminsConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "procrastinate.contrib.django",
    "claims",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "claims.web.PolicyMiddleware",
]
ROOT_URLCONF = "claims.urls"
WSGI_APPLICATION = "claims.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

AUTH_USER_MODEL = "claims.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation."
        "UserAttributeSimilarityValidator"
    },
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "reading:front"
LOGOUT_REDIRECT_URL = "reading:front"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_MIMETYPES = {".svg": "image/svg+xml; charset=utf-8"}

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "form-action": [CSP.SELF],
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Browsers take a cookie of this prefix only over https, from this very host.
COOKIE_PREFIX = "__Host-" if PRODUCTION else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
MESSAGE_STORAGE = "claims.web.MessageCookie"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^livez/$", r"^readyz/$"]  # asked from inside, over http
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
if os.environ.get("CLAIMS_BEHIND_PROXY") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# What one request may bring: uploads up to 10 MB, forms up to 2 MB of text.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

CLAIMS_SPACY_MODEL = os.environ.get("CLAIMS_SPACY_MODEL", "en_core_web_sm")
# Networks and ports that articles may be fetched from besides the public internet.
CLAIMS_FETCH_NETWORKS = words_of("CLAIMS_FETCH_NETWORKS")
CLAIMS_FETCH_PORTS = [int(port) for port in words_of("CLAIMS_FETCH_PORTS")]

PROCRASTINATE_IMPORT_PATHS = ["claims.importing.tasks", "claims.linking.tasks"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "claims.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "claims": {"level": "INFO"},
        "procrastinate": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
    },
}
