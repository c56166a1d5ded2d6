"""The settings of the tests: the site's own, away from its data and from the shell's variables.

A variable that a developer has set must not change what a test sees. DATABASE_URL alone is kept, to
run the suite on PostgreSQL.
"""

import atexit
import os
import shutil
import tempfile

OWN_VARIABLES = (
    "DEBUG SITE_URL SITE_NAME PORT TRUSTED_PROXIES MEDIA_ROOT ORIGINALS_ROOT STATIC_ROOT "
    "SECRET_KEY TIME_ZONE LANGUAGE_CODE TASKS HSTS_SECONDS PAGE_CACHE PAGE_CACHE_MB PHOTO_MAX_MB "
    "PHOTO_MAX_MEGAPIXELS WEB_WORKERS WEB_THREADS LOG_LEVEL SECURITY_CONTACT"
)
for name in OWN_VARIABLES.split():
    os.environ.pop(name, None)
os.environ["DATA_ROOT"] = tempfile.mkdtemp(prefix="flyaround-tests-")
os.mkdir(os.path.join(os.environ["DATA_ROOT"], "static"))  # WhiteNoise asks for the folder
atexit.register(shutil.rmtree, os.environ["DATA_ROOT"], ignore_errors=True)

from config.settings import *  # noqa: E402, F403
from config.settings import STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    # Nothing is collected for a test: names stay as they are.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# A form's page takes a third longer with all of Django's hundred.
LANGUAGES = [("en", "English"), ("de", "German"), ("fr", "French"), ("ar", "Arabic")]
PAGE_CACHE = False  # a test that is about it switches it on
