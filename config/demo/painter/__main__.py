"""Paints one picture into a file: `python -m config.demo.painter NAME PATH.jpg`."""

import sys

from . import paint

if __name__ == "__main__":
    name, path = sys.argv[1:]
    paint(name).save(path, quality=93, subsampling=0)
