"""Timber halls under tiled roofs with upturned corners: gate towers, watch halls, pavilions."""

import math

import numpy as np

from .mesh import Builder

#: Metres from one row of half-round tiles to the next.
TILE = 0.34
#: How far along an eave, from its middle (0) to its corner (1), it begins to rise.
LIFT_FROM = 0.5


def profile(rise):
    """Height of a roof between eave (0) and top (1): flat below, steep above, as the old carpenters built."""
    return 0.55 * rise + 0.45 * rise * rise


def swing(along, rise=0.0):
    """How much of its upward and outward swing a roof has at `along` the eave and `rise` above it."""
    return np.clip((np.abs(along) - LIFT_FROM) / (1 - LIFT_FROM), 0, 1) ** 2.4 * (1 - rise) ** 1.6


class Hall:
    """A building that grows by its parts; each part goes to the mesh of its material.

    Every measure is in the hall's own frame: its long side along x, its floor at z = 0.
    """

    def __init__(self, origin, turn=0.0):
        self.origin = np.array(origin, float)
        self.cos, self.sin = math.cos(turn), math.sin(turn)
        self.parts = {}

    def part(self, material):
        """The mesh of one material, begun when it is first asked for."""
        return self.parts.setdefault(material, Builder())

    def to_world(self, points):
        """Moves points of the hall to their place in the scene."""
        x, y, z = np.asarray(points, float).reshape(-1, 3).T
        return self.origin + np.stack([self.cos * x - self.sin * y, self.sin * x + self.cos * y, z], 1)

    def box(self, material, x0, x1, y0, y1, z0, z1, taper=0.0):
        """A box, narrower at its top by `taper` on each side."""
        shape = Builder()
        shape.box(x0, x1, y0, y1, z0, z1, taper)
        self.part(material).add(self.to_world(np.concatenate(shape.v)), np.concatenate(shape.q))

    def column(self, material, x, y, z0, z1, radius, top_radius=None):
        """A round post."""
        shape = Builder()
        shape.cyl(x, y, z0, z1, radius, 12, top_radius)
        self.part(material).add(
            self.to_world(np.concatenate(shape.v)), np.concatenate(shape.q), np.concatenate(shape.tr)
        )

    def ridge(self, path, width, height):
        """A ridge of stacked tiles along `path`."""
        self.part("ridge").sweep(self.to_world(path), width, height)

    def _slope(self, material, x, y, z, side, flip=False):
        """A grid of one roof side; `side` counts quarter turns from the front."""
        points = self.to_world(_turned(x, y, z, side).reshape(-1, 3)).reshape(*x.shape, 3)
        self.part(material).grid(points[..., 0], points[..., 1], points[..., 2], flip)

    def _eave(self, half_length, half_depth, z, lift, push, side):
        """Rafter ends and the board in front of them along one eave."""
        for along in np.linspace(-0.98, 0.98, int(2 * half_length / 0.42)):
            rise = float(swing(along))
            x, y = along * (half_length + rise * push), -(half_depth + rise * push)
            corners = [
                (x + dx, y + dy, z + lift * rise - 0.13 + dz)
                for dz in (-0.07, 0.05)
                for dx, dy in ((-0.06, 0.0), (0.06, 0.0), (0.06, 1.0), (-0.06, 1.0))
            ]
            self.part("rafter").add(
                self.to_world(_turned(*np.array(corners).T, side)),
                [(0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)],
            )
        along = np.linspace(-1, 1, 41)
        rise = swing(along)
        board = _turned(
            along * (half_length + rise * push),
            -(half_depth + rise * push) + 0.05,
            z + lift * rise - 0.10,
            side,
        )
        self.part("ridge").sweep(self.to_world(board), 0.06, 0.10)

    def _hips(self, bottom, top, z0, z1, share, lift, push):
        """The four ridges from the corners of the eaves up to `top`, `share` of the roof's height above them."""
        up = np.linspace(1, -0.06, 16)
        rise = np.clip(up, 0, 1)
        for sign_x in (-1, 1):
            for sign_y in (-1, 1):
                out = (1 - rise) ** 1.6 * push
                path = np.stack(
                    [
                        sign_x * ((bottom[0] + out) * (1 - up) + top[0] * up),
                        sign_y * ((bottom[1] + out) * (1 - up) + top[1] * up),
                        z0
                        + (z1 - z0) * profile(rise * share)
                        + lift * (1 - rise) ** 1.6
                        + 0.1
                        + np.clip(-up, 0, 1) * 3.5,
                    ],
                    1,
                )
                self.ridge(path, np.linspace(0.17, 0.12, 16), np.linspace(0.34, 0.22, 16))
                for beast in self.to_world(path[[13, 11, 9]]):
                    self.part("ridge").obox(
                        beast[:2], (1, 0), 0.09, 0.09, beast[2] + 0.2, beast[2] + 0.52, 0.04
                    )

    def skirt(self, bottom, top, z0, z1, lift=0.55, push=0.45):
        """A roof around a storey, from the eaves (half sides `bottom`) up to the wall above (`top`)."""
        for side in range(4):
            (long, deep), (top_long, top_deep) = (bottom, top) if side % 2 == 0 else (bottom[::-1], top[::-1])
            along, rise = np.meshgrid(np.linspace(-1, 1, int(2 * long / TILE) * 4 + 1), np.linspace(0, 1, 9))
            out = swing(along, rise) * push
            x = along * ((long + out) * (1 - rise) + top_long * rise)
            y = -((deep + out) * (1 - rise) + top_deep * rise)
            swung = z0 + swing(along, rise) * lift
            self._slope("tile", x, y, swung + (z1 - z0) * profile(rise) + _tiles(x), side)
            under = swung + (z1 - z0) * profile(rise) * 0.35 - 0.16
            self._slope("rafter", x[:, ::2], y[:, ::2], under[:, ::2], side, flip=True)
            self._eave(long, deep, z0, lift, push, side)
        self._hips(bottom, top, z0, z1, 1.0, lift, push)

    def gable(self, eaves, ridge_half, z0, z1, lift=0.7, push=0.5):
        """A hip-and-gable roof: four slopes below, two above between gables; the ridge runs along x."""
        foot = 0.42  # share of the height at which the gables begin
        for side in range(4):
            front = side % 2 == 0
            long, deep = eaves if front else eaves[::-1]
            along, rise = np.meshgrid(
                np.linspace(-1, 1, int(2 * long / TILE) * 4 + 1),
                np.linspace(0, 1.0 if front else foot, 15 if front else 8),
            )
            hip = np.clip(rise / foot, 0, 1)
            out = swing(along, hip) * push
            if front:
                x = along * np.where(
                    rise <= foot, (long + out) * (1 - hip) + ridge_half * hip, float(ridge_half)
                )
                y = -(deep + out) * (1 - rise)
            else:
                x = along * (long + out) * (1 - rise)
                y = -((deep + out) * (1 - hip) + (ridge_half - 0.35) * hip)
            swung = z0 + swing(along, hip) * lift
            self._slope("tile", x, y, swung + (z1 - z0) * profile(rise) + _tiles(x), side)
            under = swung + (z1 - z0) * profile(rise) * 0.3 - 0.16
            self._slope("rafter", x[:6, ::2], y[:6, ::2], under[:6, ::2], side, flip=True)
            self._eave(long, deep, z0, lift, push, side)
        self._gable_ends(eaves[1], ridge_half, z0, z1, foot)
        top = (ridge_half, eaves[1] * (1 - foot))
        self._hips(eaves, top, z0, z1, foot, lift, push)
        self._crest(ridge_half, z1)

    def _gable_ends(self, half_depth, ridge_half, z0, z1, foot):
        """The red boards under the gables and the ridges along their edges."""
        rise = np.linspace(foot, 1, 9)
        for sign_x in (-1, 1):
            y = half_depth * (1 - rise)
            z = z0 + (z1 - z0) * profile(rise) - 0.05
            x = np.full(9, sign_x * (ridge_half - 0.30))
            board = np.stack([np.stack([x, -y, z], 1), np.stack([x, y, z], 1)], 1)
            self.part("red").add(
                self.to_world(board), [(2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2) for i in range(8)]
            )
            edge = np.linspace(foot * 0.9, 1, 12)
            for sign_y in (-1, 1):
                path = np.stack(
                    [
                        np.full(12, sign_x * (ridge_half - 0.12)),
                        sign_y * half_depth * (1 - edge),
                        z0 + (z1 - z0) * profile(edge) + 0.12,
                    ],
                    1,
                )
                self.ridge(path, 0.16, 0.32)

    def _crest(self, half, z):
        """The main ridge with its owl-tail ends and the gilded knob in the middle."""
        x = np.linspace(-half, half, 21)
        self.ridge(np.stack([x, 0 * x, z + 0.05 + 0.35 * (np.abs(x) / half) ** 4], 1), 0.2, 0.62)
        curl = np.linspace(0, 1, 10)
        for sign in (-1, 1):
            tail = sign * (half - 0.1 + 0.35 * np.sin(curl * 2.2) - 0.55 * curl)
            self.ridge(
                np.stack([tail, 0 * curl, z + 0.3 + 1.5 * curl], 1),
                np.linspace(0.22, 0.06, 10),
                np.linspace(0.5, 0.15, 10),
            )
        self.column("gold", 0, 0, z + 0.5, z + 1.7, 0.28, 0.05)

    def storey(self, core, z0, z1, columns=None, bays=(5, 3)):
        """A lattice core (half sides), columns around it (on the core itself, if not said), beams, brackets."""
        self.box("lattice", -core[0], core[0], -core[1], core[1], z0, z1 - 0.55)
        half_x, half_y = columns or core
        for x in np.linspace(-half_x, half_x, bays[0] + 1):
            for y in (-half_y, half_y):
                self.column("red", x, y, z0, z1 - 0.4, 0.2)
        for y in np.linspace(-half_y, half_y, bays[1] + 1)[1:-1]:
            for x in (-half_x, half_x):
                self.column("red", x, y, z0, z1 - 0.4, 0.2)
        for sign in (-1, 1):
            y, x = sign * half_y, sign * half_x
            self.box("painted", -half_x - 0.1, half_x + 0.1, y - 0.14, y + 0.14, z1 - 0.62, z1 - 0.20)
            self.box("painted", x - 0.14, x + 0.14, -half_y, half_y, z1 - 0.62, z1 - 0.20)
        self._brackets(half_x, half_y, z1)
        self.box("dark", -half_x, half_x, -half_y, half_y, z1 - 0.2, z1 + 0.3)

    def _brackets(self, half_x, half_y, z):
        """Two tiers of bracket blocks that carry the eaves."""
        for tier in (0, 1):
            out, low, half = 0.22 + 0.25 * tier, z - 0.20 + 0.24 * tier, 0.17
            for sign in (-1, 1):
                for x in np.arange(-half_x, half_x + 0.01, 0.62):
                    y = sign * (half_y + out)
                    self.box("painted", x - half, x + half, y - 0.2, y + 0.2, low, low + 0.17)
                for y in np.arange(-half_y, half_y + 0.01, 0.62):
                    x = sign * (half_x + out)
                    self.box("painted", x - 0.2, x + 0.2, y - half, y + half, low, low + 0.17)

    def rail(self, half_x, half_y, z, height=0.85):
        """A red balustrade around a gallery."""
        for low, high, half in ((z + height - 0.1, z + height, 0.04), (z + 0.3, z + 0.36, 0.03)):
            for sign in (-1, 1):
                y, x = sign * half_y, sign * half_x
                self.box("red", -half_x, half_x, y - half, y + half, low, high)
                self.box("red", x - half, x + half, -half_y, half_y, low, high)
        for sign in (-1, 1):
            for x in np.linspace(-half_x, half_x, int(half_x * 2 / 0.8) + 1):
                y = sign * half_y
                self.box("red", x - 0.04, x + 0.04, y - 0.04, y + 0.04, z, z + height)
            for y in np.linspace(-half_y, half_y, int(half_y * 2 / 0.8) + 1):
                x = sign * half_x
                self.box("red", x - 0.04, x + 0.04, y - 0.04, y + 0.04, z, z + height)

    def build(self, name, materials):
        """Makes the objects. The lattice needs to know its floor, for its rows of panes to begin there."""
        for material, shape in self.parts.items():
            thing = shape.build(f"{name}_{material}", materials[material], smooth=(material == "tile"))
            if thing and material == "lattice":
                floor = thing.data.attributes.new("z0", "FLOAT", "POINT")
                floor.data.foreach_set("value", np.full(len(thing.data.vertices), self.origin[2], np.float32))


def _turned(x, y, z, side):
    """Points turned by `side` quarter turns."""
    x, y = ((x, y), (-y, x), (-x, -y), (y, -x))[side]
    return np.stack([x, y, z], -1)


def _tiles(x):
    """The relief of the rows of half-round tiles."""
    return 0.085 * np.abs(np.cos(np.pi * x / TILE)) ** 0.7
