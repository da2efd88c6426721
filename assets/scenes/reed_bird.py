"""A bearded reedling on a reed in the morning, against the light; the water behind is only colour."""

import math

import numpy as np
from scipy.interpolate import CubicSpline

from kit import closeup, halls, plumage, reedling, studio
from kit.mesh import Builder, mesh_np
from kit.nodes import lin, material, principled
from kit.sky import sun_vec

SHOTS = {"reed-bird": closeup.shot(samples=48, exposure=0.42, bloom=0.36, threshold=0.62, saturation=1.1, white=(0.76, 1.04, 1.5))}

#: Behind the reed on the right, a little above the picture.
SUN = sun_vec(13.0, 24.0)
#: Where the bird sits, and how it leans: degrees of heading (180 looks to the left) and breast up.
PERCH, HEADING, PITCH = np.array([0.075, 0.0, 0.016]), 196, 12
#: The line of the stem, from below the picture to where the plume begins.
STEM = np.array([(0.150, 0.01, -0.34), (0.128, 0.004, -0.17), (0.080, 0.0, -0.022), (0.010, -0.004, 0.105), (-0.030, -0.006, 0.150)])


def curve(points, count):
    """A smooth line through `points`."""
    t = np.linspace(0, len(points) - 1, count)
    return CubicSpline(np.arange(len(points)), points)(t)


def reed_stuff():
    """Stem and leaves: straw with fine lengthwise veins, light passes through."""
    t = material("reed close")
    p = t.obj()
    along = t.attr("along").outputs["Fac"]
    across = t.attr("across").outputs["Fac"]
    veins = t.noise(t.comb(t.m("MULTIPLY", across, 14.0), t.m("MULTIPLY", along, 2.0), 0.0), 1.0, 4, 0.6)
    spots = t.noise(p, 90, 5, 0.65)
    color = t.mix(t.mapr(veins, 0.3, 0.7), lin("#a37f3e"), lin("#d2b072"))
    color = t.mix(t.mapr(spots, 0.55, 0.75, 0.0, 0.6), color, lin("#6d4d24"))
    lit = t.n("ShaderNodeBsdfPrincipled", {"Base Color": color, "Roughness": 0.5, "Specular IOR Level": 0.35, "Normal": t.bump(veins, 0.4, 0.0006)})
    through = t.n("ShaderNodeBsdfTranslucent", {0: t.mix(0.4, color, lin("#e8b450"))})
    both = t.n("ShaderNodeMixShader", {0: 0.42, 1: lit.outputs[0], 2: through.outputs[0]})
    t.t.links.new(both.outputs[0], t.out.inputs[0])
    return t.mat


def blade(path, width, side, fold, name, mat):
    """A reed leaf along `path`: widest in its first third, folded along its rib, its tip a thread."""
    t = np.linspace(0, 1, len(path))
    half = width * np.clip(t / 0.12, 0.35, 1) * (1 - t) ** 0.8 + 0.0003
    v = np.linspace(-1, 1, 9)
    ahead = np.gradient(path, axis=0)
    ahead /= np.linalg.norm(ahead, axis=1)[:, None]
    side = np.asarray(side, float) - ahead * (ahead @ np.asarray(side, float))[:, None]
    side /= np.linalg.norm(side, axis=1)[:, None]
    up = np.cross(side, ahead)
    places = path[:, None] + (half[:, None] * v)[..., None] * side[:, None]
    places = places + (half[:, None] * fold * np.abs(v))[..., None] * up[:, None]
    n = len(path)
    i = np.arange(n * 9).reshape(n, 9)
    quads = np.stack([i[:-1, :-1], i[:-1, 1:], i[1:, 1:], i[1:, :-1]], -1).reshape(-1, 4)
    mesh_np(name, places.reshape(-1, 3), quads, mat=mat, attrs={"along": np.repeat(t * 6, 9), "across": np.tile(v, n)})


def stems(mat):
    """The stem with its knots and sheaths, two leaves, and a second stem, snapped and dim, behind."""
    path = curve(STEM, 60)
    rod = Builder()
    radius = np.interp(np.linspace(0, 1, 60), (0, 1), (0.0031, 0.0017))
    for knot in (12, 46):
        radius[knot - 1 : knot + 2] *= (1.12, 1.32, 1.15)
    rod.tube(path, radius, 20)
    back = curve(np.array([(0.33, 0.16, -0.4), (0.30, 0.16, -0.05), (0.275, 0.15, 0.26)]), 30)
    rod.tube(back, 0.0026, 14)
    thing = rod.build("stem", mat, smooth=True)
    count = len(thing.data.vertices)
    for name in ("along", "across"):
        place = np.array([v.co[:] for v in thing.data.vertices])
        value = place[:, 2] * 30 if name == "along" else np.arange(count) % 20 / 10.0
        thing.data.attributes.new(name, "FLOAT", "POINT").data.foreach_set("value", value.astype(np.float32))
    first = curve(np.array([path[12], path[12] + (0.07, 0.02, 0.11), path[12] + (0.17, 0.03, 0.135), path[12] + (0.27, 0.05, 0.06)]), 40)
    blade(first, 0.0085, (0.1, 1, 0.2), 0.35, "leaf", mat)
    second = curve(np.array([path[46], path[46] + (0.03, -0.01, 0.07), path[46] + (0.10, -0.02, 0.13), path[46] + (0.20, -0.02, 0.125)]), 40)
    blade(second, 0.0062, (0.2, 1, 0.1), 0.3, "leaf high", mat)


def plume(mat):
    """The head of the reed, drawn over to the left: branches, spikelets on them, and the silk of the spikelets."""
    g = np.random.default_rng(5)
    spine = curve(np.array([STEM[-2], STEM[-1], (-0.085, -0.008, 0.168), (-0.150, -0.008, 0.138), (-0.195, -0.006, 0.080)]), 50)
    rod = Builder()
    rod.tube(spine, np.linspace(0.0017, 0.0003, 50), 8)
    hairs, tints, roots = [], [], []
    straw, silk = np.array(lin("#7a5530")[:3]), np.array(lin("#e2c79c")[:3])
    for _ in range(92):
        k = g.uniform(0.22, 1.0)
        start = spine[int(k * 49)]
        way = spine[min(int(k * 49) + 2, 49)] - spine[max(int(k * 49) - 2, 0)]
        way = way / np.linalg.norm(way)
        turn = g.uniform(0, 6.3)
        out = np.array([0.35 * math.cos(turn), math.sin(turn) * 0.8, math.cos(turn)])
        length = g.uniform(0.030, 0.075) * (1.15 - 0.65 * k)
        t = np.linspace(0, 1, 12)[:, None]
        branch = start + length * (way * 0.85 * t + out * 0.42 * t ** 0.8) - np.array([0, 0, 0.55 * length]) * t**2
        rod.tube(branch, np.linspace(0.00045, 0.00012, 12), 5)
        for spikelet in np.linspace(0.18, 1.0, 13):
            place = np.array([np.interp(spikelet, t[:, 0], branch[:, axis]) for axis in range(3)])
            lean = way * 0.8 + out * 0.3 + g.normal(0, 0.35, 3) - (0, 0, 0.35)
            lean /= np.linalg.norm(lean)
            for part in range(13):
                husk = part < 3
                reach = g.uniform(0.006, 0.009) if husk else g.uniform(0.006, 0.012)
                flare = g.normal(0, 0.12 if husk else 0.42, 3)
                s = np.linspace(0, 1, 4)[:, None]
                hairs.append(place + reach * (lean * s + flare * s**1.5))
                tints.append((straw if husk else silk) * g.uniform(0.75, 1.1))
                roots.append(0.00075 if husk else 0.00017)
    rod.build("plume branches", mat)
    hairs = np.array(hairs)
    normals = np.broadcast_to((0.0, -0.8, 0.6), hairs.shape)
    plumage.coat("plume", hairs, normals, np.clip(np.array(tints), 0, 0.9), np.array(roots), plumage.coat_material("plume silk"))


def bird():
    """The reedling and its feet round the stem."""
    root = reedling.make("reedling", turn=-14.0, seed=3)
    root.location = PERCH + (0.004, -0.002, 0.029)
    root.rotation_euler = (0, -math.radians(PITCH), math.radians(HEADING))
    legs = Builder()
    path = curve(STEM, 60)
    for k, hip in ((31, (0.080, -0.010, 0.028)), (35, (0.070, -0.008, 0.034))):
        hip, grip = np.array(hip), path[k]
        ahead = path[k + 1] - path[k - 1]
        ahead /= np.linalg.norm(ahead)
        aside = np.cross((0, -1.0, 0), ahead)
        # The side of the stem that faces the bird; from here the toes go round it.
        palm = grip - aside * 0.0040 - (0, 0.0010, 0)
        heel = hip + (palm - hip) * 0.42 + (0.0075, -0.004, -0.001)
        line = curve(np.array([hip, hip + (heel - hip) * 0.55 + (0.0004, 0, 0), heel, heel + (palm - heel) * 0.5 + (0.0006, 0, 0), palm]), 33)
        thick = np.interp(np.linspace(0, 1, 33), (0, 0.42, 0.50, 0.60, 0.90, 1), (0.0019, 0.0011, 0.00135, 0.00095, 0.00105, 0.0015))
        legs.tube(line, thick, 14)
        # The tube turns its sections where it comes upright: a joint covers it.
        for place, radius in zip(line[11:20], thick[11:20]):
            halls.ellipsoid(legs, place, (radius, radius, radius * 1.25), count=14)
        thigh(hip, heel, k)
        # Three toes spread over the front of the stem, the hind one comes round from behind.
        for spread, reach, size in ((-1.0, 2.5, 0.92), (0.0, 2.9, 1.0), (1.0, 2.45, 0.92), (0.35, -2.2, 1.1)):
            u = np.linspace(0, 1, 29)
            a = -math.pi / 2 + reach * u
            r = np.interp(u, (0, 0.25, 0.85, 1), (0.0040, 0.0037, 0.0034, 0.0030))[:, None]
            way = grip + ahead * (0.0046 * spread * u**0.8 + 0.0010 * u)[:, None]
            way = way + r * (np.cos(a)[:, None] * np.array([0, -1.0, 0]) + np.sin(a)[:, None] * aside)
            # Pads under the joints, then the claw.
            pads = 0.00098 - 0.00030 * u + 0.00016 * np.cos(u * 2 * math.pi * 3.2)
            claw = np.clip((1 - u) / 0.20, 0.06, 1)
            legs.tube(way, size * np.where(u > 0.80, 0.00062 * claw, pads), 12)
    t = material("reedling leg")
    scales = t.m("SINE", t.m("MULTIPLY", t.noise(t.vm("MULTIPLY", t.obj(), (1.0, 1.0, 2.0)), 900.0, 2), 20.0))
    principled(t, t.mix(t.mapr(scales, -1, 1), lin("#15100d"), lin("#2e241c")), 0.42, t.bump(scales, 0.3, 0.0002), spec=0.45)
    legs.build("legs", t.mat, smooth=True)


def thigh(hip, heel, seed):
    """The feathers in which a leg begins."""
    g = np.random.default_rng(seed)
    count, along = 420, (heel - hip) / np.linalg.norm(heel - hip)
    side = np.cross(along, (0, 1.0, 0))
    side /= np.linalg.norm(side)
    front = np.cross(side, along)
    turn, start = g.uniform(0, 2 * math.pi, count), g.uniform(-0.35, 0.42, count)
    out = np.cos(turn)[:, None] * side + np.sin(turn)[:, None] * front
    root = hip + along * (start * 0.011)[:, None] + out * np.interp(start, (-0.35, 0.42), (0.0042, 0.0016))[:, None]
    s = np.linspace(0, 1, 4)[:, None]
    lean = along + out * 0.16 + g.normal(0, 0.10, (count, 3))
    hairs = root[:, None] + lean[:, None] * (s * g.uniform(0.0035, 0.0055, (count, 1))[:, None])
    hairs = hairs - out[:, None] * (0.0009 * s**2)
    tints = np.array(lin("#b58f72")[:3]) * g.uniform(0.6, 1.1, (count, 1))
    plumage.coat(f"thigh {seed}", hairs, np.repeat(out[:, None], 4, 1), tints, np.full(count, 0.00022), plumage.coat_material(f"thigh {seed}"))


def behind():
    """Water far below with the sun on its ripples, and the dark line of the other bank; all out of focus."""
    t = material("far water")
    p = t.pos()
    ripple = t.noise(t.comb(t.m("MULTIPLY", t.sep(p)[0], 0.6), t.sep(p)[1], 0.0), 1.6, 3, 0.5)
    principled(t, "#1b2a2c", 0.08, t.bump(ripple, 0.5, 0.05), spec=0.5)
    mesh_np("water", [(-300, 2, -1.1), (300, 2, -1.1), (300, 400, -1.1), (-300, 400, -1.1)], [(0, 1, 2, 3)], mat=t.mat)
    g = np.random.default_rng(31)
    shore = Builder()
    for _ in range(4200):
        x, y = g.uniform(-34, 34), g.uniform(46, 60)
        tall = g.uniform(0.9, 1.9) * (0.8 + 0.2 * math.sin(x * 0.23 + 1.0) + 0.12 * math.sin(x * 0.71))
        shore.box(x - 0.045, x + 0.045, y, y + 0.1, -1.1, -1.1 + tall, 0.03)
    t = material("bank")
    lit, through = t.n("ShaderNodeBsdfDiffuse", {0: lin("#7c6236")}), t.n("ShaderNodeBsdfTranslucent", {0: lin("#b48a44")})
    t.t.links.new(t.n("ShaderNodeMixShader", {0: 0.5, 1: lit.outputs[0], 2: through.outputs[0]}).outputs[0], t.out.inputs[0])
    shore.build("bank", t.mat)
    count = 80
    y = g.uniform(9, 38, count)
    x = y * (0.10 + 0.10 * g.normal(size=count))
    closeup.lights("sparkle", np.stack([x, y, np.full(count, -1.05)], 1), y * (0.0010 + 0.0012 * g.uniform(size=count)), "#ffd9a0", 2.6)
    # Stems between, quite soft.
    soft = Builder()
    for x, y, lean in ((0.42, 0.75, 0.10), (0.62, 1.1, -0.06), (0.30, 1.5, 0.14), (-0.75, 2.4, 0.05), (0.85, 1.6, 0.02)):
        soft.tube([(x, y, -1.1), (x + lean * 0.5, y, 0.0), (x + lean * 1.4, y, 0.75)], 0.0035, 8)
    soft.build("soft stems", t.mat)


def build(scene, shot):
    """Warm haze towards the sun, blue-grey away from it."""
    closeup.sky_of(
        scene,
        [(-1, "#3b3a34"), (-0.02, "#8d7a5e"), (0.0, "#f0c795"), (0.10, "#e4bf9c"), (0.28, "#a9b3bf"), (1.0, "#5d7fa8")],
        strength=0.62, sunward=SUN, glow="#ffc987", power=60.0, gain=3.0,
    )  # fmt: skip
    studio.sun_lamp(scene, SUN, 6.0, "#ffc78a", degrees=0.8)
    # The sky in front, on the side of the bird that is seen.
    studio.area_lamp(scene, (-1.6, -1.8, 1.2), (0.05, 0, 0.03), 13, "#e4dcd2", 1.6, 1.2)
    # A rim of morning along back and crown.
    studio.area_lamp(scene, (0.36, 0.60, 0.50), (0.08, 0, 0.05), 15, "#ffdcb0", 0.25, 0.25).visible_camera = False
    mat = reed_stuff()
    stems(mat)
    plume(mat)
    bird()
    behind()
    scene.cycles_curves.shape = "RIBBONS"
    scene.cycles_curves.subdivisions = 2
    studio.camera(scene, (-0.055, -1.42, 0.055), (-0.055, 0.0, 0.048), lens=85, fstop=4.5, focus=1.42 - 0.008)


if __name__ == "__main__":
    studio.main(SHOTS, build)
