import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

django_application = get_wsgi_application()

from .doorway import Doorway  # noqa: E402 -- models can be imported once Django is set up

application = Doorway(django_application)
