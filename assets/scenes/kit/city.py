"""A town of the Hexi corridor: boulevards with their trees and traffic, clusters of flats, the works at its edge.

A boulevard runs along +y at `Street.x`. Across it, from its middle: a hedge, two lanes, a lane for cycles, a strip of
trees, a pavement; the same on the other side.
"""

import math
from dataclasses import dataclass

import bpy
import numpy as np

from . import facades
from .halls import loft
from .mesh import Builder, grid_mesh
from .nodes import lin, material, principled, simple
from .scatter import scatter

#: Metres from the middle of a boulevard to the edge of its hedge, of its lanes, its kerb, its trees and its pavement.
HEDGE, LANES, KERB, TREES, PAVED, EDGE = 0.9, 8.1, 10.4, 11.3, 12.2, 15.4
#: Paint of cars, as often as they are seen.
PAINTS = ("#d9d9d5", "#23262a", "#8d9296", "#ece9e2", "#5e1f1c", "#27405e", "#b9b4a8")


@dataclass(frozen=True)
class Street:
    """A boulevard along y, and where it is crossed on foot."""

    x: float
    start: float
    end: float
    level: float
    crossings: tuple = ()

    def covers(self, x):
        """Whether a place lies between the outer edges of its pavements."""
        return np.abs(np.asarray(x) - self.x) < EDGE


def street(way):
    """Asphalt with its marks, kerbs, strips of earth and pavements of `way`."""
    y = np.concatenate([np.arange(way.start, min(way.end, way.start + 200), 2.0), np.linspace(way.start + 200, way.end, 60)])
    y = np.unique(np.clip(y, way.start, way.end))
    _strip("asphalt", way, y, -KERB, KERB, 0.0, _asphalt(way))
    slabs, soil = _slabs(), _verge()
    kerbs = Builder()
    for side in (-1, 1):
        _strip(f"pavement{side}", way, y, *sorted((side * PAVED, side * EDGE)), 0.14, slabs)
        _strip(f"trees{side}", way, y, *sorted((side * KERB, side * PAVED)), 0.10, soil)
        for at, up in ((KERB, 0.15), (PAVED, 0.15), (EDGE, 0.16), (HEDGE, 0.18)):
            kerbs.box(*sorted((way.x + side * (at - 0.08), way.x + side * (at + 0.08))), way.start, way.end, way.level - 0.6, way.level + up)
    kerbs.build("street-kerbs", simple("street-kerb", "#a49c8f", 0.85, vary=0.25))
    _strip("hedge-bed", way, y, -HEDGE, HEDGE, 0.12, soil)


def _strip(name, way, y, left, right, lift, finish):
    """A band of the street between two distances from its middle."""
    x, along = np.meshgrid(way.x + np.linspace(left, right, 5), y)
    grid_mesh(name, x, along, np.full_like(x, way.level + lift), finish)


def _asphalt(way):
    """Worn asphalt: pale where wheels polish it, patched, with lines and crossings that traffic has rubbed."""
    t = material("asphalt")
    p = t.pos()
    x, y = t.sep(p)[:2]
    across = t.m("ABSOLUTE", t.m("SUBTRACT", x, way.x))
    tone = t.mix(t.noise(p, 0.25, 7, 0.65), lin("#5d5a56"), lin("#77736c"))
    tone = t.mix(t.m("MULTIPLY", t.noise(t.vm("MULTIPLY", p, (1.0, 0.06, 1.0)), 0.9, 5), 0.5), tone, lin("#4a4845"))

    def line(at, half=0.075):
        return t.m("LESS_THAN", t.m("ABSOLUTE", t.m("SUBTRACT", across, at)), half)

    dashes = t.m("MULTIPLY", line((HEDGE + LANES) / 2), t.m("LESS_THAN", t.m("FRACT", t.m("DIVIDE", y, 10.0)), 0.4))
    marks = t.m("MAXIMUM", t.m("MAXIMUM", line(LANES), line(HEDGE + 0.35)), dashes)
    for at in way.crossings:
        near = t.m("ABSOLUTE", t.m("SUBTRACT", y, at))
        clear, bar = t.m("LESS_THAN", near, 7.0), t.m("LESS_THAN", near, 2.5)
        stripes = t.m("MULTIPLY", bar, t.m("LESS_THAN", t.m("FRACT", t.m("DIVIDE", across, 1.1)), 0.45))
        marks = t.m("MAXIMUM", t.m("MULTIPLY", marks, t.m("SUBTRACT", 1.0, clear)), stripes)
    worn = t.mapr(t.noise(p, 3.0, 7, 0.7), 0.32, 0.55, 0.35, 0.9)
    color = t.mix(t.m("MULTIPLY", marks, worn), tone, lin("#d8d5cc"))
    principled(t, color, 0.72, t.bump(t.noise(p, 25, 5), 0.2, 0.01), spec=0.3)
    return t.mat


def _slabs():
    """Grey and buff slabs of a pavement."""
    t = material("street-slabs")
    brick = {"Vector": t.pos(), "Color1": lin("#a89e90"), "Color2": lin("#8d857a"), "Mortar": lin("#6a645b")}
    brick |= {"Scale": 1.0, "Mortar Size": 0.012, "Brick Width": 0.6, "Row Height": 0.3}
    slabs = t.n("ShaderNodeTexBrick", brick)
    stain = t.mapr(t.noise(t.pos(), 0.7, 8, 0.65), 0.35, 0.7, 0.0, 0.5)
    color = t.mix(stain, slabs.outputs[0], lin("#7b7266"))
    principled(t, color, 0.8, t.bump(slabs.outputs[1], -0.4, 0.02), spec=0.2)
    return t.mat


def _verge():
    """The strip of a row of trees: rough grass, trodden to bare earth in places."""
    t = material("verge")
    p = t.pos()
    fine, middle = t.noise(p, 7.0, 8, 0.75), t.noise(p, 0.9, 7, 0.65)
    color = t.mix(t.mapr(middle, 0.35, 0.62), lin("#4d6331"), lin("#7a8348"))
    color = t.mix(t.mapr(fine, 0.35, 0.65), color, lin("#38502a"))
    color = t.mix(t.mapr(t.noise(p, 0.35, 6, 0.6), 0.5, 0.62), color, lin("#8a785a"))
    principled(t, color, 0.95, t.bump(fine, 1.0, 0.08), spec=0.05)
    return t.mat


def planted(name, models, places, ground, size, rng):
    """Trees of `kit.trees` at `places`, each turned, leaning and grown a little differently."""
    if not len(places):
        return
    count = len(places)
    points = np.column_stack([places, np.broadcast_to(ground, (count,))])
    turn = np.column_stack([rng.normal(0, 0.03, (count, 2)), rng.uniform(0, 6.3, count)])
    size = np.broadcast_to(size, (count,))
    grown = np.column_stack([size * rng.uniform(0.86, 1.16, count), size * rng.uniform(0.86, 1.16, count), size])
    kind = rng.integers(0, len(models), count)
    for part, which in (("trunk", 0), ("crown", 1)):
        scatter(f"{name}-{part}", points, turn, grown, [model[which] for model in models], kind)


def avenue(name, way, models, bushes, rng, pitch=8.0, first=(0.0, 0.0), size=1.0):
    """A row of trees on both strips of `way`, from `first` on (left, right), and its hedge; crossings stay clear."""
    for side, begin in zip((-1, 1), first):
        y = np.arange(max(begin, way.start), way.end, pitch)
        y = y + rng.normal(0, 0.5, len(y))
        # A town loses a tree here and there and plants a young one.
        y = y[rng.uniform(size=len(y)) > 0.08]
        places = np.column_stack([way.x + side * TREES + rng.normal(0, 0.15, len(y)), y])
        grown = size * np.where(rng.uniform(size=len(y)) < 0.15, 0.7, 1.0) * rng.uniform(0.85, 1.12, len(y))
        planted(f"{name}{side}", models, places, way.level, grown, rng)
    y = np.arange(way.start, min(way.end, way.start + 420), 0.75)
    for at in way.crossings:
        y = y[np.abs(y - at) > 4]
    places = np.column_stack([way.x + rng.normal(0, 0.12, len(y)), y])
    planted(f"{name}-hedge", bushes, places, way.level + 0.05, rng.uniform(0.7, 0.95, len(y)), rng)


def spaced(places, least):
    """Those of `places` that keep a distance from all chosen before them."""
    chosen = np.empty((0, 2))
    for place in places:
        if not len(chosen) or np.min(np.sum((chosen - place) ** 2, 1)) > least**2:
            chosen = np.vstack([chosen, place])
    return chosen


def lamps(way, pitch=28.0, first=20.0, until=400.0):
    """Street lamps with an arm over the lanes on both strips; those of one side stand between those of the other."""
    posts, heads = Builder(), Builder()
    for side in (-1, 1):
        x = way.x + side * (KERB + 0.35)
        for y in np.arange(max(first, way.start) + (pitch / 2 if side > 0 else 0), min(until, way.end), pitch):
            z = way.level
            posts.cyl(x, y, z, z + 0.9, 0.13, 10, 0.10)
            posts.cyl(x, y, z + 0.9, z + 8.6, 0.085, 10, 0.05)
            posts.tube([(x, y, z + 8.3), (x - side * 0.7, y, z + 9.0), (x - side * 2.2, y, z + 9.25)], 0.04, 7)
            heads.box(*sorted((x - side * 2.1, x - side * 2.95)), y - 0.15, y + 0.15, z + 9.2, z + 9.32, 0.03)
    posts.build("street-lamps", simple("street-lamp", "#b6babb", 0.45, metallic=0.5, vary=0.1), smooth=True)
    heads.build("street-lamp-heads", simple("street-lamp-head", "#d8d8d2", 0.4))


# ---- traffic


def _finishes():
    """Glass, rubber and lamps of cars, made once."""
    if "car-window" not in bpy.data.materials:
        simple("car-window", "#11171b", 0.05, spec=0.8)
        simple("car-tyre", "#1d1c1b", 0.8, vary=0.2)
        simple("car-front", "#dfe3e4", 0.15)
        simple("car-trim", "#16181a", 0.5)
        simple("car-hub", "#a4a7aa", 0.3, metallic=0.9)
        simple("car-plate", "#20479a", 0.45)
        simple("car-rear", "#8a1410", 0.3)
        for number, color in enumerate(PAINTS):
            simple(f"car-paint{number}", color, 0.28, spec=0.5)
        simple("car-bus", "#2f7a62", 0.35, spec=0.5)
        simple("car-bus-white", "#e4e4de", 0.35, spec=0.5)
    return bpy.data.materials


def _rooted(name, parts):
    root = bpy.data.objects.new(name, None)
    bpy.context.scene.collection.objects.link(root)
    for number, (builder, finish, smooth) in enumerate(parts):
        builder.build(f"{name}-{number}", _finishes()[finish], smooth=smooth).parent = root
    return root


def _wheels(rubber, places, radius, width):
    for x, y in places:
        rubber.tube([(x, y - width / 2, radius), (x, y + width / 2, radius)], radius, 18)


def car(name, paint, tall=0.0):
    """A saloon that heads to +x, or with `tall` (metres) something higher with a long roof."""
    body, glass, rubber, front, rear, trim, hub, plate = (Builder() for _ in range(8))
    x = np.array([-2.32, -2.26, -1.7, -1.0, 0.0, 0.9, 1.5, 2.1, 2.30, 2.36])
    low = np.array([0.42, 0.30, 0.24, 0.24, 0.24, 0.24, 0.24, 0.26, 0.34, 0.45])
    top = np.array([0.80, 0.98, 1.02, 1.00, 0.97, 0.95, 0.90, 0.80, 0.68, 0.60]) + 0.6 * tall
    wide = np.array([0.62, 0.82, 0.90, 0.91, 0.91, 0.91, 0.90, 0.86, 0.74, 0.55])
    path = np.column_stack([x, 0 * x, (low + top) / 2])
    loft(body, path, wide, (top - low) / 2, (0, 1, 0), 4.5, 28)
    rear_end = -2.1 if tall else -1.75
    x = np.array([rear_end, rear_end + 0.25, -0.9, 0.0, 0.5, 1.2])
    high = np.array([0.02, 0.40, 0.50, 0.50, 0.44, 0.02]) + np.array([0, 1, 1, 1, 1, 0]) * 0.5 * tall
    base = 0.96 + 0.6 * tall
    path = np.column_stack([x, 0 * x, base + high / 2])
    loft(glass, path, np.array([0.74, 0.74, 0.74, 0.74, 0.74, 0.78]), high / 2 + 0.02, (0, 1, 0), 5, 24)
    roof = np.array([rear_end + 0.32, -0.9, 0.0, 0.42])
    crown = base + np.interp(roof, x, high) + 0.005
    loft(body, np.column_stack([roof, 0 * roof, crown]), 0.70, 0.035, (0, 1, 0), 5, 20)
    for side in (-1, 1):
        for at in (rear_end + 0.42, -0.35, 0.62):
            # Pillars between the windows.
            up = base + np.interp(at, x, high)
            body.box(at - 0.045, at + 0.045, *sorted((side * 0.70, side * 0.765)), base - 0.05, up)
        _lamps(front, rear, trim, side, 0.5 * tall)
        # Arches, sills, mirrors.
        for at in (-1.4, 1.42):
            trim.tube([(at, side * 0.86, 0.34 + 0.1 * tall), (at, side * 0.918, 0.34 + 0.1 * tall)], 0.39 + 0.1 * tall, 24)
            hub.tube([(at, side * 0.88, 0.32 + 0.1 * tall), (at, side * 0.932, 0.32 + 0.1 * tall)], 0.20, 14)
        trim.box(-1.0, 1.0, *sorted((side * 0.86, side * 0.922)), 0.23, 0.31 + 0.1 * tall)
        body.box(0.62, 0.80, *sorted((side * 0.86, side * 1.02)), base + 0.02, base + 0.15, 0.03)
    up = 0.5 * tall
    # Grille, intake and plate; nothing is written on it.
    trim.box(2.20, 2.385, -0.40, 0.40, 0.50 + up, 0.62 + up)
    trim.box(2.20, 2.345, -0.58, 0.58, 0.28, 0.38 + up)
    trim.box(-2.34, -2.2, -0.70, 0.70, 0.32 + up, 0.42 + up)
    plate.box(2.30, 2.395, -0.22, 0.22, 0.42 + up, 0.52 + up)
    plate.box(-2.355, -2.25, -0.22, 0.22, 0.62 + up, 0.74 + up)
    _wheels(rubber, [(at, side * 0.82) for at in (-1.4, 1.42) for side in (-1, 1)], 0.32 + 0.1 * tall, 0.22)
    parts = ((body, paint, True), (glass, "car-window", True), (rubber, "car-tyre", True), (trim, "car-trim", False))
    parts += ((hub, "car-hub", True), (plate, "car-plate", False))
    return _rooted(name, (*parts, (front, "car-front", False), (rear, "car-rear", False)))


def _lamps(front, rear, trim, side, up):
    """Headlamps in dark housings that go round the corners of the bonnet, and the lamps behind."""
    # (front end, rear end, inner, outer): the nose is narrower than the wings.
    for ahead, back, inner, outer in ((2.345, 2.10, 0.44, 0.62), (2.29, 2.02, 0.62, 0.80)):
        trim.box(back, ahead, *sorted((side * inner, side * outer)), 0.55 + up, 0.69 + up)
        front.box(back + 0.03, ahead + 0.006, *sorted((side * (inner + 0.01), side * (outer - 0.02))), 0.562 + up, 0.672 + up)
    rear.box(-2.33, -2.16, *sorted((side * 0.50, side * 0.80)), 0.74 + up, 0.88 + up)


def bus(name):
    """A city bus that heads to +x: white above, green below, glass all round, batteries on its roof."""
    body, white, glass, rubber, rear = (Builder() for _ in range(5))
    x = np.array([-5.9, -5.8, 5.75, 5.95])
    loft(body, np.column_stack([x, 0 * x, 0 * x + 0.72]), (1.1, 1.25, 1.25, 1.1), (0.38, 0.44, 0.44, 0.36), (0, 1, 0), 9, 32)
    loft(glass, np.column_stack([x, 0 * x, 0 * x + 1.72]), (1.08, 1.23, 1.23, 1.1), 0.62, (0, 1, 0), 12, 32)
    loft(white, np.column_stack([x, 0 * x, 0 * x + 2.62]), (1.1, 1.25, 1.25, 1.1), (0.3, 0.36, 0.36, 0.3), (0, 1, 0), 7, 32)
    white.box(-4.2, 1.6, -0.85, 0.85, 2.9, 3.2, 0.08)
    for at in np.linspace(-5.4, 5.2, 9):
        white.box(at - 0.05, at + 0.05, -1.255, 1.255, 1.1, 2.4)
    for side in (-1, 1):
        rear.box(-5.95, -5.85, *sorted((side * 0.85, side * 1.08)), 0.75, 1.05)
    _wheels(rubber, [(at, side * 1.1) for at in (-3.2, 3.0) for side in (-1, 1)], 0.48, 0.3)
    parts = ((body, "car-bus", True), (white, "car-bus-white", False), (glass, "car-window", True))
    return _rooted(name, (*parts, (rubber, "car-tyre", True), (rear, "car-rear", False)))


def traffic(way, cars, buses=()):
    """Puts cars and buses on `way`: each (metres from its middle, y). On the right of the middle they drive to +y."""
    for number, (across, y) in enumerate(cars):
        _finishes()
        made = car(f"car{number}", f"car-paint{number % len(PAINTS)}", (0.0, 0.28, 0.0, 0.2)[number % 4])
        _drive(made, way, across, y)
    for number, (across, y) in enumerate(buses):
        _drive(bus(f"bus{number}"), way, across, y)


def _drive(made, way, across, y):
    made.location = (way.x + across, y, way.level + 0.01)
    made.rotation_euler = (0, 0, math.pi / 2 if across > 0 else -math.pi / 2)


# ---- houses


def flats(blocks, finish, name="flats", detail=lambda x, y: False, lit=0.0):
    """Blocks of flats, each (x, y, heading, length, floors); `detail(x, y)` says which have pipes and bars."""
    for number, (x, y, heading, length, floors) in enumerate(blocks):
        facades.block(
            f"{name}{number}", (x, y), heading, length, finish, floors, depth=13, look=number, seed=90 + number,
            detail=detail(x, y), lit=lit,
        )  # fmt: skip


def works(place, turn=0.0):
    """The works at the edge of the town: a cooling tower, two chimneys of unequal height, furnaces and long halls."""
    shell, steel, brick = Builder(), Builder(), Builder()
    angle, rise = np.meshgrid(np.linspace(0, 2 * np.pi, 49), np.linspace(0, 1, 25))
    # A hyperboloid with its waist at three quarters of the height.
    radius = 25 * np.sqrt(1 + ((rise - 0.76) / 0.55) ** 2)
    shell.grid(radius * np.cos(angle), radius * np.sin(angle), 8 + 97 * rise)
    for k in np.arange(0, 2 * np.pi, np.pi / 18):
        foot = np.array([math.cos(k), math.sin(k), 0]) * 43.5
        for lean in (-0.09, 0.09):
            top = np.array([math.cos(k + lean), math.sin(k + lean), 0]) * 42 + (0, 0, 8.5)
            shell.tube([foot, top], 0.5, 5)
    for x, y, high, wide in ((95, 30, 165, 6.0), (128, 60, 118, 4.6)):
        shell.cyl(x, y, 0, high, wide, 24, wide * 0.5)
        for share in (0.80, 0.90, 0.985):
            brick.cyl(x, y, high * share, high * share + 5, wide * (1 - 0.5 * share) + 0.3, 24)
    for x, y, high in ((205, 40, 74), (262, 70, 68)):
        steel.cyl(x, y, 0, high * 0.45, 12, 20, 9)
        steel.cyl(x, y, high * 0.45, high * 0.8, 8, 20, 6)
        for dx in (-6, 6):
            steel.tube([(x + dx, y, high * 0.75), (x + dx, y, high), (x + 26, y, high * 0.55)], 1.6, 8)
        for k in range(3):
            steel.cyl(x + 24 + 11 * k, y - 6, 0, high * 0.5, 4.2, 16)
            steel.cyl(x + 24 + 11 * k, y - 6, high * 0.5, high * 0.56, 4.2, 16, 0.5)
    for x, length, high in ((-190, 110, 24), (330, 160, 28), (140, 60, 20)):
        brick.box(x, x + length, -10, 50, 0, high)
        for at in np.arange(x + 8, x + length - 8, 16):
            steel.box(at, at + 9, 0, 40, high, high + 4, 1.5)
    finishes = ("works-concrete", "#b7aea2"), ("works-steel", "#7d7f83"), ("works-wall", "#9c9aa0")
    made = [
        part.build(key, simple(key, color, 0.85, vary=0.2), smooth=part is shell)
        for part, (key, color) in zip((shell, steel, brick), finishes)
    ]
    for thing in made:
        thing.location, thing.rotation_euler = (*place, 0.0), (0, 0, turn)
    return made
