#!/usr/bin/env python
"""The one command of the project: `manage.py help` lists what it can do."""

import os
import sys


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036  an older one must be able to say so
        found = ".".join(map(str, sys.version_info[:2]))
        sys.exit(f"Flyaround needs Python 3.11 or newer, and this is {found}. Install a newer one.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415
        from django.core.management import execute_from_command_line  # noqa: PLC0415
    except ImportError:
        sys.exit(
            "Django is not installed for this Python. Run `.venv/bin/pip install -r "
            "requirements.txt`, then start this with `.venv/bin/python manage.py`."
        )
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(str(error))


if __name__ == "__main__":
    main()
