"""A factory of solar modules: a robot lifts one off the line, in a bright hall with the low sun coming in."""

import math

import numpy as np

from kit import halls, people, studio
from kit.mesh import Builder, mesh_np
from kit.nodes import lin, material, principled, simple

SHOTS = {
    "pv-factory": studio.Shot((2560, 1440), samples=16, exposure=0.2, bounces=7, grade={"contrast": 0.15})
}

HALL = halls.Hall(-8.5, 17.0, -7.0, 86.0, 7.4)
CAMERA, TARGET = (-2.0, -3.0, 2.25), (1.6, 14.0, 1.75)

#: Middles of the two conveyor lines.
LINES = (3.9, 9.4)
#: Half length and half width of a module of 2.28 x 1.13 m.
HALF_LONG, HALF_WIDE = 1.14, 0.567
UP = np.array([0.0, 0.0, 1.0])
RANDOM = np.random.default_rng(11)


def unit(vector):
    vector = np.asarray(vector, float)
    return vector / np.linalg.norm(vector)


# Modules


def cells():
    """Glass over 12 x 6 cells with cut corners, each of a slightly different blue, and fine silver wires.

    Mirrors come from a thin coat only: bare glass would turn white at the flat angles a line is seen at. Lines that
    get finer than a pixel dissolve into their mean, or else few samples leave smears instead of a grid.
    """
    t = material("cells")
    u, v = t.sep(t.n("ShaderNodeTexCoord").outputs["UV"])[:2]
    column, row = t.m("MULTIPLY", u, 12), t.m("MULTIPLY", v, 6)
    from_middle = [t.m("ABSOLUTE", t.m("SUBTRACT", t.m("FRACT", value), 0.5)) for value in (column, row)]
    column_gap, row_gap = (t.m("GREATER_THAN", value, 0.484) for value in from_middle)
    corner = t.m("GREATER_THAN", t.m("ADD", *from_middle), 0.90)
    half_cut = t.m("LESS_THAN", from_middle[0], 0.008)
    wires = t.m(
        "GREATER_THAN", t.m("ABSOLUTE", t.m("SUBTRACT", t.m("FRACT", t.m("MULTIPLY", row, 5)), 0.5)), 0.465
    )
    which = t.comb(t.m("FLOOR", column), t.m("FLOOR", row), 0)
    shade = t.n("ShaderNodeTexWhiteNoise", {"Vector": which}).outputs[0]
    distance, spread = footprint(t)
    cell = t.mix(dissolved(t, shade, 0.5, spread, 40, 90), lin("#0f3186"), lin("#1b46a6"))
    cell = t.mix(t.m("MULTIPLY", dissolved(t, wires, 0.07, spread, 4, 9), 0.35), cell, lin("#9fb2d2"))
    # Rows of cells run away from the camera, so that only the gaps between columns are foreshortened.
    across = t.m("MAXIMUM", t.m("MAXIMUM", column_gap, corner), half_cut)
    lines = t.m(
        "MAXIMUM", dissolved(t, across, 0.07, spread, 14, 60), dissolved(t, row_gap, 0.03, distance, 14, 36)
    )
    color = t.mix(lines, cell, lin("#c6d0de"))
    principled(t, color, 0.4, spec=0.0, **{"Coat Weight": 0.55, "Coat Roughness": 0.04, "Coat IOR": 1.4})
    return t.mat


def footprint(t):
    """The distance of a surface, and the same over the sine of the angle it is seen at: how far pixels lie apart."""
    geometry = t.n("ShaderNodeNewGeometry").outputs
    facing = t.m("ABSOLUTE", t.vm("DOT_PRODUCT", geometry["Incoming"], geometry["True Normal"]))
    distance = t.vm("DISTANCE", geometry["Position"], CAMERA)
    return distance, t.m("DIVIDE", distance, t.m("MAXIMUM", facing, 0.02))


def dissolved(t, pattern, mean, spread, near, far):
    """`pattern` as it is up to a footprint of `near` metres, from `far` on only its `mean`."""
    share = t.mapr(spread, near, far, 0, 1, True)
    return t.m("ADD", t.m("MULTIPLY", pattern, t.m("SUBTRACT", 1.0, share)), t.m("MULTIPLY", share, mean))


class Modules:
    """All modules of the picture: glass in one mesh, frames in another."""

    def __init__(self):
        self.corners, self.frames = [], Builder()

    def add(self, center, along, across):
        """A module around `center`; its glass looks to `along` x `across`."""
        center, along, across = np.asarray(center, float), unit(along), unit(across)
        face = np.cross(along, across)
        long, wide = along * (HALF_LONG - 0.012), across * (HALF_WIDE - 0.012)
        glass = center + face * 0.016
        self.corners += [glass - long - wide, glass + long - wide, glass + long + wide, glass - long + wide]
        for sign in (-1, 1):
            edge = center + sign * across * HALF_WIDE
            halls.beam(self.frames, edge - along * HALF_LONG, edge + along * HALF_LONG, 0.012, 0.0175, across)
            edge = center + sign * along * HALF_LONG
            halls.beam(
                self.frames, edge - across * HALF_WIDE, edge + across * HALF_WIDE, 0.012, 0.0175, along
            )

    def build(self):
        corners = np.array(self.corners)
        quads = np.arange(len(corners)).reshape(-1, 4)
        uv = np.tile([(0, 0), (1, 0), (1, 1), (0, 1)], (len(quads), 1))
        mesh_np("glass", corners, quads, mat=cells(), smooth=False, uv=uv)
        self.frames.build("module frames", simple("module frame", "#b9bec4", 0.3, metallic=0.9))


# Robots


class Robots:
    """Six-axis arms; all of one colour share their meshes."""

    def __init__(self, color):
        self.paint = halls.paint(f"robot {color}", color, rough=0.38, wear=0.68, dirt=0.3, spec=0.4)
        self.body, self.dark, self.metal, self.hose = (Builder() for _ in range(4))

    def add(self, base, yaw, lean, rise, tool, along, size=1.0, bend=0.0):
        """An arm on `base` (x, y) turned to `yaw`, its lower arm leaning, its forearm rising (degrees).

        The gripper points to `tool`; bars of it lie `along`. Returns the place where a module hangs.
        """
        yaw, lean, rise = (math.radians(angle) for angle in (yaw, lean, rise))
        ahead = np.array([math.cos(yaw), math.sin(yaw), 0])
        side = np.array([-math.sin(yaw), math.cos(yaw), 0])
        foot = np.array([base[0], base[1], 0.0])
        shoulder = foot + size * (0.32 * ahead + 0.86 * UP)
        upward = math.sin(lean) * ahead + math.cos(lean) * UP
        forward = math.cos(rise) * ahead + math.sin(rise) * UP
        elbow = shoulder + size * 1.15 * upward
        wrist = elbow + size * (1.25 * forward + 0.12 * np.cross(forward, side) * -1)
        self._pedestal(foot, shoulder, ahead, side, size)
        self._lower_arm(shoulder, elbow, upward, side, size)
        self._forearm(elbow, wrist, forward, side, size)
        self._dress(foot, shoulder, elbow, wrist, side, size)
        return self._gripper(wrist, unit(tool), unit(along), side, size)

    def _pedestal(self, foot, shoulder, ahead, side, size):
        x, y = foot[:2]
        # The plate on the floor with its anchors, and the socket's ring of bolts.
        self.metal.obox((x, y), ahead[:2], 0.56 * size, 0.56 * size, 0.0, 0.035, 0.008)
        for a in (-0.47, 0.47):
            for b in (-0.47, 0.0, 0.47):
                anchor = foot + (a * ahead + b * side) * size
                self.dark.tube([anchor + UP * 0.03, anchor + UP * 0.05], 0.045, 16)
                self.metal.tube([anchor + UP * 0.05, anchor + UP * 0.095], 0.02, 6)
        self.dark.cyl(x, y, 0.035, 0.075, 0.43 * size, 40)
        halls.bolts(self.metal, foot + UP * 0.075, UP, 0.395 * size, 16, 0.018)
        self.dark.cyl(x, y, 0.05, 0.34 * size, 0.36 * size, 40, 0.32 * size)
        self.metal.cyl(x, y, 0.34 * size, 0.37 * size, 0.37 * size, 40)
        self.body.cyl(x, y, 0.37 * size, 0.52 * size, 0.40 * size, 40, 0.38 * size)
        for sign in (-1, 1):
            cheek = foot + sign * side * 0.29 * size
            path = [
                cheek + UP * 0.45 * size,
                cheek + 0.15 * ahead * size + UP * 0.66 * size,
                shoulder + sign * side * 0.29 * size,
            ]
            halls.loft(self.body, path, 0.075 * size, np.array([0.32, 0.28, 0.20]) * size, side, square=5)
            hub = shoulder + sign * side * 0.29 * size
            self.body.tube(
                [hub - sign * side * 0.09 * size, hub + sign * side * 0.1 * size], 0.215 * size, 36
            )
            self._cap(hub + sign * side * 0.1 * size, sign * side, 0.16, 0.05 + 0.14 * (sign > 0), size)
        motor = foot - 0.24 * ahead * size
        self.dark.tube([motor + UP * 0.5 * size, motor + UP * 0.86 * size], 0.10 * size, 24)

    def _lower_arm(self, shoulder, elbow, upward, side, size):
        self.body.tube([shoulder - side * 0.19 * size, shoulder + side * 0.19 * size], 0.205 * size, 36)
        path = [
            shoulder - upward * 0.08 * size,
            shoulder + upward * 0.22 * size,
            shoulder + upward * 0.6 * size,
            elbow - upward * 0.15 * size,
            elbow + upward * 0.06 * size,
        ]
        halls.loft(
            self.body,
            path,
            np.array([0.15, 0.145, 0.12, 0.115, 0.115]) * size,
            np.array([0.2, 0.185, 0.14, 0.145, 0.15]) * size,
            side,
            square=4,
            count=28,
        )
        back = np.cross(upward, side)
        rod = [shoulder + (back * 0.27 + upward * 0.05) * size, elbow + (back * 0.2 - upward * 0.25) * size]
        self.metal.tube(rod, 0.03 * size, 14)
        self.dark.tube([rod[0], rod[0] + (rod[1] - rod[0]) * 0.55], 0.065 * size, 18)

    def _forearm(self, elbow, wrist, forward, side, size):
        self.body.tube([elbow - side * 0.24 * size, elbow + side * 0.2 * size], 0.19 * size, 36)
        for sign in (-1, 1):
            self._cap(elbow + sign * side * 0.21 * size, sign * side, 0.145, 0.05 + 0.1 * (sign < 0), size)
        lift = wrist - elbow - forward * ((wrist - elbow) @ forward)
        start = elbow + lift
        path = [
            start - forward * 0.36 * size,
            start - forward * 0.2 * size,
            start + forward * 0.12 * size,
            start + forward * 0.34 * size,
            wrist - forward * 0.2 * size,
            wrist,
        ]
        halls.loft(
            self.body,
            path,
            np.array([0.15, 0.185, 0.185, 0.13, 0.10, 0.085]) * size,
            np.array([0.13, 0.175, 0.175, 0.125, 0.10, 0.09]) * size,
            side,
            square=3.2,
            count=28,
        )
        for across, raised in ((-0.085, 0.06), (0.085, 0.06), (0.0, -0.07)):
            motor = start - forward * 0.34 * size + (side * across + UP * raised) * size
            self.dark.tube([motor, motor - forward * 0.2 * size], 0.068 * size, 18)
        self.body.tube([wrist - side * 0.125 * size, wrist + side * 0.125 * size], 0.105 * size, 28)
        for sign in (-1, 1):
            self.dark.tube(
                [wrist + sign * side * 0.125 * size, wrist + sign * side * 0.15 * size], 0.08 * size, 22
            )

    def _cap(self, face, outward, radius, length, size):
        """The end of a joint: a pale ring bolted to the casting, and the motor's stepped housing on it."""
        self.metal.tube([face - outward * 0.01, face + outward * 0.022 * size], radius * 1.12 * size, 40)
        halls.bolts(self.dark, face + outward * 0.022 * size, outward, radius * 1.0 * size, 12, 0.013)
        halls.turned(
            self.dark,
            face,
            outward,
            [
                (0.03 * size, radius * 0.88 * size),
                (length * size, radius * 0.78 * size),
                (0.02, radius * 0.6 * size),
            ],
        )

    def _dress(self, foot, shoulder, elbow, wrist, side, size):
        """The ribbed hoses that every arm carries outside, in clamps that stand off its castings."""
        anchors = [
            foot - side * 0.42 * size + UP * 0.1 * size,
            foot - side * 0.46 * size + UP * 0.45 * size,
            shoulder - side * 0.46 * size - UP * 0.05 * size,
            shoulder * 0.55 + elbow * 0.45 - side * 0.24 * size,
            elbow - side * 0.42 * size - UP * 0.06 * size,
            elbow * 0.86 + wrist * 0.14 - side * 0.30 * size + UP * 0.26 * size,
            elbow * 0.55 + wrist * 0.45 - side * 0.17 * size + UP * 0.20 * size,
            elbow * 0.15 + wrist * 0.85 - side * 0.13 * size + UP * 0.17 * size,
            wrist - side * 0.17 * size - UP * 0.08 * size,
        ]
        for strand, (out, radius) in enumerate(((0.0, 0.026), (-0.055, 0.019), (0.045, 0.013))):
            points = [point - side * out * size * 0.6 + UP * out * 0.7 * size for point in anchors]
            path = smooth_path(points, 260)
            ribs = 1.0 - 0.13 * (np.arange(260) % 2) * (strand < 2)
            self.hose.tube(path, radius * size * ribs, 10)
        for place, core in ((2, shoulder), (3, None), (6, None), (7, None)):
            ends = anchors[place] + side * 0.10 * size, anchors[place] - side * 0.075 * size
            self.dark.tube(ends, 0.052 * size, 14)

    def _gripper(self, wrist, tool, along, side, size):
        """Wrist, flange, and the tool bolted to it: a frame of aluminium profiles with cups on sprung stems."""
        along = unit(along - tool * (along @ tool))
        across = np.cross(tool, along)
        neck, flange = wrist + tool * 0.17 * size, wrist + tool * 0.23 * size
        self.body.tube([wrist, neck], np.array([0.095, 0.082]) * size, 28)
        self.dark.tube([neck, flange], 0.066 * size, 24)
        self.metal.tube([flange, flange + tool * 0.03], 0.10 * size, 32)
        halls.bolts(self.dark, flange + tool * 0.004, -tool, 0.085 * size, 8, 0.012)
        # The plate between flange and frame.
        plate = flange + tool * 0.045
        halls.beam(self.dark, plate - along * 0.19, plate + along * 0.19, 0.17, 0.015, across)
        frame = flange + tool * 0.09
        for sign in (-1, 1):
            edge = frame + sign * across * 0.36
            halls.beam(self.metal, edge - along * 0.95, edge + along * 0.95, 0.03, 0.03, across)
            for place in (-0.92, -0.13, 0.13, 0.92):
                if sign > 0:
                    bar = frame + along * place
                    halls.beam(self.metal, bar - across * 0.42, bar + across * 0.42, 0.028, 0.028, along)
            for place in (-0.8, -0.28, 0.28, 0.8):
                cup = edge + along * place + sign * across * 0.05
                halls.beam(
                    self.dark, cup - sign * across * 0.05, cup + sign * across * 0.02, 0.03, 0.012, along
                )
                self.metal.tube([cup - tool * 0.07, cup + tool * 0.1], 0.013, 10)
                self.dark.tube([cup - tool * 0.075, cup - tool * 0.03], 0.022, 12)
                bellows = np.array([0.03, 0.045, 0.034, 0.05, 0.038, 0.062, 0.066])
                self.dark.tube(cup + tool * np.linspace(0.1, 0.174, 7)[:, None], bellows, 18)
            line = [plate + sign * across * 0.1, frame + sign * across * 0.25 - tool * 0.06]
            line += [edge + along * 0.3 - tool * 0.05, edge + along * 0.85 - tool * 0.04]
            self.hose.tube(smooth_path(line, 24), 0.009, 6)
        # The valve block on the plate.
        valves = plate - tool * 0.05 + along * 0.13
        halls.beam(self.dark, valves - across * 0.11, valves + across * 0.11, 0.035, 0.035, along)
        self.hose.tube(
            smooth_path(
                [wrist - side * 0.17 * size - UP * 0.08 * size, flange - side * 0.2 * size, valves], 14
            ),
            0.014,
            6,
        )
        return frame + tool * 0.19, along, across

    def build(self):
        halls.bevelled(self.body.build("arms", self.paint, smooth=True), 0.008)
        self.dark.build("arms dark", simple("arm dark", "#1d2023", 0.42, vary=0.2), smooth=True)
        self.metal.build("arms metal", simple("arm metal", "#a9afb5", 0.28, metallic=0.9), smooth=True)
        self.hose.build("hoses", simple("hose", "#141517", 0.55), smooth=True)


def smooth_path(points, count):
    """A Catmull-Rom curve through `points`."""
    points = np.asarray(points, float)
    padded = np.concatenate([2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]])
    where = np.linspace(0, len(points) - 1 - 1e-6, count)
    first = where.astype(int)
    t = (where - first)[:, None]
    a, b, c, d = (padded[first + k] for k in range(4))
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def robots(modules):
    """The arm in front, and a row of others behind it, each at another moment of the same work."""
    arms = Robots("#dd6f0c")
    # It lays a module on the line, still tipped towards us by a fifth of a right angle.
    place, along, across = arms.add((1.4, 5.6), 25, 24, -12, (0.02, 0.42, -0.90), (1.0, 0.22, 0.0), size=1.3)
    modules.add(place, along, -across)
    poses = [(20, -14), (34, -30), (10, 2), (28, -22), (38, -36), (16, -6), (30, -26)]
    for number, (lean, rise) in enumerate(poses):
        y = 13.4 + number * 7.4
        yaw = RANDOM.uniform(-14, 14)
        place, along, across = arms.add((1.55, y), yaw, lean, rise, (0, 0, -1), (0, 1, 0), size=1.12)
        if number % 3 != 1:
            modules.add(place, along, -across)
    arms.build()
    far = Robots("#dfe3e6")
    for number in range(6):
        place, along, across = far.add(
            (6.75, 8.0 + number * 8.8), RANDOM.uniform(-12, 12), 20, -18, (0, 0, -1), (0, 1, 0)
        )
        modules.add(place, along, -across)
    far.build()


# The line


def conveyors(modules):
    """Roller tables with drives, edge lights and modules riding on them, glass up."""
    bed, rollers, strip, drive = (Builder() for _ in range(4))
    for x in LINES:
        for sign in (-1, 1):
            rail = x + sign * 0.74
            bed.box(rail - 0.05, rail + 0.05, HALL.y0, 80, 0.76, 0.96)
            strip.box(rail + sign * 0.051, rail + sign * 0.055, HALL.y0, 80, 0.85, 0.875)
            for y in np.arange(HALL.y0, 80, 2.4):
                bed.box(rail - 0.045, rail + 0.045, y - 0.045, y + 0.045, 0.02, 0.78)
                bed.box(rail - 0.09, rail + 0.09, y - 0.09, y + 0.09, 0, 0.02)
        for y in np.arange(HALL.y0, 80, 2.4):
            bed.box(x - 0.7, x + 0.7, y - 0.03, y + 0.03, 0.3, 0.36)
            drive.box(x - 0.98, x - 0.79, y + 0.5, y + 0.8, 0.62, 0.82)
            drive.tube([(x - 0.88, y + 0.8, 0.72), (x - 0.88, y + 1.05, 0.72)], 0.07, 14)
        for y in np.arange(HALL.y0, 80, 0.34):
            rollers.tube([(x - 0.69, y, 0.925), (x + 0.69, y, 0.925)], 0.04, 10)
        for y in np.arange(-6 + RANDOM.uniform(0, 2), 78, 3.3):
            modules.add(
                (x + RANDOM.normal(0, 0.012), y + RANDOM.normal(0, 0.08), 0.985), (0, 1, 0), (-1, 0, 0)
            )
    halls.bevelled(bed.build("bed", simple("aluminium", "#b4bac0", 0.34, metallic=0.75, vary=0.1)), 0.008)
    rollers.build("rollers", simple("roller", "#8f969d", 0.28, metallic=0.9), smooth=True)
    strip.build("edge light", halls.glow("edge", "#4aa8ff", 2.2))
    halls.bevelled(drive.build("drives", simple("drive", "#2f5f8f", 0.4)), 0.01)


def machines():
    """Laminators and testers: white housings with tinted glass, vents, a stripe and a signal tower."""
    body, glass, trim, lamp, vents = (Builder() for _ in range(5))
    spots = [
        (9.4, 15.0, 6.2),
        (9.4, 28.0, 8.0),
        (9.4, 42.0, 8.0),
        (3.9, 40.0, 6.5),
        (3.9, 56.0, 9.0),
        (13.4, 4.0, 5.0),
        (13.4, 20.0, 7.0),
    ]
    for x, y, length in spots:
        body.box(x - 1.45, x + 1.45, y, y + length, 0.12, 0.74)
        body.box(x - 1.45, x + 1.45, y, y + length, 1.32, 2.75)
        for end in (y, y + length - 0.5):
            for sign in (-1, 1):
                body.box(x + sign * 1.15 - 0.3, x + sign * 1.15 + 0.3, end, end + 0.5, 0.7, 1.36)
        trim.box(x - 1.47, x + 1.47, y - 0.01, y + length + 0.01, 2.32, 2.40)
        trim.box(x - 1.40, x + 1.40, y + 0.05, y + length - 0.05, 0.0, 0.12)
        for part in np.arange(y + 0.5, y + length - 1.2, 1.5):
            for sign in (-1, 1):
                glass.box(x + sign * 1.455 - 0.006, x + sign * 1.455 + 0.006, part, part + 1.3, 1.5, 2.22)
        for part in np.arange(y + 0.6, y + length - 0.6, 1.0):
            vents.box(x - 0.9, x + 0.9, part, part + 0.5, 2.75, 3.0)
        vents.tube([(x, y + length / 2, 2.9), (x, y + length / 2, 5.6)], 0.32, 20)
        vents.tube([(x - 1.2, y + 0.3, 2.75), (x - 1.2, y + 0.3, 3.05)], 0.03, 8)
        lamp.tube([(x - 1.2, y + 0.3, 3.05), (x - 1.2, y + 0.3, 3.2)], 0.05, 12)
    halls.bevelled(
        body.build("machines", halls.paint("machine", "#e6eaed", rough=0.32, wear=0.9, dirt=0.15)), 0.03
    )
    glass.build("machine glass", simple("machine glass", "#0d2c4d", 0.06, spec=0.6))
    trim.build("machine trim", simple("machine trim", "#20415f", 0.4))
    vents.build("vents", simple("vent", "#aab1b7", 0.4, metallic=0.6), smooth=True)
    lamp.build("signals", halls.glow("signal", "#37d67a", 2.5))


def fences():
    """Clear guards between the aisle and the robots, on yellow posts, open where the first arm works."""
    posts, panes, caps = Builder(), Builder(), Builder()
    for y in np.arange(11.4, 74, 2.0):
        posts.box(-0.28, -0.20, y - 0.04, y + 0.04, 0, 2.05)
        posts.box(-0.32, -0.16, y - 0.08, y + 0.08, 0, 0.015)
        if (y - 11.4) % 14.0 < 11.0:
            panes.box(-0.245, -0.235, y + 0.06, y + 1.94, 0.18, 1.95)
            caps.box(-0.265, -0.215, y, y + 2.0, 1.95, 2.02)
            caps.box(-0.265, -0.215, y, y + 2.0, 0.13, 0.18)
    posts.build("posts", simple("post", "#d9a51f", 0.45))
    panes.build("panes", halls.clear_panel("pane"))
    caps.build("pane frames", simple("pane frame", "#2b2f33", 0.45))


def consoles():
    """Control panels along the fence and boards over the lines, lit, without lettering."""
    stands = Builder()
    for number, (x, y, facing) in enumerate(
        [(-0.62, 13.6, -1), (-0.62, 18.4, -1), (-0.62, 33.0, -1), (6.0, 5.2, -1)]
    ):
        stands.box(x - 0.25, x + 0.25, y - 0.36, y + 0.36, 0, 0.95)
        stands.box(x - 0.06, x + 0.06, y - 0.08, y + 0.08, 0.9, 1.2)
        stands.box(x - 0.05, x + 0.05, y - 0.44, y + 0.44, 1.15, 1.75)
        turn = unit((facing, -0.35, 0.0))
        right = np.cross(UP, turn) * 0.40
        halls.picture(
            f"console {number}",
            np.array([x, y, 1.45]) + turn * 0.12,
            right,
            UP * 0.25,
            halls.screen_material(f"console {number}", number),
        )
    for number, (x, y) in enumerate([(3.9, 17.0), (9.4, 22.5), (3.9, 36.0)]):
        stands.box(x - 1.28, x + 1.28, y, y + 0.12, 3.75, 5.2)
        for sign in (-1, 1):
            stands.tube([(x + sign * 1.1, y + 0.06, 5.2), (x + sign * 1.1, y + 0.06, HALL.eaves)], 0.03, 6)
        halls.picture(
            f"board {number}",
            (x, y - 0.01, 4.475),
            (1.21, 0, 0),
            (0, 0, 0.665),
            halls.screen_material(f"board {number}", 20 + number, 0.75),
        )
    halls.bevelled(stands.build("stands", simple("stand", "#3b4249", 0.4)), 0.02)


def carriers(modules):
    """Driverless carts with stacks of finished modules in their lane on the left."""
    cart, light, dark = Builder(), Builder(), Builder()
    for x, y, layers in ((-4.5, 12.6, 13), (-4.4, 27.0, 8), (-4.5, 46.0, 12)):
        cart.box(x - 0.62, x + 0.62, y - 1.2, y + 1.2, 0.09, 0.30, 0.03)
        dark.box(x - 0.64, x + 0.64, y - 1.23, y + 1.23, 0.05, 0.11)
        light.box(x - 0.63, x + 0.63, y - 1.21, y + 1.21, 0.17, 0.195)
        dark.box(x - 0.58, x + 0.58, y - 1.15, y + 1.15, 0.30, 0.36)
        for side in (-1, 1):
            for end in (-1, 1):
                # Stops that hold the stack.
                dark.box(
                    *sorted((x + side * 0.58, x + side * 0.63)),
                    y + end * 0.9 - 0.05,
                    y + end * 0.9 + 0.05,
                    0.3,
                    1.0,
                )
        for layer in range(layers):
            shift = RANDOM.normal(0, 0.006, 2)
            modules.add((x + shift[0], y + shift[1], 0.39 + layer * 0.042), (0, 1, 0), (-1, 0, 0))
    halls.bevelled(cart.build("cart", halls.paint("cart", "#d8dcdf", wear=0.9)), 0.03)
    light.build("cart light", halls.glow("cart", "#49b4ff", 2.5))
    dark.build("cart dark", simple("cart dark", "#2b2f33", 0.5))


def pallets():
    """What is packed: cartons on pallets in two rows along the left wall, some on top of others, strapped."""
    wood, cartons, straps = Builder(), Builder(), Builder()
    rng = np.random.default_rng(23)
    for x in (-7.0, -5.75):
        for y in np.arange(9.0, 72, 2.75):
            if rng.uniform() < (0.12 if x < -6.5 else 0.38):
                continue
            dx, dy = rng.normal(0, 0.03, 2)
            for level in range(2 if x < -6.5 and rng.uniform() < 0.6 else 1):
                _carton(wood, cartons, straps, x + dx, y + dy, level * 1.36, rng.uniform(1.12, 1.2))
    wood.build("pallets", simple("pallet wood", "#a58a63", 0.85, vary=0.35))
    halls.bevelled(cartons.build("cartons", simple("carton", "#b3936a", 0.8, vary=0.16)), 0.012)
    straps.build("straps", simple("strap", "#33404c", 0.4))


def _carton(wood, cartons, straps, x, y, z, tall):
    """One carton of modules that stand on edge, 2.34 x 1.12 m, on its pallet."""
    for foot in (-0.5, 0.0, 0.5):
        wood.box(x + foot - 0.05, x + foot + 0.05, y - 1.18, y + 1.18, z, z + 0.1)
    for plank in np.linspace(-1.12, 1.12, 9):
        wood.box(x - 0.57, x + 0.57, y + plank - 0.05, y + plank + 0.05, z + 0.1, z + 0.125)
    cartons.box(x - 0.56, x + 0.56, y - 1.16, y + 1.16, z + 0.125, z + tall - 0.1)
    # The lid reaches over the sides.
    cartons.box(x - 0.57, x + 0.57, y - 1.17, y + 1.17, z + tall - 0.22, z + tall)
    for place in (-0.7, 0.7):
        straps.box(x - 0.575, x + 0.575, y + place - 0.012, y + place + 0.012, z + 0.1, z + tall + 0.004)


#: Where finished modules are looked over by hand: the middle of the table, and the height of the glass on it.
STATION, TABLE = np.array([-1.95, 10.6]), 0.985


def inspection(modules):
    """A table of aluminium profiles under a gantry of lamps, and the two who check a module on it."""
    frame, lamp, bins = Builder(), Builder(), Builder()
    x, y = STATION
    for a in (-0.62, 0.62):
        for b in (-1.2, 1.2):
            frame.box(x + a - 0.03, x + a + 0.03, y + b - 0.03, y + b + 0.03, 0, 2.3)
        frame.box(x + a - 0.03, x + a + 0.03, y - 1.2, y + 1.2, TABLE - 0.09, TABLE - 0.03)
        frame.box(x + a - 0.03, x + a + 0.03, y - 1.2, y + 1.2, 2.26, 2.32)
        frame.box(x + a - 0.02, x + a + 0.02, y - 1.2, y + 1.2, 0.22, 0.26)
    for b in (-1.2, -0.4, 0.4, 1.2):
        frame.box(x - 0.6, x + 0.6, y + b - 0.03, y + b + 0.03, TABLE - 0.09, TABLE - 0.04)
        frame.box(x - 0.6, x + 0.6, y + b - 0.02, y + b + 0.02, 2.28, 2.31)
    for a in (-0.3, 0.3):
        frame.box(x + a - 0.09, x + a + 0.09, y - 1.1, y + 1.1, 2.2, 2.26)
        lamp.box(x + a - 0.06, x + a + 0.06, y - 1.05, y + 1.05, 2.185, 2.2)
    # A shelf on the lower rails, and open crates that stand on it.
    frame.box(x - 0.62, x + 0.62, y - 1.2, y + 1.2, 0.245, 0.26)
    for b in (-0.86, -0.2, 0.62):
        for a in (-0.29, 0.27):
            _crate(bins, x + a, y + b, 0.26)
    modules.add((x, y, TABLE - 0.016), (0, 1, 0), (-1, 0, 0))
    halls.bevelled(frame.build("station frame", simple("profile", "#b9bfc4", 0.35, metallic=0.8)), 0.006)
    lamp.build("station lamp", halls.glow("station", "#fff3e2", 5.0))
    bins.build("bins", simple("bins", "#5c6a73", 0.5, vary=0.1))
    # One stands at the long side, one with his back to us at the near end; the side towards the robots stays free.
    for number, (dx, dy, heading) in enumerate(((-0.90, -0.15, 4), (0.14, -1.54, 92))):
        reach = 0.06 * number
        hands = people.Pose(
            pelvis=np.array([-0.03, 0.03, 0.885]),
            ankles=[np.array([0.10, 0.11, 0.08]), np.array([-0.07, -0.09, 0.08])],
            wrists=[
                np.array([0.40 + reach, 0.24, TABLE + 0.055]),
                np.array([0.46 - reach, -0.14, TABLE + 0.055]),
            ],
            foot_yaw=(0.25, -0.25),
            lean=(0.14, 0.30),
            sway=0.03,
            head=(0.1 - 0.5 * number, 0.25 + 0.2 * number),
        )
        halls.worker(
            f"checker{number}", 81 + number, (x + dx, y + dy, 0), heading, hands, *SMOCK, **CLEAN, cell=0.011
        )


#: Who touches modules wears a pale smock and a soft cap; colours of both, and the rest of the look.
SMOCK = ("#b9c6d2", "#dfe3e4")
CLEAN = {"hat": "work cap", "hem": 0.15, "bands": (), "bottom": "#3a4656", "shoes": "#d8d6d0", "slack": 1.05}


def _crate(builder, x, y, z):
    """An open crate of 0.46 x 0.34 m on a floor at `z`, with a rim around its walls."""
    half_x, half_y, tall, wall = 0.23, 0.17, 0.17, 0.008
    builder.box(x - half_x, x + half_x, y - half_y, y + half_y, z, z + wall)
    for side in (-1, 1):
        for out, low in ((0.0, 0.0), (0.014, tall - 0.03)):
            edge = sorted((side * (half_y - wall), side * (half_y + out)))
            builder.box(x - half_x - out, x + half_x + out, y + edge[0], y + edge[1], z + low, z + tall)
            edge = sorted((side * (half_x - wall), side * (half_x + out)))
            builder.box(x + edge[0], x + edge[1], y - half_y - out, y + half_y + out, z + low, z + tall)


def crew():
    """Those who walk the aisle, read the consoles and watch the far machines."""
    halls.worker("reader", 84, (-1.35, 18.0, 0), 75, halls.READING, *SMOCK, **CLEAN)
    halls.worker("guide", 85, (-1.05, 18.7, 0), 110, None, "#3c5a7c", "#d9a51f")
    halls.worker("walker", 86, (-2.9, 25.5, 0), 97, None, *SMOCK, True, **CLEAN)
    halls.worker("operator", 87, (6.2, 12.6, 0), 40, halls.READING, *SMOCK, **CLEAN)
    halls.worker("far walker", 88, (-2.4, 41.0, 0), 85, None, "#3c5a7c", "#f2f2ee", True)


def services():
    """What runs under the roof: cable trays, ducts and pipes."""
    trays, ducts = Builder(), Builder()
    for x in (1.2, 6.7):
        halls.cable_tray(trays, (x, HALL.y0, 6.1), (x, 84, 6.1), 0.35)
        for y in np.arange(HALL.y0 + 2, 84, HALL.bay):
            trays.tube([(x - 0.4, y, 6.05), (x - 0.4, y, HALL.eaves)], 0.015, 4)
            trays.tube([(x + 0.4, y, 6.05), (x + 0.4, y, HALL.eaves)], 0.015, 4)
    ducts.tube([(12.2, HALL.y0, 6.7), (12.2, 84, 6.7)], 0.5, 28)
    for x, radius in ((-7.9, 0.07), (-7.7, 0.05)):
        ducts.tube([(x, HALL.y0, 5.9), (x, 84, 5.9)], radius, 12)
    trays.build("trays", simple("tray", "#9aa1a8", 0.4, metallic=0.7))
    ducts.build("ducts", simple("duct", "#c3c8cc", 0.35, metallic=0.6), smooth=True)


def lamps(scene):
    """Rows of tubes, their light, and the evening sun through the windows on the right."""
    tubes = Builder()
    for x in (-4.6, 1.2, 6.7, 12.2):
        for y in np.arange(HALL.y0 + 1, 84, 6):
            tubes.box(x - 0.08, x + 0.08, y, y + 4.2, 7.05, 7.11)
        studio.area_lamp(scene, (x, 38, 7.0), (x, 38, 0), 1500, "#e6eeff", 0.3, 90)
    tubes.build("tubes", halls.glow("tube", "#f6f8ff", 7.0))
    studio.sun_lamp(scene, (0.93, -0.28, 0.215), 24.0, "#ffb06a", degrees=2.5)
    studio.area_lamp(scene, (16.6, 30, 5.0), (0, 30, 1), 1800, "#ffcf9e", 80, 2.4)


def build(scene, shot):
    halls.ambient(scene, "#c9d6e6", 0.12, seen="#ffe3c0", seen_strength=1.6)
    low, high = 3.3, 6.2
    halls.shell(
        HALL,
        halls.cladding("wall", "#ccd5dc", "#aab4bd", 0.45, 0.012),
        simple("roof", "#9aa5b0", 0.7),
        ((1, low, high),),
    )
    halls.mullions(HALL, 1, low, high, simple("mullion", "#59636c", 0.5))
    halls.frames(HALL, simple("steel", "#d3d9de", 0.45), girder=1.0)
    stripes = ((-0.45, 0.06, "#d8a31c"), (-5.1, 0.05, "#d8a31c"), (-3.75, 0.05, "#d8a31c"))
    halls.floor(HALL, halls.floor_material("floor", "#7f928d", "#91a39d", 0.11, stripes, marks=0.10))
    modules = Modules()
    robots(modules)
    conveyors(modules)
    carriers(modules)
    inspection(modules)
    modules.build()
    pallets()
    machines()
    fences()
    consoles()
    services()
    crew()
    lamps(scene)
    halls.haze(CAMERA, 420, "#dbe4ee", skip=("pane",), most=0.5)
    studio.camera(scene, CAMERA, TARGET, lens=30, fstop=2.8, focus=10.5)


if __name__ == "__main__":
    studio.main(SHOTS, build)
