"""A Django view and nothing else: no middleware, no database, the same bytes from memory each time.

`BARE_VIEW_FILE` names the file of these bytes, `BARE_VIEW_HEADERS` what is said of them, in JSON.
"""

import json
import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import re_path

settings.configure(
    SECRET_KEY="benchmarks-only",
    ALLOWED_HOSTS=["*"],
    MIDDLEWARE=[],
    ROOT_URLCONF=__name__,
)
BODY = Path(os.environ["BARE_VIEW_FILE"]).read_bytes()
HEADERS = json.loads(os.environ["BARE_VIEW_HEADERS"])


def bytes_from_memory(request: HttpRequest) -> HttpResponse:
    return HttpResponse(BODY, headers=HEADERS)


urlpatterns = [re_path("", bytes_from_memory)]
application = get_wsgi_application()
