"""Draws every picture and logo of the exhibitions in this folder, and the film; nothing in them was taken from elsewhere.

    python3 -m venv venv && venv/bin/pip install pillow numpy
    venv/bin/python tests/exhibits/draw.py             # everything: some minutes
    venv/bin/python tests/exhibits/draw.py park        # one exhibition
    venv/bin/python tests/exhibits/draw.py park/map    # one picture
    venv/bin/python tests/exhibits/draw.py logos       # lobby/marks, talk/marks
    venv/bin/python tests/exhibits/draw.py film        # science/films/orbit.webm; needs ffmpeg

Pictures are arrays of height x width x 3 between 0 and 1. Places are parts of the width and height from the top left;
lengths are parts of the shorter side. Seeds are fixed: the same versions draw the same bytes.
"""

import math
import subprocess
import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

HERE = Path(__file__).parent
WIDE, TALL = (1920, 1080), (1440, 2560)


# ───────────────────────── kit: noise, colours, canvas ─────────────────────────

def rgb(code):
    return np.array([int(code[i:i + 2], 16) for i in (1, 3, 5)], "f4") / 255


def mix(a, b, t):
    """Between two colours, pictures or fields; `t` is a number, a field, or a field with an axis for colours."""
    t = np.asarray(t)[..., None] if np.ndim(t) == 2 and np.ndim(a) != 2 else t
    return a * (1 - t) + b * t


def step(a, b, x):
    t = np.clip((x - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


def noise(w, h, cells, seed, octaves=6, gain=0.5, stretch=1.0):
    """Fractal noise from 0 to 1, about 0.5; `cells` across the height, `stretch` times as long sideways."""
    rng, total, sum_of, weight = np.random.default_rng(seed), 0.0, 0.0, 1.0
    for octave in range(octaves):
        across = max(2, int(cells * 2 ** octave * w / h / stretch)) + 3
        down = int(cells * 2 ** octave) + 3
        if down > h * 1.5:
            break
        grid = Image.fromarray(rng.random((down, across), "f4"))
        total = total + weight * np.asarray(grid.resize((w, h), Image.BICUBIC, (1, 1, across - 1.2, down - 1.2)))
        sum_of, weight = sum_of + weight, weight * gain
    return (total / sum_of).astype("f4")


def rough(w, seed, cells, octaves, gain):
    """A rough line of `w` heights from -1 to 1."""
    rng, x, total, weight = np.random.default_rng(seed), np.linspace(0, 1, w), np.zeros(w), 1.0
    for octave in range(octaves):
        n = int(cells * 2 ** octave) + 2
        at = x * (n - 1)
        left = np.minimum(at.astype(int), n - 2)
        values, t = rng.random(n) * 2 - 1, step(0, 1, at - left)
        total, weight = total + weight * (values[left] * (1 - t) + values[left + 1] * t), weight * gain
    return total


class Canvas:
    """A picture that is being drawn."""

    def __init__(self, size, colour="#000000"):
        self.w, self.h = size
        self.unit = min(size)
        self.a = np.broadcast_to(rgb(colour), (self.h, self.w, 3)).astype("f4").copy()
        self.x, self.y = np.meshgrid((np.arange(self.w) + 0.5) / self.w, (np.arange(self.h) + 0.5) / self.h)
        self.x, self.y = self.x.astype("f4"), self.y.astype("f4")

    @property
    def upright(self):
        return self.h > self.w

    def gradient(self, *stops):
        """Down the picture; each stop a height and a colour."""
        at = [height for height, _ in stops]
        colours = np.array([rgb(colour) for _, colour in stops])
        self.a = np.stack([np.interp(self.y, at, colours[:, i]) for i in range(3)], -1).astype("f4")
        return self

    def paint(self, mask, colour):
        colour = rgb(colour) if isinstance(colour, str) else colour
        self.a = self.a + (colour - self.a) * mask[..., None]
        return self

    def light(self, x, y, radius, colour, strength=1.0, power=2.0):
        """Adds a soft glow."""
        reach = 2.6 * radius * self.unit
        where = (slice(max(0, int(y * self.h - reach)), max(0, int(y * self.h + reach) + 1)),
                 slice(max(0, int(x * self.w - reach)), max(0, int(x * self.w + reach) + 1)))
        far = np.hypot((self.x[where] - x) * self.w, (self.y[where] - y) * self.h) / (radius * self.unit)
        glow = strength * np.exp(-far ** (power / 1.4) * 2.2) * step(2.6, 1.8, far)
        self.a[where] = 1 - (1 - self.a[where]) * (1 - np.clip(glow[..., None] * rgb(colour), 0, 1))
        return self

    def shade(self, strength=0.35, x=0.5, y=0.5):
        """Darkens the corners."""
        far = np.hypot(self.x - x, self.y - y) / 0.75
        self.a = self.a * (1 - strength * step(0.35, 1.15, far))[..., None]
        return self

    def mask(self, draw, blur=0.0, fine=2):
        """A mask drawn by `draw(pen, w, h)` at `fine` times the size; `blur` is a part of the shorter side."""
        image = Image.new("L", (self.w * fine, self.h * fine), 0)
        draw(ImageDraw.Draw(image), self.w * fine, self.h * fine)
        return self.fined(image, (self.w, self.h), blur)

    def fined(self, image, size, blur):
        image = image.resize(size, Image.BOX)
        if blur:
            image = image.filter(ImageFilter.GaussianBlur(blur * self.unit))
        return np.asarray(image, "f4") / 255

    def touch(self, points, margin, draw, colour, blur, alpha, fine=2):
        """Paints what `draw` draws around the points (in pixels), and touches no more of the picture than that."""
        edge = margin + 3 * blur * self.unit + 2
        left, top = (max(0, int(min(p[i] for p in points) - edge)) for i in (0, 1))
        right, foot = (min(end, int(max(p[i] for p in points) + edge) + 1) for i, end in ((0, self.w), (1, self.h)))
        if right <= left or foot <= top:
            return self
        image = Image.new("L", ((right - left) * fine, (foot - top) * fine), 0)
        draw(ImageDraw.Draw(image), lambda p: ((p[0] - left) * fine, (p[1] - top) * fine), fine)
        mask = self.fined(image, (right - left, foot - top), blur)[..., None] * alpha
        colour = rgb(colour) if isinstance(colour, str) else colour
        where = slice(top, foot), slice(left, right)
        self.a[where] = self.a[where] + (colour - self.a[where]) * mask
        return self

    def pixels(self, points):
        return [(x * self.w, y * self.h) for x, y in points]

    def shapes(self, polygons, colour, blur=0.0, alpha=1.0):
        """Polygons of one colour."""
        polygons = [self.pixels(points) for points in polygons]
        draw = lambda pen, at, fine: [pen.polygon([at(p) for p in points], fill=255) for points in polygons]
        return self.touch(sum(polygons, []), 0, draw, colour, blur, alpha) if polygons else self

    def shape(self, points, colour, blur=0.0, alpha=1.0):
        """One polygon."""
        return self.shapes([points], colour, blur, alpha)

    def discs(self, discs, colour, blur=0.0, alpha=1.0):
        """Discs: x, y and a radius."""
        discs = [(x * self.w, y * self.h, r * self.unit) for x, y, r in discs]

        def draw(pen, at, fine):
            for x, y, r in discs:
                (x, y), r = at((x, y)), r * fine
                pen.ellipse((x - r, y - r, x + r, y + r), fill=255)
        return self.touch(discs, max(r for _, _, r in discs), draw, colour, blur, alpha)

    def stroke(self, points, width, colour, blur=0.0, alpha=1.0):
        """A line through the points."""
        points, width = self.pixels(points), width * self.unit
        draw = lambda pen, at, fine: pen.line([at(p) for p in points], fill=255, width=max(1, round(width * fine)), joint="curve")
        return self.touch(points, width, draw, colour, blur, alpha)

    def stars(self, count, seed, below=1.0, colour="#FFFFFF", large=0.0016):
        rng = np.random.default_rng(seed)
        for size, part, alpha in ((0.45, 0.75, 0.7), (0.75, 0.2, 0.85), (1.3, 0.05, 1.0)):
            n = int(count * part)
            stars = np.stack([rng.random(n), rng.random(n) * below, large * size * (0.7 + rng.random(n) * 0.6)], 1)
            self.discs(stars, colour, alpha=alpha)
        return self

    def hills(self, base, rise, seed, top, foot, cells=3, gain=0.5, deep=0.25, grain=0.06, octaves=7):
        """A ridge from side to side that is filled down to the picture's foot; returns its heights."""
        ridge = base - rise * rough(self.w, seed, cells, octaves, gain)
        below = self.y - ridge[None, :]
        mask = np.clip(below * self.h + 0.5, 0, 1)
        t = np.clip(below / deep, 0, 1)
        colour = mix(rgb(top), rgb(foot), t[..., None])
        if grain:
            colour = colour * (1 + grain * (noise(self.w, self.h, 24, seed + 900, 4, stretch=2.5) - 0.5) * 2)[..., None]
        self.paint(mask, colour)
        return ridge

    def mirror(self, level, ripple=0.004, tint="#20364A", depth=0.35, seed=1, dim=0.88):
        """Water from `level` down: what is above it, upside down and rippled."""
        rows = np.arange(self.h)
        top = int(level * self.h)
        t = np.clip((rows - top) / max(1, self.h - top), 0, 1)
        wave = noise(self.w, self.h, 40, seed, 4, 0.6, stretch=7) - 0.5
        shift = wave * ripple * (0.25 + 2.2 * t)[:, None] * self.h * 6
        source_y = np.clip(2 * top - rows[:, None] + shift, 0, top - 1).astype(int)
        source_x = np.clip(np.arange(self.w)[None, :] + shift * 0.35, 0, self.w - 1).astype(int)
        water = self.a[source_y, source_x] * dim
        water = mix(water, rgb(tint), (0.10 + depth * t)[:, None, None])
        water = water * (1 + 0.28 * wave * (0.3 + t[:, None]))[..., None]
        self.a[top:] = water[top:]
        return self

    def save(self, path, limit=163_000):
        """A baseline JPEG of at most `limit` bytes."""
        rng = np.random.default_rng(5)
        fine = self.a + (rng.random(self.a.shape[:2], "f4")[..., None] - 0.5) / 160
        image = Image.fromarray((np.clip(fine, 0, 1) * 255 + 0.5).astype("u1"))
        path = HERE / path
        path.parent.mkdir(parents=True, exist_ok=True)
        for quality in range(82, 40, -4):
            image.save(path, quality=quality, optimize=True, subsampling=2)
            if path.stat().st_size <= limit:
                break
        print(f"{path}  {image.size[0]} x {image.size[1]}  {path.stat().st_size // 1024} KiB  q{quality}")


def firs(canvas, where, colour, seed, top_light=None):
    """Firs: each an x, the y of its foot and a height (parts of the height)."""
    rng, polygons = np.random.default_rng(seed), []
    for x, y, height in where:
        half = height * canvas.h / canvas.w * 0.21
        left, right, tiers = [], [], 9
        for tier in range(tiers + 1):
            t = tier / tiers
            wide = half * (0.06 + t ** 0.85) * (0.86 + 0.28 * rng.random())
            yy = y - height * (1 - t * 0.93)
            left += [(x - wide, yy + height * 0.035), (x - wide * 0.5, yy + height * 0.02)]
            right += [(x + wide, yy + height * 0.035), (x + wide * 0.5, yy + height * 0.02)]
        trunk = half * 0.12
        polygons.append([(x, y - height)] + right + [(x + trunk, y), (x - trunk, y)] + left[::-1])
    canvas.shapes(polygons, colour)


def wood(canvas, ridge, count, height, colour, seed, x0=0.0, x1=1.0, sink=0.0):
    rng = np.random.default_rng(seed)
    xs = np.sort(x0 + (x1 - x0) * rng.random(count))
    feet = [ridge[min(canvas.w - 1, max(0, int(x * canvas.w)))] + sink for x in xs]
    firs(canvas, [(x, y + 0.012, height * (0.55 + 0.75 * rng.random())) for x, y in zip(xs, feet)], colour, seed)


# ───────────────────────── kit: land seen from a height ─────────────────────────

class Land:
    """A square of land: heights, water, colours, seen from above (`chart`) or across (`view`)."""

    def __init__(self, seed=3, n=1536, cells=3.0, sharp=0.75, lift=None):
        self.n = n
        yy, xx = np.mgrid[0:n, 0:n].astype("f4") / n
        bend = [(noise(n, n, cells * 1.3, seed * 31 + 50 + i, 4) - 0.5) * 0.16 for i in (0, 1)]
        height, before, weight, total = np.zeros((n, n), "f4"), 1.0, 1.0, 0.0
        for octave in range(9):
            part = noise(n, n, cells * 2 ** octave, seed * 31 + octave, 1)
            crease = np.sqrt((part * 2 - 1) ** 2 + 0.0016)
            part = mix(part, np.clip(1.02 - crease * 1.25, 0, 1), sharp)
            height, total = height + weight * part * before, total + weight
            before = np.clip(part * 0.8 + 0.40, 0, 1) * before ** 0.35
            weight *= 0.5
            if octave == 2:
                bent = [np.abs((at + off + 1) % 2 - 1) for at, off in ((xx, bend[0]), (yy, bend[1]))]
                height, before = self.sample(height, *bent), self.sample(before, *bent)
        height = (height - height.min()) / (height.max() - height.min())
        self.height = lift(height, xx, yy) if lift else height
        self.detail = noise(n, n, 90, seed + 77, 4)
        self.rough = noise(n, n, 14, seed + 78, 5)

    def shading(self, sun=(-0.6, -0.5, 0.62), scale=0.22):
        gy, gx = np.gradient(self.height * scale, 1.0 / self.n)
        length = np.sqrt(gx * gx + gy * gy + 1)
        sun = np.array(sun) / np.linalg.norm(sun)
        self.slope = 1 - 1 / length
        return np.clip((-gx * sun[0] - gy * sun[1] + sun[2]) / length, 0, 1)

    def shadow(self, sun, scale=0.22, steps=160):
        """Where the sun is hidden by land: 0 to 1."""
        sun = np.array(sun, "f4")
        across = sun[:2] / np.linalg.norm(sun[:2])
        climb = sun[2] / np.linalg.norm(sun[:2])
        hidden = np.zeros_like(self.height)
        for i in range(2, steps, 2):
            off = across * i
            other = np.roll(self.height, (-int(round(off[1])), -int(round(off[0]))), (0, 1)) * scale
            over = other - self.height * scale - climb * i / self.n
            hidden = np.maximum(hidden, np.clip(over * 140, 0, 1))
        return hidden

    def coloured(self, palette, snow=0.72, tree=0.46, water=None, sun=(-0.6, -0.5, 0.62), warm="#FFE2B8", cool="#8FA6CF",
                 scale=0.22, shadows=True, ambient=0.42):
        """The colour of each point in this light."""
        lit = self.shading(sun, scale)
        if shadows:
            lit = lit * (1 - 0.85 * self.shadow(sun, scale))
        h = self.height + (self.rough - 0.5) * 0.10
        grass, forest, rock, white = (rgb(c) for c in palette)
        colour = mix(grass, forest, step(0.40, 0.60, self.rough + (tree - h) * 0.8))
        colour = colour * (0.74 + 0.52 * self.detail)[..., None]
        stony = np.clip(step(tree, tree + 0.16, h) + step(0.10, 0.28, self.slope) * 0.9, 0, 1)
        colour = mix(colour, rock * (0.75 + 0.5 * self.detail)[..., None], stony[..., None])
        snowy = step(snow - 0.05, snow + 0.05, h - self.slope * 0.22)
        colour = mix(colour, np.broadcast_to(white, colour.shape), snowy[..., None])
        light = mix(rgb(cool) * ambient, rgb(warm) * 1.22, lit[..., None])
        self.colour = np.clip(colour * light * 1.12, 0, 1).astype("f4")
        self.wet = np.zeros_like(self.height, bool) if water is None else self.height < water
        self.level = water
        return self

    def sample(self, field, u, v):
        """Bilinear, mirrored beyond the edges."""
        n = self.n
        u, v = np.abs((u + 1) % 2 - 1) * (n - 1.001), np.abs((v + 1) % 2 - 1) * (n - 1.001)
        i, j = u.astype(int), v.astype(int)
        fu, fv = (u - i).astype("f4"), (v - j).astype("f4")
        if field.ndim == 3:
            fu, fv = fu[..., None], fv[..., None]
        top = field[j, i] * (1 - fu) + field[j, i + 1] * fu
        return top * (1 - fv) + (field[j + 1, i] * (1 - fu) + field[j + 1, i + 1] * fu) * fv

    def view(self, canvas, eye, heading, up, horizon, fov=0.9, scale=0.22, far=1.6, haze="#BFD0E4", thick=0.9,
             lake="#3C6C8C", steps=1500, lowest=0.0):
        """Draws the land upon what the canvas has; `eye` is a place, `up` how high the eye is above the ground, `horizon` a height."""
        fine = 2
        w, h = canvas.w * fine, canvas.h * fine
        distance = 0.02 * (far / 0.02) ** (np.arange(steps) / (steps - 1))
        side = np.linspace(-1, 1, w) * math.tan(fov / 2)
        c, s = math.cos(heading), math.sin(heading)
        u = eye[0] + distance[:, None] * (c - s * side[None, :])
        v = eye[1] + distance[:, None] * (s + c * side[None, :])
        ground = self.sample(self.height, u, v) * scale
        if self.level is not None:
            ground = np.maximum(ground, self.level * scale)
        up = up + float(self.sample(self.height, np.array([eye[0]]), np.array([eye[1]]))[0]) * scale
        focal = w / (2 * math.tan(fov / 2))
        screen = horizon * h + (up - ground) / distance[:, None] * focal
        first = np.minimum.accumulate(screen, 0)
        rows = np.arange(h) + 0.5
        which = np.empty((h, w), int)
        for column in range(w):
            which[:, column] = np.searchsorted(-first[:, column], -rows, side="left")
        seen = which < steps
        which = np.minimum(which, steps - 1)
        columns = np.broadcast_to(np.arange(w)[None, :], (h, w))
        uu, vv = u[which, columns], v[which, columns]
        colour = self.sample(self.colour, uu, vv)
        if self.level is not None:
            wet = (self.sample(self.height, uu, vv) < self.level) & seen
            ripple = (self.sample(self.detail, uu * 3, vv * 9) - 0.5) * 0.12
            colour[wet] = np.clip(rgb(lake) * (1 + ripple[..., None]), 0, 1)[wet]
        fog = 1 - np.exp(-(distance[which] / far) ** 1.4 * thick * 2.2)
        colour = mix(colour, rgb(haze), fog[..., None])
        layer = Image.fromarray((np.clip(colour, 0, 1) * 255).astype("u1")).resize((canvas.w, canvas.h), Image.LANCZOS)
        mask = Image.fromarray((seen * 255).astype("u1")).resize((canvas.w, canvas.h), Image.BOX)
        canvas.paint(np.asarray(mask, "f4") / 255, np.asarray(layer, "f4") / 255)
        if self.level is not None:
            small = Image.fromarray((wet * 255).astype("u1")).resize((canvas.w, canvas.h), Image.BOX)
            self.reflect(canvas, np.asarray(small, "f4") / 255)
        return canvas

    def reflect(self, canvas, wet, clear=0.68):
        """Lays what stands behind the shore upside down upon the water."""
        rows, columns = np.arange(canvas.h)[:, None], np.arange(canvas.w)[None, :]
        shore = np.where((wet > 0.5).any(0), (wet > 0.5).argmax(0), canvas.h)
        smooth = np.convolve(np.pad(shore, 30, mode="edge"), np.ones(61) / 61, "valid")
        wave = (noise(canvas.w, canvas.h, 60, 8, 4, 0.6, stretch=8) - 0.5) * 0.035 * canvas.h
        depth = np.clip((rows - shore) / (0.25 * canvas.h), 0, 1)
        source = np.clip(2 * np.minimum(shore, smooth + 6)[None, :] - rows + wave * (0.2 + depth), 0, canvas.h - 1).astype(int)
        mirrored = canvas.a[source, np.broadcast_to(columns, source.shape)]
        canvas.a = mix(canvas.a, mirrored, (wet * clear * (1 - 0.45 * depth))[..., None])


# ───────────────────────── kit: globes ─────────────────────────

def globe(canvas, cx, cy, radius, surface, sun=(-0.6, -0.45, 0.66), turn=0.0, air=None, ambient=0.03, bump=0.0, terminator=0.12):
    """A lit ball; `surface` is a picture of its whole surface (height x width x 3, floats)."""
    dx = (canvas.x - cx) * canvas.w / (radius * canvas.unit)
    dy = (canvas.y - cy) * canvas.h / (radius * canvas.unit)
    r2 = dx * dx + dy * dy
    dz = np.sqrt(np.clip(1 - r2, 0, 1))
    rows, columns = surface.shape[:2]
    lon, lat = np.arctan2(dx, dz) + turn, np.arcsin(np.clip(dy, -1, 1))
    u = ((lon / (2 * math.pi) + 0.5) % 1 * (columns - 1)).astype(int)
    v = ((lat / math.pi + 0.5) * (rows - 1)).astype(int)
    sun = np.array(sun) / np.linalg.norm(sun)
    lit = dx * sun[0] + dy * sun[1] + dz * sun[2]
    if bump:
        grey = surface.mean(-1)
        gy, gx = np.gradient(grey)
        lit = lit - bump * (gx[v, u] * sun[0] + gy[v, u] * sun[1]) * step(-0.1, 0.4, lit)
    colour = surface[v, u] * (ambient + (1 - ambient) * step(-terminator, 0.75, lit))[..., None]
    if air:
        rim = (1 - dz) ** 3
        colour = 1 - (1 - colour) * (1 - rgb(air) * (rim * step(-0.25, 0.5, lit) * 0.95)[..., None])
        outside = np.exp(-np.clip(np.sqrt(r2) - 1, 0, None) * 26) * (r2 >= 1)
        glow = outside * step(-0.35, 0.6, lit) * 0.75
        canvas.a = 1 - (1 - canvas.a) * (1 - rgb(air) * glow[..., None])
    edge = np.clip((1 - np.sqrt(r2)) * radius * canvas.unit + 0.5, 0, 1)
    return canvas.paint(edge, colour)


def around(w, h, cells, seed, octaves=6, gain=0.5):
    """Noise that joins at its left and right edges."""
    a, b = noise(w, h, cells, seed, octaves, gain), noise(w, h, cells, seed + 1, octaves, gain)
    t = np.abs(np.linspace(-1, 1, w))[None, :] ** 4
    both = a * (1 - t) + np.roll(b, w // 2, 1) * t
    return both


def earth(seed=4):
    w, h = 3072, 1536
    land = around(w, h, 3, seed, 8, 0.55)
    lat = np.abs(np.linspace(-1, 1, h))[:, None]
    colour = mix(rgb("#0B2C55"), rgb("#1D5F93"), step(0.40, 0.52, land)[..., None])
    ground = mix(rgb("#3F6B3C"), rgb("#B79A66"), step(0.40, 0.62, around(w, h, 5, seed + 5))[..., None])
    colour = mix(colour, ground, step(0.515, 0.53, land)[..., None])
    colour = mix(colour, rgb("#F3F7FA"), step(0.78, 0.86, lat + (land - 0.5) * 0.4)[..., None])
    swirl = around(w, h, 6, seed + 9, 8, 0.6) + 0.35 * (around(w, h, 2, seed + 12, 4) - 0.5)
    return mix(colour, rgb("#FFFFFF"), (step(0.50, 0.72, swirl) * 0.92)[..., None])


def cratered(seed, dark, bright, count=900):
    w, h = 3072, 1536
    base = around(w, h, 4, seed, 8, 0.55)
    height = 0.62 + (around(w, h, 24, seed + 3, 5, 0.6) - 0.5) * 0.22
    seas = step(0.50, 0.60, base)
    rng = np.random.default_rng(seed)
    for _ in range(count):
        lat = math.asin(rng.random() * 1.8 - 0.9)
        r = 6 + 70 * rng.random() ** 5
        y, x = int((lat / math.pi + 0.5) * h), int(rng.random() * w)
        wide = r / max(0.3, math.cos(lat))
        y0, y1, x0, x1 = int(max(0, y - 2 * r)), int(min(h, y + 2 * r)), int(max(0, x - 2 * wide)), int(min(w, x + 2 * wide))
        if y1 <= y0 or x1 <= x0:
            continue
        yy, xx = np.mgrid[y0:y1, x0:x1]
        d = np.hypot((yy - y) / r, (xx - x) / wide)
        height[y0:y1, x0:x1] += 0.10 * np.exp(-((d - 1) * 4.5) ** 2) - 0.13 * np.exp(-(d * 1.25) ** 4)
    colour = mix(rgb(bright), rgb(dark), (seas * 0.8)[..., None])
    return np.clip(colour * (0.30 + height)[..., None], 0, 1)


def banded(seed, colours):
    w, h = 2048, 1024
    warp = (around(w, h, 3, seed, 6) - 0.5) * 0.05 + (around(w, h, 14, seed + 2, 4) - 0.5) * 0.018
    at = np.clip(np.linspace(0, 1, h)[:, None] + warp, 0, 1)
    bands = rough(4096, seed, 14, 5, 0.6)
    t = bands[(at * 4095).astype(int)]
    t = (t - t.min()) / (t.max() - t.min())
    stops = np.linspace(0, 1, len(colours))
    table = np.array([rgb(c) for c in colours])
    return np.stack([np.interp(t, stops, table[:, i]) for i in range(3)], -1).astype("f4")


# ───────────────────────── kit: things ─────────────────────────

PICTURES = {}


def picture(name, size=WIDE, tall=False, limit=129_000):
    """Registers a function that draws `name`, and `name-tall` if there is one."""
    def register(draw):
        PICTURES[name] = (draw, size, limit)
        if tall:
            PICTURES[f"{name}-tall"] = (draw, TALL, limit + 15_000)
        return draw
    return register


def box(c, x0, y0, x1, y1):
    """The slice of the canvas within these parts of it, and its own x and y from 0 to 1."""
    i0, i1 = (int(np.clip(x, 0, 1) * c.w) for x in (x0, x1))
    j0, j1 = (int(np.clip(y, 0, 1) * c.h) for y in (y0, y1))
    where = slice(j0, max(j1, j0 + 1)), slice(i0, max(i1, i0 + 1))
    return where, (c.x[where] - x0) / (x1 - x0), (c.y[where] - y0) / (y1 - y0)


def clouds(c, seed, low, colour="#FFFFFF", much=0.5, strength=0.8, stretch=3.0, cells=3):
    cloud = noise(c.w, c.h, cells, seed, 7, 0.55, stretch)
    return c.paint(step(1 - much, 1 - much + 0.28, cloud) * strength * step(low, low - 0.25, c.y), colour)


def cottage(c, x, y, s, wall, roof, lit=None, seed=0):
    """A house with its gable towards us; `s` is the gable's width as a part of the height."""
    k, dark = c.h / c.w * s, lambda colour, t: mix(rgb(colour), rgb("#0B1020"), t)
    side = [(x + 0.5 * k, y), (x + 1.5 * k, y - 0.05 * s), (x + 1.5 * k, y - 0.52 * s), (x + 0.5 * k, y - 0.5 * s)]
    gable = [(x - 0.5 * k, y), (x - 0.5 * k, y - 0.5 * s), (x, y - 0.93 * s), (x + 0.5 * k, y - 0.5 * s), (x + 0.5 * k, y)]
    c.shape(side, dark(wall, 0.32)).shape(gable, wall)
    over = [(x + 0.02 * k, y - 1.0 * s), (x + 1.08 * k, y - 1.0 * s), (x + 1.60 * k, y - 0.46 * s), (x + 0.58 * k, y - 0.43 * s)]
    left = [(x + 0.02 * k, y - 1.0 * s), (x - 0.60 * k, y - 0.43 * s), (x - 0.52 * k, y - 0.40 * s), (x + 0.05 * k, y - 0.93 * s)]
    c.shape(over, roof).shape(left, dark(roof, 0.25))
    c.shape([(x + 0.7 * k, y - 0.95 * s), (x + 0.7 * k, y - 1.16 * s), (x + 0.84 * k, y - 1.16 * s), (x + 0.84 * k, y - 0.9 * s)], dark(wall, 0.4))
    rng = np.random.default_rng(seed)
    panes = [(x + dx * k, y + dy * s, 0.14) for dx in (-0.22, 0.22) for dy in (-0.38, -0.14)]
    panes += [(x + dx * k, y - 0.27 * s, 0.15) for dx in (0.78, 1.05, 1.3)]
    for px, py, size in panes:
        on = lit and rng.random() < 0.75
        hx, hy = size * 0.5 * k, size * 0.62 * s
        colour = lit if on else dark(wall, 0.55)
        c.shape([(px - hx, py - hy), (px + hx, py - hy), (px + hx, py + hy), (px - hx, py + hy)], colour)
        if on:
            c.light(px, py, s * 0.32, lit, 0.5)


def town(c, x0, x1, y, count, seed, walls, roofs, height=0.1, lit=None):
    """A row of old houses at the water with raised eaves."""
    rng, xs = np.random.default_rng(seed), np.linspace(x0, x1, count + 1)
    for i in range(count):
        a, b = xs[i], xs[i + 1] + 0.004
        tall = height * (0.6 + 0.6 * rng.random())
        wall, roof = walls[rng.integers(len(walls))], roofs[rng.integers(len(roofs))]
        c.shape([(a, y), (a, y - tall), (b, y - tall), (b, y)], wall)
        eave, rise = 0.18 * (b - a), height * 0.34
        c.shape([(a - eave, y - tall - rise * 0.12), (a - eave * 0.3, y - tall + rise * 0.02), (b + eave * 0.3, y - tall + rise * 0.02),
                 (b + eave, y - tall - rise * 0.12), (b - eave * 0.4, y - tall - rise * 0.42), (b - eave * 1.1, y - tall - rise * 0.95),
                 (a + eave * 1.1, y - tall - rise * 0.95), (a + eave * 0.4, y - tall - rise * 0.42)], roof)
        n = 3
        for j in range(n):
            px, w = a + (b - a) * (j + 0.5) / n, (b - a) * 0.10
            for top in (0.42,) if tall < height * 0.8 else (0.30, 0.62):
                on = lit and rng.random() < 0.6
                q = [(px - w, y - tall * (1 - top) - tall * 0.09), (px + w, y - tall * (1 - top) - tall * 0.09),
                     (px + w, y - tall * (1 - top) + tall * 0.10), (px - w, y - tall * (1 - top) + tall * 0.10)]
                c.shape(q, lit if on else mix(rgb(wall), rgb("#10151F"), 0.5))
                if on:
                    c.light(px, y - tall * (1 - top), 0.035, lit, 0.45)


def junk(c, x, y, s, hull, sail, rib, bend=1):
    """A sailing ship; `s` is its height as a part of the height, `y` its water line."""
    k = c.h / c.w * s * bend
    p = lambda points: [(x + px * k, y + py * s) for px, py in points]
    for mx, top, wide in ((-0.42, -0.66, 0.26), (0.0, -1.0, 0.36), (0.40, -0.74, 0.26)):
        fan = [(mx - wide * 0.42, -0.16), (mx - wide * 0.55, top * 0.55), (mx - wide * 0.28, top * 0.93), (mx + wide * 0.10, top),
               (mx + wide * 0.52, top * 0.80), (mx + wide * 0.66, top * 0.45), (mx + wide * 0.60, -0.14)]
        c.stroke(p([(mx, 0), (mx + 0.02, top * 1.06)]), 0.012 * s, hull)
        c.shape(p(fan), sail)
        c.shape(p([(mx + wide * 0.08, -0.15), (mx + wide * 0.10, top), (mx + wide * 0.52, top * 0.80), (mx + wide * 0.66, top * 0.45),
                   (mx + wide * 0.60, -0.14)]), mix(rgb(sail), rgb("#FFE9C0"), 0.22))
        for i in range(1, 6):
            t = i / 6
            c.stroke(p([(mx - wide * (0.42 + 0.10 * math.sin(t * 3)), -0.16 + (top * 0.93 + 0.16) * t),
                        (mx + wide * (0.60 + 0.05 * math.sin(t * 3)), -0.14 + (top * 0.80 + 0.14) * t)]), 0.007 * s, rib)
    c.shape(p([(-0.62, -0.16), (-0.52, -0.13), (0.48, -0.12), (0.70, -0.24), (0.62, 0.0), (0.42, 0.06), (-0.44, 0.06), (-0.56, -0.02)]), hull)
    c.stroke(p([(-0.60, -0.125), (-0.5, -0.10), (0.48, -0.09), (0.67, -0.19)]), 0.012 * s, rib)


def people(c, where, colour, blur=0.0):
    """Figures: each an x, the y of the feet and a height."""
    polygons, heads = [], []
    for i, (x, y, s) in enumerate(where):
        k = c.h / c.w * s
        wide = 0.13 + 0.02 * (i % 3)
        heads.append((x + 0.01 * k, y - 0.92 * s, 0.068 * s * c.h / c.unit))
        polygons.append([(x - wide * k, y - 0.78 * s), (x - 0.05 * k, y - 0.845 * s), (x + 0.06 * k, y - 0.845 * s), (x + wide * k, y - 0.77 * s),
                         (x + (wide + 0.03) * k, y - 0.42 * s), (x + 0.11 * k, y - 0.44 * s), (x + 0.12 * k, y), (x + 0.03 * k, y),
                         (x + 0.01 * k, y - 0.36 * s), (x - 0.05 * k, y), (x - 0.13 * k, y), (x - 0.11 * k, y - 0.44 * s), (x - (wide + 0.02) * k, y - 0.44 * s)])
    c.shapes(polygons, colour, blur)
    c.discs(heads, colour, blur)


def towers(c, level, seed, count, low, high, day, glass, lit=None, x0=0.0, x1=1.0, wide=0.05):
    """Blocks of a city on the line `level`."""
    rng = np.random.default_rng(seed)
    for x in np.sort(x0 + (x1 - x0) * rng.random(count)):
        tall, half = low + (high - low) * rng.random() ** 1.8, wide * (0.45 + 0.7 * rng.random()) * 0.5
        where, u, v = box(c, x - half, level - tall, x + half, level)
        base = mix(rgb(day), rgb(glass), 0.25 + 0.6 * rng.random())
        face = mix(base * 1.12, base * 0.80, u[..., None]) * (1.08 - 0.22 * v[..., None])
        floors, bays = max(4, int(tall * 95)), max(3, int(half * 2 * 130))
        row, bay = (v * floors).astype(int), (u * bays).astype(int)
        pane = ((v * floors % 1) > 0.28) & ((u * bays % 1) > 0.22)
        shine = rng.random((floors + 1, bays + 1))[np.clip(row, 0, floors), np.clip(bay, 0, bays)]
        if lit:
            on = pane & (shine > 0.62)
            face = np.where(on[..., None], rgb(lit) * (0.55 + 0.45 * shine[..., None]), np.where(pane[..., None], face * 0.72, face))
        else:
            face = np.where(pane[..., None], mix(face, rgb("#EAF4FA"), (0.05 + 0.30 * shine ** 3)[..., None]), face)
        c.a[where] = np.clip(face, 0, 1)
        if rng.random() < 0.35:
            c.stroke([(x, level - tall), (x, level - tall - 0.035)], 0.0022, base * 0.7)


# ───────────────────────── science ─────────────────────────

def space(c, seed, stars=1400):
    c.gradient((0, "#03050D"), (0.6, "#081228"), (1, "#0C1B38"))
    band = np.exp(-((c.y - 0.2 - (c.x - 0.2) * 0.55) / 0.22) ** 2) * noise(c.w, c.h, 4, seed, 7, 0.6)
    c.a = 1 - (1 - c.a) * (1 - band[..., None] * rgb("#4A5A92") * 0.55)
    return c.stars(stars, seed)


@picture("science/limb", tall=True)
def limb(c):
    space(c, 7)
    x, y, r = (0.52, 1.02, 0.80) if c.upright else (0.70, 1.37, 1.08)
    globe(c, x, y, r, earth(), sun=(0.55, -0.72, 0.25), turn=0.9, air="#7FC4FF")
    c.light(x + 0.30 * (1 if c.upright else 0.75), y - r * (0.40 if c.upright else 0.86), 0.30, "#FFE2B0", 0.55)
    mx, my, mr = (0.24, 0.36, 0.085) if c.upright else (0.585, 0.16, 0.062)
    globe(c, mx, my, mr, cratered(3, "#77777C", "#D9D6CE", 500), sun=(0.7, -0.3, 0.5), bump=3, ambient=0.02)
    c.shade(0.25)


def flight(speed, start=1.16, ends=3.0):
    """The path of a stone thrown sideways from a high mountain on a globe of radius 1."""
    x, y, vx, vy, points, dt = 0.0, start, speed, 0.0, [], 0.004
    turned = 0.0
    while len(points) < 6000:
        points.append((x, -y))
        r = math.hypot(x, y)
        if (r < 1.0 and len(points) > 5) or r > ends or turned > 2 * math.pi:
            break
        before = math.atan2(x, y)
        vx, vy = vx - x / r ** 3 * dt, vy - y / r ** 3 * dt
        x, y = x + vx * dt, y + vy * dt
        turned += (math.atan2(x, y) - before) % (2 * math.pi)
    return points


def thrown(c, cx, cy, r, throws):
    """The globe, its mountain and the paths from there: each a speed, a colour and how far the stone has come."""
    k = r * c.unit
    at = lambda point: (cx + point[0] * k / c.w, cy + point[1] * k / c.h)
    mountain = [(-0.30, -0.90), (-0.17, -1.01), (-0.12, -1.03), (-0.05, -1.13), (0.0, -1.16), (0.03, -1.135), (0.09, -1.06), (0.15, -1.02), (0.30, -0.90)]
    c.shape([at(p) for p in mountain], "#8B8378")
    c.shape([at(p) for p in [(-0.05, -1.13), (0.0, -1.16), (0.03, -1.135), (0.0, -1.10), (-0.03, -1.09)]], "#F2F5F8")
    globe(c, cx, cy, r, earth(), sun=(-0.55, -0.55, 0.62), turn=2.2, air="#7FC4FF", ambient=0.10)
    for speed, colour, part in throws:
        path = flight(speed)
        path = [at(p) for p in path[:max(2, int(len(path) * part))]]
        c.stroke(path, 0.012, colour, 0.010, 0.55).stroke(path, 0.0052, colour)
        end = path[-1]
        c.light(*end, 0.06, colour, 0.9).discs([(*end, 0.015)], "#FFFFFF").discs([(*end, 0.0125)], colour)


@picture("science/stone", limit=112_000)
def stone(c):
    space(c, 11, 900)
    thrown(c, 0.66, 0.60, 0.29, [(0.60, "#FF9B6A", 1), (0.76, "#FFC15E", 1), (0.84, "#FFE28A", 1), (0.9285, "#F4F7FF", 0.93)])


@picture("science/paths", limit=112_000)
def paths(c):
    space(c, 12, 900)
    thrown(c, 0.46, 0.62, 0.26, [(0.80, "#FF8A6B", 1), (0.9285, "#FFD873", 0.86), (1.36, "#7FE0E8", 0.80)])


def hill(c, night):
    if night:
        c.gradient((0, "#050A1C"), (0.55, "#12264E"), (0.78, "#2B3F66"))
        way = np.exp(-(((c.y - 0.75) + (c.x - 0.35) * 1.5) / 0.32) ** 2)
        dust = noise(c.w, c.h, 3, 5, 8, 0.62)
        c.a = 1 - (1 - c.a) * (1 - (way * (0.25 + step(0.35, 0.68, dust)))[..., None] * rgb("#8E93C8") * 0.42)
        c.stars(2600, 31, 0.85, large=0.0014)
    else:
        c.gradient((0, "#3F7DBF"), (0.45, "#9CC4E4"), (0.75, "#E9F0EE"))
        clouds(c, 17, 0.75, much=0.50, strength=0.85)
        c.light(0.85, 0.12, 0.5, "#FFF3D0", 0.5)
    shades = [("#3A4C70", "#2C3B5C"), ("#22304D", "#1A2640"), ("#0F1930", "#0A1122")] if night else [("#93AFC4", "#B9CCD2"), ("#6E946C", "#93AE7E"), ("#41703F", "#2C5230")]
    c.hills(0.72, 0.07, 5, *shades[0], cells=3)
    c.hills(0.80, 0.06, 6, *shades[1], cells=3)
    ridge = c.hills(0.86, 0.10, 21, *shades[2], cells=2, gain=0.35, deep=0.2, grain=0.14)
    x, k = 0.655, c.h / c.w
    wall, dome = ("#26324C", "#3B4A6B") if night else ("#DFE4E6", "#F8FAFA")
    for dx, s in ((0.0, 0.20), (0.16, 0.09)):
        left, right = x + dx - s * 0.5 * k, x + dx + s * 0.5 * k
        foot = ridge[int((x + dx) * c.w)] + 0.03
        where, u, v = box(c, left, foot - s * 0.48, right, foot)
        c.a[where] = mix(rgb(wall) * 1.02, rgb(wall) * 0.66, u[..., None])
        draw = lambda pen, w, h: pen.pieslice((left * w - 0.012 * w * s, (foot - s * 0.48) * h - s * 0.54 * h, right * w + 0.012 * w * s, (foot - s * 0.48) * h + s * 0.54 * h), 180, 360, fill=255)
        tone = mix(rgb(dome), rgb(dome) * 0.60, np.clip((c.x - left) / (right - left), 0, 1)[..., None])
        c.paint(c.mask(draw), tone)
        slit = [((left + right) / 2 - s * 0.06 * k, foot - s * 0.50), ((left + right) / 2 - s * 0.02 * k, foot - s * 1.0), ((left + right) / 2 + s * 0.10 * k, foot - s * 0.97), ((left + right) / 2 + s * 0.13 * k, foot - s * 0.50)]
        c.shape(slit, "#FFCF8A" if night else "#2A3440")
        if night:
            c.light((left + right) / 2, foot - s * 0.75, 0.20 * s / 0.2, "#FFB765", 0.55)
    wood(c, ridge, 46, 0.085, "#060C19" if night else "#1F4229", 8, 0.0, 0.5, 0.01)
    wood(c, ridge, 22, 0.10, "#060C19" if night else "#1F4229", 9, 0.84, 1.0, 0.01)


@picture("science/hill-day", limit=95_000)
def hill_day(c):
    hill(c, False)


@picture("science/hill-night", limit=112_000)
def hill_night(c):
    hill(c, True)


@picture("science/moon", limit=103_000)
def moon(c):
    space(c, 41, 700)
    globe(c, 0.5, 0.5, 0.40, cratered(8, "#6E6C70", "#E2DFD6"), sun=(-0.62, -0.42, 0.52), bump=4, ambient=0.015)


@picture("science/rust", limit=103_000)
def rust(c):
    space(c, 42, 700)
    w, h = 3072, 1536
    sand = around(w, h, 4, 61, 8, 0.56)
    colour = mix(rgb("#7A3B22"), rgb("#E3A873"), step(0.36, 0.64, sand)[..., None])
    colour = mix(colour, rgb("#4F2A20"), (step(0.55, 0.66, around(w, h, 3, 70)) * 0.65)[..., None])
    lat = np.linspace(-1, 1, h)[:, None] + (sand - 0.5) * 0.16
    colour = mix(colour, rgb("#FAF4EC"), np.maximum(step(-0.84, -0.90, lat), step(0.90, 0.95, lat))[..., None])
    globe(c, 0.5, 0.5, 0.40, colour, sun=(-0.60, -0.38, 0.58), air="#E8B48A", bump=4, ambient=0.02)


@picture("science/rings", limit=103_000)
def rings(c):
    space(c, 43, 700)
    body = banded(9, ["#A9845A", "#E8D2A6", "#C79F6B", "#F4E6C6", "#D8B684"])
    tilt, spin, r = 0.30, -0.20, 0.27
    dx, dy = (c.x - 0.5) * c.w / (r * c.unit), (c.y - 0.5) * c.h / (r * c.unit)
    ex, ey = dx * math.cos(spin) + dy * math.sin(spin), (-dx * math.sin(spin) + dy * math.cos(spin)) / tilt
    far = np.hypot(ex, ey)
    profile = rough(4096, 5, 18, 6, 0.7)
    dense = np.clip(0.55 + 0.5 * profile[np.clip(((far - 1.3) / 0.95 * 4095), 0, 4095).astype(int)], 0, 1)
    ring = dense * step(1.30, 1.34, far) * step(2.22, 2.16, far) * (1 - 0.9 * np.exp(-((far - 1.93) / 0.03) ** 2))
    shadow = 1 - 0.85 * ((np.abs(ex * 0.55 - ey * 0.83) < 1.0) & (ex * 0.83 + ey * 0.55 > 0) & (ey < 0))
    colour = mix(rgb("#8F7B5E"), rgb("#F2E3C3"), dense[..., None]) * shadow[..., None]
    c.paint(ring * (ey < 0) * 0.92, colour)
    globe(c, 0.5, 0.5, r, body, sun=(-0.60, -0.30, 0.62), ambient=0.02, turn=1.0)
    c.paint(ring * (ey >= 0) * 0.92, colour)


@picture("science/moonrise", limit=95_000)
def moonrise(c):
    c.gradient((0, "#060B1E"), (0.45, "#14294F"), (0.66, "#3C5684"))
    c.stars(900, 23, 0.62)
    globe(c, 0.70, 0.36, 0.105, cratered(8, "#8A8890", "#FFF6E2"), sun=(-0.15, -0.1, 0.98), bump=1, ambient=0.1, terminator=0.5)
    c.light(0.70, 0.36, 0.55, "#C9D6F6", 0.42)
    clouds(c, 6, 0.66, "#6C7FA8", 0.42, 0.35, 6)
    c.hills(0.665, 0.02, 3, "#22355C", "#3C5684", cells=3, deep=0.1)
    c.mirror(0.67, 0.006, "#0A1631", 0.6)
    glint = np.exp(-((c.x - 0.70) / (0.020 + 0.16 * np.clip(c.y - 0.67, 0, 1))) ** 2) * (c.y > 0.67)
    c.paint(glint * step(0.52, 0.70, noise(c.w, c.h, 80, 4, 3, stretch=9)) * 0.8, "#F3EBD6")
    shore = 0.95 - 0.05 * step(0.0, 0.35, 0.35 - c.x[0]) + 0.006 * rough(c.w, 9, 9, 5, 0.5)
    c.paint(np.clip((c.y - shore[None, :]) * c.h, 0, 1), "#050A18")


@picture("science/dome", limit=120_000)
def dome(c):
    c.gradient((0, "#0A1330"), (0.7, "#1C2F63"), (1, "#3A4C86"))
    way = np.exp(-(((c.y - 0.1) - (c.x - 0.1) * 0.5) / 0.24) ** 2) * step(0.30, 0.7, noise(c.w, c.h, 3, 8, 8, 0.6))
    c.a = 1 - (1 - c.a) * (1 - way[..., None] * rgb("#9AA6E8") * 0.5)
    c.stars(1500, 3, 0.8, large=0.0018)
    figure = [(0.30, 0.22), (0.37, 0.30), (0.45, 0.27), (0.52, 0.36), (0.50, 0.47), (0.60, 0.50), (0.52, 0.36)]
    c.stroke(figure, 0.002, "#BFD2FF", alpha=0.6).discs([(x, y, 0.006) for x, y in figure], "#FFFFFF")
    for x, y in figure:
        c.light(x, y, 0.03, "#CFE0FF", 0.5)
    arc = [(x / 100, 0.80 - 0.045 * math.sin(x / 100 * math.pi)) for x in range(-5, 106)]
    c.shape(arc + [(1.1, 1.1), (-0.1, 1.1)], "#0A0F22").stroke(arc, 0.006, "#E9A56A", 0.006, 0.8).stroke(arc, 0.0022, "#FFD9A8")
    c.light(0.5, 0.80, 0.6, "#E08A4A", 0.20)
    c.shape([(0.46, 0.86), (0.54, 0.86), (0.525, 0.80), (0.475, 0.80)], "#05070F").discs([(0.5, 0.775, 0.034)], "#0C1224").discs([(0.5, 0.745, 0.022)], "#131B33")
    rng = np.random.default_rng(4)
    for row, (y, s, colour) in enumerate(((0.88, 0.030, "#10182F"), (0.94, 0.040, "#0A1022"), (1.02, 0.056, "#04070F"))):
        n = 17 - row * 3
        xs = [(i + 0.5 + (row % 2) * 0.5 + rng.random() * 0.2 - 0.1) / n for i in range(n)]
        c.discs([(x, y, s) for x in xs], colour)
        draw = lambda pen, w, h: [pen.rounded_rectangle(((x - s * 1.05) * w, (y + s * 1.35) * h, (x + s * 1.05) * w, (y + s * 9) * h), s * 0.9 * h, fill=255) for x in xs]
        c.paint(c.mask(draw), colour)


# ───────────────────────── history ─────────────────────────

def harbour(c, mood):
    skies = {"dawn": ((0, "#5F7FA8"), (0.30, "#C9B7B8"), (0.50, "#F7D3A4"), (0.62, "#FBE6C4")),
             "old": ((0, "#7F9BB5"), (0.35, "#C8CFCB"), (0.62, "#F1E4C8")),
             "today": ((0, "#14254B"), (0.35, "#3D4E7E"), (0.52, "#B77E7A"), (0.62, "#EDB588"))}
    c.gradient(*skies[mood])
    clouds(c, 9, 0.55, "#FFF1DC" if mood != "today" else "#E9A58E", 0.48, 0.5, 4.5)
    level = 0.66 if c.upright else 0.68
    sun = {"dawn": (0.30, 0.52), "old": (0.22, 0.30), "today": (0.28, 0.62)}[mood]
    c.light(*sun, 0.55, "#FFE0A6" if mood != "today" else "#FFA873", 0.75)
    if mood == "dawn":
        c.discs([(*sun, 0.035)], "#FFF6DC", 0.002)
    tints = {"dawn": ("#A9B0C0", "#7C8AA3", "#52637F"), "old": ("#AEBCC0", "#87999A", "#5F7570"), "today": ("#7A6E92", "#4E5379", "#2C365A")}[mood]
    fade = {"dawn": "#F0D6BC", "old": "#E2DDC8", "today": "#C08A86"}[mood]
    c.hills(level - 0.13, 0.09, 13, tints[0], fade, cells=2, deep=0.2)
    c.hills(level - 0.08, 0.09, 18, tints[1], fade, cells=2, deep=0.18)
    c.hills(level - 0.01, 0.075, 26, tints[2], tints[1], cells=2, deep=0.15)
    lit = {"dawn": "#FFC873", "old": None, "today": "#FFD083"}[mood]
    walls = {"dawn": ("#C9B49C", "#B59C86", "#8F7F78"), "old": ("#D8CBB2", "#BFA98C", "#A28B72"), "today": ("#4A4A66", "#5B5468", "#3A3F5C")}[mood]
    roofs = {"dawn": ("#39435C", "#2C3550"), "old": ("#4C4F54", "#3C4148"), "today": ("#1C2444", "#161D38")}[mood]
    if mood == "today":
        towers(c, level - 0.03, 12, 13, 0.06, 0.24, "#3D4468", "#27305A", "#FFD083", 0.50, 0.80, 0.035)
    x0 = 0.42 if c.upright else 0.46
    town(c, x0, 1.02, level - 0.012, 8 if c.upright else 13, 5, walls, roofs, 0.075 if c.upright else 0.10, lit)
    c.shape([(x0 - 0.03, level + 0.01), (x0 - 0.02, level - 0.014), (1.1, level - 0.014), (1.1, level + 0.01)], {"dawn": "#6C6470", "old": "#8D8272", "today": "#20284A"}[mood])
    if mood == "today":
        pillars = [0.04, 0.20, 0.36]
        deck = [(0.0, level - 0.075), (0.20, level - 0.095), (0.40, level - 0.075), (0.47, level - 0.03)]
        for p in pillars:
            c.shape([(p - 0.004, level), (p - 0.004, level - 0.20), (p + 0.004, level - 0.20), (p + 0.004, level)], "#2A3156")
            for i in range(1, 8):
                c.stroke([(p, level - 0.195), (p - 0.011 * i, level - 0.088)], 0.0012, "#8A86A8").stroke([(p, level - 0.195), (p + 0.011 * i, level - 0.088)], 0.0012, "#8A86A8")
        c.stroke(deck, 0.008, "#2A3156")
        for i in range(24):
            x = i / 24 * 0.44
            c.light(x, level - 0.096 + 0.02 * abs(x - 0.2) / 0.2, 0.022, "#FFE0A8", 0.9)
    c.mirror(level, 0.0035, {"dawn": "#5B7290", "old": "#7C8F8E", "today": "#141F42"}[mood], 0.45)
    hull, sail = {"dawn": ("#2B2E40", "#8D5A4A"), "old": ("#3A332C", "#A07850"), "today": ("#1A2140", "#C9D2E2")}[mood]
    ships = [(0.27, level + 0.10, 0.30 if not c.upright else 0.20), (0.12, level + 0.03, 0.12)] if mood != "today" else [(0.20, level + 0.05, 0.09)]
    if c.upright:
        ships = [(0.30, level + 0.10, 0.17), (0.72, level + 0.05, 0.085)]
    if mood == "old":
        ships += [(0.50, level + 0.04, 0.15), (0.40, level + 0.02, 0.10), (0.66, level + 0.07, 0.18)]
    for x, y, s in ships:
        k = c.h / c.w * s
        c.shape([(x - 0.5 * k, y + 0.03 * s), (x + 0.55 * k, y + 0.03 * s), (x + 0.35 * k, y + 0.5 * s), (x - 0.3 * k, y + 0.55 * s)], hull, 0.012, 0.42)
        junk(c, x, y, s, hull, sail, mix(rgb(hull), rgb(sail), 0.3))
    if mood == "today":
        c.shape([(0.55, level + 0.09), (0.60, level + 0.115), (0.80, level + 0.115), (0.83, level + 0.085), (0.78, level + 0.085), (0.76, level + 0.045), (0.63, level + 0.045), (0.61, level + 0.088)], "#E9ECF2")
        c.shapes([[(0.64 + i * 0.02, level + 0.055), (0.652 + i * 0.02, level + 0.055), (0.652 + i * 0.02, level + 0.075), (0.64 + i * 0.02, level + 0.075)] for i in range(6)], "#FFD083")
        c.light(0.70, level + 0.07, 0.16, "#FFC27A", 0.35)
    edge = [(0, 0.975), (0.18, 0.955), (0.45, 0.972), (0.7, 0.95), (1, 0.968), (1, 1.01), (0, 1.01)]
    c.shape(edge, {"dawn": "#2A2E42", "old": "#4A443A", "today": "#0B1126"}[mood])
    for x in (0.06, 0.115, 0.61, 0.90):
        c.shape([(x - 0.006, 1.0), (x - 0.005, 0.915), (x + 0.005, 0.915), (x + 0.006, 1.0)], {"dawn": "#2A2E42", "old": "#4A443A", "today": "#0B1126"}[mood])


@picture("history/harbour", tall=True, limit=103_000)
def harbour_dawn(c):
    harbour(c, "dawn")


@picture("history/harbour-old", limit=103_000)
def harbour_old(c):
    harbour(c, "old")


@picture("history/harbour-today", limit=103_000)
def harbour_today(c):
    harbour(c, "today")


def motif(w, h, kind, seed=2):
    """White where the dye was kept away."""
    image = Image.new("L", (w, h), 0)
    pen, s = ImageDraw.Draw(image), h / (6.5 if kind == "waves" else 9)
    if kind == "waves":
        for row in range(-1, 22):
            for col in range(-1, int(w / s) + 2):
                x, y = (col + (row % 2) * 0.5) * s, row * s * 0.46
                for i, r in enumerate((0.50, 0.41, 0.32, 0.22, 0.11)):
                    pen.ellipse((x - r * s, y - r * s, x + r * s, y + r * s), fill=255 if i % 2 == 0 else 0)
                    pen.ellipse((x - (r - 0.035) * s, y - (r - 0.035) * s, x + (r - 0.035) * s, y + (r - 0.035) * s), fill=0 if i % 2 == 0 else 0)
    elif kind == "lattice":
        for row in range(-1, 11):
            for col in range(-1, int(w / s) + 2):
                x, y = (col + 0.5) * s, (row + 0.5) * s
                for turn in (0, 45):
                    q = [(x + 0.30 * s * math.cos(math.radians(a + turn)), y + 0.30 * s * math.sin(math.radians(a + turn))) for a in (0, 90, 180, 270)]
                    pen.polygon(q, fill=255)
                pen.ellipse((x - 0.11 * s, y - 0.11 * s, x + 0.11 * s, y + 0.11 * s), fill=0)
                pen.ellipse((x - 0.05 * s, y - 0.05 * s, x + 0.05 * s, y + 0.05 * s), fill=255)
                for dx, dy in ((0.5, 0), (0, 0.5)):
                    for t in (-0.14, 0, 0.14):
                        px, py = x + dx * s + (t * s if dy else 0), y + dy * s + (t * s if dx else 0)
                        pen.ellipse((px - 0.03 * s, py - 0.03 * s, px + 0.03 * s, py + 0.03 * s), fill=255)
    else:
        rng, taken = np.random.default_rng(seed), []
        while len(taken) < 60:
            x, y, r = rng.random() * w, rng.random() * h, s * (0.30 + 0.42 * rng.random())
            if all(math.hypot(x - a, y - b) > (r + q) * 1.15 for a, b, q in taken):
                taken.append((x, y, r))
        for x, y, r in taken:
            spin = rng.random() * 6
            for i in range(5):
                a = spin + i * 2 * math.pi / 5
                px, py = x + 0.52 * r * math.cos(a), y + 0.52 * r * math.sin(a)
                pen.ellipse((px - 0.42 * r, py - 0.42 * r, px + 0.42 * r, py + 0.42 * r), fill=255)
            for i in range(10):
                a = spin + i * math.pi / 5
                pen.line((x, y, x + 0.5 * r * math.cos(a), y + 0.5 * r * math.sin(a)), fill=0, width=int(0.035 * r) + 1)
            pen.ellipse((x - 0.13 * r, y - 0.13 * r, x + 0.13 * r, y + 0.13 * r), fill=0)
            for i in range(3):
                a, d = rng.random() * 6, r * 1.25
                px, py = x + d * math.cos(a), y + d * math.sin(a)
                pen.ellipse((px - 0.07 * r, py - 0.07 * r, px + 0.07 * r, py + 0.07 * r), fill=255)
    return np.asarray(image.filter(ImageFilter.GaussianBlur(2.2)), "f4") / 255


def cloth(c, kind, seed, deep="#14284F", pale="#DCE3EA"):
    """A length of dyed cloth that fills the picture, in soft folds."""
    folds = noise(c.w, c.h, 1.6, seed, 3, 0.4, stretch=0.5)
    small = noise(c.w, c.h, 5, seed + 1, 4)
    fold = np.sin(c.x * c.w / c.h * 9 + c.y * 2.2 + folds * 9)
    print_ = motif(c.w, c.h, kind)
    sx = np.clip(c.x * c.w + fold * 14 + (small - 0.5) * 20, 0, c.w - 1).astype(int)
    sy = np.clip(c.y * c.h + (folds - 0.5) * 40 + (small - 0.5) * 14, 0, c.h - 1).astype(int)
    white = print_[sy, sx] * (0.80 + 0.25 * small)
    dyed = mix(rgb(deep), rgb("#2E5A9C"), (small * 0.55)[..., None])
    c.a = mix(dyed, np.broadcast_to(rgb(pale), dyed.shape), np.clip(white, 0, 1)[..., None])
    weave = 1 + 0.012 * np.sin(c.x * c.w * 1.57) * np.cos(c.y * c.h * 1.57)
    gy, gx = np.gradient(fold)
    c.a = np.clip(c.a * (weave * (0.84 + 0.16 * fold - 13 * gx))[..., None], 0, 1)
    c.light(0.25, 0.1, 0.9, "#FFE8C4", 0.16).shade(0.35)


@picture("history/cloth-waves", limit=150_000)
def cloth_waves(c):
    cloth(c, "waves", 4)


@picture("history/cloth-lattice", limit=135_000)
def cloth_lattice(c):
    cloth(c, "lattice", 9, "#0F1F42")


@picture("history/cloth-plum", limit=130_000)
def cloth_plum(c):
    cloth(c, "plum", 14, "#1B356A")


@picture("history/yard", limit=120_000)
def yard(c):
    c.gradient((0, "#F6DDB0"), (0.35, "#F9EBCF"), (0.62, "#E9D6B4"), (0.66, "#B89A72"), (1, "#7E6448"))
    c.light(0.22, 0.20, 0.8, "#FFF2CF", 0.8)
    c.hills(0.50, 0.07, 8, "#C9C3A8", "#DCD2B4", cells=2, deep=0.2)
    town(c, 0.50, 1.02, 0.645, 6, 3, ("#D9C6A2", "#CBB48F"), ("#6B6358", "#5A544C"), 0.16)
    c.paint(step(0.62, 1.0, c.y) * 0.22 * noise(c.w, c.h, 18, 4, 5, stretch=4), "#4A3722")
    rng = np.random.default_rng(12)
    for depth, (y0, y1, count, pole) in enumerate(((0.30, 0.66, 11, 0.006), (0.18, 0.80, 8, 0.009), (0.02, 0.97, 5, 0.014))):
        c.stroke([(-0.1, y0 + 0.012), (1.1, y0 - 0.012)], pole, "#5C4327")
        for i in range(count):
            wide = (0.80 / count) * (0.85 + 0.3 * rng.random())
            x = (i + 0.1) / count + 0.03 * rng.random() + (0.34 if depth == 2 else 0.16 if depth == 1 else 0.05)
            end = y1 - 0.06 * rng.random()
            where, u, v = box(c, x - 0.02, y0, x + wide + 0.02, end + 0.03)
            if u.size < 50 or x > 1:
                continue
            sway = 0.020 * np.sin(v * 5 + i) * v
            t = (u * (wide + 0.04) - 0.02 + sway) / wide
            hem = 1 + 0.012 * np.sin(t * 14 + i)
            inside = step(0, 0.012, t) * step(1, 0.988, t) * (v * (end + 0.03 - y0) / (end - y0) < hem)
            tone = [("#16305F", "#2C5A9E"), ("#274C86", "#5F8FC6"), ("#0F2147", "#204580"), ("#6E97C4", "#B9D0E4")][rng.integers(4)]
            fold = 0.5 + 0.5 * np.sin(t * (9 + 5 * rng.random()) + v * 1.2 + i * 2)
            colour = mix(rgb(tone[0]), rgb(tone[1]), (fold * 0.75 + 0.25 * (1 - v))[..., None])
            if rng.random() < 0.6:
                dots = ((t * 5 % 1 - 0.5) ** 2 + (v * (end - y0) * c.h / (wide * c.w) * 5 % 1 - 0.5) ** 2) < 0.035
                colour = np.where(dots[..., None], mix(colour, rgb("#F2F0E6"), 0.85), colour)
            colour = colour * (1.18 - 0.38 * u[..., None]) + rgb("#FFE2A8") * 0.10 * (1 - u[..., None])
            c.a[where] = mix(c.a[where], np.clip(colour, 0, 1), (inside * (0.90 + 0.1 * (depth > 0)))[..., None])
    c.light(0.12, 0.12, 0.7, "#FFEBC0", 0.45)


@picture("history/ship", limit=103_000)
def ship(c):
    c.gradient((0, "#2F4B78"), (0.35, "#8FA3BD"), (0.58, "#F3D4AE"), (0.64, "#F8E4C4"))
    clouds(c, 33, 0.6, "#FFE9CF", 0.52, 0.75, 3.5)
    c.light(0.24, 0.60, 0.6, "#FFDDA0", 0.8).discs([(0.24, 0.585, 0.045)], "#FFF7E0", 0.002)
    c.hills(0.63, 0.03, 4, "#93A0B6", "#E2CDB6", cells=2, deep=0.08)
    c.mirror(0.64, 0.006, "#2E4A70", 0.55)
    for i in range(6):
        c.paint(np.exp(-((c.x - 0.24) / (0.02 + 0.03 * i)) ** 2) * step(0.64, 0.66, c.y) * (noise(c.w, c.h, 70, i, 3, stretch=9) > 0.66) * 0.35, "#FFF0CC")
    junk(c, 0.66, 0.80, 0.62, "#2A2A38", "#A8553C", "#5E2E28")
    for i, (y, tone) in enumerate((((0.80), "#3C5B84"), ((0.86), "#2C4870"), ((0.93), "#1D3457"))):
        wave = y + 0.012 * np.sin(np.linspace(0, 30 - 5 * i, c.w) + i * 2) + 0.008 * rough(c.w, 70 + i, 12, 5, 0.5)
        c.paint(np.clip((c.y - wave[None, :]) * c.h, 0, 1) * 0.88, tone)
        c.paint(np.exp(-((c.y - wave[None, :] - 0.003) * 260) ** 2) * 0.4, "#E9D9C4")


@picture("history/hall", limit=112_000)
def hall(c):
    c.gradient((0, "#2B2018"), (0.35, "#5A432E"), (0.70, "#7D6144"), (0.72, "#4A3626"), (1, "#23190F"))
    where, u, v = box(c, 0.30, 0.22, 0.70, 0.72)
    c.a[where] = mix(rgb("#A98659"), rgb("#6B4F33"), (np.hypot(u - 0.5, v - 0.6) * 1.3)[..., None])
    for x0, x1, y0, y1, tone in ((0.0, 0.30, 0.0, 0.22, "#382818"), (1.0, 0.70, 0.0, 0.22, "#2B1F14")):
        c.shape([(x0, y0), (x1, y1), (x1, 0.72), (x0, 1.0)], tone)
    c.shape([(0, 1), (0.30, 0.72), (0.70, 0.72), (1, 1)], "#3D2C1D")
    c.shape([(0, 0), (0.30, 0.22), (0.70, 0.22), (1, 0)], "#1D150E")
    for i in range(6):
        t = (i / 6) ** 1.5
        y, xl, xr = 0.22 * (1 - t) - 0.01, 0.30 * (1 - t), 0.70 + 0.30 * t
        c.stroke([(xl, y), (xr, y)], 0.010 + 0.016 * t, "#4A3521")
    for i in range(4):
        a, b = 0.04 + i * 0.066, 0.04 + i * 0.066 + 0.045
        top = lambda x: 0.30 + (x - 0.0) * 0.20
        foot = lambda x: 0.80 - x * 0.40
        c.shape([(a, top(a)), (b, top(b)), (b, foot(b)), (a, foot(a))], "#FFE7B4")
        for j in range(1, 4):
            x = a + (b - a) * j / 4
            c.stroke([(x, top(x)), (x, foot(x))], 0.003, "#4A3521")
        for j in range(1, 6):
            t = j / 6
            c.stroke([(a, top(a) + (foot(a) - top(a)) * t), (b, top(b) + (foot(b) - top(b)) * t)], 0.003, "#4A3521")
        c.light((a + b) / 2, 0.52, 0.20, "#FFD48A", 0.42)
        shaft = [(b, top(b) + 0.05), (b, foot(b)), (b + 0.40, 1.0), (b + 0.28, 0.88)]
        c.shape(shaft, "#FFE0A0", 0.02, 0.10)
    for x, w, y1 in ((0.335, 0.055, 0.62), (0.405, 0.055, 0.60), (0.545, 0.055, 0.60), (0.615, 0.055, 0.62)):
        where, u, v = box(c, x, 0.24, x + w, y1)
        fold = 0.5 + 0.5 * np.sin(u * 16 + 1)
        tone = mix(rgb("#12264D"), rgb("#3866A8"), (fold * 0.7)[..., None])
        dots = ((u * 3 % 1 - 0.5) ** 2 + (v * 12 % 1 - 0.5) ** 2) < 0.05
        c.a[where] = np.where(dots[..., None], rgb("#D9DFE4"), tone) * (0.72 + 0.4 * (1 - v[..., None]))
    c.light(0.50, 0.44, 0.26, "#FFDFA6", 0.55)
    c.shape([(0.475, 0.66), (0.525, 0.66), (0.53, 0.72), (0.47, 0.72)], "#2A1C10")
    side = curve([(0.008, 0.66), (0.010, 0.63), (0.021, 0.585), (0.022, 0.55), (0.011, 0.505), (0.006, 0.485), (0.010, 0.468)], 12)
    c.shape([(0.50 - x, y) for x, y in side] + [(0.50 + x, y) for x, y in side[::-1]], "#D5E3E2")
    c.shape([(0.50 + x * 0.35, y) for x, y in side] + [(0.50 + x, y) for x, y in side[::-1]], "#7F9FA6", 0.006, 0.8)
    for x, s in ((0.76, 1.0), (0.90, 1.5)):
        y = 0.72 + (x - 0.70) * 0.72
        w, h = 0.055 * s, 0.16 * s
        c.shape([(x - w, y), (x + w, y), (x + w, y - h * 0.55), (x - w, y - h * 0.55)], "#241810")
        where, u, v = box(c, x - w, y - h * 1.35, x + w, y - h * 0.55)
        c.a[where] = mix(c.a[where], rgb("#FFE3AE"), (0.25 + 0.35 * v)[..., None])
        c.shape([(x - w * 0.6, y - h * 0.57), (x - w * 0.3, y - h * 1.0), (x + w * 0.4, y - h * 0.95), (x + w * 0.62, y - h * 0.57)], "#234A86")
        c.light(x, y - h * 0.8, 0.12 * s, "#FFD893", 0.5)
    people(c, [(0.40, 0.83, 0.26), (0.435, 0.835, 0.19)], "#120C08")
    c.shade(0.45)


# ───────────────────────── park ─────────────────────────

PARK = ("#7F8A52", "#2C4A37", "#857B70", "#F8FAFC")
FROM_WEST = (-0.75, 0.35, 0.45)
_LAND = {}


def park_land():
    """The park: a range in the north, three lakes, a river through them."""
    def lift(h, x, y):
        for cx, cy, wx, wy, deep in ((0.50, 0.62, 0.115, 0.15, 0.90), (0.28, 0.44, 0.07, 0.06, 0.9), (0.74, 0.40, 0.06, 0.075, 0.9)):
            h = h * (1 - deep * np.exp(-(((x - cx) / wx) ** 2 + ((y - cy) / wy) ** 2) ** 1.2))
        bed = 0.50 + 0.05 * np.sin(y * 9) + 0.02 * np.sin(y * 23)
        h = h * (1 - 0.55 * np.exp(-((x - bed) / 0.05) ** 2) * step(0.55, 0.75, y))
        return h * (0.70 + 0.38 * step(0.75, 0.15, y))
    if "park" not in _LAND:
        _LAND["park"] = Land(3, cells=4, lift=lift)
    return _LAND["park"]


def park_view(c, sky, eye, heading, up, horizon, sun=FROM_WEST, snow=0.52, tree=0.36, haze="#C6D6E6", palette=PARK, fov=0.9, **light):
    c.gradient(*sky)
    land = park_land().coloured(palette, snow=snow, tree=tree, water=0.12, scale=0.16, sun=sun, **light)
    land.view(c, eye, heading, up, horizon, scale=0.16, lake="#2F6078", haze=haze, fov=fov * (0.55 if c.upright else 1), steps=2200)


@picture("park/dawn", tall=True, limit=146_000)
def park_dawn(c):
    park_view(c, ((0, "#4A6FA8"), (0.28, "#A9B9D2"), (0.40, "#F6D9BC"), (0.5, "#FBE9D2")), (0.5, 0.86), -math.pi / 2, 0.035, 0.40 if c.upright else 0.36,
              warm="#FFD2A0", cool="#8698C6", haze="#E4D3CC")
    c.light(0.02, 0.30, 0.8, "#FFD9A0", 0.45)


@picture("park/lake", limit=146_000)
def park_lake(c):
    park_view(c, ((0, "#3F7FC4"), (0.3, "#A5CBE8"), (0.5, "#E4EEF4")), (0.53, 0.765), -1.75, 0.022, 0.36, sun=(0.75, 0.45, 0.5),
              palette=("#8FA85A", "#2F5A3C", "#8F867C", "#F8FAFC"), tree=0.46, snow=0.56)
    clouds(c, 4, 0.26, much=0.4, strength=0.5)


def glacier(c, snow):
    park_view(c, ((0, "#4F86C0"), (0.3, "#B5D2E8"), (0.5, "#EDF3F5")), (0.62, 0.30), -2.1, 0.055, 0.32, snow=snow, tree=0.26, fov=0.8, sun=(0.85, 0.35, 0.5))


@picture("park/ice-1926", limit=129_000)
def ice_then(c):
    glacier(c, 0.40)


@picture("park/ice-2026", limit=129_000)
def ice_now(c):
    glacier(c, 0.66)


@picture("park/forest", limit=129_000)
def forest(c):
    c.gradient((0, "#DDE6C4"), (0.5, "#B9CBA0"), (1, "#5D7A52"))
    c.light(0.62, 0.18, 0.9, "#FFF6CE", 0.9)
    for i, tone in enumerate(("#A9BE93", "#7F9C76", "#567A58", "#345A40", "#1B3A2A")):
        base = 0.62 + 0.085 * i
        ridge = np.full(c.w, base) - 0.02 * rough(c.w, 40 + i, 4, 5, 0.5)
        c.paint(np.clip((c.y - ridge[None, :]) * c.h, 0, 1), mix(rgb(tone), rgb("#2A4630"), (np.clip((c.y - base) * 2, 0, 1))[..., None]))
        gap = (0.52, 0.74) if i > 1 else (2, 2)
        rng = np.random.default_rng(50 + i)
        xs = [x for x in rng.random(60 - 9 * i) * 1.1 - 0.05 if not gap[0] < x < gap[1]]
        firs(c, [(x, base + 0.03, (0.30 + 0.13 * i) * (0.6 + 0.7 * rng.random())) for x in xs], tone, 60 + i)
        c.light(0.62, 0.15, 0.95, "#FFF3C0", 0.20)
    for a in (0.40, 0.52, 0.63, 0.74):
        c.shape([(a, -0.05), (a + 0.05, -0.05), (a + 0.05 + (a - 0.55) * 0.9 + 0.06, 1.0), (a + (a - 0.55) * 0.9 - 0.04, 1.0)], "#FFF7D0", 0.03, 0.10)
    way = [(0.60, 0.80), (0.66, 0.80), (0.70, 0.86), (0.80, 1.02), (0.42, 1.02), (0.56, 0.87)]
    c.shape(way, "#B7A377", 0.006, 0.75)
    rng = np.random.default_rng(3)
    blades = [(x, y, 0.05 * (0.5 + rng.random())) for x, y in zip(rng.random(500), 0.93 + 0.10 * rng.random(500)) if not 0.42 < x < 0.78]
    c.shapes([[(x - 0.002, y), (x + 0.006 * (rng.random() - 0.5), y - s), (x + 0.002, y)] for x, y, s in blades], "#0F2A1C")


@picture("park/hut", limit=112_000)
def hut(c):
    park_view(c, ((0, "#12204A"), (0.2, "#3A4A86"), (0.36, "#B77F92"), (0.44, "#F0B08A")), (0.42, 0.70), -1.45, 0.05, 0.40, warm="#E9A590", cool="#56679F", haze="#A58AA0")
    c.stars(420, 5, 0.28)
    c.a *= (0.72 - 0.25 * step(0.35, 0.9, c.y))[..., None]
    ridge = c.hills(0.82, 0.05, 44, "#232B45", "#10162B", cells=2, deep=0.2, gain=0.4)
    y = ridge[int(0.72 * c.w)] + 0.03
    cottage(c, 0.70, y, 0.20, "#4A3B38", "#2A2A3C", "#FFC46B", 6)
    c.light(0.72, y - 0.06, 0.35, "#FF9E4A", 0.42)
    wood(c, ridge, 12, 0.22, "#0B1122", 6, 0.84, 1.0)
    wood(c, ridge, 10, 0.20, "#0B1122", 7, 0.0, 0.22)


@picture("park/meadow", limit=146_000)
def meadow(c):
    park_view(c, ((0, "#3C7BC2"), (0.3, "#9CC6E8"), (0.46, "#E6F0F4")), (0.80, 0.62), -2.2, 0.045, 0.40, sun=(0.85, 0.35, 0.5))
    clouds(c, 14, 0.36, much=0.46, strength=0.8)
    c.hills(0.74, 0.05, 23, "#7FA04A", "#3E6B2C", cells=2, gain=0.35, deep=0.3, grain=0.2)
    rng = np.random.default_rng(9)
    for y0, y1, n, s, tones in ((0.76, 0.86, 900, 0.010, ("#5C8738", "#8DAF52")), (0.86, 1.04, 1100, 0.05, ("#38632A", "#6F9A3E"))):
        xs, ys = rng.random(n), y0 + (y1 - y0) * rng.random(n)
        for tone in tones:
            c.shapes([[(x - 0.0012, y), (x + 0.010 * (rng.random() - 0.5), y - s * (0.6 + rng.random())), (x + 0.0012, y)] for x, y in zip(xs, ys) if rng.random() < 0.5], tone)
    for tone, n in (("#F6E27A", 90), ("#FFFFFF", 110), ("#B868B4", 90), ("#E8556B", 60)):
        spots = [(rng.random(), y, 0.0022 + 0.010 * step(0.76, 1.0, y)) for y in 0.78 + 0.22 * rng.random(n) ** 1.3]
        c.discs(spots, tone, 0.0006).discs([(x, y, r * 0.35) for x, y, r in spots], "#D9A62E")
    c.a *= (1 - 0.50 * step(0.78, 1.0, c.y))[..., None]


@picture("park/map", size=(3000, 2000), limit=440_000)
def park_map(c):
    land = park_land().coloured(("#B9C58A", "#6E9468", "#B8AC9C", "#FBFCFD"), snow=0.56, tree=0.36, water=0.12, scale=0.10, sun=(-0.6, -0.6, 0.75),
                                warm="#FFF6E4", cool="#9AAAC4", ambient=0.62, shadows=False)
    u, v = 0.06 + 0.88 * c.x, 0.20 + 0.587 * c.y
    colour, height = land.sample(land.colour, u, v), land.sample(land.height, u, v)
    c.a = mix(np.clip(colour, 0, 1), rgb("#F4F0E4"), 0.16)
    for h in np.arange(0.15, 1.0, 0.05):
        gy, gx = np.gradient(height)
        thin = np.exp(-(np.abs(height - h) / (np.hypot(gx, gy) + 1e-6) / 0.9) ** 2)
        c.paint(thin * 0.20 * (height > 0.13), "#6B5A43")
    place = lambda points: [((x - 0.06) / 0.88, (y - 0.20) / 0.587) for x, y in points]
    # Rivers run where the land is low between the lakes.
    rivers = [[(0.28, 0.46), (0.315, 0.50), (0.36, 0.515), (0.40, 0.55), (0.43, 0.585), (0.46, 0.60)], [(0.74, 0.42), (0.71, 0.47), (0.66, 0.50), (0.62, 0.545), (0.585, 0.575), (0.55, 0.60)],
              [(0.50, 0.70), (0.508, 0.735), (0.52, 0.76)], [(0.30, 0.30), (0.292, 0.34), (0.30, 0.38), (0.285, 0.42)], [(0.70, 0.27), (0.725, 0.31), (0.72, 0.35), (0.735, 0.38)]]
    for river in rivers:
        c.stroke(curve(place(river)), 0.0065, "#3F86AE")
    shore = step(0.12, 0.118, height)
    c.paint(shore, mix(rgb("#7DB3CF"), rgb("#4C8DB3"), step(0.12, 0.03, height)[..., None]))
    c.paint(np.exp(-((height - 0.12) / 0.0022) ** 2) * 0.9, "#2F6E94")
    trails = [("#C2412D", [(0.505, 0.760), (0.445, 0.70), (0.40, 0.655), (0.375, 0.60), (0.335, 0.555), (0.25, 0.51), (0.205, 0.455), (0.235, 0.395), (0.30, 0.375)]),
              ("#C2412D", [(0.505, 0.760), (0.57, 0.715), (0.625, 0.665), (0.645, 0.59), (0.70, 0.535), (0.785, 0.485), (0.805, 0.41), (0.775, 0.345), (0.715, 0.315)]),
              ("#7A3FA0", [(0.30, 0.375), (0.37, 0.345), (0.43, 0.375), (0.50, 0.35), (0.565, 0.38), (0.63, 0.34), (0.715, 0.315)]),
              ("#1F6E4A", [(0.505, 0.760), (0.475, 0.735), (0.445, 0.70)])]
    for tone, trail in trails:
        path = curve(place(trail))
        c.stroke(path, 0.0085, "#FFFDF5", alpha=0.85)
        for i in range(0, len(path) - 6, 9):
            c.stroke(path[i:i + 6], 0.0045, tone)
    for x, y in place([(0.505, 0.760), (0.30, 0.375), (0.715, 0.315), (0.645, 0.59), (0.205, 0.455)]):
        k = 0.020
        shape = lambda s, dy=0: [(x - s * c.h / c.w, y + s * 0.8 + dy), (x - s * c.h / c.w, y - s * 0.1 + dy), (x, y - s + dy), (x + s * c.h / c.w, y - s * 0.1 + dy), (x + s * c.h / c.w, y + s * 0.8 + dy)]
        c.discs([(x, y, k * 1.55)], "#FFFDF5", 0.001).discs([(x, y, k * 1.42)], "#8A2F22").shape(shape(k * 0.72), "#FFFDF5")
    edge = np.minimum(np.minimum(c.x, 1 - c.x) * c.w, np.minimum(c.y, 1 - c.y) * c.h)
    c.paint(step(34, 30, edge), "#F4F0E4").paint(np.exp(-((edge - 36) / 2.2) ** 2), "#6B5A43")


def curve(points, n=40):
    """A smooth line through the points."""
    p, out = [points[0], *points, points[-1]], []
    for i in range(1, len(p) - 2):
        for j in range(n):
            t = j / n
            out.append(tuple(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t ** 2 + (3 * b - a - 3 * c + d) * t ** 3)
                             for a, b, c, d in zip(p[i - 1], p[i], p[i + 1], p[i + 2])))
    return out + [points[-1]]


# ───────────────────────── lobby ─────────────────────────

@picture("lobby/hall", tall=True, limit=120_000)
def lobby(c):
    c.gradient((0, "#E9EEF0"), (0.5, "#DDE6EA"), (0.70, "#C9D3D8"), (1, "#9FAAB0"))
    vx, vy = (0.5, 0.56) if c.upright else (0.60, 0.56)
    where, u, v = box(c, vx - 0.16, vy - 0.24, vx + 0.16, vy + 0.05)
    c.a[where] = mix(rgb("#7FB2D6"), rgb("#E8F1F2"), v[..., None])
    for i in range(26):
        towers(c, vy + 0.05, 30 + i, 1, 0.05, 0.19, "#9DB4C4", "#6E93AE", None, vx - 0.15, vx + 0.15, 0.03)
    far = [(vx - 0.16, vy - 0.24), (vx + 0.16, vy - 0.24), (vx + 0.16, vy + 0.05), (vx - 0.16, vy + 0.05)]
    c.shape([(0, -0.1), far[0], far[1], (1, -0.1)], "#F4F2EC")
    c.shape([(-0.2, 1.05), far[3], far[2], (1.2, 1.05)], "#B9B4AA")
    c.shape([(0, -0.1), far[0], far[3], (0, 0.98 if not c.upright else 0.80)], "#BFD8E6")
    c.shape([(1, -0.1), far[1], far[2], (1, 0.98 if not c.upright else 0.80)], "#C9B291")
    for i in range(1, 14):
        t = (i / 14) ** 1.7
        xl = far[0][0] * (1 - t)
        top, foot = far[0][1] + (-0.1 - far[0][1]) * t, far[3][1] + ((0.80 if c.upright else 0.98) - far[3][1]) * t
        where, u, v = box(c, max(0, xl - 0.012 - 0.07 * t), 0, xl, 1)
        glass = (c.y[where] > top) & (c.y[where] < foot)
        c.a[where] = np.where(glass[..., None], mix(rgb("#8DBBDA"), rgb("#EAF3F3"), np.clip((c.y[where] - 0.05) * 1.5, 0, 1)[..., None]), c.a[where])
        c.stroke([(xl, top), (xl, foot)], 0.003 + 0.008 * t, "#6F7D86")
        xr = far[1][0] + (1 - far[1][0]) * t
        c.stroke([(xr, top), (xr, foot)], 0.002 + 0.005 * t, "#A88E68")
        y = far[0][1] + (-0.1 - far[0][1]) * t
        c.stroke([(xl, y), (xr, y)], 0.004 + 0.008 * t, "#DAD6CC")
        c.light((xl + xr) / 2, y + 0.004, 0.05 + 0.09 * t, "#FFF4D8", 0.5)
    for t in (0.33, 0.62):
        top, foot = far[0][1] + (-0.1 - far[0][1]) * t, far[3][1]
        yl = far[0][1] + (far[3][1] - far[0][1]) * t
        c.stroke([far[0][:1] + (yl,), (0, -0.1 + t * (0.9 + 0.1))], 0.005, "#7C8990")
    floor = int((vy + 0.05) * c.h)
    shine = c.a[:floor][::-1]
    rows = min(len(shine), c.h - floor)
    t = np.linspace(0, 1, rows)[:, None, None]
    c.a[floor:floor + rows] = mix(c.a[floor:floor + rows], shine[:rows], 0.20 * (1 - t))
    for x, y, s in ((vx - 0.34, 0.80, 0.18), (vx + 0.34, 0.76, 0.13)) if c.upright else ((vx - 0.30, 0.80, 0.30), (vx + 0.27, 0.76, 0.22)):
        k = c.h / c.w * s
        c.shape([(x - 0.22 * k, y), (x - 0.18 * k, y - 0.2 * s), (x + 0.18 * k, y - 0.2 * s), (x + 0.22 * k, y)][::-1], "#6B6257")
        rng = np.random.default_rng(int(s * 100))
        for i in range(46):
            a, d = rng.random() * 6.3, rng.random() ** 0.6
            px, py, r = x + 0.36 * k * d * math.cos(a), y - 0.52 * s + 0.34 * s * d * math.sin(a), 0.05 * s * (0.6 + rng.random())
            c.discs([(px, py, r * c.h / c.unit)], ("#2F5B3E", "#3F7550", "#57925F", "#254B35")[i % 4])
        c.stroke([(x, y - 0.2 * s), (x, y - 0.5 * s)], 0.02 * s, "#5A4634")
    if c.upright:
        walkers = [(vx - 0.16, 0.80, 0.16), (vx - 0.05, 0.795, 0.155), (vx + 0.07, 0.70, 0.075), (vx - 0.10, 0.69, 0.07), (vx + 0.20, 0.74, 0.13)]
    else:
        walkers = [(vx - 0.12, 0.80, 0.24), (vx - 0.08, 0.79, 0.23), (vx + 0.015, 0.72, 0.14), (vx - 0.20, 0.72, 0.13), (vx + 0.17, 0.755, 0.19)]
    for x, y, s in walkers:
        c.shape([(x - 0.3 * s * c.h / c.w, y - 0.004), (x + 0.12 * s * c.h / c.w, y - 0.004), (x + 0.5 * s * c.h / c.w, y + 0.12 * s), (x - 0.1 * s * c.h / c.w, y + 0.12 * s)], "#5B656C", 0.006, 0.45)
    people(c, walkers, "#2B3540")
    c.shape([(vx + 0.06, 0.80), (vx + 0.05, 0.70), (vx + 0.30, 0.715), (vx + 0.31, 0.83)], "#8C6B47").shape([(vx + 0.045, 0.705), (vx + 0.05, 0.69), (vx + 0.31, 0.703), (vx + 0.305, 0.722)], "#E9E2D4")
    c.light(0.0, 0.25, 0.9, "#FFF5DC", 0.35)


def skyline(c, night):
    if night:
        c.gradient((0, "#0A1432"), (0.45, "#28406F"), (0.64, "#8C6A8A"), (0.70, "#E0987A"))
        c.stars(300, 5, 0.4)
    else:
        c.gradient((0, "#4C8FD0"), (0.45, "#A9D0EA"), (0.70, "#EEF4F2"))
        clouds(c, 21, 0.6, much=0.48, strength=0.85)
    level = 0.72
    c.hills(level - 0.04, 0.06, 3, "#3B4570" if night else "#A9C0CE", "#7A6A8A" if night else "#D2DEDF", cells=2, deep=0.2)
    lit = "#FFD58A" if night else None
    towers(c, level, 3, 46, 0.06, 0.30, "#3A4A78" if night else "#B5C7D2", "#2B3763" if night else "#8FB0C6", lit, -0.02, 1.02, 0.036)
    towers(c, level, 8, 26, 0.08, 0.40, "#24325C" if night else "#8FA9BA", "#16224A" if night else "#5F8AA6", lit, 0.30, 1.0, 0.05)
    where, u, v = box(c, 0.62, level - 0.55, 0.70, level)
    taper = np.abs(u - 0.5) * 2 < (0.45 + 0.55 * np.clip(v, 0, 1) ** 0.6)
    tone = mix(rgb("#2E4C84" if night else "#6FA6CA"), rgb("#101C40" if night else "#3F7296"), u[..., None])
    lines_ = (v * 60 % 1 < 0.30)
    tone = np.where(lines_[..., None], (rgb("#FFD58A") if night else rgb("#DCEBF2")) * (0.75 + 0.25 * (1 - u[..., None])), tone)
    c.a[where] = np.where(taper[..., None], tone, c.a[where])
    c.stroke([(0.66, level - 0.55), (0.66, level - 0.64)], 0.004, "#DCE6EE" if not night else "#FFD58A")
    trees = np.full(c.w, level - 0.004) - 0.012 * np.abs(rough(c.w, 12, 40, 4, 0.5))
    c.paint(np.clip((c.y - trees[None, :]) * c.h, 0, 1) * (c.y < level + 0.01), "#131F33" if night else "#3F6B4C")
    c.mirror(level, 0.0035, "#0C1734" if night else "#3C6E94", 0.45)
    c.shape([(-0.1, 1.0), (-0.1, 0.93), (0.25, 0.955), (0.6, 0.96), (1.1, 0.93), (1.1, 1.1)], "#0B1226" if night else "#355F42")


@picture("lobby/city-day", limit=129_000)
def city_day(c):
    skyline(c, False)


@picture("lobby/city-night", limit=140_000)
def city_night(c):
    skyline(c, True)


@picture("lobby/roof", limit=129_000)
def roof(c):
    c.gradient((0, "#4A90D2"), (0.35, "#A8D0EC"), (0.52, "#EEF3EE"))
    clouds(c, 8, 0.45, much=0.5, strength=0.85)
    towers(c, 0.56, 5, 34, 0.03, 0.17, "#B5C7D2", "#8FB0C6", None, 0, 1, 0.035)
    c.shape([(-0.1, 0.55), (1.1, 0.55), (1.1, 1.1), (-0.1, 1.1)], "#6F8F58")
    c.a = c.a * (1 + 0.22 * (noise(c.w, c.h, 50, 3, 4, stretch=3) - 0.5) * (c.y > 0.55))[..., None]
    c.stroke([(-0.1, 0.545), (1.1, 0.545)], 0.012, "#DDE2E2")
    for row in range(4):
        t = (row / 3) ** 1.3
        y, s = 0.60 + 0.30 * t, 0.07 + 0.13 * t
        n = 7 - row
        for i in range(n):
            x = 0.50 + (i + 0.2) * 0.62 / n + 0.01 * row
            w = 0.55 / n
            q = [(x, y), (x + w, y), (x + w * 1.10, y - s), (x + w * 0.12, y - s)]
            c.shape([(x + 0.01, y + 0.02), (x + w + 0.02, y + 0.02), (x + w * 1.1, y - s * 0.3), (x + w * 0.1, y - s * 0.3)], "#2E4A30", 0.006, 0.5)
            c.shape(q, "#1B2F5C")
            c.shape([q[0], (x + w * 0.45, y), (x + w * 0.75, y - s), q[3]], "#3E66A8", alpha=0.55)
            for j in range(1, 5):
                a = j / 5
                c.stroke([(x + w * a, y), (x + w * (0.12 + 0.98 * a), y - s)], 0.0016, "#B7C7DC")
            for j in range(1, 3):
                a = j / 3
                c.stroke([(x + w * 0.12 * a, y - s * a), (x + w * (1 + 0.10 * a), y - s * a)], 0.0016, "#B7C7DC")
            c.stroke(q + [q[0]], 0.0028, "#D8E0E8")
    rng = np.random.default_rng(2)
    for i in range(420):
        y = 0.58 + 0.44 * rng.random()
        x = rng.random() * (0.48 - 0.05 * (y - 0.6))
        c.discs([(x, y, 0.004 + 0.022 * (y - 0.56))], ("#4F7A3C", "#7FA653", "#39612F", "#B7B74A", "#C97FA8", "#E6E0C4")[i % 6]) if i % 2 else None
    c.shape([(0.17, 1.02), (0.235, 0.57), (0.262, 0.57), (0.33, 1.02)], "#D2C6AE", 0.002)
    people(c, [(0.245, 0.72, 0.16), (0.268, 0.715, 0.15)], "#2C3A44")
    c.light(0.9, 0.05, 0.6, "#FFF3CF", 0.6)


@picture("lobby/stairs", limit=95_000)
def stairs(c):
    c.gradient((0, "#2A1E18"), (1, "#120D0B"))
    c.light(0.55, 0.30, 0.9, "#E8A25A", 0.55)
    for i in range(26):
        t = i / 25
        y0, y1 = 0.98 - 0.62 * t ** 0.86, 0.98 - 0.62 * ((i + 1) / 25) ** 0.86
        half = 0.46 - 0.26 * t
        top = mix(rgb("#C58A52"), rgb("#F6D9A8"), t)
        c.shape([(0.56 - half, y0), (0.56 + half, y0), (0.56 + half, y0 - (y0 - y1) * 0.55), (0.56 - half, y0 - (y0 - y1) * 0.55)], top * 0.55)
        c.shape([(0.56 - half, y0 - (y0 - y1) * 0.55), (0.56 + half, y0 - (y0 - y1) * 0.55), (0.56 + half - 0.008, y1), (0.56 - half + 0.008, y1)], top)
    where, u, v = box(c, 0.36, 0.06, 0.76, 0.36)
    c.a[where] = mix(rgb("#FFF1CF"), rgb("#F2B868"), v[..., None])
    for i in range(1, 9):
        c.stroke([(0.36 + 0.05 * i, 0.06), (0.36 + 0.05 * i, 0.36)], 0.005, "#6B4426")
    c.light(0.56, 0.25, 0.55, "#FFDFA0", 0.5)
    for side in (-1, 1):
        c.stroke([(0.56 + side * 0.47, 0.88), (0.56 + side * 0.20, 0.26)], 0.010, "#2A1A10")
    people(c, [(0.53, 0.60, 0.17), (0.60, 0.52, 0.14), (0.48, 0.78, 0.26), (0.565, 0.44, 0.11)], "#1D120C")
    c.shade(0.4)


# ───────────────────────── talk ─────────────────────────

def village(c, night):
    if night:
        c.gradient((0, "#0B1636"), (0.35, "#27417A"), (0.60, "#7C86AE"))
        c.stars(700, 8, 0.5)
        c.discs([(0.82, 0.14, 0.030)], "#FFF6DC", 0.001).light(0.82, 0.14, 0.25, "#DCE6FF", 0.5)
        tones = (("#4A5C90", "#6F7FA8"), ("#2C3F70", "#5A6C98"), ("#8FA0C4", "#5A6C98"), ("#6E80AC", "#3A4B78"))
    else:
        c.gradient((0, "#5E9AD4"), (0.35, "#B5D5EE"), (0.60, "#F2F2EC"))
        clouds(c, 12, 0.5, much=0.42, strength=0.7)
        tones = (("#B4C6DA", "#DCE6EE"), ("#6F8CA0", "#B8C8D2"), ("#F4F7FA", "#D3DEE8"), ("#FFFFFF", "#C9D6E3"))
    c.hills(0.52, 0.12, 31, *tones[0], cells=2, deep=0.3)
    ridge = c.hills(0.60, 0.08, 32, *tones[1], cells=2, deep=0.2)
    wood(c, ridge, 150, 0.07, "#1B2C52" if night else "#3F5E5C", 3, sink=0.02)
    c.hills(0.66, 0.03, 33, *tones[2], cells=2, gain=0.3, deep=0.3)
    walls, roofs = (("#5A5470", "#6B5E70", "#4C4C6C"), ("#C9D4EA", "#B5C2DE")) if night else (("#F0E4CE", "#E2C9A8", "#D9B98F", "#C9A27A"), ("#FFFFFF", "#F1F5F9"))
    rng = np.random.default_rng(6)
    spots = sorted([(0.30 + 0.66 * rng.random(), 0.69 + 0.16 * rng.random()) for _ in range(30)], key=lambda p: p[1])
    kept = []
    for x, y in spots:
        if all(abs(x - a) > 0.055 or abs(y - b) > 0.045 for a, b in kept):
            kept.append((x, y))
    tower = (0.615, 0.70)
    k = c.h / c.w
    c.shape([(tower[0] - 0.022 * k, tower[1]), (tower[0] - 0.022 * k, 0.49), (tower[0] + 0.022 * k, 0.49), (tower[0] + 0.022 * k, tower[1])], walls[0])
    c.shape([(tower[0] - 0.028 * k, 0.492), (tower[0], 0.37), (tower[0] + 0.028 * k, 0.492)], "#27345C" if night else "#5A6470")
    for i, (x, y) in enumerate(kept):
        cottage(c, x, y, 0.050 + 0.075 * (y - 0.66) / 0.2, walls[i % len(walls)], roofs[i % len(roofs)], "#FFC56A" if night else None, i)
    near = c.hills(0.93, 0.05, 38, *tones[3], cells=2, gain=0.3, deep=0.2)
    wood(c, near, 9, 0.34, "#0E1938" if night else "#2C4A48", 12, 0.0, 0.20, 0.02)
    wood(c, near, 4, 0.28, "#0E1938" if night else "#2C4A48", 14, 0.93, 1.0, 0.02)
    if night:
        c.light(0.62, 0.74, 0.55, "#FFB765", 0.16)


@picture("talk/nacht", limit=112_000)
def village_night(c):
    village(c, True)


@picture("talk/tag", limit=112_000)
def village_day(c):
    village(c, False)


@picture("talk/graben", limit=112_000)
def trench(c):
    c.gradient((0, "#A9CBE4"), (0.22, "#E4EEF0"), (0.30, "#EEF0E8"))
    c.hills(0.26, 0.05, 4, "#A3B8B4", "#C9D3C6", cells=2, deep=0.1)
    for i, x in enumerate((0.62, 0.80)):
        cottage(c, x, 0.315, 0.14, ("#E9D9BC", "#D9B98F")[i], "#8A4B3A", None, i)
    c.shape([(-0.1, 0.30), (1.1, 0.30), (1.1, 0.345), (-0.1, 0.345)], "#6E8F52")
    earth_ = noise(c.w, c.h, 30, 3, 5)
    layers = np.interp(c.y + 0.03 * (noise(c.w, c.h, 3, 9, 3, stretch=3) - 0.5), [0.33, 0.42, 0.62, 1.0], [0, 1, 2, 3])
    table = np.array([rgb(t) for t in ("#4A3626", "#7A5A3C", "#9C7850", "#6E5238")])
    soil = np.stack([np.interp(layers, [0, 1, 2, 3], table[:, i]) for i in range(3)], -1) * (0.75 + 0.5 * earth_)[..., None]
    c.paint(step(0.336, 0.342, c.y), np.clip(soil, 0, 1))
    rng = np.random.default_rng(5)
    for _ in range(160):
        x, y, r = rng.random(), 0.40 + 0.6 * rng.random(), 0.003 + 0.014 * rng.random() ** 3
        c.discs([(x + 0.001, y + r * 0.5, r)], "#2E2218", 0.002, 0.5).discs([(x, y, r)], ("#B5A58C", "#8F806A", "#CBBBA0")[rng.integers(3)])
    where, u, v = box(c, 0.50, 0.345, 0.94, 0.90)
    sand = rgb("#E2CB96") * (0.86 + 0.28 * earth_[where])[..., None]
    slope = (u > 0.10 * (v)) & (u < 1 - 0.10 * v)
    c.a[where] = np.where((slope & (v > 0.42))[..., None], sand, np.where(slope[..., None], c.a[where] * 1.12, c.a[where]))
    for x, tone, core in ((0.63, "#D9583B", "#FFB38A"), (0.81, "#3F7FB8", "#A9D4F0")):
        c.discs([(x + 0.006, 0.725, 0.150)], "#5A4426", 0.012, 0.6)
        for r, t in ((0.145, "#1E2328"), (0.134, "#F0DFA8"), (0.086, "#8C949A"), (0.076, "#5F676E"), (0.072, tone)):
            c.discs([(x, 0.71, r)], t)
        c.light(x - 0.012, 0.685, 0.085, core, 0.8)
        c.stroke([(x - 0.065 + 0.13 * i / 20, 0.60 - 0.022 * math.sin(math.pi * i / 20)) for i in range(21)], 0.004, "#FFFFFF", 0.001, 0.35)
    c.shape([(0.505, 0.455), (0.935, 0.455), (0.935, 0.468), (0.505, 0.468)], "#E9B93A")
    c.light(0.2, 0.05, 0.6, "#FFF6DC", 0.4)


@picture("talk/werk", limit=112_000)
def plant(c):
    c.gradient((0, "#2E4C7E"), (0.35, "#8CA0BE"), (0.58, "#F3CFA4"), (0.7, "#F7E2C2"))
    clouds(c, 40, 0.6, "#FFE3C4", 0.45, 0.6, 4)
    c.light(0.15, 0.55, 0.6, "#FFD79A", 0.7)
    ridge = c.hills(0.64, 0.08, 6, "#5F7690", "#9C97A0", cells=2, deep=0.2)
    wood(c, ridge, 170, 0.09, "#3A5266", 4, sink=0.02)
    c.hills(0.78, 0.02, 9, "#E2DDD4", "#B4B4BC", cells=2, gain=0.3, deep=0.25)
    where, u, v = box(c, 0.50, 0.44, 0.86, 0.82)
    planks = 0.90 + 0.10 * (np.sin(u * 230) > -0.6)
    c.a[where] = mix(rgb("#B98A5A"), rgb("#7A5536"), u[..., None]) * planks[..., None]
    c.shape([(0.485, 0.45), (0.52, 0.375), (0.90, 0.375), (0.875, 0.45)], "#EEF1F4")
    where, u, v = box(c, 0.535, 0.54, 0.675, 0.72)
    c.a[where] = mix(rgb("#FFE2A6"), rgb("#F2A550"), v[..., None])
    for i in range(1, 5):
        c.stroke([(0.535 + 0.028 * i, 0.54), (0.535 + 0.028 * i, 0.72)], 0.004, "#5A3C24")
    c.shape([(0.55, 0.72), (0.555, 0.61), (0.585, 0.59), (0.615, 0.61), (0.62, 0.72)], "#6B4630").shape([(0.63, 0.72), (0.63, 0.60), (0.66, 0.60), (0.66, 0.72)], "#7A4A30")
    c.light(0.60, 0.64, 0.28, "#FFB45E", 0.5)
    c.shape([(0.72, 0.82), (0.72, 0.60), (0.83, 0.60), (0.83, 0.82)], "#4A3424")
    where, u, v = box(c, 0.792, 0.10, 0.822, 0.40)
    c.a[where] = mix(rgb("#E4E7EA"), rgb("#8C949C"), u[..., None])
    smoke = np.exp(-(((c.x - 0.807 + (0.10 - c.y) * -1.1 * (c.y < 0.12)) / (0.014 + 0.20 * np.clip(0.11 - c.y, 0, 1))) ** 2)) * step(0.12, 0.09, c.y)
    c.paint(smoke * 0.65 * (0.6 + 0.8 * noise(c.w, c.h, 9, 3, 5)), "#FFF3E4")
    heap = 0.80 - 0.17 * np.exp(-((np.linspace(0, 1, c.w) - 0.34) / 0.085) ** 2) + 0.004 * rough(c.w, 5, 40, 6, 0.6)
    chip = noise(c.w, c.h, 120, 6, 3, 0.7)
    tone = mix(rgb("#8A5E36"), rgb("#E8BE86"), (chip * (1.25 - (c.x - 0.22) * 2.2))[..., None])
    c.paint(np.clip((c.y - heap[None, :]) * c.h, 0, 1) * step(0.83, 0.81, c.y) * (np.abs(c.x - 0.34) < 0.2), np.clip(tone, 0, 1))
    c.hills(0.90, 0.02, 12, "#F1EDE6", "#A9AEB8", cells=2, gain=0.3, deep=0.25)
    people(c, [(0.46, 0.86, 0.17), (0.485, 0.862, 0.165)], "#243044")


@picture("talk/fenster", limit=86_000)
def window(c):
    c.gradient((0, "#14234A"), (0.6, "#3A4F84"), (1, "#6A6F98"))
    rng = np.random.default_rng(7)
    for _ in range(60):
        x, y, r = rng.random(), 0.45 + 0.45 * rng.random(), 0.012 + 0.03 * rng.random()
        c.discs([(x, y, r)], ("#FFC56A", "#FFDFA0", "#F2A550")[rng.integers(3)], 0.004, 0.30 + 0.25 * rng.random())
    c.discs([(rng.random(), rng.random(), 0.002 + 0.006 * rng.random()) for _ in range(220)], "#E9EFFA", 0.002, 0.65)
    frost = noise(c.w, c.h, 6, 5, 7, 0.62)
    edge = np.minimum(np.minimum(np.abs(c.x - 0.34), np.abs(c.x - 1.0)) * 1.3, np.minimum(c.y - 0.03, 0.80 - c.y))
    c.paint(step(0.16, 0.0, edge + (frost - 0.5) * 0.30) * 0.62, "#DDE8F6")
    where, u, v = box(c, 0, 0, 0.345, 1)
    c.a[where] = mix(rgb("#8A5E3C"), rgb("#C28E5C"), (0.5 + 0.5 * np.sin(u * 13 + v))[..., None]) * (0.45 + 0.55 * u[..., None])
    for x in (0.345, 0.665, 0.985):
        c.shape([(x - 0.010, 0), (x + 0.012, 0), (x + 0.012, 0.82), (x - 0.010, 0.82)], "#F3E6D0")
    c.shape([(0.34, 0.395), (1, 0.395), (1, 0.415), (0.34, 0.415)], "#F3E6D0")
    c.shape([(0.30, 0.80), (1.1, 0.80), (1.1, 0.86), (0.28, 0.86)], "#FFF4E0").shape([(0.28, 0.86), (1.1, 0.86), (1.1, 1.1), (0.28, 1.1)], "#C9A274")
    for i in range(12):
        x = 0.36 + i * 0.055
        where, u, v = box(c, x, 0.90, x + 0.040, 1.0)
        c.a[where] = mix(rgb("#FFFDF8"), rgb("#CDBCA4"), np.abs(u - 0.35)[..., None])
    c.shape([(0.745, 0.80), (0.75, 0.69), (0.83, 0.69), (0.835, 0.80)], "#B5452F").stroke([(0.833, 0.71), (0.858, 0.715), (0.855, 0.765), (0.832, 0.77)], 0.010, "#B5452F")
    c.shape([(0.79, 0.80), (0.79, 0.69), (0.83, 0.69), (0.835, 0.80)], "#8C3222", 0.006, 0.7)
    steam = np.exp(-((c.x - 0.79 - 0.016 * np.sin(c.y * 30)) / 0.020) ** 2) * step(0.69, 0.66, c.y) * step(0.46, 0.62, c.y)
    c.paint(steam * 0.45, "#FFFFFF")
    c.light(0.20, 0.35, 0.8, "#FFB765", 0.35)


# ───────────────────────── logos ─────────────────────────

def wave(y, rise, left, right, n):
    return [(left + (right - left) * i / 120, y - rise * math.sin(i / 120 * math.pi * n)) for i in range(121)]


def drop(x, y, half, tall):
    """A drop that hangs from (x, y)."""
    side = curve([(0, 0), (half * 0.55, tall * 0.38), (half, tall * 0.68), (half * 0.72, tall * 0.93), (0, tall)], 16)
    return [(x + dx, y + dy) for dx, dy in side] + [(x - dx, y + dy) for dx, dy in side[::-1]]


# Each logo: its size, and layers from the back: a colour (nothing cuts out), and polygons or lines with a width.
LOGOS = {
    "lobby/marks/house": ((480, 320), [
        ("#1F3A5F", [[(40, 280), (40, 120), (120, 72), (120, 280)], [(144, 280), (144, 56), (224, 20), (224, 280)]], 0),
        ("#2E7D7A", [[(248, 280), (248, 20), (336, 72), (336, 280)], [(360, 280), (360, 140), (440, 184), (440, 280)]], 0),
        ("#1F3A5F", [wave(300, 7, 24, 456, 5)], 12)]),
    "lobby/marks/water": ((400, 320), [
        ("#1B6FA8", [drop(200, 16, 92, 250)], 0),
        (None, [curve([(148, 190), (156, 222), (186, 240)], 12)], 16),
        ("#1B6FA8", [wave(298, 9, 28, 372, 4)], 14)]),
    "lobby/marks/tram": ((520, 240), [
        ("#B5452F", [[(60, 40), (370, 40), (430, 70), (470, 120), (486, 180), (40, 180), (40, 60)]], 0),
        (None, [[(76, 72), (148, 72), (148, 120), (76, 120)], [(176, 72), (248, 72), (248, 120), (176, 120)], [(276, 72), (356, 72), (404, 92), (424, 120), (276, 120)]], 0),
        ("#B5452F", [[(140 + 24 * math.cos(i / 20 * math.pi), 200 + 24 * math.sin(i / 20 * math.pi)) for i in range(40)],
                     [(380 + 24 * math.cos(i / 20 * math.pi), 200 + 24 * math.sin(i / 20 * math.pi)) for i in range(40)]], 0)]),
    "talk/marks/wendel": ((320, 320), [
        ("#B5452F", [[(160, 20), (292, 120), (292, 300), (28, 300), (28, 120)]], 0),
        (None, [drop(160, 100, 62, 170)], 0),
        ("#E9A23B", [drop(160, 176, 32, 88)], 0)]),
}


def logo(name):
    """A PNG on nothing."""
    size, layers = LOGOS[name]
    colour, cover = np.zeros((size[1], size[0], 3)), np.zeros((size[1], size[0], 1))
    for tone, shapes, width in layers:
        image = Image.new("L", (size[0] * 4, size[1] * 4), 0)
        pen = ImageDraw.Draw(image)
        for shape in shapes:
            points = [(x * 4, y * 4) for x, y in shape]
            pen.line(points, fill=255, width=width * 4, joint="curve") if width else pen.polygon(points, fill=255)
        mask = np.asarray(image.resize(size, Image.BOX), "f4")[..., None] / 255
        colour = colour if tone is None else mix(colour, rgb(tone), np.maximum(mask, mask > 0))
        cover = cover * (1 - mask) if tone is None else np.maximum(cover, mask)
    pixels = np.concatenate([colour, cover], -1)
    path = HERE / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray((pixels * 255 + 0.5).astype("u1")).save(path, optimize=True)
    print(f"{name}.png  {path.stat().st_size // 1024} KiB")


# ───────────────────────── the film ─────────────────────────

def film():
    """A moon that falls round its planet, once in eight seconds: science/films/orbit.webm, and its first picture."""
    size, rate, seconds = (960, 540), 25, 8
    sky = Canvas(size)
    space(sky, 19, 500)
    surface, rock = earth()[::2, ::2], cratered(3, "#77777C", "#D9D6CE", 300)[::2, ::2]
    path = HERE / "science/films/orbit.webm"
    path.parent.mkdir(parents=True, exist_ok=True)
    encoder = subprocess.Popen(
        ["ffmpeg", "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{size[0]}x{size[1]}", "-r", str(rate), "-i", "-",
         "-c:v", "libvpx-vp9", "-b:v", "0", "-crf", "36", "-row-mt", "1", "-pix_fmt", "yuv420p", "-fflags", "+bitexact", str(path)], stdin=subprocess.PIPE)
    for frame in range(rate * seconds):
        encoder.stdin.write(film_frame(sky, surface, rock, frame / (rate * seconds), size).tobytes())
    encoder.stdin.close()
    encoder.wait()
    print(f"science/films/orbit.webm  {path.stat().st_size // 1024} KiB")


def film_frame(sky, surface, rock, t, size):
    c = Canvas(size)
    c.a = sky.a.copy()
    angle = 2 * math.pi * t + 0.6
    orbit = [(0.5 + 0.36 * math.cos(a / 60 * math.pi), 0.5 + 0.30 * math.sin(a / 60 * math.pi)) for a in range(121)]
    c.stroke(orbit, 0.003, "#8FB4E8", alpha=0.35)
    trail = [(0.5 + 0.36 * math.cos(angle - i * 0.02), 0.5 + 0.30 * math.sin(angle - i * 0.02)) for i in range(46)]
    for i in range(0, 45, 3):
        c.stroke(trail[i:i + 4], 0.006, "#FFD873", alpha=0.75 * (1 - i / 45))
    x, y = trail[0]
    behind = math.sin(angle) < 0
    draw = lambda: globe(c, x, y, 0.055 + 0.012 * math.sin(angle), rock, sun=(-0.6, -0.4, 0.6), bump=3, turn=angle)
    if behind:
        draw()
    globe(c, 0.5, 0.5, 0.22, surface, sun=(-0.6, -0.4, 0.6), turn=2.2 + 2 * math.pi * t, air="#7FC4FF")
    if not behind:
        draw()
    return (np.clip(c.a, 0, 1) * 255 + 0.5).astype("u1")


@picture("science/orbit", limit=95_000)
def orbit_poster(c):
    sky = Canvas(WIDE)
    space(sky, 19, 500)
    c.a = film_frame(sky, earth(), cratered(3, "#77777C", "#D9D6CE", 300), 0, WIDE).astype("f4") / 255


def main(wanted):
    for name, (draw, size, limit) in PICTURES.items():
        exhibition, file = name.split("/")
        if not wanted or exhibition in wanted or name in wanted:
            canvas = Canvas(size)
            draw(canvas)
            canvas.save(f"{exhibition}/pictures/{file}.jpg", limit)
    if not wanted or "logos" in wanted:
        for name in LOGOS:
            logo(name)
    if not wanted or "film" in wanted:
        film()


if __name__ == "__main__":
    main(sys.argv[1:])
