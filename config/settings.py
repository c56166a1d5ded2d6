"""Every setting of the site. What differs between hosts is read from the environment (config/env.py);
with nothing set, the site runs locally, safely, with SQLite. The README has the table."""

from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from . import env
from .secret import kept_secret

BASE_DIR = Path(__file__).resolve().parent.parent

# Where the site stands

DEBUG = env.flag("DEBUG")
SITE_URL = env.site_url("SITE_URL", "http://127.0.0.1:8000")
SITE_NAME = env.text("SITE_NAME", "Flyaround")
_site = urlsplit(SITE_URL)
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
IS_LOCAL = _site.hostname in {"127.0.0.1", "localhost", "::1"}
IS_HTTPS = _site.scheme == "https"

if DEBUG and not IS_LOCAL:
    raise ImproperlyConfigured(
        f"DEBUG is on while SITE_URL is {SITE_URL!r}. DEBUG shows settings and source code to any "
        "visitor: unset it, or leave SITE_URL unset to work locally."
    )

ALLOWED_HOSTS = LOOPBACK if IS_LOCAL else [_site.hostname or ""]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
TRUSTED_PROXIES = env.words("TRUSTED_PROXIES")

# What it keeps

DATA_ROOT = env.folder("DATA_ROOT", BASE_DIR / "data")
MEDIA_ROOT = env.folder("MEDIA_ROOT", DATA_ROOT / "media")
MEDIA_URL = "/media/"
ORIGINALS_ROOT = env.folder("ORIGINALS_ROOT", DATA_ROOT / "originals")
SECRET_KEY = env.text("SECRET_KEY") or kept_secret(DATA_ROOT / "secret", may_create=IS_LOCAL)

SQLITE_OPTIONS = {
    # With Django's defaults two writers at once lose one write: a deferred transaction cannot wait
    # for the lock when it turns from reading to writing.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;"
    " PRAGMA cache_size=-16000;",
}
DATABASES = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL") or f"sqlite:///{DATA_ROOT / 'db.sqlite3'}",
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_ROOT / "test.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What it is made of

INSTALLED_APPS = [
    "config.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "django_prose_editor",
    "django_tasks",
    "django_tasks_db",
    "imagekit",
    "js_asset",
    "accounts",
    "photos",
    "newsroom",
    "gallery",
    "articles",
    "config.demo",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
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
    }
]

# Who may come in

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "accounts.roles.RoleBackend",
]
LOGIN_URL = "admin:login"
_checks = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": _checks + "UserAttributeSimilarityValidator"},
    {"NAME": _checks + "MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": _checks + "CommonPasswordValidator"},
    {"NAME": _checks + "NumericPasswordValidator"},
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 1  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True

# Words and times

LANGUAGE_CODE = env.text("LANGUAGE_CODE", "en")
TIME_ZONE = env.text("TIME_ZONE", "UTC")
USE_TZ = True
USE_I18N = True

# Files and forms

STATIC_URL = "/static/"
STATIC_ROOT = env.folder("STATIC_ROOT", DATA_ROOT / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# A gallery of 200 slides posts some 2,500 fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000

PHOTO_MAX_BYTES = env.integer("PHOTO_MAX_MB", 50, least=1, most=500) * 2**20
PHOTO_MAX_PIXELS = env.integer("PHOTO_MAX_MEGAPIXELS", 60, least=1, most=500) * 10**6

# Work behind the pages

RUN_TASKS = env.choice("TASKS", "worker", ("worker", "inline"))
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend"
        if RUN_TASKS == "worker"
        else "django_tasks.backends.immediate.ImmediateBackend"
    }
}
