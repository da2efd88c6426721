"""A solar power station: rows of modules on trackers, their steel and cables, the transformer station, a pickup."""

import math

import numpy as np

from . import marsh
from .desert import bush
from .mesh import Builder, mesh_np
from .nodes import lin, material, principled, simple
from .noise import fbm
from .plants import rocks
from .scatter import scatter

#: One module, upright on its tracker: along the row, across it, and the gap to the next.
MODULE, ACROSS, GAP = 1.13, 2.28, 0.02

#: Height of the torque tube above the ground, and the depth of the profiles between it and the modules.
TUBE, RISE = 1.85, 0.13

#: Modules of a table, that is of one straight tube with its drive, and the distance from one table to the next.
TABLE = 26
TABLE_PITCH = TABLE * (MODULE + GAP) + 0.22


class Field:
    """Rows along y on the ground `height(x, y)`, tilted to the right (+x) by `tilt` degrees.

    `mirror` is how much of the sky their glass throws back, 1 for plain glass.
    """

    def __init__(self, height, tilt, seed=4, mirror=1.0):
        self.height, self.tilt, self.mirror = height, math.radians(tilt), mirror
        self.rng = np.random.default_rng(seed)
        self.corners, self.uv, self.own = [], [], []
        self.steel, self.cable, self.boxes = Builder(), Builder(), Builder()

    def across(self, x, z, share, lift=0.0, lean=0.0):
        """A point of the tilted plane: `share` from -0.5 (low, right edge) to 0.5, and `lift` metres above it.

        `lean` is what a table is out of the common tilt, in radians.
        """
        sine, cosine = np.sin(self.tilt + lean), np.cos(self.tilt + lean)
        return (
            x - share * ACROSS * cosine + lift * sine,
            z + share * ACROSS * sine + lift * cosine,
        )

    def foot(self, x, y):
        """The ground as the tubes follow it: straight along each table, so that its modules lie in one plane."""
        y = np.asarray(y, float)
        table = np.floor(y / TABLE_PITCH)
        ends = [
            self.height(np.full((1, len(y)), x), ((table + k) * TABLE_PITCH)[None])[0] for k in (0.0, 1.0)
        ]
        return ends[0] + (ends[1] - ends[0]) * (y / TABLE_PITCH - table)

    def row(self, x, y0, y1, visible=lambda x, y: y > -1e9, merge=1):
        """The modules of a row. `merge` modules are one face, for rows so far off that nobody can tell.

        Tables begin at the same y in all rows: the gaps between them line up as they do on a real field.
        """
        step = (MODULE + GAP) * merge
        tables = np.arange(math.floor(y0 / TABLE_PITCH), math.ceil(y1 / TABLE_PITCH))
        y = (tables[:, None] * TABLE_PITCH + np.arange(TABLE // merge) * step).ravel()
        lean = np.repeat(self.rng.normal(0, math.radians(0.3), len(tables)), TABLE // merge)
        keep = (y >= y0) & (y < y1) & visible(np.full_like(y, x), y)
        y, lean = y[keep], lean[keep]
        if not len(y):
            return
        sag = self.rng.normal(0, 0.0015, (len(y), 4))
        corner = []
        for k, (share, along) in enumerate(((0.5, 0), (-0.5, 0), (-0.5, 1), (0.5, 1))):
            end = y + along * (step - GAP)
            # The far corners of a table's last module still belong to that table.
            ground = (
                self.foot(x, y) + along * (self.foot(x, y + 0.01) - self.foot(x, y)) * (step - GAP) / 0.01
            )
            px, pz = self.across(x, ground + TUBE, share, RISE, lean)
            corner.append(np.stack([px, end, pz + sag[:, k]], 1))
        self.corners.append(np.stack(corner, 1).reshape(-1, 3))
        self.uv.append(np.tile([(0, 1), (0, 0), (merge, 0), (merge, 1)], (len(y), 1)))
        self.own.append(np.repeat(self.rng.uniform(size=len(y)), 4))

    def steelwork(self, x, y0, y1, detail=True):
        """Posts and torque tube; with `detail` the profiles under the modules, cables and combiner boxes."""
        posts = np.arange(y0 + 0.6, y1, 7.4)
        ground = self.foot(x, posts)
        for y, z in zip(posts, ground):
            # A rolled section: two flanges and a web.
            for dx in (-0.07, 0.07):
                self.steel.box(x + dx - 0.006, x + dx + 0.006, y - 0.05, y + 0.05, z - 0.5, z + TUBE)
            self.steel.box(x - 0.07, x + 0.07, y - 0.006, y + 0.006, z - 0.5, z + TUBE)
            self.steel.box(x - 0.11, x + 0.11, y - 0.09, y + 0.09, z + TUBE - 0.16, z + TUBE + 0.02)
        knots = np.arange(math.ceil(y0 / TABLE_PITCH), math.ceil(y1 / TABLE_PITCH)) * TABLE_PITCH
        along = np.concatenate([[y0], knots[knots > y0], [y1]])
        tube = np.stack([np.full_like(along, x), along, self.foot(x, along)], 1)
        self.steel.tube(tube + (0, 0, TUBE), 0.065, 8)
        if not detail:
            return
        for y in np.arange(y0, y1, MODULE + GAP):
            z = self.foot(x, [y])[0] + TUBE
            low, high = self.across(x, z, -0.22, 0.08), self.across(x, z, 0.22, 0.08)
            self.steel.tube([(low[0], y, low[1]), (high[0], y, high[1])], 0.03, 4)
        self._cables(x, posts, ground)

    def _cables(self, x, posts, ground):
        """Strings of cable that sag from post to post, and here and there a box that gathers them."""
        t = np.linspace(0, 1, 9)[:, None]
        for k in range(len(posts) - 1):
            start = np.array([x + 0.09, posts[k], ground[k] + TUBE - 0.12])
            end = np.array([x + 0.09, posts[k + 1], ground[k + 1] + TUBE - 0.12])
            for strand in range(2):
                sag = self.rng.uniform(0.08, 0.26) * (4 * t * (1 - t)) * np.array([0, 0, -1.0])
                self.cable.tube(start + (end - start) * t + sag + (0.015 * strand, 0, 0), 0.011, 4)
            if k % 4 == 1:
                z = ground[k]
                self.boxes.box(x + 0.1, x + 0.3, posts[k] - 0.28, posts[k] + 0.28, z + 0.72, z + 1.42)
                self.cable.tube([(x + 0.2, posts[k], z + 0.72), (x + 0.2, posts[k], z - 0.1)], 0.035, 6)

    def build(self):
        """All rows as one mesh with one material, and the steel."""
        corners = np.concatenate(self.corners)
        modules = mesh_np(
            "modules",
            corners,
            np.arange(len(corners)).reshape(-1, 4),
            mat=module_material(self.mirror),
            smooth=False,
            uv=np.concatenate(self.uv),
            attrs={"own": np.concatenate(self.own)},
        )
        thickness = modules.modifiers.new("frame", "SOLIDIFY")
        thickness.thickness, thickness.offset = 0.035, -1
        self.steel.build("steel", simple("galvanised", "#9aa0a3", 0.5, metallic=0.7, vary=0.25))
        self.cable.build("cables", simple("cable", "#17181a", 0.6))
        self.boxes.build("combiner boxes", simple("combiner", "#b9bcb8", 0.5, vary=0.1))
        return modules


def module_material(mirror=1.0):
    """Glass over dark half cells: thin white gaps, hair-fine busbars, an aluminium frame, dust at the lower edge."""
    t = material("module")
    u, v = t.sep(t.n("ShaderNodeTexCoord").outputs["UV"])[:2]
    own = t.attr("own").outputs["Fac"]
    p = t.pos()

    def grid(coordinate, count, width):
        """1 within `width` (a share of a cell) of the border between cells."""
        share = t.m("FRACT", t.m("MULTIPLY", coordinate, count))
        return t.m("MAXIMUM", t.m("LESS_THAN", share, width), t.m("GREATER_THAN", share, 1 - width))

    gap = t.m("MAXIMUM", grid(u, 6, 0.012), grid(v, 24, 0.025))
    middle = t.m("LESS_THAN", t.m("ABSOLUTE", t.m("SUBTRACT", v, 0.5)), 0.0035)
    busbar = grid(u, 60, 0.045)
    frame = t.m("MAXIMUM", grid(u, 1, 0.024), grid(v, 1, 0.012))
    cell = t.mix(own, lin("#06142a"), lin("#0b2f5c"))
    cell = t.mix(t.mapr(t.noise(p, 0.05, 3), 0.35, 0.65, 0, 0.6), cell, lin("#10233f"))
    color = t.mix(t.m("MULTIPLY", busbar, 0.42), cell, lin("#9aa7ba"))
    color = t.mix(t.m("MULTIPLY", t.m("MAXIMUM", gap, middle), 0.6), color, lin("#a9b4c4"))
    # Rain washes the dust down to the frame, where it stays; wind lays a veil over some modules more than others.
    streaks = t.noise(t.comb(t.m("MULTIPLY", u, 9.0), v, own), 1.6, 4, 0.7)
    rim = t.m("MULTIPLY", t.mapr(v, 0.16, 0.015, 0.0, 1.0, True), t.mapr(streaks, 0.3, 0.6))
    veil = t.mapr(t.m("ADD", t.noise(p, 0.35, 6), t.m("MULTIPLY", own, 0.25)), 0.5, 0.95, 0.01, 0.10)
    dust = t.m("MAXIMUM", t.m("MULTIPLY", rim, 0.6), veil)
    color = t.mix(dust, color, lin("#b89b74"))
    color = t.mix(frame, color, t.mix(t.noise(p, 2.0, 4), lin("#a9adb0"), lin("#c9ccce")))
    rough = t.m("ADD", t.m("MULTIPLY", frame, 0.3), t.m("ADD", 0.09, t.m("MULTIPLY", dust, 0.5)))
    glass = t.m("SUBTRACT", 1.0, frame)
    waves = t.bump(t.noise(p, 0.9, 2), 0.03, 0.05)
    principled(
        t,
        color,
        rough,
        waves,
        # One face of coated glass, which mirrors little unless it is seen at a low angle.
        spec=t.mapr(glass, 0.0, 1.0, 0.5, 0.0),
        **{"Coat Weight": t.m("MULTIPLY", glass, mirror), "Coat Roughness": 0.05, "Coat IOR": 1.4},
    )
    return t.mat


def fan(place, heading):
    """Grid of a plain round `place`, fine ahead (`heading` degrees to the right of +y) and coarse behind: X and Y."""
    angle = np.concatenate(
        [np.linspace(-math.pi, -0.73, 50), np.linspace(-0.72, 0.72, 700), np.linspace(0.73, math.pi, 50)]
    )
    radius = np.concatenate([np.linspace(0.5, 160, 420), np.geomspace(161, 16000, 180)])
    angle, radius = np.meshgrid(angle + math.radians(heading), radius)
    return place[0] + radius * np.sin(angle), place[1] + radius * np.cos(angle)


def strewn(place, heading, height, stony, green=None, stones=42000, bushes=3600):
    """Pebbles near `place` and thorn bushes between the rows, where `stony(x, y)` and `green(x, y)` let them lie."""
    g = np.random.default_rng(9)
    heading = math.radians(heading)
    kinds = []
    for i, color in enumerate(("#6d6157", "#94836f", "#574d44", "#b09a80")):
        kinds += rocks(2, 3 + 7 * i, simple(f"stone{i}", color, 0.85, vary=0.45), 2)
    x, y = marsh.wedge(g, place, stones, 4, 75, 40, 1.6, heading)
    # The wind sorts them: pavements of stones between sheets of sand.
    sorted_out = np.clip(0.42 + 1.9 * fbm(x[None], y[None], 1 / 7.0, 3, 0.55, 61, False)[0], 0.05, 1)
    keep = stony(x, y) & (g.uniform(size=len(x)) < sorted_out)
    x, y = x[keep], y[keep]
    size = np.clip(g.lognormal(-3.3, 0.6, len(x)), 0.012, 0.22) * (1 + np.hypot(x - place[0], y - place[1]) / 80)
    turns = np.stack([g.normal(0, 0.25, len(x)), g.normal(0, 0.25, len(x)), g.uniform(0, 6.3, len(x))], 1)
    z = height(x[None], y[None])[0]
    scatter("stones", np.stack([x, y, z + 0.12 * size], 1), turns, size, kinds, seed=2)

    greens = ("#6f6a45", "#8d7a4c", "#76704f", "#9a8452")
    models = [bush(f"bush{i}", simple(f"bush{i}", color, 0.9, vary=0.4), i) for i, color in enumerate(greens)]
    x, y = marsh.wedge(g, place, bushes, 6, 420, 40, 1.35, heading)
    patchy = fbm(x[None], y[None], 0.04, 3, 0.6, 99, False)[0]
    keep = (g.uniform(size=len(x)) < np.clip(0.15 + 1.5 * patchy, 0.04, 1)) & (green or stony)(x, y)
    x, y = x[keep], y[keep]
    size = np.clip(g.lognormal(-1.0, 0.4, len(x)), 0.14, 0.75)
    turns = np.stack([0 * x, 0 * x, g.uniform(0, 6.3, len(x))], 1)
    scatter("bushes", np.stack([x, y, height(x[None], y[None])[0]], 1), turns, size, models, seed=3)


def _placed(parts, location, heading):
    for part in parts:
        part.location, part.rotation_euler = location, (0, 0, heading)


def transformer_station(location, heading):
    """A container with the inverters, its doors and louvres, the transformer with its fins, a fence and a lamp."""
    shell, doors, dark, fins, base = Builder(), Builder(), Builder(), Builder(), Builder()
    base.box(-5.0, 5.6, -1.9, 1.9, -0.6, 0.28)
    shell.box(-4.6, 1.5, -1.22, 1.22, 0.42, 2.9)
    for side in (-1, 1):
        # Corner posts and the rails of the frame; the wall stands back between them.
        for x in (-4.6, 1.5):
            shell.box(x - 0.08, x + 0.08, side * 1.24 - 0.08, side * 1.24 + 0.08, 0.3, 2.95)
        for z in (0.3, 2.85):
            shell.box(-4.6, 1.5, side * 1.24 - 0.06, side * 1.24 + 0.06, z, z + 0.12)
        for x in (-4.4, -2.95, -1.5, -0.05):
            _station_door(doors, dark, x, side * 1.24)
    # A thin roof that juts out, with two fans; feet of the container on the plinth.
    shell.box(-4.75, 1.65, -1.4, 1.4, 2.97, 3.05)
    for x in (-3.4, -0.9):
        dark.cyl(x, 0, 3.05, 3.3, 0.42, 18)
        shell.cyl(x, 0, 3.3, 3.36, 0.5, 18)
    for x in (-4.5, -1.6, 1.2):
        dark.box(x, x + 0.25, -1.2, 1.2, 0.28, 0.42)
    fins.cyl(1.9, -1.6, 0.2, 6.4, 0.06, 8)
    fins.box(1.6, 2.2, -1.75, -1.45, 6.3, 6.42)
    fins.box(2.5, 4.3, -0.55, 0.55, 0.4, 1.95)
    fins.box(2.42, 4.38, -0.62, 0.62, 1.95, 2.03)
    for k in range(13):
        for side in (-1, 1):
            x = 2.52 + k * 0.145
            fins.box(x, x + 0.03, side * 0.85 - 0.3, side * 0.85 + 0.3, 0.6, 1.85)
    for x in (2.8, 3.4, 4.0):
        # Bushings: insulators of several sheds.
        for z in np.arange(2.05, 2.55, 0.09):
            fins.cyl(x, 0.25, z, z + 0.05, 0.1, 12, 0.06)
        dark.tube([(x, 0.25, 2.6), (x - 0.3, 0.1, 2.75), (1.6, 0.0, 2.6)], 0.022, 5)
    fins.tube([(2.6, -0.3, 2.4), (4.2, -0.3, 2.4)], 0.19, 16)
    for x in (2.8, 4.0):
        fins.box(x - 0.05, x + 0.05, -0.4, -0.2, 2.03, 2.4)
    _fence(fins, 2.1, 5.4, -1.75, 1.75, 0.28)
    parts = [
        shell.build("station", _dusty("station", "#cfd0ca", 3.2)),
        doors.build("station doors", _dusty("station doors", "#b4bab8", 3.2)),
        dark.build("louvres", simple("louvre", "#4a4e4f", 0.7)),
        fins.build("transformer", _dusty("transformer", "#7f8a86", 2.4)),
        base.build("plinth", simple("concrete", "#a39c90", 0.95, vary=0.3)),
    ]
    _placed(parts, location, heading)


def _station_door(doors, dark, x, y):
    """A double door of a container with two fields of slats a leaf, hinges and the bar of its lock."""
    out = math.copysign(1.0, y)

    def plate(builder, x0, x1, z0, z1, near, far):
        builder.box(x0, x1, *sorted((y + out * near, y + out * far)), z0, z1)

    plate(dark, x - 0.02, x + 1.32, 0.5, 2.72, 0.0, 0.012)
    for leaf in (x, x + 0.655):
        plate(doors, leaf, leaf + 0.64, 0.52, 2.7, 0.0, 0.03)
        for low in (0.72, 1.95):
            plate(dark, leaf + 0.1, leaf + 0.54, low, low + 0.56, 0.03, 0.034)
            for z in np.arange(low, low + 0.56, 0.07):
                plate(doors, leaf + 0.08, leaf + 0.56, z, z + 0.04, 0.03, 0.06)
        for z in (0.66, 1.6, 2.5):
            plate(
                dark,
                leaf + (0.0 if leaf == x else 0.6),
                leaf + (0.04 if leaf == x else 0.64),
                z,
                z + 0.1,
                0.03,
                0.05,
            )
    plate(dark, x + 0.69, x + 0.72, 1.3, 1.75, 0.03, 0.07)


def _fence(builder, x0, x1, y0, y1, z):
    """A railing of posts, two rails and upright bars round the transformer."""
    corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    for (ax, ay), (bx, by) in zip(corners, corners[1:]):
        for share in np.linspace(0, 1, 23):
            x, y = ax + (bx - ax) * share, ay + (by - ay) * share
            builder.tube([(x, y, z), (x, y, z + 1.5)], 0.011, 4)
        for height in (0.15, 1.42):
            builder.tube([(ax, ay, z + height), (bx, by, z + height)], 0.02, 5)
    for x, y in corners:
        builder.box(x - 0.035, x + 0.035, y - 0.035, y + 0.035, z, z + 1.62)


def _dusty(name, color, tall):
    """Paint that the wind has powdered with sand from below and streaked from above."""
    t = material(name)
    p = t.obj()
    z = t.sep(p)[2]
    low = t.m("MULTIPLY", t.mapr(z, 0.5 * tall, 0.1 * tall), t.mapr(t.noise(p, 1.4, 6), 0.3, 0.7, 0.3, 1.0))
    streak = t.mapr(t.noise(t.vm("MULTIPLY", p, (7, 7, 0.4)), 1.5, 4), 0.5, 0.75)
    paint = t.mix(t.m("MULTIPLY", streak, 0.3), lin(color), lin("#8d7b62"))
    principled(t, t.mix(t.m("MULTIPLY", low, 0.65), paint, lin("#b3946a")), 0.6, spec=0.3)
    return t.mat


def pickup(location, heading):
    """A white double cab, dusty to the windows; it drives towards +y. Plain: to be seen from 30 m or more."""
    paint, glass, black, lamps = Builder(), Builder(), Builder(), Builder()

    def shell(builder, profile, half, narrow=1.0):
        """A body from its side view, (y, z) points; the upper ones drawn in by `narrow`."""
        n = len(profile)
        top = max(z for _, z in profile)
        points = [
            (side * half * (narrow if z > top - 0.1 else 1.0), y, z) for side in (-1, 1) for y, z in profile
        ]
        quads = [(k, (k + 1) % n, n + (k + 1) % n, n + k) for k in range(n)]
        fans = [(0, k + 1, k) for k in range(1, n - 1)] + [(n, n + k, n + k + 1) for k in range(1, n - 1)]
        builder.add(points, quads, fans)

    # Lower body with the bonnet in front, bed with open top, cabin.
    shell(
        paint,
        [
            (-2.6, 0.5),
            (2.55, 0.5),
            (2.62, 0.75),
            (2.5, 1.02),
            (1.2, 1.14),
            (-0.9, 1.14),
            (-0.9, 0.8),
            (-2.6, 0.8),
        ],
        0.9,
    )
    for side in (-1, 1):
        paint.box(side * 0.9 - 0.05, side * 0.9 + 0.05, -2.62, -0.85, 0.75, 1.16)
    paint.box(-0.9, 0.9, -2.66, -2.6, 0.6, 1.16)
    shell(paint, [(-0.95, 1.1), (1.35, 1.1), (0.55, 1.78), (-0.8, 1.8)], 0.86, 0.82)
    shell(glass, [(-0.98, 1.2), (1.22, 1.2), (0.55, 1.7), (-0.86, 1.7)], 0.87, 0.85)
    for side in (-1, 1):
        for y in (-1.65, 1.65):
            wheel = np.array([(side * 0.93, y, 0.4), (side * 0.66, y, 0.4)])
            black.tube(wheel, 0.4, 20)
        black.box(side * 0.99 - 0.1, side * 0.99 + 0.1, 0.95, 1.1, 1.15, 1.35)
        lamps.box(side * 0.8 - 0.09, side * 0.8 + 0.09, -2.69, -2.64, 0.82, 1.08)
    black.box(-0.92, 0.92, -2.78, -2.6, 0.42, 0.58)
    # Seams and the handle of the tailgate, the arches, a bar behind the cabin with a beacon, and a load of rails.
    for x in (-0.7, 0.7):
        black.box(x - 0.008, x + 0.008, -2.668, -2.6, 0.64, 1.16)
    black.box(-0.14, 0.14, -2.675, -2.6, 0.98, 1.06)
    for side in (-1, 1):
        for y in (-1.65, 1.65):
            black.tube([(side * 0.955, y, 0.46), (side * 0.9, y, 0.46)], 0.47, 24)
        black.tube([(side * 0.8, -1.05, 1.1), (side * 0.74, -1.0, 1.88), (0, -1.0, 1.9)], 0.035, 8)
    lamps.tube([(-0.35, -1.0, 1.96), (0.35, -1.0, 1.96)], 0.05, 10)
    for k in range(5):
        black.tube([(-0.5 + 0.12 * k, -2.9, 1.1 + 0.03 * (k % 2)), (-0.4 + 0.12 * k, -0.7, 1.9)], 0.03, 4)
    parts = [
        paint.build("pickup", _dusty("pickup", "#e6e6e2", 2.0)),
        glass.build("pickup glass", simple("pickup glass", "#1a2026", 0.1, spec=0.6)),
        black.build("pickup tyres", simple("tyre", "#1d1b1a", 0.8)),
        lamps.build("pickup lamps", simple("tail lamp", "#7d1712", 0.3)),
    ]
    _placed(parts, location, heading)


def power_line(towers, tall=38.0):
    """Lattice towers and their wires; `towers` are (x, y, z) of the feet."""
    lines = Builder()
    arms = ((0.68, 8.0), (0.80, 9.5), (0.92, 7.0))
    towers = np.array(towers, float)

    def half_width(z):
        return 3.2 - 2.5 * min(z / (tall * 0.72), 1)

    for foot in towers:
        for side_x in (-1, 1):
            for side_y in (-1, 1):
                leg = [(side_x * w, side_y * w, z) for w, z in ((3.2, 0), (0.7, tall * 0.72), (0, tall))]
                lines.tube(foot + leg, 0.16, 4)
        for k in range(9):
            low, high = tall * k / 10, tall * (k + 1) / 10
            for side in (-1, 1):
                for flip in (-1, 1):
                    ends = [(flip * -half_width(low), side * half_width(low), low)]
                    ends.append((flip * half_width(high), side * half_width(high), high))
                    lines.tube(foot + ends, 0.09, 4)
        for share, reach in arms:
            z = tall * share
            lines.tube(foot + [(-reach, 0, z), (0, 0, z + 0.9), (reach, 0, z)], 0.14, 4)
    k = np.linspace(0, 1, 24)[:, None]
    for start, end in zip(towers[:-1], towers[1:]):
        for share, reach in arms:
            for side in (-1, 1):
                hang = np.array([side * reach, 0, tall * share]) - 28 * k * (1 - k) * np.array([0, 0, 1.0])
                lines.tube(start * (1 - k) + end * k + hang, 0.045, 3)
    lines.build("power line", simple("lattice", "#7b8087", 0.6, metallic=0.3))
