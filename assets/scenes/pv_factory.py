"""A factory of solar modules: a robot lifts one off the line, in a bright hall with the low sun coming in."""

import math

import numpy as np

from kit import halls, studio
from kit.mesh import Builder, mesh_np
from kit.nodes import lin, material, principled, simple

SHOTS = {
    "pv-factory": studio.Shot((2560, 1440), samples=16, exposure=0.2, bounces=7, grade={"contrast": 0.15})
}

HALL = halls.Hall(-8.5, 17.0, -7.0, 86.0, 7.4)
CAMERA, TARGET = (-2.3, -3.4, 1.75), (1.35, 14.0, 2.0)

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

    Mirrors come from a thin coat only: bare glass would turn white at the flat angles a line is seen at.
    """
    t = material("cells")
    u, v = t.sep(t.n("ShaderNodeTexCoord").outputs["UV"])[:2]
    column, row = t.m("MULTIPLY", u, 12), t.m("MULTIPLY", v, 6)
    from_middle = [t.m("ABSOLUTE", t.m("SUBTRACT", t.m("FRACT", value), 0.5)) for value in (column, row)]
    gap = t.m("GREATER_THAN", t.m("MAXIMUM", *from_middle), 0.484)
    corner = t.m("GREATER_THAN", t.m("ADD", *from_middle), 0.90)
    half_cut = t.m("LESS_THAN", from_middle[0], 0.008)
    wires = t.m(
        "GREATER_THAN", t.m("ABSOLUTE", t.m("SUBTRACT", t.m("FRACT", t.m("MULTIPLY", row, 5)), 0.5)), 0.465
    )
    which = t.comb(t.m("FLOOR", column), t.m("FLOOR", row), 0)
    shade = t.n("ShaderNodeTexWhiteNoise", {"Vector": which}).outputs[0]
    cell = t.mix(shade, lin("#0f3186"), lin("#1b46a6"))
    cell = t.mix(t.m("MULTIPLY", wires, 0.35), cell, lin("#9fb2d2"))
    color = t.mix(t.m("MAXIMUM", t.m("MAXIMUM", gap, corner), half_cut), cell, lin("#c6d0de"))
    principled(t, color, 0.4, spec=0.0, **{"Coat Weight": 0.55, "Coat Roughness": 0.04, "Coat IOR": 1.4})
    return t.mat


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
        self.paint = halls.paint(f"robot {color}", color, rough=0.3, wear=0.9, dirt=0.12, spec=0.5)
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
        self.dark.obox((x, y), ahead[:2], 0.46 * size, 0.46 * size, 0.0, 0.05, 0.01)
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
            self.dark.tube(
                [hub + sign * side * 0.1 * size, hub + sign * side * (0.13 + 0.12 * (sign > 0)) * size],
                0.15 * size,
                28,
            )
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
            self.dark.tube(
                [elbow + sign * side * 0.2 * size, elbow + sign * side * (0.25 + 0.1 * (sign < 0)) * size],
                0.13 * size,
                28,
            )
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

    def _dress(self, foot, shoulder, elbow, wrist, side, size):
        """The bundle of hoses that every arm carries outside."""
        points = [
            foot - side * 0.3 * size + UP * 0.2 * size,
            shoulder - side * 0.42 * size - UP * 0.08 * size,
            (shoulder + elbow) / 2 - side * 0.25 * size,
            elbow - side * 0.36 * size + UP * 0.1 * size,
            elbow * 0.72 + wrist * 0.28 - side * 0.2 * size + UP * 0.24 * size,
            elbow * 0.3 + wrist * 0.7 - side * 0.08 * size + UP * 0.22 * size,
            wrist - side * 0.1 * size + UP * 0.14 * size,
        ]
        self.hose.tube(smooth_path(points, 40), 0.032 * size, 10)

    def _gripper(self, wrist, tool, along, side, size):
        """Wrist, flange, a frame of square tubes and suction cups."""
        flange = wrist + tool * 0.2 * size
        self.dark.tube([wrist, flange], 0.075 * size, 20)
        self.metal.tube([flange, flange + tool * 0.04], 0.09 * size, 24)
        along = unit(along - tool * (along @ tool))
        across = np.cross(tool, along)
        frame = flange + tool * 0.09
        for sign in (-1, 1):
            halls.beam(
                self.metal,
                frame + sign * across * 0.36 - along * 0.85,
                frame + sign * across * 0.36 + along * 0.85,
                0.025,
                0.025,
                across,
            )
            halls.beam(
                self.metal,
                frame + sign * along * 0.28 - across * 0.42,
                frame + sign * along * 0.28 + across * 0.42,
                0.025,
                0.025,
                along,
            )
            for place in (-0.78, -0.3, 0.3, 0.78):
                cup = frame + sign * across * 0.36 + along * place
                self.metal.tube([cup, cup + tool * 0.1], 0.014, 8)
                self.dark.tube([cup + tool * 0.1, cup + tool * 0.17], np.array([0.025, 0.055]), 14)
        halls.beam(self.metal, frame - along * 0.6, frame + along * 0.6, 0.03, 0.03, across)
        self.hose.tube(
            smooth_path(
                [
                    wrist + UP * 0.14,
                    flange - tool * 0.02 + UP * 0.16,
                    frame + along * 0.3,
                    frame + along * 0.7 + across * 0.3,
                ],
                16,
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
    base = (1.55, 4.3)
    place, along, across = arms.add(base, 178, -2, 16, (-0.12, 0.75, -0.65), (1.0, 0.15, 0.14), size=1.22)
    modules.add(place, along, -across)
    poses = [(20, -14), (34, -30), (10, 2), (28, -22), (38, -36), (16, -6), (30, -26)]
    for number, (lean, rise) in enumerate(poses):
        y = 12.6 + number * 7.4
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
    for y in np.arange(9.4, 74, 2.0):
        posts.box(-0.28, -0.20, y - 0.04, y + 0.04, 0, 2.05)
        posts.box(-0.32, -0.16, y - 0.08, y + 0.08, 0, 0.015)
        if (y - 9.4) % 14.0 < 11.0:
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
        [(-0.62, 10.2, -1), (-0.62, 18.4, -1), (-0.62, 33.0, -1), (6.0, 5.2, -1)]
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
        stands.box(x - 1.5, x + 1.5, y, y + 0.12, 3.6, 5.3)
        for sign in (-1, 1):
            stands.tube([(x + sign * 1.2, y + 0.06, 5.3), (x + sign * 1.2, y + 0.06, HALL.eaves)], 0.03, 6)
        halls.picture(
            f"board {number}",
            (x, y - 0.01, 4.45),
            (1.42, 0, 0),
            (0, 0, 0.78),
            halls.screen_material(f"board {number}", 20 + number, 1.3),
        )
    halls.bevelled(stands.build("stands", simple("stand", "#3b4249", 0.4)), 0.02)


def carrier(modules):
    """A driverless cart with a stack of finished modules, waiting in its lane."""
    cart, light = Builder(), Builder()
    x, y = -1.3, 11.6
    cart.box(x - 0.62, x + 0.62, y - 1.2, y + 1.2, 0.07, 0.30, 0.03)
    light.box(x - 0.63, x + 0.63, y - 1.21, y + 1.21, 0.17, 0.195)
    cart.box(x - 0.58, x + 0.58, y - 1.15, y + 1.15, 0.32, 0.42)
    halls.bevelled(cart.build("cart", halls.paint("cart", "#d8dcdf", wear=0.9)), 0.03)
    light.build("cart light", halls.glow("cart", "#49b4ff", 2.5))
    for layer in range(11):
        modules.add(
            (x + RANDOM.normal(0, 0.006), y + RANDOM.normal(0, 0.006), 0.45 + layer * 0.042),
            (0, 1, 0),
            (-1, 0, 0),
        )


def crew():
    """An engineer at the stack, two who talk at a console, one who walks away, one at the far machines."""
    people = halls.Crew()
    people.add((-2.2, 12.4, 0), -15, "#e9edf0", "#f4f4f0", "tablet")
    people.add((-1.25, 18.3, 0), 20, "#e9edf0", "#f4f4f0", "point")
    people.add((-1.05, 19.5, 0), -30, "#3c6796", "#e9b52c", "tablet", long_coat=False)
    people.add((-3.1, 27.5, 0), 95, "#e9edf0", "#f4f4f0", "walk")
    people.add((6.2, 12.6, 0), 10, "#3c6796", "#e9b52c", "tablet", long_coat=False)
    people.add((-2.6, 44.0, 0), 80, "#3c6796", "#f4f4f0", "walk", long_coat=False)
    people.build()


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
    stripes = ((-0.75, 0.06, "#d8a31c"), (-6.4, 0.06, "#d8a31c"), (-1.75, 0.025, "#3a78b8"))
    halls.floor(HALL, halls.floor_material("floor", "#7f928d", "#91a39d", 0.09, stripes, marks=0.16))
    modules = Modules()
    robots(modules)
    conveyors(modules)
    carrier(modules)
    modules.build()
    machines()
    fences()
    consoles()
    services()
    crew()
    lamps(scene)
    halls.haze(CAMERA, 420, "#dbe4ee", skip=("pane",), most=0.5)
    studio.camera(scene, CAMERA, TARGET, lens=30, fstop=1.8, focus=7.0)


if __name__ == "__main__":
    studio.main(SHOTS, build)
