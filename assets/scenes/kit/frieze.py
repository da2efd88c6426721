"""The frieze of the light show, drawn flat: a caravan under the moon, beacon fires that pass the alarm along the
Great Wall, a halo round the gate, and dawn. Units are metres on the wall: x to the right, y up.

The inks are those of the caves of Dunhuang: azurite, malachite, cinnabar and gold on a ground of indigo, laid in
steps from dark to light without blending (the painters' "dieyun").
"""

import math
from dataclasses import dataclass, field

import numpy as np
import skia

from .noise import fbm

#: Steps of each ink, from dark to light.
AZURITE = ("#0b1a52", "#143a9c", "#2b6fd6", "#7fb6f2")
MALACHITE = ("#06383c", "#0c6f66", "#22b08c", "#9fe6c4")
CINNABAR = ("#4a0f14", "#a8231a", "#e6482a", "#ffb48a")
GOLD = ("#6b3d0c", "#c27a14", "#f2b233", "#ffe9ac")
CREAM = "#fff3d6"
NIGHT = "#070d2b"


@dataclass
class Sheet:
    """A canvas measured in metres."""

    width: float
    height: float
    #: Pixels a metre.
    density: float
    pixels: np.ndarray = field(init=False)

    def __post_init__(self):
        rows, columns = round(self.height * self.density), round(self.width * self.density)
        self.pixels = np.zeros((rows, columns, 4), np.uint8)
        self.pixels[..., 3] = 255
        self.surface = skia.Surface(self.pixels, colorType=skia.kRGBA_8888_ColorType)
        self.canvas = self.surface.getCanvas()
        self.canvas.scale(self.density, -self.density)
        self.canvas.translate(0, -self.height)

    def fill(self, outline, color, alpha=1.0, blur=0.0, until=None):
        """A closed shape; with `until`, a (color, y0, y1) it turns into from height y0 to height y1."""
        paint = ink(color, alpha, blur)
        if until:
            last, y0, y1 = until
            paint.setShader(
                skia.GradientShader.MakeLinear(
                    [skia.Point(0, y0), skia.Point(0, y1)], [rgba(color, alpha), rgba(last, alpha)]
                )
            )
        self.canvas.drawPath(path(outline, True), paint)

    def line(self, points, color, width, alpha=1.0, blur=0.0, closed=False):
        paint = ink(color, alpha, blur)
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(width)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
        self.canvas.drawPath(path(points, closed), paint)

    def disc(self, x, y, radius, color, alpha=1.0, blur=0.0):
        self.canvas.drawCircle(x, y, radius, ink(color, alpha, blur))

    def glow(self, x, y, radius, color, alpha):
        """Light added round a point, fading out at `radius`."""
        paint = skia.Paint(AntiAlias=True, BlendMode=skia.kPlus)
        paint.setShader(
            skia.GradientShader.MakeRadial(
                skia.Point(x, y), radius, [rgba(color, alpha), rgba(color, alpha * 0.3), rgba(color, 0)]
            )
        )
        self.canvas.drawCircle(x, y, radius, paint)


def rgba(color, alpha=1.0):
    red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return skia.Color(red, green, blue, round(255 * alpha))


def ink(color, alpha=1.0, blur=0.0):
    paint = skia.Paint(AntiAlias=True, Color=rgba(color, alpha))
    if blur:
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
    return paint


def path(points, closed):
    lines = skia.Path()
    lines.addPoly([skia.Point(float(x), float(y)) for x, y in points], closed)
    return lines


# ---- curves
def smooth(points, steps=10, closed=False):
    """A Catmull-Rom curve through `points`."""
    points = np.asarray(points, float)
    if closed:
        around = np.concatenate([points[-1:], points, points[:2]])
    else:
        around = np.concatenate([2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = []
    for before, start, end, after in zip(around, around[1:], around[2:], around[3:]):
        pieces.append(
            0.5
            * (
                2 * start
                + (end - before) * t
                + (2 * before - 5 * start + 4 * end - after) * t**2
                + (3 * start - before - 3 * end + after) * t**3
            )
        )
    if not closed:
        pieces.append(points[-1:])
    return np.concatenate(pieces)


def normals(spine):
    along = np.gradient(spine, axis=0)
    along /= np.linalg.norm(along, axis=1)[:, None] + 1e-9
    return np.stack([-along[:, 1], along[:, 0]], 1)


def band(spine, width, shift=0.0):
    """The outline of a band round `spine`, `width` to each side, moved sideways by `shift`."""
    side = normals(spine)
    width, shift = (
        np.broadcast_to(np.asarray(value, float), len(spine))[:, None] for value in (width, shift)
    )
    return np.concatenate([spine + side * (shift + width), (spine + side * (shift - width))[::-1]])


def spiral(x, y, radius, start, turns, winding=1, steps=26):
    """A curl that begins at `radius` and winds inwards."""
    t = np.linspace(0, 1, steps)
    angle = start + winding * turns * 2 * math.pi * t
    reach = radius * (1 - 0.86 * t)
    return np.stack([x + reach * np.cos(angle), y + reach * np.sin(angle)], 1)


# ---- motifs
#: A Bactrian camel that walks to the right, a unit high at its humps; without legs.
CAMEL = [
    (0.22, 0.60), (0.24, 0.70), (0.31, 0.77), (0.36, 0.90), (0.42, 0.985), (0.49, 0.91), (0.555, 0.76),
    (0.62, 0.90), (0.69, 0.99), (0.77, 0.90), (0.83, 0.77), (0.92, 0.71), (1.01, 0.68), (1.09, 0.74),
    (1.15, 0.86), (1.18, 0.97), (1.205, 1.035), (1.245, 1.0), (1.31, 0.985), (1.40, 0.935), (1.44, 0.89),
    (1.42, 0.85), (1.34, 0.85), (1.27, 0.86), (1.235, 0.78), (1.20, 0.66), (1.13, 0.55), (1.04, 0.50),
    (0.95, 0.47), (0.88, 0.42), (0.72, 0.39), (0.54, 0.41), (0.40, 0.43), (0.30, 0.42), (0.23, 0.48),
]  # fmt: skip
#: Hip, knee and foot of each leg in two phases of the stride.
CAMEL_LEGS = (
    (((0.30, 0.52), (0.24, 0.26), (0.17, 0.0)), ((0.38, 0.50), (0.42, 0.25), (0.46, 0.0)),
     ((0.86, 0.50), (0.93, 0.27), (0.98, 0.0)), ((0.80, 0.48), (0.78, 0.25), (0.70, 0.02))),
    (((0.30, 0.52), (0.30, 0.26), (0.33, 0.0)), ((0.37, 0.50), (0.32, 0.27), (0.25, 0.02)),
     ((0.86, 0.50), (0.85, 0.26), (0.82, 0.0)), ((0.80, 0.48), (0.86, 0.27), (0.90, 0.03))),
)  # fmt: skip


def camel(sheet, x, y, size, step=0, rider=False, color=NIGHT, edge=GOLD[3]):
    """A laden camel in silhouette, with a thin rim of light."""

    def place(points):
        return np.array([x, y]) + np.asarray(points, float) * size

    body = smooth(place(CAMEL), 6, closed=True)
    sheet.line(body, edge, 0.035 * size, closed=True)
    for leg in CAMEL_LEGS[step % 2]:
        spine = smooth(place(leg), 6)
        sheet.fill(
            band(spine, np.interp(np.linspace(0, 1, len(spine)), (0, 0.5, 1), (0.060, 0.028, 0.026)) * size),
            color,
        )
        sheet.line(place([leg[2], np.add(leg[2], (0.055, 0.0))]), color, 0.04 * size)
    sheet.fill(body, color)
    sheet.line(smooth(place([(0.22, 0.64), (0.16, 0.52), (0.15, 0.36)]), 6), color, 0.022 * size)
    blanket = smooth(
        place([(0.50, 0.80), (0.61, 0.80), (0.66, 0.52), (0.62, 0.44), (0.48, 0.44), (0.45, 0.53)]), 5, True
    )
    sheet.fill(blanket, CINNABAR[2])
    sheet.line(blanket, GOLD[2], 0.02 * size, closed=True)
    if rider:
        riding(sheet, place, size, color, edge)


def riding(sheet, place, size, color, edge):
    """A man between the humps with a rein in his hand; one outline goes round robe, head and hat."""
    robe = [
        (0.46, 0.74), (0.45, 0.90), (0.475, 1.05), (0.535, 1.12), (0.61, 1.12), (0.66, 1.05), (0.675, 0.90),
        (0.67, 0.74),
    ]  # fmt: skip
    robe, head = smooth(place(robe), 6, True), place([(0.575, 1.09), (0.58, 1.23)])
    hat = place([(0.46, 1.225), (0.585, 1.37), (0.70, 1.225)])
    sheet.line(robe, edge, 0.03 * size, closed=True)
    sheet.line(head, edge, 0.145 * size)
    sheet.line(hat, edge, 0.03 * size, closed=True)
    sheet.line(place([(0.74, 0.92), (1.02, 0.83), (1.39, 0.87)]), edge, 0.014 * size)
    sheet.line(place([(0.63, 1.03), (0.67, 0.93), (0.75, 0.92)]), color, 0.06 * size)
    sheet.fill(robe, color)
    sheet.line(head, color, 0.115 * size)
    sheet.fill(hat, color)


def walker(sheet, x, y, size, color=NIGHT, edge=GOLD[3]):
    """A man on foot with a staff, a unit high."""

    def place(points):
        return np.array([x, y]) + np.asarray(points, float) * size

    robe = smooth(
        place(
            [
                (-0.17, 0.16),
                (-0.10, 0.62),
                (-0.02, 0.80),
                (0.08, 0.80),
                (0.14, 0.60),
                (0.16, 0.16),
                (0.0, 0.12),
            ]
        ),
        6,
        True,
    )
    sheet.line(robe, edge, 0.05 * size, closed=True)
    for foot in (-0.16, 0.17):
        sheet.line(place([(0.0, 0.3), (foot, 0.02)]), color, 0.08 * size)
    sheet.fill(robe, color)
    sheet.disc(*place((0.04, 0.89)), 0.085 * size, color)
    sheet.fill(place([(-0.12, 0.92), (0.045, 1.08), (0.20, 0.92)]), color)
    sheet.line(place([(0.10, 0.62), (0.30, 0.55)]), color, 0.06 * size)
    sheet.line(place([(0.27, 0.0), (0.33, 0.95)]), color, 0.035 * size)


def cloud(sheet, x, y, size, hue=CINNABAR, tail=4.0, flip=1):
    """A cloud of the cave ceilings: curled heads in steps of one ink, and a tail drawn out by the wind."""
    heads = (
        (0.0, 0.0, 1.0),
        (1.25, 0.28, 0.82),
        (2.3, -0.05, 0.62),
        (-1.05, -0.12, 0.70),
        (0.62, 0.78, 0.60),
        (3.0, -0.28, 0.36),
    )
    t = np.linspace(0, 1, 40)
    streams = []
    for drop, length, bend in ((-0.35, tail, 0.30), (-0.62, tail * 0.72, -0.18), (-0.08, tail * 0.55, 0.34)):
        spine = np.stack([2.2 - t * (2.6 + length), drop + bend * np.sin(t * 4.2) + 0.12 * t], 1)
        streams.append((spine, 0.30 * (1 - t) ** 0.8 + 0.01))

    def place(points):
        return np.array([x, y]) + np.asarray(points, float) * np.array([flip, 1]) * size

    for shrink, color in ((-0.09, GOLD[2]), (0.0, hue[1]), (0.16, hue[2]), (0.34, hue[3]), (0.54, CREAM)):
        for spine, width in streams:
            narrow = width * (1 - 1.15 * max(shrink, 0)) - min(shrink, 0) * 0.5
            sheet.fill(band(place(spine), np.maximum(narrow, 0.004) * size), color)
        for dx, dy, radius in heads:
            if radius > shrink * 0.9:
                sheet.disc(*place((dx, dy)), (radius - shrink * radius**0.5) * size, color)
    for dx, dy, radius in heads[:5]:
        curl = spiral(0, 0, radius * 0.72, -0.6, 1.35) + np.array([dx, dy])
        sheet.line(place(curl), hue[1], 0.085 * size)


def flame(sheet, x, y, size):
    """A beacon fire: three tongues, one in the other, and its light on the air."""
    sheet.glow(x, y + size * 0.5, size * 3.2, CINNABAR[2], 0.55)
    sheet.glow(x, y + size * 0.4, size * 1.5, GOLD[2], 0.5)
    tongue = np.array([
        (-0.42, 0.0), (-0.50, 0.30), (-0.30, 0.62), (-0.34, 0.95), (-0.08, 0.72), (0.02, 1.15), (0.10, 1.45),
        (0.24, 1.02), (0.20, 0.78), (0.40, 0.88), (0.46, 0.42), (0.40, 0.0),
    ])  # fmt: skip
    for share, color in ((1.0, CINNABAR[2]), (0.72, GOLD[2]), (0.42, CREAM)):
        sheet.fill(smooth(np.array([x, y]) + tongue * share * size, 8, True), color)


def beacon(sheet, x, y, size, lit=True):
    """A signal tower of tamped earth with its fire."""
    if lit:
        flame(sheet, x, y + 2.05 * size, 0.95 * size)
    sheet.fill(
        [
            (x - 0.80 * size, y - 0.8 * size),
            (x + 0.80 * size, y - 0.8 * size),
            (x + 0.56 * size, y + 1.7 * size),
            (x - 0.56 * size, y + 1.7 * size),
        ],
        GOLD[1],
        until=(GOLD[2], y - 0.6 * size, y + 1.7 * size),
    )
    sheet.fill(
        [
            (x + 0.12 * size, y - 0.8 * size),
            (x + 0.80 * size, y - 0.8 * size),
            (x + 0.56 * size, y + 1.7 * size),
            (x + 0.10 * size, y + 1.7 * size),
        ],
        GOLD[0],
        0.75,
    )
    for course in np.arange(-0.5, 1.6, 0.42):
        wide = (0.77 - 0.094 * (course + 0.8)) * size
        sheet.line([(x - wide, y + course * size), (x + wide, y + course * size)], GOLD[0], 0.05 * size, 0.8)
    sheet.fill(
        [
            (x - 0.68 * size, y + 1.66 * size),
            (x + 0.68 * size, y + 1.66 * size),
            (x + 0.68 * size, y + 1.86 * size),
            (x - 0.68 * size, y + 1.86 * size),
        ],
        GOLD[2],
    )
    for tooth in (-0.56, -0.19, 0.19, 0.56):
        sheet.fill(
            [
                (x + (tooth - 0.11) * size, y + 1.84 * size),
                (x + (tooth + 0.11) * size, y + 1.84 * size),
                (x + (tooth + 0.11) * size, y + 2.12 * size),
                (x + (tooth - 0.11) * size, y + 2.12 * size),
            ],
            GOLD[3],
        )


def smoke(sheet, start, end, rise, size, seed):
    """Smoke that carries the alarm from one tower to the next, in strands like drawn silk that roll up into heads."""
    rng = np.random.default_rng(seed)
    t = np.linspace(0, 1, 90)
    reach = end[0] - start[0]
    rising = start[1] + (end[1] - start[1]) * t + rise * np.sin(np.pi * t**0.62) ** 0.9
    spine = np.stack([start[0] + reach * t**1.15, rising], 1)
    swell = np.sin(math.pi * t**0.8) ** 1.2
    heads = []
    for at in (0.30, 0.46, 0.63, 0.78):
        k = int((at + rng.uniform(-0.03, 0.03)) * len(t))
        heads.append(
            (
                spine[k] + (0, rng.uniform(0.1, 0.5) * size),
                rng.uniform(0.50, 0.80) * size * (0.6 + 0.4 * swell[k]),
            )
        )
    for shrink, color in (
        (-0.07, GOLD[2]),
        (0.0, CINNABAR[1]),
        (0.15, CINNABAR[2]),
        (0.32, CINNABAR[3]),
        (0.52, CREAM),
    ):
        for offset, phase in ((-0.42, 0.0), (0.30, 1.2), (0.0, 2.6)):
            strand = spine + np.stack(
                [0 * t, size * swell * (offset + 0.26 * np.sin(t * 8.5 + phase + seed))], 1
            )
            sheet.fill(
                band(
                    strand,
                    np.maximum(
                        size * (0.05 + 0.27 * swell) * (1 - 1.5 * max(shrink, 0)) - min(shrink, 0), 0.01
                    ),
                ),
                color,
            )
        for (x, y), radius in heads:
            sheet.disc(x, y, max(radius * (1 - shrink * 1.2), 0.01), color)
    for k, ((x, y), radius) in enumerate(heads):
        sheet.line(spiral(x, y, radius * 0.74, -1.9, 1.4, -1 if k % 2 else 1), CINNABAR[1], 0.10 * size)


def silk(sheet, spine, width, hue):
    """A flying ribbon that turns its other side now and then."""
    spine = smooth(spine, 24)
    t = np.linspace(0, 1, len(spine))
    turn = np.cos(t * len(spine) * 0.075)
    half = width * (0.22 + 0.78 * np.abs(turn)) * np.sin(np.clip(t * 1.02, 0, 1) * math.pi) ** 0.35
    sheet.fill(band(spine, half + 0.055), GOLD[2])
    sheet.fill(band(spine, half), hue[1])
    front = turn > 0
    for color, share, shift in ((hue[2], 0.72, 0.18), (hue[3], 0.26, 0.46)):
        sheet.fill(band(spine, half * share * np.where(front, 1, 0.35), half * shift), color)


def ridge(x0, x1, base, height, seed, wave=9.0, steps=700):
    """The line of a range: rounded peaks that lean with the wind."""
    x = np.linspace(x0, x1, steps)
    lean = x + 0.9 * np.sin(x / wave * 2.1 + seed)
    large = fbm(lean[None] / wave, np.full((1, steps), seed * 3.7), 1.0, 2, 0.45, seed, True)[0]
    fine = fbm(x[None] / wave, np.full((1, steps), seed * 1.3), 4.0, 3, 0.5, seed + 5, False)[0]
    return np.stack([x, base + height * (large**1.2 + 0.07 * fine)], 1)


def mountains(sheet, line, hue, deep=4.2, steps=6):
    """A range in the blue-and-green manner: steps of one ink that follow the ridge, with a gilded contour."""
    floor = np.array([(line[-1, 0], -1.0), (line[0, 0], -1.0)])
    shades = [hue[2], hue[1], hue[1], hue[0], hue[0], NIGHT]
    crest = line[:, 1] - line[:, 1].min()
    for k in range(steps):
        sink = (k / steps) ** 1.15 * deep * (0.35 + 0.65 * crest / (crest.max() + 1e-6))
        outline = line.copy()
        outline[:, 1] -= sink + 0.10 * k * np.sin(line[:, 0] * 2.2 + k)
        sheet.fill(np.concatenate([outline, floor]), shades[k], 1.0 if k else 1.0)
        if k in (1, 2, 3):
            sheet.line(outline, hue[3], 0.035, 0.55)
    sheet.line(line, GOLD[2], 0.13)
    sheet.line(line, CREAM, 0.045)


def great_wall(sheet, spine, thick):
    """The Wall as a band that rides the ridges like a wave, with teeth along its upper edge."""
    thick = np.broadcast_to(np.asarray(thick, float), len(spine))
    sheet.line(spine, GOLD[2], float(thick.mean()) * 2.6, 0.28, blur=0.35)
    sheet.fill(band(spine, thick * 0.62), CINNABAR[0])
    sheet.fill(band(spine, thick * 0.5), GOLD[1])
    sheet.fill(band(spine, thick * 0.17, thick * 0.33), GOLD[3])
    sheet.fill(band(spine, thick * 0.10, -thick * 0.30), CINNABAR[1])
    side = normals(spine)
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(spine, axis=0), axis=1))])
    for at in np.arange(0.2, run[-1], float(thick.mean()) * 0.72):
        k = int(np.searchsorted(run, at))
        foot = spine[k] + side[k] * thick[k] * 0.5
        along = np.array([side[k][1], -side[k][0]]) * thick[k] * 0.19
        tip = foot + side[k] * thick[k] * 0.36
        sheet.fill([foot - along, foot + along, tip + along, tip - along], GOLD[3])


def dune(sheet, x0, x1, base, swell, length, phase, light, shade):
    """A dune that sinks into the ground at x1; returns its crest."""
    x = np.linspace(x0, x1, 500)
    turn = x / length * 2 * math.pi + phase
    top = base + swell * (np.sin(turn) + 0.30 * np.sin(2 * turn + 0.7))
    top = top - (top + 0.5) * np.clip((x - x1 + 14) / 14, 0, 1) ** 2
    crest = np.stack([x, top], 1)
    floor = [(x1, -1), (x0, -1)]
    sheet.fill(np.concatenate([crest, floor]), light, until=(shade, base - 1.8, base + swell))
    # The lee side, below the crest wherever it falls away to the right.
    fall = np.clip(-np.gradient(top, x) * 3.2, 0, 1)
    sheet.fill(
        np.concatenate([crest, (crest - np.stack([-0.5 * fall, 0.04 + 1.5 * fall], 1))[::-1]]), shade, 0.6
    )
    for k in range(1, 7):
        sheet.line(
            crest - np.stack([0 * x, 0.27 * k + 0.09 * np.sin(x * 0.9 + k)], 1),
            GOLD[3],
            0.035,
            0.42 - 0.05 * k,
        )
    sheet.line(crest, GOLD[3], 0.09)
    return crest


def moon(sheet, x, y, radius):
    """A rising moon in rings of light."""
    sheet.glow(x, y, radius * 3.6, GOLD[1], 0.55)
    for ring, width, alpha in ((1.95, 0.06, 0.45), (1.66, 0.10, 0.65), (1.36, 0.16, 0.85)):
        sheet.line(circle(x, y, radius * ring), GOLD[2], width, alpha, closed=True)
    sheet.disc(x, y, radius, GOLD[2])
    sheet.disc(x, y, radius * 0.94, GOLD[3])
    for dx, dy, r, alpha in (
        (-0.25, 0.2, 0.34, 0.20),
        (0.30, -0.12, 0.28, 0.16),
        (0.05, -0.48, 0.20, 0.16),
        (0.34, 0.42, 0.17, 0.14),
    ):
        sheet.disc(x + dx * radius, y + dy * radius, r * radius, GOLD[1], alpha, blur=0.14)


def circle(x, y, radius, steps=120):
    angle = np.linspace(0, 2 * math.pi, steps, endpoint=False)
    return np.stack([x + radius * np.cos(angle), y + radius * np.sin(angle)], 1)


def petals(sheet, x, y, inner, outer, count, hue, turn=0.0):
    """A ring of lotus petals round (x, y), each in three steps of one ink."""
    shape = np.array(
        [(0.0, -0.30), (0.30, -0.52), (0.66, -0.46), (1.0, 0.0), (0.66, 0.46), (0.30, 0.52), (0.0, 0.30)]
    )
    width = 2 * math.pi * (inner + outer) / 2 / count
    for k in range(count):
        angle = turn + 2 * math.pi * k / count
        out = np.array([math.cos(angle), math.sin(angle)])
        aside = np.array([-out[1], out[0]])
        for share, color in ((1.0, GOLD[2]), (0.88, hue[1]), (0.62, hue[2]), (0.34, hue[3])):
            length, half = (outer - inner) * (0.1 + 0.9 * share), width * share
            leaf = [np.array([x, y]) + out * (inner + length * px) + aside * (half * py) for px, py in shape]
            sheet.fill(smooth(leaf, 6, True), color)


def halo(sheet, x, y, radius):
    """Light that goes out from the gate: rays, tongues of flame and rings of lotus."""
    sheet.glow(x, y, radius * 1.5, GOLD[1], 0.6)
    for k in range(64):
        angle = 2 * math.pi * (k + 0.5) / 64
        reach = radius * (1.62 if k % 2 else 1.34)
        out = np.array([math.cos(angle), math.sin(angle)])
        aside = np.array([-out[1], out[0]]) * 0.026 * radius
        foot, tip = np.array([x, y]) + out * radius, np.array([x, y]) + out * reach
        sheet.fill([foot - aside, foot + aside, tip], GOLD[2], 0.8)
    petals(sheet, x, y, radius * 0.88, radius * 1.12, 28, CINNABAR, math.pi / 28)
    sheet.disc(x, y, radius * 0.93, GOLD[2])
    sheet.disc(x, y, radius * 0.91, AZURITE[0])
    for k in range(52):
        angle = 2 * math.pi * k / 52
        sheet.disc(
            x + 0.865 * radius * math.cos(angle), y + 0.865 * radius * math.sin(angle), radius * 0.024, CREAM
        )
    sheet.line(circle(x, y, radius * 0.82), GOLD[2], 0.08, closed=True)
    petals(sheet, x, y, radius * 0.52, radius * 0.81, 20, MALACHITE)
    petals(sheet, x, y, radius * 0.48, radius * 0.70, 20, CINNABAR, math.pi / 20)
    sheet.disc(x, y, radius * 0.54, GOLD[2])
    sheet.disc(x, y, radius * 0.52, CINNABAR[0])
    sheet.disc(x, y, radius * 0.49, GOLD[1])
    sheet.disc(x, y, radius * 0.44, GOLD[3])


def border(sheet, x0, x1, y, height):
    """The foot of the frieze: half lotuses between two rows of pearls."""
    sheet.fill([(x0, -1), (x1, -1), (x1, y + height), (x0, y + height)], AZURITE[0])
    step = height * 1.35
    for k, x in enumerate(np.arange(x0, x1 + step, step)):
        hue = (MALACHITE, CINNABAR)[k % 2]
        for share, color in ((0.66, GOLD[2]), (0.60, hue[1]), (0.42, hue[2]), (0.22, hue[3])):
            sheet.disc(x, y + height * 0.10, step * share * 0.72, color)
    for line in (y + height, y + height * 1.22):
        sheet.line([(x0, line), (x1, line)], GOLD[2], 0.07)
    for x in np.arange(x0, x1, 0.34):
        sheet.disc(x, y + height * 1.11, 0.075, CREAM)


def crown(sheet, x0, x1, y):
    """The upper edge: a row of pearls below the battlements, which stand in plain gold."""
    sheet.fill([(x0, y), (x1, y), (x1, HEIGHT), (x0, HEIGHT)], CINNABAR[1], until=(GOLD[1], y + 0.5, y + 2.4))
    for line, width in ((y, 0.09), (y + 0.42, 0.07)):
        sheet.line([(x0, line), (x1, line)], GOLD[2], width)
    for x in np.arange(x0, x1, 0.46):
        sheet.disc(x, y + 0.21, 0.10, CREAM)


# ---- the composition
def stars(sheet, x0, x1, count, seed):
    """Small gilded stars, thicker along a slanting stream."""
    rng = np.random.default_rng(seed)
    for _ in range(count):
        x = rng.uniform(x0, x1)
        y = np.clip(rng.normal(8.6 + 1.6 * math.sin(x * 0.13), 1.5), 5.0, HEIGHT)
        radius = rng.choice((0.03, 0.045, 0.07), p=(0.55, 0.33, 0.12))
        sheet.disc(x, y, radius, GOLD[3], rng.uniform(0.5, 1.0))
        if radius > 0.06:
            sheet.fill([(x - 0.24, y), (x, y + 0.04), (x + 0.24, y), (x, y - 0.04)], CREAM)
            sheet.fill([(x, y - 0.24), (x + 0.04, y), (x, y + 0.24), (x - 0.04, y)], CREAM)


def geese(sheet, x, y, size, count=7):
    """Wild geese in a wedge."""
    for k in range(count):
        arm, rank = (k + 1) // 2, 1 if k % 2 else -1
        gx, gy = x - arm * 1.5 * size, y + rank * arm * 0.42 * size
        lift = 0.42 if k % 3 else -0.22
        wings = [
            (-0.62, lift),
            (-0.25, lift * 0.75 + 0.08),
            (0.04, 0.05),
            (0.30, lift * 0.55 + 0.10),
            (0.34, lift * 1.1),
        ]
        sheet.line(smooth(np.array([gx, gy]) + np.array(wings) * size, 6), CREAM, 0.10 * size)
        sheet.line([(gx - 0.30 * size, gy), (gx + 0.62 * size, gy + 0.10 * size)], CREAM, 0.12 * size)


def sky(sheet, dawn_from, dawn_to):
    """Night over the west, dawn over the east: indigo that turns to turquoise below, later to cinnabar and gold."""
    rows, columns = sheet.pixels.shape[:2]
    height = np.linspace(sheet.height, 0, rows)

    def column(stops):
        at = [stop for stop, _ in stops]
        shades = np.array([[int(color[i : i + 2], 16) for i in (1, 3, 5)] for _, color in stops], float)
        return np.stack([np.interp(height, at, shades[:, k]) for k in range(3)], 1)[:, None]

    night = column([(0, "#1b8c8a"), (3.5, "#1a6fa0"), (7.0, "#16389a"), (12, "#0c1650")])
    dawn = column([(0, "#f0a53a"), (4.0, "#d8502c"), (7.5, "#6d2a68"), (12, "#141a5c")])
    share = np.clip((np.linspace(0, sheet.width, columns) - dawn_from) / (dawn_to - dawn_from), 0, 1)
    share = (share * share * (3 - 2 * share))[None, :, None]
    sheet.pixels[..., :3] = night * (1 - share) + dawn * share


#: Where the parts of the frieze stand: the middle of the gate, and the edges of the gate's bastion.
GATE, BASTION = 71.1, (62.2, 79.35)
WIDTH, HEIGHT = 118.0, 13.4


def draw(density=48.0):
    """The whole frieze."""
    sheet = Sheet(WIDTH, HEIGHT, density)
    sky(sheet, 66.0, 98.0)
    stars(sheet, 0, 74, 150, 5)
    beacons_at_night(sheet)
    caravan(sheet)
    beacons_at_dawn(sheet)
    gate(sheet)
    border(sheet, 0, WIDTH, 0.0, 0.8)
    crown(sheet, 0, WIDTH, 10.15)
    opening(sheet)
    return sheet


def caravan(sheet):
    """The left of the frieze: camels on a crest of dunes before the rising moon."""
    moon(sheet, 22.5, 6.7, 2.3)
    cloud(sheet, 12.6, 8.5, 0.85, MALACHITE, 5.0)
    cloud(sheet, 31.0, 8.2, 1.0, CINNABAR, 4.4)
    cloud(sheet, 16.4, 6.3, 0.5, AZURITE, 6.0)
    dune(sheet, -1, 40, 3.3, 0.9, 21.0, 5.6, GOLD[1], CINNABAR[1])
    crest = dune(sheet, -1, 50, 2.2, 0.75, 24.0, 3.6, GOLD[2], CINNABAR[1])
    for k, (x, size) in enumerate(((5.4, 3.0), (11.0, 3.2), (16.8, 3.3), (22.8, 3.4), (28.9, 3.5))):
        camel(sheet, x - 0.6 * size, np.interp(x, *crest.T) - 0.10, size, k, rider=k in (1, 4))
    walker(sheet, 34.4, np.interp(34.4, *crest.T) - 0.1, 2.6)
    dune(sheet, -1, 44, 0.9, 0.55, 16.0, 1.4, GOLD[1], CINNABAR[0])


def ranges(sheet, wall_line, far, hue=MALACHITE):
    """Ranges one behind the other; the nearest carries the Wall on its crest."""
    for line, ink_of_range in far:
        mountains(sheet, line, ink_of_range)
    hills = wall_line.copy()
    hills[:, 1] -= 0.25
    mountains(sheet, hills, hue, deep=4.4)


def alarm(sheet, towers, size, seed):
    """Beacons, and the smoke that goes from each to the next."""
    for k, ((x0, y0, k0), (x1, y1, k1)) in enumerate(zip(towers, towers[1:])):
        smoke(sheet, (x0 + 0.3, y0 + 3.1 * k0), (x1 - 0.9, y1 + 2.6 * k1), 0.75, size, seed + k)
    for x, y, scale in towers:
        beacon(sheet, x, y, scale)


def beacons_at_night(sheet):
    """From the dunes to the gate: the Wall climbs over the ridges, and the beacons wake one another."""
    line = smooth(
        [
            (34, 0.6),
            (37.5, 2.2),
            (40.5, 4.0),
            (43, 4.6),
            (45.2, 3.6),
            (47.8, 3.0),
            (50.3, 4.2),
            (52.6, 5.0),
            (55.2, 3.9),
            (58, 3.5),
            (61.5, 4.4),
            (64, 5.2),
        ],
        14,
    )
    far = ((ridge(36, 66, 2.6, 4.2, 4, 8.0), AZURITE), (ridge(38, 66, 1.8, 3.4, 14, 6.0), AZURITE))
    ranges(sheet, line, far)
    great_wall(sheet, line, np.linspace(0.5, 1.0, len(line)))
    near = ridge(38, 66, 0.2, 2.6, 8, 8.0)
    mountains(sheet, near, MALACHITE, deep=2.6)
    alarm(sheet, ((43.0, 4.7, 0.85), (52.6, 5.1, 0.95), (60.7, 4.4, 0.95)), 0.8, 3)


def beacons_at_dawn(sheet):
    """From the gate eastward: the last beacons, and the sun."""
    x, y, radius = 94.6, 4.9, 2.7
    sheet.glow(x, y, radius * 3.4, GOLD[2], 0.8)
    for ring, width in ((1.62, 0.10), (1.34, 0.2)):
        sheet.line(circle(x, y, radius * ring), GOLD[2], width, 0.8, closed=True)
    sheet.disc(x, y, radius, GOLD[3])
    sheet.disc(x, y, radius * 0.93, CINNABAR[2])
    geese(sheet, 102.3, 7.2, 0.8)
    cloud(sheet, 112.0, 8.3, 0.8, AZURITE, 4.0)
    line = [
        (79, 3.8), (81.5, 4.6), (84, 5.2), (86.8, 3.9), (90, 2.6), (95, 2.0), (99, 2.9), (102.5, 4.3),
        (105, 5.1), (108, 4.0), (111, 3.7), (118, 4.6),
    ]  # fmt: skip
    line = smooth(line, 14)
    far = ((ridge(78, 118, 2.4, 4.4, 12, 9.0), AZURITE), (ridge(78, 118, 1.6, 3.4, 30, 7.0), AZURITE))
    ranges(sheet, line, far)
    great_wall(sheet, line, 1.0)
    mountains(sheet, ridge(78, 118, 0.0, 2.8, 21, 9.0), MALACHITE, deep=2.6)
    alarm(sheet, ((84, 5.3, 1.05), (105, 5.2, 1.0)), 0.9, 9)
    silk(sheet, [(105.5, 9.2), (108, 8.2), (110.5, 7.6), (113.5, 6.2), (118, 6.9)], 0.4, MALACHITE)


def opening(sheet):
    """The passage of the gate is left out: it has light of its own. Its half width and heights as seen aslant."""
    half, spring, vault = 1.42, 3.1, 2.3
    turn = np.linspace(0, math.pi, 30)
    top = np.stack([GATE + half * np.cos(turn), spring + vault * np.sin(turn)], 1)
    sheet.fill(np.concatenate([top, [(GATE - half, -1), (GATE + half, -1)]]), "#000000")


def gate(sheet):
    """The bastion: light that goes out from the gate over waves.

    The outer three metres stay plain: their left half is seen a second time, on the side of the bastion.
    """
    left, right = BASTION
    sheet.fill([(left, -1), (right, -1), (right, 13), (left, 13)], AZURITE[1], until=(AZURITE[0], 2.0, 11.5))
    stars(sheet, left + 0.5, right - 0.5, 45, 9)
    waves(sheet, left, right)
    halo(sheet, GATE, 3.9, 4.7)
    for edge in BASTION:
        sheet.line([(edge, -1), (edge, 13)], GOLD[2], 0.14)


def waves(sheet, x0, x1):
    """Long low waves, each in front of the one above it."""
    x = np.linspace(x0, x1, 240)
    for k, (height, color) in enumerate(
        ((2.5, AZURITE[2]), (2.0, MALACHITE[1]), (1.5, AZURITE[1]), (1.1, MALACHITE[0]))
    ):
        crest = np.stack([x, height + 0.16 * np.sin(1.9 * x + 1.3 * k)], 1)
        sheet.fill(np.concatenate([crest, [(x1, -1), (x0, -1)]]), color)
        sheet.line(crest, GOLD[2], 0.06)
