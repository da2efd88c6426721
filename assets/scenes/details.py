"""Details of finished pictures, cut out and sharpened a little: a second look at a picture, not the same one again.

`python assets/scenes/details.py` writes them all; `python assets/scenes/details.py NAME` one of them.
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

from kit import grade

PICTURES = Path(__file__).resolve().parents[1] / "pictures"

#: Detail: the picture it is cut from, and its place there in pixels (left, top, width, height).
DETAILS = {
    "survey-1965": ("gobi-1965", 1560, 580, 2280, 1580),
}


def main(names):
    for name in names or DETAILS:
        source, x, y, width, height = DETAILS[name]
        picture = Image.open(PICTURES / f"{source}.jpg").convert("RGB").crop((x, y, x + width, y + height))
        picture = picture.filter(ImageFilter.UnsharpMask(radius=2, percent=40, threshold=2))
        grade.save(np.asarray(picture), PICTURES / f"{name}.jpg", quality=90)


if __name__ == "__main__":
    main(sys.argv[1:])
