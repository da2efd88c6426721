"""Wetland: a winding course of water, reeds, the far plain, and mist that lies low over both."""

import math

import numpy as np
from scipy.interpolate import PchipInterpolator

from .mesh import grid_mesh, mesh_np
from .nodes import T, hazify, lin, material, principled
from .noise import fbm
from .scatter import scatter

#: Models that are only instanced wait below the world.
PARKED = (0, 0, -5000)


class Course:
    """Winding water: at each station (how far north, centre, half width); a negative half width is dry land."""

    def __init__(self, stations):
        north, centre, half_width = np.array(stations, float).T
        self.centre = PchipInterpolator(north, centre)
        self.half_width = PchipInterpolator(north, half_width)
        self.range = north[0], north[-1]

    def distance(self, x, y):
        """Metres from the bank, positive on land. The slope of the course makes the way to the bank shorter."""
        north = np.clip(y, *self.range)
        return (np.abs(x - self.centre(north)) - self.half_width(north)) / np.hypot(
            1, self.centre(north, 1) * (north == y)
        )

    def relief(self, x, y, seed=3, ragged=3.0):
        """Height of the ground and distance from the bank, which wanders by about `ragged` metres."""
        noise = fbm(x, y, 1 / 14.0, 5, 0.55, seed, False)
        distance = self.distance(x, y) + noise * ragged
        bank = 0.5 * (1 - np.exp(-np.maximum(distance, 0) / 4.0)) + 0.18 * noise
        return np.where(distance > 0, bank, np.maximum(distance * 0.16, -1.5)), distance


def mist(mat, cam, color, sunward, sun, density=0.0022, depth=3.0, most=0.75):
    """Fog that thins upwards (by e in `depth` metres), in a material like `nodes.hazify`: no noise, no volumes.

    The density is integrated along the straight line from the camera, so that stems fade at the foot and the band at
    the horizon has a soft upper edge. `density` is that on the water, per metre; `most` keeps something of the land.
    """
    t = _reopen(mat)
    surface = t.out.inputs[0].links[0].from_socket
    position = t.pos()
    height = t.m("MAXIMUM", t.sep(position)[2], 0.0)
    ray = t.vm("SUBTRACT", position, tuple(cam))
    at_camera = math.exp(-cam[2] / depth)
    at_point = t.m("POWER", math.e, t.m("DIVIDE", height, -depth))
    # The mean of the exponential between the two heights; the small terms are its limit at equal heights.
    rise = t.m("ADD", t.m("ABSOLUTE", t.m("SUBTRACT", cam[2], height)), 0.01)
    mean = t.m(
        "DIVIDE",
        t.m("ADD", t.m("ABSOLUTE", t.m("SUBTRACT", at_point, at_camera)), 0.01 * at_camera / depth),
        rise,
    )
    x, y = t.sep(position)[:2]
    drift = t.noise(t.comb(t.m("MULTIPLY", x, 0.35), y, 0.0), 0.012, 2, 0.5)
    amount = t.m(
        "MULTIPLY", t.m("MULTIPLY", mean, density * depth), t.mapr(drift, 0.35, 0.65, 0.45, 1.5, True)
    )
    depth_of_fog = t.m("MULTIPLY", amount, t.vm("LENGTH", ray))
    veil = t.m(
        "MULTIPLY", t.m("SUBTRACT", 1.0, t.m("POWER", math.e, t.m("MULTIPLY", depth_of_fog, -1.0))), most
    )
    toward = t.m("MAXIMUM", t.vm("DOT_PRODUCT", t.vm("NORMALIZE", ray), tuple(sun.normalized())), 0.0)
    glow = t.mix(t.m("POWER", toward, 2.0), lin(color), lin(sunward))
    veiled = t.n(
        "ShaderNodeMixShader",
        {0: veil, 1: surface, 2: t.n("ShaderNodeEmission", {0: glow, 1: 1.0}).outputs[0]},
    )
    t.t.links.new(veiled.outputs[0], t.out.inputs[0])


def _reopen(mat):
    """A builder for a finished material."""
    t = T(mat.node_tree)
    t.out = next(node for node in mat.node_tree.nodes if node.type == "OUTPUT_MATERIAL")
    return t


def rings(cam, steps, size):
    """A polar grid round the camera, fine in front (north) where it is seen: X and Y."""
    angle = np.concatenate(
        [
            np.linspace(-math.pi, -0.75, 60, endpoint=False),
            np.linspace(-0.75, 0.75, 560, endpoint=False),
            np.linspace(0.75, math.pi, 60),
        ]
    )
    radius = np.concatenate([np.linspace(0.3, 150, steps), np.geomspace(151, size, 170)])
    angle, radius = np.meshgrid(angle, radius)
    return cam[0] + radius * np.sin(angle), cam[1] + radius * np.cos(angle)


def ground(cam, relief, size=16000):
    """The land: wet and dark at the water's edge, straw and meadow behind. `relief(x, y)` as `Course.relief`."""
    x, y = rings(cam, 420, size)
    z, _ = relief(x, y)
    t = material("marsh")
    p = t.pos()
    height = t.sep(p)[2]
    meadow = t.noise(p, 0.05, 8, 0.6)
    litter = t.noise(p, 1.3, 10, 0.65)
    color = t.mix(t.mapr(meadow, 0.35, 0.65), lin("#8c7440"), lin("#6d6b3a"))
    color = t.mix(t.m("MULTIPLY", litter, 0.6), color, lin("#b08f52"))
    color = t.mix(t.mapr(height, 0.14, 0.0), color, lin("#4a3c2a"))
    # No gloss: flat land at a grazing angle would mirror the sky and draw a pale line along the horizon.
    principled(t, color, 0.95, t.bump(litter, 0.9, 0.12), spec=0.0)
    grid_mesh("marsh", x, y, z, t.mat)
    return t.mat


def water(cam, relief, ripple=0.035, duckweed=0.0, rounds=(), size=9000):
    """Still water: patches of ripples, and on request duckweed along the banks and rings.

    `duckweed` is the share of the water near the banks that it covers; `rounds` are rings on the water, each
    (x, y, radius, height) with the height as a share of the ripples'.
    """
    x, y = rings(cam, 260, size)
    _, distance = relief(x, y)
    t = material("water")
    p = t.pos()
    x_, y_ = t.sep(p)[:2]
    away = t.vm("LENGTH", t.vm("SUBTRACT", p, tuple(cam)))
    breeze = t.noise(t.comb(t.m("MULTIPLY", x_, 0.25), y_, 0), 0.06, 3)
    patch = t.mapr(breeze, 0.42, 0.62, 0.15, 1.0, True)
    long_wave = t.noise(t.comb(t.m("MULTIPLY", x_, 0.55), y_, 0.0), 2.2, 4, 0.55)
    short_wave = t.noise(t.comb(t.m("MULTIPLY", x_, 0.5), y_, 4.0), 9.0, 3, 0.5)
    height = t.m("MULTIPLY", t.m("ADD", long_wave, t.m("MULTIPLY", short_wave, 0.35)), patch)
    for center_x, center_y, radius, share in rounds:
        height = t.m("ADD", height, _ring(t, p, (center_x, center_y, 0.0), radius, share))
    # Far ripples are smaller than a pixel and would only blur.
    strength = t.m("DIVIDE", 1.0, t.m("ADD", 1.0, t.m("DIVIDE", away, 60.0)))
    normal = t.n("ShaderNodeBump", {"Strength": strength, "Distance": ripple, "Height": height}).outputs[0]
    color, roughness = lin("#16241f"), 0.02
    if duckweed:
        shore = t.mapr(t.attr("shore").outputs["Fac"], -5.0, -0.2, 0.0, 1.0, True)
        spread = t.m("ADD", t.noise(p, 0.35, 6, 0.7), t.m("MULTIPLY", t.noise(p, 26.0, 2, 0.6), 0.22))
        weed = t.mapr(t.m("ADD", spread, t.m("MULTIPLY", shore, 0.12 + 0.2 * duckweed)), 0.80, 0.83, 0.0, 1.0)
        color = t.mix(weed, color, t.mix(t.noise(p, 3.0, 4), lin("#4a5226"), lin("#7c7438")))
        roughness = t.mapr(weed, 0.0, 1.0, 0.02, 0.7)
    principled(t, color, roughness, normal, spec=0.5, **{"IOR": 1.37})
    grid_mesh("water", x, y, np.zeros_like(x), t.mat, {"shore": distance})
    return t.mat


def _ring(t, position, center, radius, share):
    """Height of a train of three or four circular waves, strongest at `radius`."""
    away = t.vm("LENGTH", t.vm("SUBTRACT", position, center))
    off = t.m("DIVIDE", t.m("SUBTRACT", away, radius), 0.35 * radius)
    envelope = t.m("POWER", math.e, t.m("MULTIPLY", t.m("MULTIPLY", off, off), -1.0))
    wave = t.m("SINE", t.m("MULTIPLY", away, 2 * math.pi / (0.22 * radius)))
    return t.m("MULTIPLY", t.m("MULTIPLY", wave, envelope), share)


class Ribbons:
    """Flat strips along paths, the stuff of reeds: every point knows how far up the reed it is and if it is plume."""

    def __init__(self):
        self.points, self.quads, self.up, self.plume = [], [], [], []

    def add(self, path, widths, side, up, plume=0.0):
        """A strip along `path` (k, 3) with half widths `widths`, spread along `side`; `up` from 0 foot to 1 top."""
        path = np.asarray(path, float)
        first = sum(len(points) for points in self.points)
        offset = side * np.asarray(widths, float)[:, None]
        self.points.append(np.stack([path - offset, path + offset], 1).reshape(-1, 3))
        step = first + 2 * np.arange(len(path) - 1)[:, None]
        self.quads.append(step + np.array([[0, 1, 3, 2]]))
        self.up.append(np.repeat(np.broadcast_to(up, len(path)), 2))
        self.plume.append(np.full(2 * len(path), plume))

    def build(self, name, mat):
        ob = mesh_np(
            name,
            np.concatenate(self.points),
            np.concatenate(self.quads),
            mat=mat,
            attrs={"up": np.concatenate(self.up), "plume": np.concatenate(self.plume)},
        )
        ob.location = PARKED
        return ob


def reed_material(name, foot, stem, top, plume, through=0.5):
    """Stems from `foot` to `top`, feathery `plume`s; light passes through. Each clump and each patch of land differs."""
    t = material(name)
    own = t.n("ShaderNodeObjectInfo").outputs["Random"]
    patch = t.noise(t.pos(), 0.045, 3, 0.6)
    up = t.attr("up").outputs["Fac"]
    ripe = t.m("ADD", up, t.m("ADD", t.mapr(own, 0, 1, -0.22, 0.22), t.mapr(patch, 0.35, 0.65, -0.45, 0.35)))
    color = t.mix(t.mapr(ripe, 0.0, 0.45, smooth=True), lin(foot), lin(stem))
    color = t.mix(t.mapr(ripe, 0.45, 1.05, smooth=True), color, lin(top))
    color = t.mix(t.m("MULTIPLY", t.mapr(own, 0.75, 1.0), 0.4), color, lin("#9a6230"))
    color = t.mix(t.attr("plume").outputs["Fac"], color, t.mix(own, lin(plume), lin("#c0a47c")))
    # The feet stand in the mud and in each other's shade.
    color = t.mix(t.mapr(up, 0.16, 0.0), color, tuple(0.3 * c for c in lin(foot)[:3]))
    diffuse = t.n("ShaderNodeBsdfDiffuse", {0: color})
    translucent = t.n("ShaderNodeBsdfTranslucent", {0: color})
    both = t.n("ShaderNodeMixShader", {0: through, 1: diffuse.outputs[0], 2: translucent.outputs[0]})
    t.t.links.new(both.outputs[0], t.out.inputs[0])
    return t.mat


def reed_clump(
    name, mat, seed, stems=14, height=2.2, radius=0.42, hairs=18, thick=1.0, wind=0.25, broken=0.1
):
    """One clump of common reed: arching leaves, plumes of `hairs` strips blown to one side, some stems snapped.

    `thick` widens every strip, for clumps so far off that a true stem would be thinner than a pixel.
    """
    g = np.random.default_rng(seed)
    ribbons = Ribbons()
    for _ in range(stems):
        angle = g.uniform(0, 2 * math.pi)
        foot = radius * math.sqrt(g.uniform()) * np.array([math.cos(angle), math.sin(angle), 0])
        tall = height * g.uniform(0.62, 1.05)
        snapped = g.uniform() < broken
        path = _stem(g, foot, tall, wind, snapped)
        up = np.linspace(0, tall / height, len(path))
        for turn in (0.0, math.pi / 2):
            side = np.array([math.cos(angle + turn), math.sin(angle + turn), 0])
            ribbons.add(path, thick * np.linspace(0.006, 0.0035, len(path)), side, up)
        for _ in range(g.integers(4, 8)):
            _leaf(g, ribbons, path, up, wind, thick)
        if not snapped and g.uniform() < 0.72:
            _plume(g, ribbons, path, hairs, wind, thick)
    return ribbons.build(name, mat)


def _stem(g, foot, tall, wind, snapped):
    """The line of one stem from below the water to its top; a snapped one hangs over from some height."""
    t = np.linspace(0, 1, 9)[:, None]
    lean = np.array([wind + g.normal(0, 0.09), g.normal(0, 0.1), 0])
    path = foot + np.array([0, 0, -0.3]) + t * np.array([0, 0, tall + 0.3]) + lean * tall * 0.5 * t**2
    if snapped:
        knee = g.integers(4, 7)
        away = g.uniform(0, 2 * math.pi)
        fall = np.array([math.cos(away), math.sin(away), g.uniform(-0.9, 0.2)])
        length = np.linalg.norm(path[1] - path[0])
        path[knee + 1 :] = path[knee] + fall * length * np.arange(1, len(path) - knee)[:, None] * 0.9
    return path


def _leaf(g, ribbons, path, up, wind, thick):
    """A long leaf that leaves the stem, arches and hangs to leeward."""
    k = g.integers(2, len(path) - 1)
    away = g.uniform(0, 2 * math.pi)
    out = np.array([math.cos(away) + 1.2 * wind, math.sin(away), 0])
    out /= np.linalg.norm(out) + 1e-6
    length = g.uniform(0.3, 0.62)
    t = np.linspace(0, 1, 6)[:, None]
    droop = g.uniform(0.6, 1.1)
    line = path[k] + out * length * t * 0.75 + np.array([0, 0, length]) * (0.75 * t - droop * t**2)
    widths = thick * np.array([0.007, 0.012, 0.012, 0.009, 0.005, 0.001])
    ribbons.add(line, widths, np.cross(out, (0, 0, 1)), up[k] * np.linspace(1, 0.8, 6))


def _plume(g, ribbons, path, hairs, wind, thick):
    """The feathery head: hairs along the last hand's breadths of the stem, all drawn over to leeward."""
    top = path[-1]
    size = g.uniform(0.22, 0.36)
    bow = np.array([0.5 + wind, 0.1, 0]) * size
    # Hairs are only as fine as their number can fill the plume.
    width = thick * (0.0016 if hairs > 40 else 0.0075)
    longest = 0.42 if hairs > 40 else 0.55
    for _ in range(hairs):
        k = g.uniform(0, 1)
        start = top + np.array([0, 0, size * (k - 0.45)]) + bow * k * k
        away = g.uniform(0, 2 * math.pi)
        spread = 0.45 * (1 - 0.5 * k)
        drift = np.array([math.cos(away) * spread + 0.5 + wind, math.sin(away) * spread, g.uniform(0.1, 0.8)])
        length = size * g.uniform(0.2, longest) * (1.15 - 0.6 * k)
        middle, end = start + drift * length * 0.55, start + drift * length + np.array([0, 0, -0.22 * length])
        side = np.cross(drift, g.normal(size=3))
        side /= np.linalg.norm(side) + 1e-6
        ribbons.add([start, middle, end], width * np.array([0.7, 1.0, 0.3]), side, 1.0, 1.0)


def sedge(name, mat, seed, blades=80, height=0.62, spread=0.3, thick=1.0):
    """A tussock of sedge or grass: arching blades from one foot."""
    g = np.random.default_rng(seed)
    ribbons = Ribbons()
    t = np.linspace(0, 1, 5)[:, None]
    for _ in range(blades):
        angle = g.uniform(0, 2 * math.pi)
        out = np.array([math.cos(angle), math.sin(angle), 0])
        foot = out * spread * 0.4 * math.sqrt(g.uniform())
        tall, reach, droop = height * g.uniform(0.45, 1.0), spread * g.uniform(0.3, 1.6), g.uniform(0.1, 0.5)
        line = foot + out * reach * t**1.6 + np.array([0, 0, tall]) * (t - droop * t**2)
        widths = thick * 0.006 * (1 - t[:, 0]) ** 0.6 + 0.0008
        ribbons.add(line, widths, np.cross(out, (0, 0, 1)), t[:, 0])
    return ribbons.build(name, mat)


def plant(name, models, x, y, z, scale, seed=2, tilt=0.04, turn=0.5):
    """Clumps on the ground, hardly turned, for they all bend before the same wind."""
    g = np.random.default_rng(seed)
    n = len(x)
    rotation = np.stack([g.normal(0, tilt, n), g.normal(0, tilt, n), g.normal(0, turn, n)], 1)
    scatter(name, np.stack([x, y, z], 1), rotation, scale, models, seed=seed)


def wedge(g, cam, n, near, far, half, power=1.5, heading=0.0):
    """`n` points in front of the camera, within `half` degrees of the heading (radians); a higher power crowds them near."""
    away = near + (far - near) * g.uniform(size=n) ** power
    angle = heading + g.uniform(-1, 1, n) * math.radians(half)
    return cam[0] + away * np.sin(angle), cam[1] + away * np.cos(angle)


def centre(y):
    return 9 * np.sin(y / 34.0 + 0.4) + 5 * np.sin(y / 13.0 + 1.2) * np.clip(y / 60, 0, 1) + y * 0.10


def width(y):
    return 7.0 + 3.5 * np.sin(y / 21.0) + np.clip(60 - y, 0, 60) * 0.14


def hgt(x, y, seed=3):
    """Height of the ground and distance from the bank, of a river with a side arm."""
    distance = np.abs(x - centre(y)) - width(y)
    arm = np.abs(x - (38 + 14 * np.sin(y / 40.0 + 2))) - 9 * np.clip((y - 25) / 40, 0, 1) - 2
    noise = fbm(x, y, 1 / 14.0, 5, 0.55, seed, False)
    distance = np.minimum(distance, arm) + noise * 7
    bank = 0.5 * (1 - np.exp(-np.maximum(distance, 0) / 4.0)) + 0.18 * noise
    return np.where(distance > 0, bank, np.maximum(distance * 0.16, -1.5)), distance


def build(
    s,
    cam,
    sv,
    hz,
    hs,
    hazeL=4200,
    reeds=26000,
    view=(0, 1),
    half=34,
    near=1.2,
    ripple=0.035,
    reed_far=420,
    keep_clear=None,
    shore=None,
    wind=0.25,
):
    """A whole wetland with reeds on the banks of `hgt`. `shore(x, y, z)` may change the ground."""

    def relief(x, y):
        z, distance = hgt(x, y)
        return (shore(x, y, z) if shore else z), distance

    g = np.random.default_rng(21)
    heading = math.atan2(view[0], view[1])

    def candidates(n, far, power, fits):
        x, y = wedge(g, cam, n, near, far, half, power, heading)
        z, distance = (a[0] for a in hgt(x[None], y[None]))
        keep = fits(x, y, distance)
        if keep_clear is not None:
            keep &= ~keep_clear(x, y)
        return x[keep], y[keep], z[keep]

    def banks(x, y, distance):
        groves = fbm(x[None], y[None], 1 / 26.0, 3, 0.5, 8, False)[0] > 0.06
        share = np.exp(-(((distance - 1.6) / 2.6) ** 2)) + 0.55 * groves
        return (g.uniform(size=len(x)) < share) & (distance > -0.9)

    hazes = [(ground(cam, relief), hazeL, 0.55), (water(cam, relief, ripple), hazeL * 2.2, 0.45)]
    gold = reed_material("reedA", "#6f6a32", "#a8863f", "#c9a55a", "#d9c08c")
    olive = reed_material("reedB", "#66692f", "#8a8440", "#b29a4e", "#cdb079")
    grass = reed_material("grass", "#7d8a3c", "#94983f", "#a3a34c", "#b9b060")
    hazes += [(mat, hazeL, 1.0) for mat in (gold, olive, grass)]
    for mat, length, most in hazes:
        hazify(mat, cam, length, hz, hs, sv, maxf=most)
    clumps = [reed_clump(f"reed{i}", (gold, olive)[i % 2], i, 16, wind=wind) for i in range(6)]
    x, y, z = candidates(int(reeds), reed_far, 1.5, banks)
    plant("reed", clumps, x, y, np.maximum(z, -0.3), g.uniform(0.6, 1.15, len(x)))
    tufts = [sedge(f"gr{i}", grass, i, 90) for i in range(3)]
    x, y, z = candidates(int(reeds * 1.4), 160, 1.6, lambda x, y, distance: distance > 0.3)
    plant("grass", tufts, x, y, z - 0.03, g.uniform(0.5, 1.3, len(x)), seed=3, tilt=0.0, turn=2.0)
