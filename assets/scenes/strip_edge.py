"""The edge of a hot bar as it leaves new rolls, from an arm's length: a white-hot flank, streaks of scale on top."""

from collections import defaultdict

import numpy as np

from kit import closeup, halls, studio
from kit.mesh import Builder, grid_mesh
from kit.nodes import lin, material, simple
from kit.noise import fbm
from steel_strip import HOT, roll_steel, steam_material

SHOTS = {
    "strip-edge": closeup.shot(samples=4, exposure=0.1, bloom=0.22, threshold=0.72, saturation=1.16, size=(2560, 1440))
}

#: The bar lies right of x = 0 with its upper face at z = 0; how thick and wide it is, where it leaves the rolls.
THICK, WIDE, MOUTH = 0.032, 1.65, 4.6
#: Radii of the work rolls and of the backing rolls.
ROLL, BACKING = 0.38, 0.66
EYE, AIM = (-0.14, -0.50, 0.165), (0.015, 0.20, 0.098)


def embers(t, heat, gain=1.0):
    """Light of steel by its `heat`: from black over dark red and orange to nearly white at 1.

    The film curve bleaches orange, so the camera sees it dim; in mirrors it shines as it should.
    """
    color = t.ramp(
        heat,
        [(0.0, "#090100"), (0.2, "#4a0700"), (0.4, "#b52000"), (0.6, "#f85604"), (0.8, "#ff9412"), (1.0, "#ffc45e")],
    )
    seen = t.n("ShaderNodeLightPath").outputs["Is Camera Ray"]
    # The rolls mirror it darker and so more orange than the eye sees it.
    color = t.mix(seen, t.mix(0.7, color, lin("#ff6410")), color)
    strength = t.m("MULTIPLY", t.mapr(heat, 0.0, 1.0, 0.03, 1.7 * gain), t.mapr(seen, 0, 1, 1.4, 1.0))
    return t.n("ShaderNodeEmission", {0: color, 1: strength})


def drawn(t, x, y, across, along, seed, detail=6, rough=0.6):
    """Noise drawn out along the bar, as the rolls draw all that lies on it: so many features a metre each way."""
    place = t.comb(t.m("MULTIPLY", x, across), t.m("MULTIPLY", y, along), seed)
    return t.noise(place, 1.0, detail, rough)


def hot_scale():
    """The upper face: steel that glows evenly, yellow in the middle and where it leaves the rolls, red at its edges.

    Thin scale lies on it in fine streaks that gather to feathery bands, all drawn out by the rolls; where the bar is
    coldest a few thick flakes are left, torn lengthwise.
    """
    t = material("glow scale")
    p = t.pos()
    x, y = t.sep(p)[:2]
    # What the rolls drew out is straight only from afar.
    sway = t.m("SUBTRACT", drawn(t, x, y, 9.0, 3.0, 1.3, 4), 0.5)
    fray = t.m("SUBTRACT", drawn(t, x, y, 90.0, 34.0, 4.1, 5, 0.65), 0.5)
    bent = t.m("ADD", x, t.m("ADD", t.m("MULTIPLY", sway, 0.008), t.m("MULTIPLY", fray, 0.0022)))
    inward = t.m("MINIMUM", x, t.m("SUBTRACT", WIDE, x))
    inward = t.m("ADD", inward, t.m("MULTIPLY", t.m("SUBTRACT", drawn(t, x, y, 3.0, 1.1, 7.7, 4), 0.5), 0.10))

    body = t.mapr(inward, -0.03, 0.62, 0.58, 0.86, True)
    body = t.m("MULTIPLY", body, t.mapr(inward, -0.012, 0.05, 0.86, 1.0, True))
    body = t.m("MULTIPLY", body, t.mapr(y, 0.2, MOUTH, 0.96, 1.30))
    # Warmer and cooler lanes, and shades across that the furnace left.
    body = t.m("MULTIPLY", body, t.mapr(drawn(t, bent, y, 6.0, 0.22, 2.0, 4), 0.3, 0.7, 0.92, 1.06))
    body = t.m("MULTIPLY", body, t.mapr(drawn(t, x, y, 0.5, 1.3, 3.0, 3), 0.35, 0.65, 0.95, 1.03))

    # Bands of scale, and the streaks they are made of: each finer, each thinner.
    older = t.m("MULTIPLY", t.mapr(inward, 0.0, 0.45, 0.10, 0.0, True), t.mapr(y, 1.2, 3.4, 1.0, 0.0))
    band = t.m("ADD", drawn(t, bent, y, 9.0, 0.42, 5.0, 8, 0.66), older)
    band = t.mapr(band, 0.44, 0.70, 0.0, 1.0, True)
    fresh = t.mapr(y, 1.0, MOUTH - 0.4, 1.0, 0.35)
    for across, along, seed, low, high, alone, deep in (
        (80.0, 1.0, 6.0, 0.48, 0.68, 0.04, 0.28),
        (270.0, 2.4, 8.0, 0.48, 0.70, 0.16, 0.26),
        (800.0, 7.0, 9.0, 0.46, 0.70, 0.30, 0.17),
    ):
        streak = t.mapr(drawn(t, bent, y, across, along, seed, 6, 0.62), low, high, 0.0, 1.0, True)
        where = t.m("MULTIPLY", t.m("MULTIPLY_ADD", band, 1 - alone, alone), fresh)
        body = t.m("MULTIPLY", body, t.m("MULTIPLY_ADD", t.m("MULTIPLY", streak, where), -deep, 1.0))
    grit = drawn(t, x, y, 1500.0, 420.0, 11.0, 4, 0.6)
    body = t.m("MULTIPLY", body, t.mapr(grit, 0.3, 0.7, 0.97, 1.03))

    # Flakes: their ends are torn into the same streaks, and the heat shows through slits in them.
    tear = t.m("MULTIPLY", t.m("SUBTRACT", drawn(t, bent, y, 150.0, 5.0, 13.0, 7, 0.66), 0.5), 0.30)
    flake = t.m("ADD", t.m("ADD", drawn(t, bent, y, 15.0, 1.2, 16.0, 5, 0.55), tear), older)
    crust = t.mapr(flake, 0.685, 0.715, 0.0, 1.0, True)
    slits = t.mapr(drawn(t, bent, y, 260.0, 26.0, 17.0, 5, 0.6), 0.40, 0.46, 0.35, 1.0, True)
    crust = t.m("MULTIPLY", crust, slits)
    cold = t.mapr(drawn(t, bent, y, 60.0, 9.0, 18.0, 6, 0.65), 0.35, 0.7, 0.20, 0.40)
    heat = t.m("ADD", t.m("MULTIPLY", body, t.m("SUBTRACT", 1.0, crust)), t.m("MULTIPLY", cold, crust))

    relief = t.m("ADD", crust, t.m("MULTIPLY", t.m("ADD", grit, drawn(t, bent, y, 270.0, 2.4, 8.0, 6, 0.62)), 0.35))
    rough = t.m("MULTIPLY_ADD", grit, 0.25, 0.36)
    tint = t.mix(crust, lin("#1c130f"), lin("#4a3d36"))
    skin = t.n("ShaderNodeBsdfGlossy", {0: tint, "Roughness": rough, "Normal": t.bump(relief, 0.6, 0.0006)})
    both = t.n("ShaderNodeAddShader", {0: embers(t, heat).outputs[0], 1: skin.outputs[0]})
    t.t.links.new(both.outputs[0], t.out.inputs[0])
    return t.mat


def hot_flank():
    """The flank: hottest along its middle, where it cooled least; its rims are orange, with a few specks of scale."""
    t = material("glow flank")
    p = t.pos()
    y, z = t.sep(p)[1:3]
    middle = t.m("ABSOLUTE", t.m("MULTIPLY_ADD", z, 2 / THICK, 1.0))
    torn = t.noise(t.comb(0.0, t.m("MULTIPLY", y, 26.0), t.m("MULTIPLY", z, 120.0)), 1.0, 6, 0.65)
    heat = t.mapr(t.m("ADD", middle, t.m("MULTIPLY", t.m("SUBTRACT", torn, 0.5), 0.9)), 0.25, 1.1, 1.0, 0.66, True)
    specks = t.mapr(t.noise(t.comb(0.0, t.m("MULTIPLY", y, 60.0), t.m("MULTIPLY", z, 160.0)), 1.0, 5, 0.6), 0.60, 0.66)
    heat = t.m("MULTIPLY", heat, t.m("MULTIPLY_ADD", specks, -0.42, 1.0))
    t.t.links.new(embers(t, heat, 1.35).outputs[0], t.out.inputs[0])
    return t.mat


def surface(x, y):
    """Height of the strip: its edge waves a little as it runs, and scale has lifted here and there."""
    edge = np.clip(1 - x / 0.30, 0, 1) ** 2
    wave = 0.004 * edge * (1 + np.sin(y * 4.1 + 0.5)) * np.clip((MOUTH - y) / 0.8, 0, 1)
    return wave + 0.0006 * fbm(x, y, 60.0, 4, 0.55, 3, False)


def strip():
    """Upper face, fine where it is sharp, and the flank."""
    y = np.concatenate([np.linspace(-0.25, 0.5, 900), np.linspace(0.502, MOUTH + 0.2, 240)])
    x = np.concatenate([[0.0, 0.0004, 0.0010, 0.0020], np.linspace(0.0035, 0.5, 330), np.linspace(0.51, WIDE, 40)])
    across, along = np.meshgrid(x, y)
    # The edge is never straight: rolls spread the steel, and it tears a little.
    ragged = 0.0016 * fbm(0 * along, along, 5.0, 4, 0.5, 8, False) + 0.0004 * fbm(0 * along, along, 70.0, 3, 0.6, 9, False)
    inside = np.exp(-across / 0.05)
    place = across + ragged * inside
    lift = surface(across, along)
    round_off = -0.0016 * np.clip(1 - across / 0.002, 0, 1) ** 2
    hot, flank = hot_scale(), hot_flank()
    grid_mesh("strip", place, along, lift + round_off, hot)
    down, far = np.meshgrid(np.linspace(0, 1, 8), y)
    bulge = 0.0013 * np.sin(down * np.pi) - 0.0009 * fbm(down * 0.4, far, 60.0, 3, 0.6, 12, False) * np.sin(down * np.pi)
    edge = ragged[:, :1] - bulge
    grid_mesh("flank", edge, far, (lift + round_off)[:, :1] - down * THICK, flank)
    grid_mesh("strip under", *np.meshgrid(np.linspace(0.0, WIDE, 8), y), np.full((len(y), 8), -THICK), hot)


def rollers(parts):
    """The table under the bar, wet and polished by it."""
    for y in np.arange(-0.02, MOUTH - 0.6, 0.44):
        steps = [(0, 0.055), (0.16, 0.055), (0, 0.135), (0.014, 0.145), (2.3, 0.145)]
        halls.turned(parts["rollers"], (-0.46, y, -THICK - 0.1465), (1, 0, 0), steps, 96)
        parts["bearing"].box(-0.66, -0.38, y - 0.15, y + 0.15, -0.45, -0.13)
        parts["bearing"].tube([(-0.62, y, -0.178), (-0.42, y, -0.178)], 0.115, 40)
        halls.bolts(parts["bright"], (-0.42, y, -0.178), (1, 0, 0), 0.085, 6, 0.011)
    parts["floor"].box(-6, 6, -3, 12, -1.0, -0.9)
    parts["housing"].box(-1.5, -1.2, -1.0, MOUTH, -0.5, -0.12)


def stand(parts):
    """The stand behind: work rolls and backing roll with their necks and chocks, two posts, a header with nozzles."""
    for z, radius in ((ROLL, ROLL), (-THICK - ROLL, ROLL), (2 * ROLL + BACKING, BACKING)):
        barrel = [(0, radius * 0.55), (0.24, radius * 0.55), (0, radius * 0.97), (0.03, radius), (2.1, radius)]
        steps = [*barrel, (0.03, radius * 0.97), (0, radius * 0.55), (0.24, radius * 0.55)]
        halls.turned(parts["rolls"], (-0.48, MOUTH, z), (1, 0, 0), steps, 160)
    for x, way in ((-0.34, 1), (WIDE + 0.34, -1)):
        for z, half in ((ROLL, 0.35), (2 * ROLL + BACKING, 0.6)):
            low, high = sorted((x, x - way * 0.5))
            parts["chock"].box(low, high, MOUTH - half, MOUTH + half, z - half + 0.01, z + half - 0.01)
            halls.bolts(parts["bright"], (x, MOUTH, z), (way, 0, 0), half * 0.8, 12, 0.02)
        low, high = sorted((x - way * 0.16, x - way * 1.1))
        parts["housing"].box(low, high, MOUTH - 0.75, MOUTH - 0.25, -1.0, 4.0)
        parts["housing"].box(low, high, MOUTH - 0.1, MOUTH + 1.5, -1.0, 4.0)
        for z in np.arange(-0.1, 3.0, 0.34):
            parts["bright"].tube([(x - way * 0.24, MOUTH - 0.79, z), (x - way * 0.24, MOUTH - 0.74, z)], 0.035, 6)
    parts["pipe"].tube([(-0.6, MOUTH - 0.62, 0.93), (WIDE + 0.6, MOUTH - 0.62, 0.93)], 0.05, 24)
    for x in np.arange(0.06, WIDE, 0.17):
        parts["bright"].tube([(x, MOUTH - 0.62, 0.90), (x, MOUTH - 0.57, 0.80)], 0.018, 10)


def air():
    """Steam beside the strip and before the roll, and a few sparks of scale."""
    veils = (
        (1.2, MOUTH - 0.45, -0.02, 0.9, 0.70, 0.46), (0.1, MOUTH - 0.50, -0.05, 0.6, 0.95, 0.55),
        (-0.40, 2.2, -0.25, 0.40, 0.85, 0.34), (1.6, 3.0, 0.0, 0.6, 0.8, 0.30), (0.5, MOUTH - 0.60, 0.0, 1.3, 1.30, 0.52),
    )  # fmt: skip
    for number, (x, y, foot, half, tall, density) in enumerate(veils):
        mat = steam_material(f"close steam {number}", 5.1 * number + 2.0, "#ff8440", 1.15, density)
        veil = halls.picture(f"close steam {number}", (x, y, foot + tall / 2), (half, 0, 0), (0, 0, tall / 2), mat)
        veil.visible_shadow = veil.visible_diffuse = veil.visible_glossy = False
    g = np.random.default_rng(4)
    arcs = Builder()
    for _ in range(36):
        start = np.array([g.uniform(0.0, 0.9), 0.5 + 1.2 * g.uniform(), 0.01])
        speed = np.array([g.normal(-0.2, 0.6), -g.uniform(0.3, 1.6), g.uniform(0.6, 2.0)])
        times = g.uniform(0.04, 0.26) + np.linspace(0, 0.012 + 0.05 * g.uniform() ** 2, 16)[:, None]
        path = start + speed * times - np.array([0, 0, 4.9]) * times**2
        if path[:, 2].min() > 0.012:
            arcs.tube(path, np.linspace(0.15, 1, 16) ** 0.7 * g.uniform(0.00035, 0.0007), 6)
    flight = arcs.build("sparks", halls.glow("close spark", "#ff9c44", 6.5), smooth=True)
    flight.visible_shadow = flight.visible_diffuse = False


def lamps(scene):
    """The light of the bar, as lamps without noise, and cold daylight from far above on the left."""
    for start, end in ((-0.2, 0.8), (0.8, 2.4), (2.4, MOUTH - 0.1)):
        middle, length = (start + end) / 2, end - start
        for place, goal, watts, wide in (
            ((WIDE / 2, middle, 0.012), (WIDE / 2, middle, 9), 20, WIDE),
            ((-0.004, middle, -THICK / 2), (-3, middle, -0.10), 9.0, THICK),
            ((WIDE / 2, middle, -THICK - 0.004), (WIDE / 2, middle, -9), 16, WIDE),
        ):
            lamp = studio.area_lamp(scene, place, goal, watts * length, HOT, wide, length)
            lamp.visible_glossy = lamp.visible_camera = False
    # Cold light: on the plates from ahead at the left, and along the rolls and the posts of the stand.
    studio.area_lamp(scene, (-2.2, 2.6, 2.2), (0.2, 0.3, 0), 170, "#e6e4e2", 2.0, 1.0)
    studio.area_lamp(scene, (0.8, MOUTH - 2.6, 2.9), (0.8, MOUTH, 0.9), 150, "#b9cff4", 3.2, 0.35)
    studio.area_lamp(scene, (-2.6, MOUTH - 2.4, 2.4), (0.6, MOUTH, 0.6), 160, "#a9c6f2", 1.2, 1.6)


def build(scene, shot):
    """The strip, the table, the stand behind, air and light."""
    halls.ambient(scene, "#22324a", 0.16)
    strip()
    parts = defaultdict(Builder)
    rollers(parts)
    stand(parts)
    paint = halls.paint
    looks = {
        "rollers": roll_steel("roller", 0.24),
        "rolls": roll_steel("roll", 0.26),
        "bearing": paint("bearing", "#2f3536", 0.4, wear=0.55, dirt=0.8),
        "bright": simple("bright", "#8d8e90", 0.28, metallic=0.95),
        "housing": paint("housing", "#33484c", 0.42, wear=0.7, dirt=0.4),
        "chock": paint("chock", "#4a4d50", 0.36, wear=0.6, dirt=0.4, metallic=0.6),
        "pipe": paint("pipe", "#6a747a", 0.32, wear=0.7, dirt=0.3, metallic=0.6),
        "floor": simple("wet floor", "#141416", 0.2),
    }
    for name, builder in parts.items():
        builder.build(name, looks[name], smooth=name in ("rollers", "rolls", "pipe"))
    air()
    lamps(scene)
    studio.camera(scene, EYE, AIM, lens=42, fstop=9.0, focus=0.66)
    scene.camera.data.clip_start = 0.01


if __name__ == "__main__":
    studio.main(SHOTS, build)
