"""The edge of a hot strip as it leaves the rolls, from an arm's length: drawn-out scale, sparks, wet rollers."""

from collections import defaultdict

import numpy as np

from kit import closeup, halls, studio
from kit.mesh import Builder, grid_mesh
from kit.nodes import lin, material, simple
from kit.noise import fbm
from steel_strip import HOT, roll_steel, steam_material

SHOTS = {"strip-edge": closeup.shot(samples=28, exposure=0.1, bloom=0.16, threshold=0.7, saturation=1.38)}

#: The strip lies right of x = 0 with its upper face at z = 0; how thick it is, where it leaves the rolls, their radius.
THICK, MOUTH, ROLL = 0.007, 1.75, 0.38
EYE, AIM = (-0.10, -0.50, 0.155), (0.055, 0.20, 0.028)


def hot_scale(side=False):
    """Steel at 1000 degrees: the rolls have drawn its scale out into streaks; near the cooler edge it lifts in flakes."""
    t = material("glow scale" + " side" * side)
    p = t.pos()
    x, y, z = t.sep(p)[:3]

    def drawn(across, along, detail=5, rough=0.6, seed=0.0):
        """Noise as wide as 1 / `across` metres and as long as 1 / `along`."""
        place = t.comb(t.m("MULTIPLY", x, across), t.m("MULTIPLY", y, along), seed)
        return t.noise(place, 1.0, detail, rough)

    wide, middle = drawn(7.0, 1.3, 4, 0.55, 3.0), drawn(130.0, 1.6, 6, 0.60, 9.0)
    thin, fine = drawn(720.0, 4.5, 4, 0.6, 5.0), t.noise(p, 900.0, 6, 0.75)
    flaky = t.noise(t.comb(x, t.m("MULTIPLY", y, 0.10), 0.0), 240.0, 10, 0.72)

    # How thick the oxide is: a breath where the rolls have just been, most near the edge, which is colder.
    near_edge = t.mapr(x, 0.11, 0.0, 0.0, 1.0, True)
    cover = t.m("ADD", t.m("MULTIPLY", wide, 0.34), t.m("ADD", t.m("MULTIPLY", middle, 0.26), t.m("MULTIPLY", thin, 0.40)))
    cover = t.m("ADD", cover, t.m("MULTIPLY", t.m("SUBTRACT", flaky, 0.5), t.m("MULTIPLY_ADD", near_edge, 0.30, 0.20)))
    cover = t.m("ADD", cover, t.m("MULTIPLY", near_edge, 0.10))
    crust = t.mapr(cover, 0.44, 0.70, 0.0, 1.0, True)
    crust = t.m("MULTIPLY", crust, t.mapr(near_edge, 0.0, 1.0, 0.55, 1.0))
    # Thin lenses of darker scale with clear outlines, many near the edge.
    lens = t.mapr(drawn(520.0, 9.0, 5, 0.62, 13.0), 0.54, 0.66, 0.0, 1.0)
    lens = t.m("MULTIPLY", lens, t.mapr(t.m("ADD", middle, t.m("MULTIPLY", near_edge, 0.22)), 0.42, 0.62, 0.0, 1.0))
    crust = t.m("MAXIMUM", crust, t.m("MULTIPLY", lens, 0.55))

    heat = t.mapr(x, 0.0, 0.26, 0.70, 1.0, True)
    heat = t.m("MULTIPLY", heat, t.mapr(y, -0.3, 1.5, 0.94, 1.06))
    heat = t.m("MULTIPLY", heat, t.mapr(thin, 0.3, 0.7, 0.93, 1.05))
    heat = t.m("MULTIPLY", heat, t.m("MULTIPLY_ADD", crust, -0.46, 1.0))
    heat = t.m("MULTIPLY", heat, t.mapr(fine, 0.32, 0.68, 0.86, 1.07))
    if side:
        # The cut flank: brighter, for no scale has grown on it yet, and torn along its middle.
        heat = t.m("MULTIPLY", heat, t.mapr(t.noise(t.comb(t.m("MULTIPLY", y, 7.0), t.m("MULTIPLY", z, 1100.0), 0.0), 1.0, 5), 0.3, 0.7, 1.12, 1.32))
    color = t.ramp(
        heat,
        [(0.0, "#1a0100"), (0.22, "#5c0b00"), (0.40, "#b82300"), (0.58, "#f24a04"), (0.80, "#ff7806"), (1.0, "#ffa414")],
    )
    seen = t.n("ShaderNodeLightPath").outputs["Is Camera Ray"]
    strength = t.m("MULTIPLY", t.mapr(heat, 0.0, 1.0, 0.04, 1.45), t.mapr(seen, 0, 1, 1.5, 1.0))
    shine = t.n("ShaderNodeEmission", {0: color, 1: strength})
    relief = t.m("ADD", t.m("MULTIPLY", crust, 0.8), t.m("MULTIPLY", fine, 0.25))
    bump = t.bump(relief, 0.7, 0.0012)
    skin = t.n("ShaderNodeBsdfGlossy", {0: lin("#4a3a36"), "Roughness": t.mapr(crust, 0, 1, 0.28, 0.5), "Normal": bump})
    both = t.n("ShaderNodeAddShader", {0: shine.outputs[0], 1: skin.outputs[0]})
    t.t.links.new(both.outputs[0], t.out.inputs[0])
    return t.mat


def surface(x, y):
    """Height of the strip: its edge waves a little as it runs, and scale has lifted here and there."""
    edge = np.clip(1 - x / 0.30, 0, 1) ** 2
    wave = 0.010 * edge * (1 + np.sin(y * 4.1 + 0.5)) * np.clip((MOUTH - y) / 0.8, 0, 1)
    return wave + 0.0006 * fbm(x, y, 60.0, 4, 0.55, 3, False)


def strip():
    """Upper face, fine where it is sharp, and the flank."""
    y = np.concatenate([np.linspace(-0.25, 0.5, 900), np.linspace(0.502, MOUTH + 0.2, 240)])
    x = np.concatenate([[0.0, 0.0004, 0.0010, 0.0020], np.linspace(0.0035, 0.5, 330), np.linspace(0.51, 1.65, 40)])
    across, along = np.meshgrid(x, y)
    # The edge is never straight: rolls spread the steel, and it tears a little.
    ragged = 0.0016 * fbm(0 * along, along, 5.0, 4, 0.5, 8, False) + 0.0004 * fbm(0 * along, along, 70.0, 3, 0.6, 9, False)
    inside = np.exp(-across / 0.05)
    place = across + ragged * inside
    lift = surface(across, along)
    round_off = -0.0016 * np.clip(1 - across / 0.002, 0, 1) ** 2
    hot, flank = hot_scale(), hot_scale(side=True)
    grid_mesh("strip", place, along, lift + round_off, hot)
    down, far = np.meshgrid(np.linspace(0, 1, 8), y)
    bulge = 0.0013 * np.sin(down * np.pi) - 0.0009 * fbm(down * 0.4, far, 60.0, 3, 0.6, 12, False) * np.sin(down * np.pi)
    edge = ragged[:, :1] - bulge
    grid_mesh("flank", edge, far, (lift + round_off)[:, :1] - down * THICK, flank)
    grid_mesh("strip under", *np.meshgrid(np.linspace(0.0, 1.65, 8), y), np.full((len(y), 8), -THICK), hot)


def rollers(parts):
    """The table under the strip, wet and polished by it, and the roll it comes from."""
    for y in (-0.02, 0.42, 0.86, 1.30):
        steps = [(0, 0.055), (0.16, 0.055), (0, 0.135), (0.014, 0.145), (2.3, 0.145)]
        halls.turned(parts["rollers"], (-0.46, y, -THICK - 0.1465), (1, 0, 0), steps, 96)
        parts["bearing"].box(-0.66, -0.38, y - 0.15, y + 0.15, -0.42, -0.10)
        parts["bearing"].tube([(-0.62, y, -0.153), (-0.42, y, -0.153)], 0.115, 40)
        halls.bolts(parts["bright"], (-0.42, y, -0.153), (1, 0, 0), 0.085, 6, 0.011)
    for z in (ROLL, -THICK - ROLL):
        halls.turned(parts["rolls"], (-0.95, MOUTH, z), (1, 0, 0), [(0, 0.22), (0.28, 0.22), (0, ROLL * 0.97), (0.03, ROLL), (3.0, ROLL)], 128)
    for side in (-1.6, -0.95):
        parts["housing"].box(side, side + 0.42, MOUTH - 0.45, MOUTH + 1.5, -0.6, 3.0)
    parts["housing"].box(-1.6, 2.4, MOUTH - 0.1, MOUTH + 1.5, 0.95, 3.0)
    parts["plate"].box(-0.9, 2.0, MOUTH - 0.62, MOUTH - 0.32, 0.52, 0.56)
    parts["pipe"].tube([(-1.2, MOUTH - 0.66, 0.66), (2.2, MOUTH - 0.66, 0.66)], 0.045, 24)
    parts["floor"].box(-4, 4, -3, 6, -1.0, -0.9)
    parts["housing"].box(-1.5, -1.2, -1.0, 1.3, -0.5, -0.12)


def air():
    """Steam beside the strip and before the roll, and a few sparks of scale."""
    veils = (
        (0.55, MOUTH - 0.30, -0.02, 0.85, 0.85, 0.55), (-0.25, MOUTH - 0.40, -0.10, 0.35, 0.80, 0.40),
        (-0.30, 1.05, -0.16, 0.26, 0.55, 0.22), (0.9, 1.05, 0.0, 0.6, 0.7, 0.30),
    )  # fmt: skip
    for number, (x, y, foot, half, tall, density) in enumerate(veils):
        mat = steam_material(f"close steam {number}", 5.1 * number + 2.0, "#ff7430", 0.8, density)
        veil = halls.picture(f"close steam {number}", (x, y, foot + tall / 2), (half, 0, 0), (0, 0, tall / 2), mat)
        veil.visible_shadow = veil.visible_diffuse = veil.visible_glossy = False
    g = np.random.default_rng(4)
    arcs = Builder()
    for _ in range(46):
        start = np.array([g.uniform(-0.02, 0.6), MOUTH - 0.25 - 0.5 * g.uniform(), 0.02])
        speed = np.array([g.normal(-0.25, 0.5), -g.uniform(0.6, 3.2), g.uniform(0.5, 1.9)])
        times = g.uniform(0.03, 0.28) + np.linspace(0, 0.03 + 0.11 * g.uniform() ** 2, 16)[:, None]
        path = start + speed * times - np.array([0, 0, 4.9]) * times**2
        if path[:, 2].min() > 0.012:
            # Not thinner: what is out of focus and fine needs more samples than a picture has.
            arcs.tube(path, np.linspace(0.15, 1, 16) ** 0.7 * g.uniform(0.0005, 0.0010), 6)
    flight = arcs.build("sparks", halls.glow("close spark", "#ff9c44", 6.5), smooth=True)
    flight.visible_shadow = flight.visible_diffuse = False


def lamps(scene):
    """The light of the strip, as lamps without noise, and cold daylight from far above on the left."""
    for start, end in ((-0.2, 0.5), (0.5, 1.1), (1.1, 1.65)):
        middle, length = (start + end) / 2, end - start
        for place, goal, watts, wide in (
            ((0.8, middle, 0.012), (0.8, middle, 9), 26, 1.6),
            ((-0.004, middle, -0.004), (-3, middle, -0.10), 7.0, 0.05),
            ((0.8, middle, -THICK - 0.004), (0.8, middle, -9), 16, 1.6),
        ):
            lamp = studio.area_lamp(scene, place, goal, watts * length, HOT, wide, length)
            lamp.visible_glossy = lamp.visible_camera = False
    studio.area_lamp(scene, (-3.5, 2.5, 3.4), (-0.2, 0.9, 0), 110, "#a9c6f2", 2.4, 1.2)
    studio.area_lamp(scene, (1.4, 0.6, 2.6), (0.6, 1.4, 0.3), 10, "#b4caf0", 2.4, 0.4)


def build(scene, shot):
    """The strip, the table, the stand behind, air and light."""
    halls.ambient(scene, "#22324a", 0.16)
    strip()
    parts = defaultdict(Builder)
    rollers(parts)
    paint = halls.paint
    looks = {
        "rollers": roll_steel("roller", 0.24),
        "rolls": roll_steel("roll", 0.30),
        "bearing": paint("bearing", "#2f3536", 0.4, wear=0.55, dirt=0.8),
        "bright": simple("bright", "#8d8e90", 0.28, metallic=0.95),
        "housing": paint("housing", "#22312f", 0.5, wear=0.56, dirt=0.85),
        "plate": paint("plate", "#2a2927", 0.4, wear=0.56, dirt=0.6, metallic=0.5),
        "pipe": paint("pipe", "#3a4348", 0.4, wear=0.57, dirt=0.7, metallic=0.3),
        "floor": simple("wet floor", "#141416", 0.2),
    }
    for name, builder in parts.items():
        builder.build(name, looks[name], smooth=name in ("rollers", "rolls", "pipe"))
    air()
    lamps(scene)
    studio.camera(scene, EYE, AIM, lens=42, fstop=6.3, focus=0.56)
    scene.camera.data.clip_start = 0.01


if __name__ == "__main__":
    studio.main(SHOTS, build)
