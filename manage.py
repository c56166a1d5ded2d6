#!/usr/bin/env python
"""The one command of the project: `manage.py help` lists what it can do."""

import os
import sys


def main() -> None:
    if sys.version_info < (3, 11):
        found = ".".join(map(str, sys.version_info[:2]))
        sys.exit(f"Flyaround needs Python 3.11 or newer, and this is {found}. Install a newer one.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        from django.core.management import execute_from_command_line  # noqa: PLC0415
    except ImportError:
        sys.exit(
            "Django is not installed for this Python. Run `.venv/bin/pip install -r "
            "requirements.txt`, then start this with `.venv/bin/python manage.py`."
        )
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
