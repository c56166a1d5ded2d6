"""Every setting of the site. What differs between hosts is read from the environment (env.py):
with nothing set, the site runs locally, safely, with SQLite. The README has the table."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from . import env
from .logs import logging_to_stderr
from .secret import kept_secret

BASE_DIR = Path(__file__).resolve().parent.parent

# Where the site stands

DEBUG = env.flag("DEBUG")
PORT = env.integer("PORT", 8000, least=1, most=65535)
SITE_URL = env.site_url("SITE_URL", f"http://127.0.0.1:{PORT}")
SITE_NAME = env.text("SITE_NAME", "Flyaround")
SECURITY_CONTACT = env.contact("SECURITY_CONTACT")  # newsroom/fronts/security_txt.py
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
SITE_HOSTS = {_site.netloc.lower(), _site.hostname or ""}  # as a browser's Host header may say it
CSRF_TRUSTED_ORIGINS = [SITE_URL]
TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES")  # config/proxies.py
EMBED_HOSTS = ["www.youtube-nocookie.com", "player.vimeo.com"]

# What it keeps

DATA_ROOT = env.folder("DATA_ROOT", BASE_DIR / "data")
MEDIA_ROOT = env.folder("MEDIA_ROOT", DATA_ROOT / "media")
MEDIA_URL = "/media/"
# A proxy's internal address of MEDIA_ROOT, such as /protected-media/; empty: we send the files.
MEDIA_ACCEL_PREFIX = env.text("MEDIA_ACCEL_PREFIX")
ORIGINALS_ROOT = env.folder("ORIGINALS_ROOT", DATA_ROOT / "originals")
# `manage.py setup` makes the secret of a public site; any other start without one is a mistake.
_may_create = IS_LOCAL or sys.argv[1:2] == ["setup"]
SECRET_KEY = env.text("SECRET_KEY") or kept_secret(DATA_ROOT / "secret", may_create=_may_create)

DATABASES = {"default": env.database("DATABASE_URL", DATA_ROOT / "db.sqlite3")}
_database = DATABASES["default"]
_database["CONN_MAX_AGE"] = 600
_database["CONN_HEALTH_CHECKS"] = True
IS_SQLITE = _database["ENGINE"] == "django.db.backends.sqlite3"
if IS_SQLITE:
    _database["OPTIONS"] = {
        # With Django's defaults two writers at once lose one write: a deferred transaction cannot
        # wait for the lock when it turns from reading to writing.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        " PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000;",
    }
    # A file, as in production: the in-memory database ignores the timeout.
    _database["TEST"] = {"NAME": str(DATA_ROOT / "test.sqlite3")}
else:
    _database.setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What it is made of

INSTALLED_APPS = [
    "config.apps.PlatformConfig",
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
    "js_asset",
    "accounts",
    "photos",
    "newsroom",
    "gallery",
    "articles",
    "config.demo",
]
MIDDLEWARE = [
    # The scheme is part of the page cache's key, so what a proxy says is read before it.
    "config.proxies.TrustedProxies",
    # Before everything that costs: a finished page is answered from here.
    "newsroom.page_cache.PageCache",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Inside the one above, which sets DENY unless told not to.
    "config.headers.Headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Before CommonMiddleware, which refuses an unknown host: a probe asks by number.
    "config.health.Health",
    "config.public_requests.PublicRequests",
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
                "newsroom.context.site",
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
AXES_LOCKOUT_CALLABLE = "config.errors.too_many_attempts"
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True  # who came in stands in the sessions and the audit log
AXES_VERBOSE = False

# What browsers are told (config/headers.py and config/csp.py add the rest)

SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
# __Host-: a neighbouring subdomain can neither read nor plant these.
SESSION_COOKIE_NAME = "__Host-session" if IS_HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_HTTPS else "csrf"
CSRF_FAILURE_VIEW = "config.errors.csrf_failure"
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
# A day at first, so that a mistake is soon forgotten; a year (31536000) once https is to stay.
SECURE_HSTS_SECONDS = env.integer("HSTS_SECONDS", 24 * 60 * 60) if IS_HTTPS else 0
# Without a proxy that says so, no request is known to have come by https: redirecting would loop.
SECURE_SSL_REDIRECT = IS_HTTPS and bool(TRUSTED_PROXIES)
SECURE_SSL_HOST = _site.netloc
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # includeSubDomains: the subdomains are not this site's to decide about
    "security.W021",  # preload: as hard to undo as it is easy to ask for, the host's choice
]

# Words and times

LANGUAGE_CODE = env.language("LANGUAGE_CODE", "en")
TIME_ZONE = env.time_zone("TIME_ZONE", "UTC")
USE_TZ = True
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]  # what Django's own leave out

# Files and forms

STATIC_URL = "/static/"
STATIC_ROOT = env.folder("STATIC_ROOT", DATA_ROOT / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False  # the site's styles are for its own pages
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.static_files.StaticFiles"},
}
# A gallery of 200 slides posts some 2,500 fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 2**20  # bytes of text; files are counted apart

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

# How pages and processes are kept

PAGE_CACHE = env.flag("PAGE_CACHE", not DEBUG)
PAGE_CACHE_MB = env.integer("PAGE_CACHE_MB", 64, least=1, most=65536)  # in each web process
WEB_WORKERS = env.integer("WEB_WORKERS", 0, most=64)  # 0: as many as processors, at most 4
WEB_THREADS = env.integer("WEB_THREADS", 8, least=1, most=128)  # in each web process

LOG_LEVEL = env.choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR"))
LOGGING = logging_to_stderr(LOG_LEVEL)
