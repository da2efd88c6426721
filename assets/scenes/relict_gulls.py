"""Relict gulls on a sandbar of the wetland, near enough to count their feathers, in low light from the left."""

import math
from dataclasses import dataclass

import numpy as np

from kit import gull, studio
from kit.mesh import grid_mesh
from kit.mountains import mountains
from kit.nodes import hazify, lin, material, principled
from kit.noise import fbm
from kit.plants import rocks, tuft
from kit.scatter import scatter
from kit.sky import sky

#: White plumage sets the exposure: it must keep its feathers in the sun.
SHOTS = {
    "relict-gulls": studio.Shot((3840, 2160), samples=16, exposure=0.4),
    "relict-gulls-tall": studio.Shot((1440, 2560), samples=20, exposure=0.4),
}

HAZE, HAZE_SUN = "#a9b8cc", "#f2d6b0"

#: The water lies at 0. The camera is as low as the backs of the birds, so that heads stand against the sky.
CAMERA = {"relict-gulls": (0.0, 0.0, 0.21), "relict-gulls-tall": (0.275, 0.18, 0.18)}
#: Metres to the eye of the nearest bird.
FOCUS = {"relict-gulls": 3.1, "relict-gulls-tall": 2.92}


@dataclass(frozen=True)
class Bird:
    """One gull of a picture."""

    pose: str
    #: Where it stands, or flies if there is a height.
    x: float
    y: float
    #: Degrees from +x, counter-clockwise: 180 looks to the left of the picture, 270 at the camera.
    heading: float
    height: float | None = None
    #: Degrees it leans to its right.
    bank: float = 0.0
    detail: float = 1.0


HERO = Bird("alert", 0.205, 3.10, 176)

FLOCKS = {
    "relict-gulls": (
        HERO,
        Bird("forage", -0.166, 5.50, 168),
        Bird("relaxed", 0.795, 4.90, 218, detail=0.9),
        Bird("aside", 0.94, 8.40, 4, detail=0.7),
        Bird("landing", -0.15, 5.60, 202, height=0.56, bank=-6, detail=0.9),
        Bird("glide", 1.02, 9.50, 202, height=1.12, bank=14, detail=0.7),
        Bird("upstroke", 0.90, 13.0, 186, height=0.98, bank=-10, detail=0.6),
    ),
    "relict-gulls-tall": (
        HERO,
        Bird("relaxed", 0.79, 6.20, 246, detail=0.8),
        Bird("landing", 0.50, 8.00, 206, height=0.60, bank=-6, detail=0.8),
    ),
}


def build(scene, shot):
    camera, flock = CAMERA[shot], FLOCKS[shot]
    sun = sky(
        scene,
        12.0,
        -116.0,
        strength=0.10,
        sun=5.0,
        sun_col="#ffbf84",
        dust=1.2,
        clouds=0.6,
        cloud_lit="#ffe6cb",
        cloud_shade="#bcbccb",
        cloud_gain=0.8,
        cloud_seed=2.2,
    )
    # Light thrown up by the water.
    studio.sun_lamp(scene, (0.0, -0.35, -1.0), 0.55, "#c3d2ec", shadow=False)
    mountains(
        camera, sun, 28000, height=2300, haze="#9db0cc", haze_sun="#ecd2b0", base_z=-40, seen=(0.0, 15)
    )
    bank(camera, sun)
    bar = Sandbar([bird for bird in flock if bird.height is None])
    bar.build(camera, sun)
    water(camera, sun, bar, flock)
    litter(bar)
    birds(bar, flock)
    scene.cycles_curves.shape = "RIBBONS"
    scene.cycles_curves.subdivisions = 2
    # The horizon lies at 55 % (57 % when tall, where the whole reflection has room) of the height from the top.
    rise = math.tan(math.radians(0.7 if shot == "relict-gulls" else 1.75)) * 3
    target = (camera[0], camera[1] + 3, camera[2] + rise)
    studio.camera(scene, camera, target, lens=85, fstop=11, focus=FOCUS[shot])


def birds(bar, flock):
    """Places the gulls."""
    mats = gull.materials()
    for number, bird in enumerate(flock):
        root = gull.make(mats, f"gull {number}", bird.pose, seed=number, detail=bird.detail)
        height = bar.footing(bird) if bird.height is None else bird.height
        root.location = (bird.x, bird.y, height)
        root.rotation_euler = (math.radians(bird.bank), 0, math.radians(bird.heading))


class Sandbar:
    """Wet sand that barely rises from the water, with tracks of the birds."""

    #: The part that is modelled, x and y from and to, and its grid.
    EXTENT, STEP = (-0.7, 3.3, 2.3, 6.3), 0.006
    #: Depth of the water a bird wades in: half its shank.
    WADING = 0.032

    def __init__(self, standing):
        self.standing = standing
        x0, x1, y0, y1 = self.EXTENT
        self.x, self.y = np.meshgrid(np.arange(x0, x1, self.STEP), np.arange(y0, y1, self.STEP))
        self.z = self._shape(self.x, self.y)
        for bird in standing:
            self._level(bird)
        for bird in standing:
            if self.at(bird.x, bird.y) > 0:
                self._track(bird)

    def _shape(self, x, y):
        """A low hump with ragged shores and the small ripples that waves leave."""
        across = (y - 4.14 - 0.22 * x + 0.16 * np.sin(x * 2.3 + 0.6)) / 1.22
        along = (x - 1.70) / 1.90
        hump = 0.034 * np.minimum(1 - across**2, 1.1 * (1 - along**2))
        broad = fbm(x, y, 1.5, 5, 0.5, 3, False) * 0.016
        grain = fbm(x, y, 22.0, 3, 0.5, 9, False) * 0.0022
        bend = fbm(x, y, 1.1, 2, 0.5, 14, False) * 5
        marks = np.sin((y * 0.95 + x * 0.25) * 2 * math.pi / 0.075 + bend) * 0.0013
        return np.maximum(hump + broad + grain + marks * np.clip(hump / 0.01 + 0.8, 0, 1), -0.06)

    def at(self, x, y):
        """Height of the sand; deep outside the modelled part."""
        x0, x1, y0, y1 = self.EXTENT
        column, row = np.round((np.array(x) - x0) / self.STEP), np.round((np.array(y) - y0) / self.STEP)
        inside = (column >= 0) & (column < self.z.shape[1]) & (row >= 0) & (row < self.z.shape[0])
        column, row = np.where(inside, column, 0).astype(int), np.where(inside, row, 0).astype(int)
        return np.where(inside, self.z[row, column], -0.06)

    def footing(self, bird):
        """Where a bird stands: on the sand, or wading, its feet out of sight."""
        return max(float(self.at(bird.x, bird.y)), -self.WADING)

    def _level(self, bird):
        """Evens the ground under a bird's feet: dry enough to bear it, or deep enough to wade."""
        height = float(self.at(bird.x, bird.y))
        height = max(height, 0.006) if height > 0 else -self.WADING
        away = np.hypot(self.x - bird.x, self.y - bird.y)
        share = np.clip((0.17 - away) / 0.10, 0, 1)
        share = share * share * (3 - 2 * share)
        self.z += (height - self.z) * share

    def _track(self, bird):
        """Footprints behind a bird that has walked here: three toes, in two lines, a step apart."""
        heading = math.radians(bird.heading)
        way = np.array([math.cos(heading), math.sin(heading)])
        for step in range(2, 16):
            side = 1 if step % 2 else -1
            turned = 0.05 * math.sin(step * 1.7 + bird.x)
            heel = (
                np.array([bird.x, bird.y]) - way * 0.085 * step + side * 0.028 * np.array([-way[1], way[0]])
            )
            heel = heel + np.array([-way[1], way[0]]) * 0.10 * math.sin(step * 0.21)
            for toe in (-0.52, 0.0, 0.52):
                angle = heading + turned + toe
                self._press(heel, heel + 0.040 * np.array([math.cos(angle), math.sin(angle)]))

    def _press(self, start, end):
        """Pushes a short groove into the sand, with a rim."""
        line = end - start
        px, py = self.x - start[0], self.y - start[1]
        near = np.abs(px) + np.abs(py) < 0.12
        part = np.clip((px[near] * line[0] + py[near] * line[1]) / (line @ line), 0, 1)
        away = np.hypot(px[near] - part * line[0], py[near] - part * line[1])
        self.z[near] += -0.0042 * np.exp(-((away / 0.0055) ** 2)) + 0.0012 * np.exp(
            -(((away - 0.012) / 0.005) ** 2)
        )

    def build(self, camera, sun):
        t = material("sand")
        place = t.pos()
        height = t.sep(place)[2]
        broad, fine = t.noise(place, 2.2, 6, 0.6), t.noise(place, 240, 4, 0.7)
        damp = t.mapr(t.m("ADD", height, t.m("MULTIPLY", t.m("SUBTRACT", broad, 0.5), 0.016)), 0.004, 0.020)
        dry = t.mix(broad, lin("#a58a66"), lin("#8d7556"))
        wet = t.mix(broad, lin("#5a4b3b"), lin("#463a2e"))
        tint = t.mix(damp, wet, dry)
        # Single grains, dark and light.
        tint = t.mix(t.mapr(fine, 0.56, 0.72, 0.0, 0.55), tint, lin("#c9b594"))
        tint = t.mix(t.mapr(fine, 0.42, 0.28, 0.0, 0.6), tint, lin("#2f2721"))
        rough = t.mapr(damp, 0.0, 0.75, 0.16, 0.85)
        bump = t.bump(
            t.m("ADD", fine, t.m("MULTIPLY", t.noise(place, 60, 5, 0.6), 2.0)),
            t.mapr(damp, 0.0, 0.6, 0.10, 0.75),
            0.004,
        )
        principled(t, tint, rough, bump, spec=t.mapr(damp, 0.0, 0.7, 0.55, 0.2))
        hazify(t.mat, camera, 9000, HAZE, HAZE_SUN, sun)
        grid_mesh("sandbar", self.x, self.y, self.z, t.mat)


def water(camera, sun, bar, flock):
    """Still water: a mesh fine enough in front of the camera to carry the rings around the birds' legs."""
    reach = np.concatenate([np.arange(0.9, 9.6, 0.010), np.geomspace(9.62, 9000, 110)])
    narrow = np.radians(np.linspace(-13.5, 13.5, 560))
    wide = np.radians(np.linspace(13.6, 346.4, 60))
    angle, radius = np.meshgrid(np.concatenate([narrow, wide]), reach)
    x, y = camera[0] + radius * np.sin(angle), camera[1] + radius * np.cos(angle)
    calm = np.clip((10 - radius) / 3, 0, 1)
    swell = (
        fbm(x * 0.5, y * 1.3, 2.4, 3, 0.5, 21, False) * 0.0010
        + fbm(x * 0.6, y * 1.2, 9.0, 2, 0.5, 5, False) * 0.00016
    )
    rings = np.zeros_like(x)
    for bird in flock:
        if bird.height is None and bar.at(bird.x, bird.y) < 0:
            rings += _rings(x, y, bird)
    height = (swell + rings) * calm
    depth = np.clip(-bar.at(x, y) / 0.05, 0, 1)

    t = material("water")
    place = t.pos()
    px, py = t.sep(place)[:2]
    away = t.vm("LENGTH", t.vm("SUBTRACT", place, camera))
    breeze = t.noise(t.comb(t.m("MULTIPLY", px, 0.22), py, 0), 0.05, 3)
    breeze = t.mapr(breeze, 0.42, 0.62, 0.12, 1.0, True)
    ripple = t.m(
        "ADD",
        t.noise(t.comb(t.m("MULTIPLY", px, 0.55), py, 0.0), 2.2, 4, 0.55),
        t.m("MULTIPLY", t.noise(t.comb(t.m("MULTIPLY", px, 0.5), py, 4.0), 9.0, 3, 0.5), 0.35),
    )
    strength = t.m("MULTIPLY", breeze, t.mapr(away, 5.0, 30.0, 0.0, 0.7))
    bump = t.bump(ripple, strength, 0.03)
    tint = t.mix(t.attr("depth").outputs["Fac"], lin("#3d3327"), lin("#14211f"))
    principled(t, tint, 0.02, bump, spec=0.5, IOR=1.333)
    hazify(t.mat, camera, 9200, HAZE, HAZE_SUN, sun, maxf=0.45)
    grid_mesh("water", x, y, height, t.mat, {"depth": depth})


def _rings(x, y, bird):
    """Rings around the two legs of a wading bird, fading within two hands' breadths."""
    heading = math.radians(bird.heading)
    total = np.zeros_like(x)
    near = np.hypot(x - bird.x, y - bird.y) < 0.8
    for side, forward in ((1, 0.030), (-1, -0.004)):
        leg_x = bird.x + forward * math.cos(heading) - side * 0.030 * math.sin(heading)
        leg_y = bird.y + forward * math.sin(heading) + side * 0.030 * math.cos(heading)
        away = np.hypot(x[near] - leg_x, y[near] - leg_y)
        total[near] += (
            0.00042 * np.exp(-away / 0.13) * np.cos(away * 2 * math.pi / (0.030 + 0.03 * away) + side)
        )
    return total


def litter(bar):
    """Pebbles, and broken shells among them."""
    stone = material("pebble")
    random = stone.n("ShaderNodeObjectInfo").outputs["Random"]
    mottle = stone.noise(stone.obj(), 3.0, 6, 0.6)
    tint = stone.ramp(random, [(0.0, "#5c5248"), (0.35, "#8a7660"), (0.6, "#6f6a68"), (1.0, "#a3978a")])
    tint = stone.mix(stone.mapr(mottle, 0.4, 0.7, 0.0, 0.5), tint, lin("#3c342d"))
    height = stone.sep(stone.pos())[2]
    principled(
        stone, tint, stone.mapr(height, 0.006, 0.02, 0.18, 0.6), stone.bump(mottle, 0.3, 0.05), spec=0.4
    )
    rng = np.random.default_rng(11)
    x0, x1, y0, y1 = bar.EXTENT

    def strewn(count, low, high):
        x, y = rng.uniform(x0, x1, count), y0 + (y1 - y0) * rng.uniform(size=count) ** 1.3
        z = bar.at(x, y)
        clump = fbm(x[None], y[None], 2.6, 3, 0.5, 31, False)[0]
        keep = (z > low) & (z < high) & (clump + rng.normal(0, 0.12, count) > 0.02)
        for bird in bar.standing:
            keep &= np.hypot(x - bird.x, y - bird.y) > 0.09
        return np.stack([x, y, z], 1)[keep]

    places = strewn(4600, 0.004, 0.05)
    size = 0.0026 + 0.012 * rng.uniform(size=len(places)) ** 7
    # A third of each lies in the sand.
    places[:, 2] -= size * 0.18
    turns = np.stack(
        [rng.normal(0, 0.2, len(places)), rng.normal(0, 0.2, len(places)), rng.uniform(0, 6.3, len(places))],
        1,
    )
    scatter("pebbles", places, turns, size, rocks(6, seed=4, mat=stone.mat, res=3), seed=5)

    places = strewn(420, 0.0, 0.05)
    turns = np.stack(
        [
            rng.normal(0, 0.25, len(places)),
            rng.normal(0, 0.25, len(places)),
            rng.uniform(0, 6.3, len(places)),
        ],
        1,
    )
    places[:, 2] += 0.0005
    scatter("shells", places, turns, rng.uniform(0.005, 0.013, len(places)), [_shell()], seed=6)


def _shell():
    """Half of a small mussel lying on its edge: a fan with ribs, domed."""
    out, turn = np.meshgrid(np.linspace(0, 1, 12), np.linspace(-1.15, 1.15, 29))
    reach = out * (1 - 0.18 * turn**2)
    dome = 0.42 * np.sin(np.clip(out, 0, 1) * math.pi * 0.5) * np.cos(turn * 1.2) * (1 - out**3)
    dome += 0.02 * np.cos(turn * 22) * out
    t = material("shell")
    rings = t.n("ShaderNodeTexWave", {"Scale": 9.0, "Distortion": 2.0, "Vector": t.obj()}).outputs[1]
    random = t.n("ShaderNodeObjectInfo").outputs["Random"]
    tint = t.mix(rings, t.mix(random, lin("#d8cbb8"), lin("#b59a7c")), lin("#8a7159"))
    principled(t, tint, 0.4, spec=0.4)
    shell = grid_mesh("shell", reach * np.cos(turn), reach * np.sin(turn) * 0.85, dome, t.mat)
    shell.location = (0, 0, -5000)
    return shell


def bank(camera, sun):
    """The far shore: low ground with reeds, soft in the distance."""
    t = material("reed")
    random = t.n("ShaderNodeObjectInfo").outputs["Random"]
    tint = t.mix(random, lin("#a8863f"), lin("#cdb079"))
    tint = t.mix(t.mapr(t.sep(t.obj())[2], 0.6, 0.0), tint, lin("#4a3c22"))
    lit = t.n("ShaderNodeBsdfDiffuse", {0: tint})
    through = t.n("ShaderNodeBsdfTranslucent", {0: tint})
    both = t.n("ShaderNodeMixShader", {0: 0.45, 1: lit.outputs[0], 2: through.outputs[0]})
    t.t.links.new(both.outputs[0], t.out.inputs[0])
    hazify(t.mat, camera, 1500, HAZE, HAZE_SUN, sun, maxf=0.6)
    clumps = [tuft(f"reeds {seed}", t.mat, 70, 1.9, 0.8, 0.02, 0.35, seed) for seed in range(3)]
    for clump in clumps:
        clump.location = (0, 0, -5000)
    rng = np.random.default_rng(8)
    # Nearer on the right, a thin line far off on the left, where text may lie.
    x = np.concatenate([rng.uniform(2, 75, 2400), rng.uniform(-110, -20, 1500)])
    base = np.where(x > 0, 190 - 0.35 * x, 330 + 0.3 * x)
    tongue = 30 * fbm(x[None], 0 * x[None], 0.05, 3, 0.5, 2, False)[0]
    y = base + tongue + rng.uniform(0, 26, len(x))
    tall = rng.uniform(0.55, 1.1, len(x)) * np.clip((np.abs(x - 1) - 1) / 14, 0.25, 1)
    turns = np.stack([0 * x, 0 * x, rng.uniform(0, 6.3, len(x))], 1)
    scatter("reeds", np.stack([x, y, 0 * x - 0.05], 1), turns, tall, clumps, seed=3)


if __name__ == "__main__":
    studio.main(SHOTS, build)
