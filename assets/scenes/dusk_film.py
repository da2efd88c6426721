"""The film of the wall from dusk to night: the pictures of the Pass by day and by night share one camera.

`python assets/scenes/dusk_film.py` writes `assets/films/dusk.webm`; it needs `ffmpeg` and takes some minutes. First the light of
the day goes, then the lamps of the towers come, then the show runs along the wall, and at last the beams rise behind it.
`python assets/scenes/dusk_film.py poster` writes its poster: the wall by day at the left, by night at the right.
"""

import subprocess
import sys
from pathlib import Path

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter

from kit import grade

ASSETS = Path(__file__).resolve().parents[1]
SIZE = (1920, 1080)
RATE = 25
SECONDS = 17
#: The foot of the wall and its top, from the left edge to its corner, in parts of the picture.
FOOT = ((0.0, 0.845), (0.56, 0.775), (0.94, 0.715))
TOP = ((0.0, 0.562), (0.5, 0.572), (0.94, 0.585))
#: When each thing begins and how long it takes, in seconds.
DUSK = (1.2, 6.0)
TOWERS = (4.6, 2.2)
WALL = (6.4, 4.4)
CROWD = (3.6, 2.2)
STAGE = (8.6, 2.6)
BEAMS = (10.8, 2.4)
#: How bright people and ground are before the show lights them, in parts of what they are then.
UNLIT = 0.10
#: The poster is as large as the smaller of the two pictures.
POSTER = (2560, 1440)


def linear(name, size):
    picture = Image.open(ASSETS / "pictures" / f"{name}.jpg").convert("RGB").resize(size, Image.Resampling.LANCZOS)
    return (np.asarray(picture, np.float32) / 255) ** 2.2


def eased(time, begin, length):
    t = np.clip((time - begin) / length, 0, 1)
    return t * t * (3 - 2 * t)


def between(value, low, high):
    """0 before `low`, 1 past `high`, softly; `high` may be the smaller one."""
    t = np.clip((value - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


class Pass:
    """The Pass with its lights, each of which can be on by itself."""

    def __init__(self, size=SIZE):
        self.day, self.night = linear("pass-daylight", size), linear("light-show", size)
        self.x, self.y = np.meshgrid(*(np.linspace(0, 1, count, dtype=np.float32) for count in size))
        foot, top = (np.interp(self.x[0], *zip(*line))[None, :] for line in (FOOT, TOP))
        # By night without lamps, everything is as dark and as blue as the mountains are.
        self.dark = self.day.mean(axis=2, keepdims=True) * np.float32([0.020, 0.036, 0.085]) + self.day * 0.012
        below_top, below_foot = between(self.y, top - 0.003, top + 0.003), between(self.y, foot - 0.01, foot + 0.012)
        self.wall = below_top * (1 - below_foot) * (1 - between(self.x, 0.928, 0.936))
        self.ground = below_foot + between(self.x, 0.928, 0.936) * between(self.y, 0.6, 0.62) * (1 - below_foot)
        above = 1 - below_top
        beams = above * between(self.x, 0.48, 0.5) * (1 - between(self.x, 0.7, 0.72)) * (1 - between(self.y, 0.37, 0.4))
        # Towers are what is warm by night or dark by day above the wall; the rest is sky and mountains, which night alone darkens.
        warm = between(self.night[..., 0] - 0.8 * self.night[..., 2], 0.0, 0.02)
        dim = 1 - between(self.day.mean(axis=2), 0.13, 0.20)
        self.towers = gaussian_filter(above * np.maximum(warm, dim * between(self.y, 0.33, 0.34)) * self.near_towers(), 0.7)
        self.beams = beams * (1 - self.towers)
        sky = above * (1 - self.towers) * (1 - self.beams)
        # The air between the beams is that beside them.
        still = self.night.copy()
        left, right = int(0.475 * size[0]), int(0.725 * size[0])
        share = np.linspace(0, 1, right - left, dtype=np.float32)[None, :, None]
        bridge = self.night[:, left - 3 : left, :].mean(1, keepdims=True) * (1 - share)
        bridge = bridge + self.night[:, right : right + 3, :].mean(1, keepdims=True) * share
        rows = (1 - between(self.y[:, left:right], 0.36, 0.40))[..., None]
        still[:, left:right] = np.minimum(still[:, left:right], bridge * rows + still[:, left:right] * (1 - rows))
        self.air = sky[..., None] + self.beams[..., None]
        self.without_beams = still

    def near_towers(self):
        one = between(self.x, 0.25, 0.255) * (1 - between(self.x, 0.405, 0.41))
        two = between(self.x, 0.51, 0.515) * (1 - between(self.x, 0.705, 0.71))
        three = between(self.x, 0.85, 0.855) * (1 - between(self.x, 0.925, 0.93))
        return np.maximum(np.maximum(one, two), three)

    def at(self, time):
        dusk = eased(time, *DUSK)
        # What the show has not reached yet is dark; its edge runs along the wall, brighter than what it leaves behind.
        along = (time - WALL[0]) / WALL[1] * 1.25
        reached = between(along - self.x, 0.0, 0.16)
        edge = np.exp(-(((along - 0.05 - self.x) / 0.05) ** 2)) * (0 < along < 1.3)
        lit = self.towers * eased(time, *TOWERS) + self.wall * reached * (1 + 0.5 * edge)
        # People come while it is so dark that nobody sees them come; the show lights them.
        far = between(self.x, 0.42, 0.5)
        shine = self.ground * (reached * (1 - far) + far * eased(time, *STAGE))
        ground = self.night * (UNLIT + (1 - UNLIT) * shine[..., None])
        dark = self.dark + (ground - self.dark) * (self.ground * eased(time, *CROWD))[..., None]
        lamps = dark + (self.night - dark) * lit[..., None]
        beams = self.beams[..., None] * eased(time, *BEAMS)
        sky = self.without_beams + (self.night - self.without_beams) * beams
        night = sky * self.air + lamps * (1 - self.air)
        # Light goes by halves: in between, the eye sees dusk and not a double exposure.
        log = np.log(self.day + 2e-4) * (1 - dusk) + np.log(np.maximum(night, 0) + 2e-4) * dusk
        seen = np.exp(log) - 2e-4
        glow = np.float32([0.05, 0.018, 0.012]) * (between(self.y, 0.1, 0.5) * (1 - between(self.y, 0.5, 0.58)))[..., None]
        seen = seen + glow * self.air * np.exp(-(((time - 4.6) / 1.3) ** 2))
        return pixels(seen)

    def poster(self):
        """Both faces of the wall at once: day in its last gold at the left, a narrow dusk, the show at the right."""
        air = self.air[..., 0]
        # Each turns in a place of its own: the sky slowly, as it does; the wall; the ground where nobody stands.
        turn = air * between(self.x + 0.10 * (self.y - 0.3), 0.12, 0.66) + (1 - air) * between(self.x, 0.42, 0.56)
        turn = (turn * (1 - self.ground) + self.ground * between(self.x, 0.414, 0.458))[..., None]
        # The sun is already low behind the left edge: its gold stands over the horizon and reaches into the night.
        low = air * np.exp(-(((self.y - 0.56) / 0.20) ** 2)) * np.exp(-(((self.x - 0.28) / 0.28) ** 2))
        gold = self.evening(turn) + low[..., None] * np.float32([0.34, 0.15, 0.02])
        ember = low * (1 - between(self.x, 0.55, 0.85))
        night = self.night + ember[..., None] * np.float32([0.24, 0.066, 0.084])
        return pixels(np.exp(np.log(gold + 2e-4) * (1 - turn) + np.log(night + 2e-4) * turn) - 2e-4)

    def evening(self, turn):
        """The day with later light, the more golden the more it will `turn`, and dark where white words stand.

        That is a deep sky at the top left, and shade on the ground at the bottom left.
        """
        high = self.air * between(self.y, 0.52, 0.0)[..., None]
        near = self.ground * between(self.y, 0.78, 1.0) * (1 - between(self.x, 0.2, 0.44))
        dim = high * np.float32([0.84, 0.68, 0.40]) + near[..., None] * np.float32([0.62, 0.66, 0.66])
        late = (0.3 + 0.7 * turn) * (1 - 0.9 * high) * np.float32([0.10, 0.40, 0.62])
        return self.without_walkers() * (1 - dim) * (1 - late)

    def without_walkers(self):
        """The day without the two who walk where the ground turns; sand from nearer by covers them."""
        moved = np.roll(self.day, -round(0.062 * len(self.day)), axis=0)
        inside = between(np.abs(self.x - 0.446), 0.018, 0.012) * between(np.abs(self.y - 0.846), 0.034, 0.026)
        return self.day + (moved - self.day) * inside[..., None]


def pixels(light):
    return (np.clip(light, 0, 1) ** (1 / 2.2) * 255 + 0.5).astype(np.uint8)


def main(arguments):
    if arguments == ["poster"]:
        grade.save(Pass(POSTER).poster(), ASSETS / "pictures" / "day-into-night.jpg", quality=92)
        return
    view = Pass()
    if arguments:
        for time in map(float, arguments):
            Image.fromarray(view.at(time)).save(f"out/scenes/dusk-{time:.1f}.png")
        return
    films = ASSETS / "films"
    films.mkdir(exist_ok=True)
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{SIZE[0]}x{SIZE[1]}", "-r", str(RATE), "-i", "-"]
    coded = ["-c:v", "libvpx-vp9", "-pix_fmt", "yuv420p", "-crf", "30", "-b:v", "0", "-row-mt", "1", "-g", "50", "-cpu-used", "3"]
    tagged = ["-vf", "scale=out_color_matrix=bt709:out_range=tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"]
    command = ["ffmpeg", "-y", "-loglevel", "error", *raw, *tagged, *coded, str(films / "dusk.webm")]
    coder = subprocess.Popen(command, stdin=subprocess.PIPE)
    for frame in range(SECONDS * RATE):
        coder.stdin.write(view.at(frame / RATE).tobytes())
    coder.stdin.close()
    sys.exit(coder.wait())


if __name__ == "__main__":
    main(sys.argv[1:])
