"""Paints one picture into a file: `python -m config.demo.painter NAME PATH.jpg`."""

import sys

from . import WIDTHS, paint

if __name__ == "__main__":
    name, path = sys.argv[1:]
    paint(name, WIDTHS[name]).save(path, quality=93, subsampling=0)
