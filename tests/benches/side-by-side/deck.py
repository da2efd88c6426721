"""The deck that all show: twelve pictures of 24 megapixels, and the files that make slides of them for each peer.

A picture is a cloud of colours with detail down to single pixels of the screen, as a photograph has, and two flat
squares at its right, above and below, in a colour that belongs to that slide alone: they tell which slide is on screen,
and that it is there down to its foot. The pictures are 3 : 2 as cameras make them, and every peer fills the screen with
them.
"""

import json
import shutil
import subprocess
from pathlib import Path

import impress

PIXELS = (6000, 4000)
QUALITY = 90
# Neighbours differ much, so that a fade between them has many steps.
COLOURS = [
    (232, 40, 40), (40, 200, 232), (240, 220, 40), (48, 48, 216), (40, 208, 72), (216, 48, 200),
    (150, 220, 190), (232, 128, 24), (24, 104, 120), (250, 150, 190), (96, 120, 24), (120, 60, 240),
]  # fmt: skip
# Centres of the squares, in parts of the screen.
SQUARES = ((0.93, 0.14), (0.93, 0.84))
SQUARE_SIDE = 700  # pixels of the picture


def name(number):
    """The file of a slide, counted from 0."""
    return f"{number + 1:02}.jpg"


def heading(number):
    return f"Slide {number + 1}"


SENTENCE = "A picture and a few words, as on any wall."


def make(folder, interval, reveal):
    """Writes everything that is missing; pictures are made once, and again when they are to look otherwise."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = json.dumps([PIXELS, QUALITY, COLOURS, SQUARES, SQUARE_SIDE])
    made = folder / "made.json"
    if not made.exists() or made.read_text() != wanted:
        for old in folder.glob("*.jpg"):
            old.unlink()
        made.write_text(wanted)
    for number in range(len(COLOURS)):
        if not (folder / name(number)).exists():
            print(f"  making picture {number + 1} of {len(COLOURS)}", flush=True)
            picture(folder, number)
    (folder / "content.ron").write_text(exhibition(interval))
    (folder / "kiosk.ron").write_text("Kiosk(idle: 86400, dwell_max: 86400)\n")
    (folder / "mpv.conf").write_text("RIGHT playlist-next\nLEFT playlist-prev\n")
    here = Path(__file__).parent
    for page in ("page.html", "reveal.html"):
        shutil.copy(here / page, folder / page)
    if reveal and not (folder / "reveal").exists():
        shutil.copytree(reveal, folder / "reveal")
    impress.write(folder / "still.odp", folder, None)
    impress.write(folder / "loop.odp", folder, interval)


def picture(folder, number):
    """Draws one picture with ImageMagick; the same for the same number."""
    width, height = PIXELS
    seen = width * 9 / 16  # of its height, on a screen of 16 : 9
    draw = []
    for x, y in SQUARES:
        left = width * x - SQUARE_SIDE / 2
        top = height / 2 + (y - 0.5) * seen - SQUARE_SIDE / 2
        draw += ["-draw", f"rectangle {left:.0f},{top:.0f} {left + SQUARE_SIDE:.0f},{top + SQUARE_SIDE:.0f}"]
    unfinished = folder / "unfinished.jpg"
    command = ["convert", "-size", f"{width // 4}x{height // 4}", "-seed", str(100 + number), "plasma:fractal"]
    command += ["+level", "0,70%", "-resize", f"{width}x{height}!", "-attenuate", "0.3", "+noise", "Gaussian"]
    command += ["-fill", "rgb({},{},{})".format(*COLOURS[number]), *draw]
    command += ["-quality", str(QUALITY), "-sampling-factor", "4:2:0", "-interlace", "none", str(unfinished)]
    subprocess.run(command, check=True)
    unfinished.rename(folder / name(number))


def exhibition(interval):
    """Our content file: a picture with a heading and a sentence on each slide, all in one chapter."""
    slides = []
    for number in range(len(COLOURS)):
        photo = f'Photo(file: "{name(number)}", alt: "A cloud of colours", credit: "Made by a script", calm: left)'
        words = f'heading: "{heading(number)}", body: "{SENTENCE}"'
        slides.append(f'Story(id: "s{number + 1}", dwell: {interval}, photo: {photo}, {words}),')
    head = 'Exhibition(title: "Side by side", languages: [en], source: "Made by a script", chapters: [\n'
    head += '  Chapter(id: "deck", title: "Deck", seal: "一", slides: [\n    '
    return head + "\n    ".join(slides) + "\n  ]),\n])\n"
