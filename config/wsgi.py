import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

django_application = get_wsgi_application()

from .doorway import Doorway  # noqa: E402 -- models can be imported once Django is set up

application = Doorway(django_application)

# What is loaded by now stays to the end, and a page makes thousands of objects that all go with it:
# to look for garbage after each 700, among everything there is, took a tenth of a page's time.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 50)
