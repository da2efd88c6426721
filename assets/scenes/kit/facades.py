"""Blocks of flats, renewed: plastered fronts with real window reveals, glazed balconies, pipes, and light at night.

A block is made of bays side by side (`WINDOW`, `BALCONY`, `STAIR`), each a column of openings in a front skin before
a core. Its own x runs along the front, the front looks to -y, z is up; `block` turns and moves it to its place:

    finish = facades.finish(glow=3.0)                      # once a scene; no glow by day
    facades.block("east", (15, 40), -90, 34, finish=finish, lit=0.6, seed=3)

A front of heading 0 looks to -y, 90 to +x, 180 to +y, -90 to -x. Distant blocks do without `detail`.
Materials can be put into haze afterwards: `for material in finish.values(): hazify(material, ...)`.
"""

import math
from dataclasses import dataclass

import numpy as np

from .mesh import Builder, mesh_np
from .nodes import lin, material, principled, simple

#: Heights of one storey, of the ground floor's sills above the street, and of all sills above their floor, in metres.
STOREY, GROUND, SILL = 2.9, 0.6, 0.9
#: How far panes stand back behind the plaster: insulated walls are thick.
REVEAL = 0.18

#: Wall and accent colours of the blocks, warm as plaster in the Hexi corridor is.
LOOKS = (("#d3a877", "#b9794f"), ("#ddcdb0", "#b5835c"), ("#a98669", "#cdb892"))


@dataclass(frozen=True)
class Bay:
    """One column of a front."""

    kind: str
    #: Of the whole column, and of the opening in it.
    width: float
    opening: float
    height: float


WINDOW = Bay("window", 3.0, 1.75, 1.55)
BALCONY = Bay("balcony", 3.7, 2.5, 1.95)
STAIR = Bay("stair", 2.7, 1.1, 1.05)
#: One staircase with the flats on both its sides.
PATTERN = (WINDOW, BALCONY, WINDOW, STAIR, WINDOW, BALCONY, WINDOW)


@dataclass
class Block:
    """What `block` has made."""

    objects: list
    #: Where the lamps over its doors hang, in the world.
    lamps: list


def plaster(name, color):
    """Painted plaster with faint clouds, rain streaks under the sills and dust at the foot."""
    t = material(name)
    position = t.pos()
    base = lin(color)
    shade = tuple(part * 0.78 for part in base[:3])
    streaks = t.noise(t.vm("MULTIPLY", position, (1.6, 1.6, 0.18)), 1.0, 7, 0.6)
    clouds = t.noise(position, 0.35, 6, 0.6)
    worn = t.m("ADD", t.m("MULTIPLY", t.mapr(streaks, 0.45, 0.75), 0.6), t.m("MULTIPLY", clouds, 0.4))
    colored = t.mix(worn, base, shade)
    foot = t.mapr(t.sep(position)[2], 0.0, 1.6, 0.5, 0.0, True)
    colored = t.mix(foot, colored, lin("#8f7c66"))
    principled(t, colored, 0.9, t.bump(t.noise(position, 30, 4), 0.15, 0.004))
    return t.mat


def panes(glow):
    """Glass, and the room behind it: curtains, a ceiling lamp's falling light, furniture low down.

    Every pane carries what makes it differ: `lit` (0 is dark), `tone` (0 amber to 1 cool), `curtain` (how much of the
    window is covered) and its place `u`, `v` within the window.
    """
    t = material("facade-panes")
    lit, tone, curtain, u, v = (t.attr(name).outputs["Fac"] for name in ("lit", "tone", "curtain", "u", "v"))
    from_edge = t.m("MINIMUM", u, t.m("SUBTRACT", 1.0, u))
    covered = t.m("LESS_THAN", from_edge, t.m("MULTIPLY", curtain, 0.5))
    folds = t.mapr(t.m("SINE", t.m("MULTIPLY", u, 75.0)), -1.0, 1.0, 0.7, 1.0)
    color = t.mix(covered, lin("#141b21"), t.vm("SCALE", lin("#91866f")[:3], scale=folds))
    glowing = None
    strength = 0.0
    if glow:
        light = t.ramp(tone, [(0.0, "#ff7a20"), (0.45, "#ffa04a"), (0.85, "#ffc886"), (1.0, "#9dbcff")])
        furniture = t.mapr(t.noise(t.vm("MULTIPLY", t.pos(), (2.2, 2.2, 1.4)), 1.0, 2), 0.42, 0.56, 0.35, 1.0)
        low = t.mapr(v, 0.3, 0.5, 0.0, 1.0)
        room = t.m("MULTIPLY", t.m("MAXIMUM", furniture, low), t.mapr(v, 0.0, 1.0, 0.5, 1.15))
        cloth = t.m("MULTIPLY", folds, 0.6)
        seen = t.m("ADD", t.m("MULTIPLY", covered, t.m("SUBTRACT", cloth, room)), room)
        glowing, strength = light, t.m("MULTIPLY", t.m("MULTIPLY", seen, lit), glow)
    principled(t, color, 0.06, spec=0.8, emission=glowing, estr=strength)
    return t.mat


def finish(glow=0.0):
    """The materials all blocks share, by the part they cover; `glow` is the strength of a lit window."""
    made = {
        "panes": panes(glow),
        "base": plaster("facade-base", "#857768"),
        "frame": simple("facade-frame", "#d8d3c8", 0.6, vary=0.1),
        "metal": simple("facade-metal", "#7b8186", 0.45, metallic=0.5, vary=0.2),
        "roof": simple("facade-roof", "#7c4335", 0.8, vary=0.25),
        "door": simple("facade-door", "#39433f", 0.5, vary=0.2),
    }
    for number, colors in enumerate(LOOKS):
        for part, color in zip(("wall", "accent"), colors):
            made[f"{part}{number}"] = plaster(f"facade-{part}{number}", color)
    return made


def block(name, place, heading, length, finish, floors=6, depth=11.0, look=0, lit=0.0, seed=0, detail=True):
    """A slab of flats whose front starts at `place` and runs `length` metres; see above for `heading` in degrees.

    `lit` is the part of the flats that are lit. Without `detail` there are no pipes, boxes or bars.
    """
    front = _Front(length, floors, depth, lit, np.random.default_rng(seed), detail)
    front.make()
    turn = math.radians(heading)
    objects = []
    for part, builder in front.parts.items():
        key = part + str(look % len(LOOKS)) if part in ("wall", "accent") else part
        objects.append(builder.build(f"{name}-{part}", finish[key]))
    objects.append(front.glass.build(f"{name}-panes", finish["panes"]))
    objects = [thing for thing in objects if thing]
    for thing in objects:
        thing.location = (*place, 0.0)
        thing.rotation_euler = (0, 0, turn)
    cos, sin = math.cos(turn), math.sin(turn)
    lamps = [(place[0] + x * cos - y * sin, place[1] + x * sin + y * cos, z) for x, y, z in front.lamps]
    return Block(objects, lamps)


class _Glass:
    """Panes with what makes each differ; see `panes`."""

    def __init__(self):
        self.corners, self.values = [], []

    def pane(self, origin, along, height, span, room):
        """A pane from `origin` along a vector, `height` high; `span` is the part of its window that it fills."""
        a, b = np.asarray(origin, float), np.asarray(origin, float) + along
        up = np.array([0, 0, height])
        self.corners += [a, b, b + up, a + up]
        for u, v in ((span[0], 0), (span[1], 0), (span[1], 1), (span[0], 1)):
            self.values.append((*room, u, v))

    def build(self, name, look):
        if not self.corners:
            return None
        quads = np.arange(len(self.corners)).reshape(-1, 4)
        values = np.array(self.values).T
        names = ("lit", "tone", "curtain", "u", "v")
        return mesh_np(name, self.corners, quads, mat=look, smooth=False, attrs=dict(zip(names, values)))


class _Front:
    """A block in its own coordinates, part by part."""

    def __init__(self, length, floors, depth, lit, rng, detail):
        self.length, self.floors, self.depth, self.lit = length, floors, depth, lit
        self.rng, self.detail = rng, detail
        self.height = GROUND + floors * STOREY + 0.5
        names = ("wall", "accent", "base", "frame", "metal", "roof", "door")
        self.parts = {part: Builder() for part in names}
        self.glass = _Glass()
        self.lamps = []

    def make(self):
        length, depth, height = self.length, self.depth, self.height
        self.parts["wall"].box(0, length, REVEAL, depth, 0, height)
        x = self._bays()
        self.parts["wall"].box(x, length, 0, REVEAL, 0, height)
        self.parts["base"].box(-0.03, length + 0.03, depth, depth + 0.03, 0, GROUND)
        for side in (-0.04, length):
            self.parts["base"].box(side, side + 0.04, -0.04, depth, 0, GROUND)
        for floor in range(1, self.floors + 1):
            z = GROUND + floor * STOREY
            self.parts["frame"].box(-0.02, length + 0.02, -0.035, 0.0, z - 0.05, z + 0.05)
        self._roof()
        self._gables()

    def _bays(self):
        """All columns, with the rest of the length as wall at both ends; returns where they end."""
        bays, width = [], 0.0
        while width + PATTERN[len(bays) % len(PATTERN)].width < self.length:
            bays.append(PATTERN[len(bays) % len(PATTERN)])
            width += bays[-1].width
        x = (self.length - width) / 2
        self.parts["wall"].box(0, x, 0, REVEAL, 0, self.height)
        for number, bay in enumerate(bays):
            self._column(bay, x)
            if self.detail and number % 4 == 2:
                pipe = [(x + bay.width - 0.1, -0.09, 0.1), (x + bay.width - 0.1, -0.09, self.height)]
                self.parts["metal"].tube(pipe, 0.05, 6)
            x += bay.width
        return x

    def _column(self, bay, x):
        """The skin of one column around its openings, and what is in them."""
        skin = self.parts["accent" if bay.kind == "stair" else "wall"]
        left = x + (bay.width - bay.opening) / 2
        right = left + bay.opening
        skin.box(x, left, 0, REVEAL, 0, self.height)
        skin.box(right, x + bay.width, 0, REVEAL, 0, self.height)
        below = 0.0
        for floor in range(self.floors):
            z = GROUND + floor * STOREY + SILL
            height = bay.height
            if bay.kind == "stair":
                # Landings lie half a storey between the floors, and under the lowest is the door.
                z, height = (0.0, 2.3) if floor == 0 else (z - 0.5 * STOREY, height)
            skin.box(left, right, 0, REVEAL, below, z)
            below = z + height
            getattr(self, "_" + bay.kind)(left, right, z, floor)
        skin.box(left, right, 0, REVEAL, below, self.height)
        # The stone foot of the wall leaves out the door.
        for a, b in ((x, left), (right, x + bay.width)) if bay.kind == "stair" else ((x, x + bay.width),):
            self.parts["base"].box(a, b, -0.04, 0.0, 0, GROUND)

    def _room(self):
        """Light, its tone and the curtains of one room."""
        rng = self.rng
        lit = np.clip(rng.lognormal(-0.35, 0.55), 0.15, 1.6) if rng.uniform() < self.lit else 0.0
        tone = 1.0 if rng.uniform() < 0.06 else rng.uniform(0.0, 0.85)
        curtain = rng.choice([0.15, 0.35, 0.55, 0.8, 1.0], p=[0.2, 0.25, 0.25, 0.15, 0.15])
        return lit, tone, curtain

    def _window(self, left, right, z, floor):
        """A casement of a wide and two narrow panes over a sill."""
        top = z + WINDOW.height
        frame, room = self.parts["frame"], self._room()
        stops = [left, left + (right - left) * 0.36, left + (right - left) * 0.64, right]
        self._bars(stops, z, top, 0.11)
        for a, b in zip(stops[:-1], stops[1:]):
            span = [(edge - left) / (right - left) for edge in (a, b)]
            self.glass.pane((a, 0.15, z), (b - a, 0, 0), top - z, span, room)
        frame.box(left - 0.1, right + 0.1, -0.09, 0.03, z - 0.09, z)
        if self.detail and self.rng.uniform() < 0.35:
            self._cooler(right + 0.12, z - 0.1)

    def _balcony(self, left, right, z, floor):
        """A glazed balcony before the opening."""
        out, top, sill = -1.15, z + BALCONY.height - 0.15, z + 0.1
        a, b = left - 0.25, right + 0.25
        self.parts["accent"].box(a, b, out, 0.0, z - SILL - 0.12, sill)
        self.parts["frame"].box(a - 0.05, b + 0.05, out - 0.05, 0.0, top, top + 0.12)
        self.parts["frame"].box(a - 0.04, b + 0.04, out - 0.04, 0.0, sill - 0.05, sill + 0.03)
        room = self._room()
        room = (room[0] * 0.8, *room[1:])
        stops = np.linspace(a, b, 5)
        for p, q in zip(stops[:-1], stops[1:]):
            span = [(edge - a) / (b - a) for edge in (p, q)]
            self.glass.pane((p, out + 0.05, sill), (q - p, 0, 0), top - sill, span, room)
        self.glass.pane((a + 0.04, 0.0, sill), (0, out + 0.05, 0), top - sill, (0.1, 0.9), room)
        self.glass.pane((b - 0.04, out + 0.05, sill), (0, -out - 0.05, 0), top - sill, (0.1, 0.9), room)
        self._bars(stops, sill, top, out)
        for x in (a, b - 0.05):
            self.parts["frame"].box(x, x + 0.05, -0.55, -0.5, sill, top)

    def _stair(self, left, right, z, floor):
        """A landing's window, or down in the street the door."""
        if floor == 0:
            self._door(left, right)
            return
        lit = 0.35 if self.lit and self.rng.uniform() < 0.5 else 0.0
        self._bars([left, (left + right) / 2, right], z, z + STAIR.height, 0.11)
        self.glass.pane((left, 0.15, z), (right - left, 0, 0), STAIR.height, (0.3, 0.7), (lit, 0.7, 0.0))

    def _door(self, left, right):
        """A steel door under a canopy with a lamp."""
        middle = (left + right) / 2
        self.parts["door"].box(left, right, 0.12, 0.16, 0, 2.1)
        self.parts["frame"].box(left, right, 0.08, 0.12, 2.1, 2.3)
        self.parts["frame"].box(middle - 0.015, middle + 0.015, 0.1, 0.12, 0, 2.1)
        self.parts["accent"].box(left - 0.55, right + 0.55, -1.25, 0.0, 2.45, 2.62)
        self.parts["roof"].box(left - 0.62, right + 0.62, -1.32, 0.0, 2.62, 2.7)
        for x in (left - 0.42, right + 0.3):
            self.parts["base"].box(x, x + 0.12, -1.15, -1.03, 0, 2.45)
        self.parts["base"].box(left - 0.5, right + 0.5, -1.3, 0.0, 0, 0.12)
        self.lamps.append((middle, -0.6, 2.3))

    def _bars(self, stops, z, top, y):
        """Frame of an opening: a bar at every stop, one below and one above."""
        frame = self.parts["frame"]
        if self.detail:
            for x in stops:
                frame.box(x - 0.03, x + 0.03, y, y + 0.05, z, top)
        for bar in (z, top - 0.06):
            frame.box(stops[0], stops[-1], y, y + 0.05, bar, bar + 0.06)

    def _cooler(self, x, z):
        """The outdoor unit of an air conditioner, with its fan's ring."""
        self.parts["frame"].box(x, x + 0.42, -0.34, -0.04, z, z + 0.55)
        ring = np.linspace(0, 2 * np.pi, 13)
        path = np.stack(
            [x + 0.2 + 0.16 * np.cos(ring), np.full(13, -0.35), z + 0.28 + 0.16 * np.sin(ring)], 1
        )
        self.parts["metal"].tube(path, 0.018, 5)
        self.parts["metal"].box(x - 0.02, x + 0.44, -0.36, 0.0, z - 0.05, z)

    def _roof(self):
        """Eaves of tiles before a parapet, as renewed flat roofs have them, and water heaters in the sun."""
        length, depth, height = self.length, self.depth, self.height
        self.parts["frame"].box(-0.45, length + 0.45, -0.45, depth + 0.45, height, height + 0.18)
        self.parts["roof"].box(-0.55, length + 0.55, -0.55, depth + 0.55, height + 0.18, height + 1.1, 0.75)
        # Heads of the staircases and of the lifts, with a lid that juts out.
        for x in np.arange(9.0, length - 4, 23.4):
            self.parts["wall"].box(x, x + 3.4, 3.0, 8.0, height, height + 3.1)
            self.parts["frame"].box(x - 0.25, x + 3.65, 2.75, 8.25, height + 3.1, height + 3.3)
        if not self.detail:
            return
        for x in np.arange(2.0, length - 2.5, 4.6):
            if self.rng.uniform() < 0.6:
                tank = [(x, 1.2, height + 2.0), (x + 1.7, 1.2, height + 2.0)]
                self.parts["metal"].tube(tank, 0.22, 10)
                for leg in (x + 0.15, x + 1.5):
                    self.parts["metal"].box(leg, leg + 0.05, 1.2, 1.25, height + 1.0, height + 1.9)

    def _gables(self):
        """Small windows in the end walls, one column on each."""
        for floor in range(self.floors):
            z = GROUND + floor * STOREY + SILL
            y = self.depth * 0.5
            for x, along in ((-0.02, -1.0), (self.length + 0.02, 1.0)):
                start = (x, y - 0.5 * along, z)
                self.glass.pane(start, (0, along, 0), 1.3, (0, 1), self._room())
                self.parts["frame"].box(
                    min(x, x + 0.08 * along), max(x, x + 0.08 * along), y - 0.6, y + 0.6, z - 0.1, z
                )
