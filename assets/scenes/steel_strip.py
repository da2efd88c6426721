"""Hot strip runs out of the finishing stands of a rolling mill, in a dark hall with cool daylight from above."""

import math

import numpy as np

from kit import halls, studio
from kit.mesh import Builder, grid_mesh
from kit.nodes import lin, material, principled, simple

SHOTS = {
    "steel-strip": studio.Shot(
        (2560, 1440),
        samples=20,
        exposure=0.35,
        bounces=6,
        grade={"bloom": 0.4, "threshold": 0.5, "saturation": 1.15},
    )
}

HALL = halls.Hall(-17.0, 19.0, -8.0, 104.0, 12.0)
CAMERA, TARGET = (-3.9, -3.4, 2.95), (-0.55, 14.0, 2.45)

#: Where the stands are, and the height, half width and nearest end of the strip.
STANDS = (14.0, 20.5, 27.0, 33.5, 40.0)
LINE, HALF_STRIP, STRIP_ENDS = 1.06, 0.82, (-9.0, 70.0)
#: Orange that survives the film curve as orange: redder than it looks.
HOT = "#ff7228"
UP = np.array([0.0, 0.0, 1.0])
RANDOM = np.random.default_rng(5)


def hot_steel():
    """Steel at about 950 degrees: even, darker at the cooler edges, with scale drawn out lengthwise by the rolls."""
    t = material("glow strip")
    x, y = t.sep(t.pos())[:2]
    edge = t.mapr(t.m("ABSOLUTE", x), HALF_STRIP * 0.62, HALF_STRIP, 1.0, 0.22, True)
    fine = t.noise(t.comb(t.m("MULTIPLY", x, 26), t.m("MULTIPLY", y, 0.16), 0), 1.0, 5, 0.6)
    broad = t.noise(t.comb(t.m("MULTIPLY", x, 4.5), t.m("MULTIPLY", y, 0.11), 7), 1.0, 4, 0.55)
    skid = t.noise(t.comb(0, t.m("MULTIPLY", y, 0.22), 3), 1.0, 2, 0.5)
    heat = t.m("MULTIPLY", edge, t.mapr(fine, 0.35, 0.72, 1.0, 0.66))
    heat = t.m("MULTIPLY", heat, t.mapr(broad, 0.38, 0.68, 1.0, 0.62))
    heat = t.m("MULTIPLY", heat, t.mapr(skid, 0.3, 0.7, 1.0, 0.82))
    color = t.ramp(heat, [(0.0, "#4a0600"), (0.35, "#c42201"), (0.7, "#ff5404"), (1.0, "#ff7608")])
    strength = t.mapr(heat, 0.1, 1.0, 0.4, 2.15)
    shine = t.n("ShaderNodeEmission", {0: color, 1: strength})
    skin = t.n("ShaderNodeBsdfGlossy", {0: lin("#2a1c16"), "Roughness": 0.3})
    both = t.n("ShaderNodeAddShader", {0: shine.outputs[0], 1: skin.outputs[0]})
    t.t.links.new(both.outputs[0], t.out.inputs[0])
    return t.mat


def strip(scene):
    """The strip, and flat lamps on it that give its light without noise."""
    y, x = np.linspace(*STRIP_ENDS, 300), np.linspace(-HALF_STRIP, HALF_STRIP, 9)
    across, along = np.meshgrid(x, y)
    wave = 0.006 * np.sin(along * 1.3) * (across / HALF_STRIP) ** 2
    hot = hot_steel()
    for name, lift in (("strip", 0.0), ("strip under", -0.012)):
        grid_mesh(name, across, along, LINE + wave + lift, hot)
    for start, end in ((-6, 3), (3, 12.4), *((y + 1.6, y + 5.0) for y in STANDS)):
        middle, length = (start + end) / 2, end - start
        place = (0, middle, LINE + 0.03)
        studio.area_lamp(scene, place, (0, middle, 9), 80 * length, HOT, 2 * HALF_STRIP, length)
        for side in (-1, 1):
            studio.area_lamp(
                scene,
                (side * 0.86, middle, LINE - 0.02),
                (side * 3, middle, 0.2),
                22 * length,
                HOT,
                0.25,
                length,
            )
    # Light that leaves along the floor and finds the operator, from the side of the strip.
    studio.area_lamp(scene, (-1.2, 9.5, 1.35), (-6, 9.8, 0.7), 130, HOT, 0.3, 7.0)


def roller_table():
    """Rollers with bearings and a motor each, side guides, the girders under them and gutters beside."""
    rollers, girders, bearings, motors, guides = (Builder() for _ in range(5))
    for number, y in enumerate(np.arange(-8.6, 70, 0.66)):
        if min(abs(y - stand) for stand in STANDS) < 1.7:
            continue
        rollers.tube([(-1.12, y, LINE - 0.175), (1.12, y, LINE - 0.175)], 0.165, 28)
        for side in (-1, 1):
            rollers.tube([(side * 1.12, y, LINE - 0.175), (side * 1.34, y, LINE - 0.175)], 0.075, 14)
            bearings.box(side * 1.34 - 0.13, side * 1.34 + 0.13, y - 0.13, y + 0.13, 0.62, LINE - 0.08, 0.02)
        motors.box(1.62, 2.2, y - 0.2, y + 0.2, 0.66, 1.06)
        motors.tube([(1.48, y, 0.88), (1.62, y, 0.88)], 0.09, 12)
        if number % 2:
            motors.tube([(2.2, y, 0.8), (2.36, y, 0.55), (2.36, y, 0.02)], 0.035, 8)
    for side in (-1, 1):
        girders.box(side * 1.34 - 0.2, side * 1.34 + 0.2, -9, 70, 0.30, 0.62)
        girders.box(side * 1.34 - 0.28, side * 1.34 + 0.28, -9, 70, 0.58, 0.63)
        girders.box(side * 1.34 - 0.34, side * 1.34 + 0.34, -9, 70, 0.0, 0.30)
        for y in np.arange(-8, 70, 2.64):
            girders.box(side * 1.34 - 0.30, side * 1.34 + 0.30, y - 0.03, y + 0.03, 0.3, 0.6)
        guides.box(side * 1.06 - 0.04, side * 1.06 + 0.04, -9, 12.2, LINE + 0.03, LINE + 0.2)
        for y in np.arange(-8.3, 12, 1.98):
            guides.box(side * 1.2 - 0.14, side * 1.2 + 0.14, y - 0.05, y + 0.05, LINE - 0.05, LINE + 0.16)
    girders.box(1.6, 2.25, -9, 70, 0.0, 0.66)
    girders.box(-1.15, 1.15, -9, 70, -0.02, 0.03)
    rollers.build("rollers", roll_steel("roller", 0.34), smooth=True)
    halls.bevelled(girders.build("girders", halls.paint("girder", "#3c4347", 0.5, wear=0.62, dirt=0.7)), 0.01)
    halls.bevelled(bearings.build("bearings", halls.paint("bearing", "#4b5152", 0.45, wear=0.6)), 0.012)
    halls.bevelled(motors.build("motors", halls.paint("motor", "#2d5266", 0.4, wear=0.62)), 0.015)
    guides.build("guides", halls.paint("guide", "#564a42", 0.45, wear=0.55, metallic=0.5))


def roll_steel(name, rough):
    """Turned steel with rings of wear around it, tarnished by heat."""
    t = material(name)
    x = t.sep(t.pos())[0]
    rings = t.noise(t.comb(t.m("MULTIPLY", x, 9), 0, 0), 1.0, 5, 0.65)
    tint = t.mix(t.mapr(rings, 0.35, 0.65), lin("#8d8a88"), lin("#4d4541"))
    principled(t, tint, t.m("ADD", rough - 0.08, t.m("MULTIPLY", rings, 0.16)), metallic=0.95, spec=0.5)
    return t.mat


def stands():
    """Four-high finishing stands: two housings, work and backing rolls, chocks, cylinders, drive spindles."""
    frame, rolls, chocks, bright, drives, pipes = (Builder() for _ in range(6))
    for y in STANDS:
        for side in (-1, 1):
            x = side * 1.98
            for post in (-1.15, 1.15):
                frame.box(x - 0.5, x + 0.5, y + post - 0.46, y + post + 0.46, 0, 7.0)
                frame.box(x - 0.62, x + 0.62, y + post - 0.60, y + post + 0.60, 0, 0.5, 0.08)
            frame.box(x - 0.56, x + 0.56, y - 1.75, y + 1.75, 6.4, 7.7, 0.1)
            frame.box(x - 0.5, x + 0.5, y - 0.7, y + 0.7, 0.0, 0.35)
            for z, half in ((0.66, 0.40), (1.47, 0.36), (2.62, 0.62)):
                chocks.box(x - 0.62, x + 0.62, y - 0.66, y + 0.66, z - half, z + half * 0.96)
                bright.tube([(x + side * 0.6, y, z), (x + side * 0.72, y, z)], half * 0.62, 26)
                for turn in np.arange(8) / 8 * 2 * np.pi:
                    bolt = np.array(
                        [x + side * 0.71, y + half * 0.5 * math.cos(turn), z + half * 0.5 * math.sin(turn)]
                    )
                    chocks.tube([bolt, bolt + np.array([side * 0.05, 0, 0])], 0.035, 6)
            bright.tube([(x, y, 3.2), (x, y, 5.2)], 0.30, 28)
            chocks.box(x - 0.5, x + 0.5, y - 0.6, y + 0.6, 4.6, 6.4)
            frame.tube([(x, y, 7.7), (x, y, 8.5)], 0.42, 28)
            frame.box(x - 0.3, x + 0.3, y - 0.3, y + 0.3, 8.5, 8.8)
            pipes.tube(
                [
                    (x, y - 0.3, 8.7),
                    (x, y - 1.4, 8.9),
                    (x - side * 0.2, y - 1.66, 8.6),
                    (x - side * 0.2, y - 1.66, 2.0),
                ],
                0.055,
                10,
            )
        frame.box(-1.6, 1.6, y - 1.5, y - 0.8, 6.5, 7.5)
        frame.box(-1.6, 1.6, y + 0.8, y + 1.5, 6.5, 7.5)
        frame.box(-1.5, 1.5, y - 1.58, y - 1.22, 3.5, 3.95)
        for z, radius in ((0.645, 0.40), (1.475, 0.40)):
            rolls.tube([(-1.5, y, z), (1.5, y, z)], radius, 40)
        rolls.tube([(-1.5, y, 2.62), (1.5, y, 2.62)], 0.74, 48)
        frame.box(-1.3, 1.3, y - 0.5, y + 0.5, 4.9, 5.5, 0.06)
        for x in (-0.8, 0.8):
            bright.tube([(x, y, 3.2), (x, y, 6.5)], 0.12, 18)
        entry = y - 1.45
        for z, reach in ((2.05, 0.0), (2.9, 0.12)):
            pipes.tube([(-1.45, entry - reach, z), (1.45, entry - reach, z)], 0.07, 12)
            for x in np.linspace(-1.0, 1.0, 9):
                pipes.tube([(x, entry - reach, z), (x, entry - reach + 0.1, z - 0.14)], 0.022, 6)
        chocks.box(-1.3, 1.3, y - 1.45, y - 0.5, LINE + 0.12, LINE + 0.16)
        chocks.box(-1.3, 1.3, y - 1.6, y - 0.5, LINE - 0.3, LINE - 0.04)
        for z in (0.645, 1.475):
            bright.tube([(2.4, y, z), (6.4, y, z * 0.8 + 0.4)], 0.2, 20)
            drives.tube([(2.75, y, z * 0.99 + 0.01), (3.35, y, z * 0.97 + 0.06)], 0.3, 20)
        drives.box(6.2, 8.4, y - 1.0, y + 1.0, 0, 2.6, 0.06)
        drives.box(9.0, 12.2, y - 1.2, y + 1.2, 0.3, 3.0, 0.1)
        drives.tube([(8.4, y, 1.3), (9.0, y, 1.3)], 0.3, 20)
        for fin in np.arange(9.2, 12.1, 0.24):
            drives.box(fin - 0.03, fin + 0.03, y - 1.28, y + 1.28, 0.5, 2.7)
        drives.box(9.6, 11.6, y - 0.7, y + 0.7, 3.0, 3.5, 0.05)
        for corner in np.arange(6.4, 8.4, 0.45):
            drives.tube([(corner, y - 1.06, 1.5), (corner, y - 0.98, 1.5)], 0.06, 8)
        drives.box(6.1, 8.5, y - 1.08, y + 1.08, 1.42, 1.58)
    halls.bevelled(
        frame.build("housings", halls.paint("housing", "#3c5b58", 0.42, wear=0.60, dirt=0.6)), 0.035
    )
    halls.bevelled(
        chocks.build("chocks", halls.paint("chock", "#43403d", 0.4, wear=0.58, metallic=0.5)), 0.015
    )
    halls.bevelled(drives.build("drives", halls.paint("drive", "#34545a", 0.42, wear=0.62)), 0.03)
    rolls.build("rolls", roll_steel("roll", 0.24), smooth=True)
    bright.build("bright", simple("bright", "#9b9c9e", 0.3, metallic=0.95, vary=0.15), smooth=True)
    pipes.build("headers", halls.paint("header", "#6d7071", 0.4, wear=0.6, metallic=0.6), smooth=True)


def platforms():
    """Galleries on the side of the operators with stairs, pipes, valve stands and dials."""
    decks, rails, pipes, dials, boxes = (Builder() for _ in range(5))
    for y in STANDS:
        decks.box(-4.3, -2.75, y - 1.9, y + 1.9, 3.36, 3.44)
        halls.railing(rails, [(-4.28, y - 1.9, 3.44), (-4.28, y + 1.9, 3.44)])
        halls.railing(rails, [(-4.28, y - 1.9, 3.44), (-2.75, y - 1.9, 3.44)])
        for post in (-1.8, 1.8):
            decks.box(-4.26, -4.14, y + post - 0.06, y + post + 0.06, 0, 3.36)
            decks.tube([(-4.2, y + post, 2.7), (-3.5, y + post, 3.36)], 0.04, 6)
        for rung in np.arange(0.3, 3.4, 0.3):
            rails.tube([(-4.36, y + 1.1, rung), (-4.36, y + 1.55, rung)], 0.014, 5)
        for stile in (1.1, 1.55):
            rails.tube([(-4.36, y + stile, 0), (-4.36, y + stile, 4.4)], 0.022, 6)
        boxes.box(-3.5, -2.9, y - 0.9, y + 0.3, 0.1, 1.75)
        for place in (-0.6, -0.3, 0.0):
            dials.tube([(-3.51, y + place, 1.5), (-3.54, y + place, 1.5)], 0.085, 18)
        for lane in range(5):
            x = -2.9 - 0.16 * lane
            pipes.tube(
                [
                    (x, y + 0.6, 0.0),
                    (x, y + 0.6, 2.0 + 0.2 * lane),
                    (x + 0.15, y + 0.6, 2.2 + 0.2 * lane),
                    (-2.5, y + 0.6, 2.2 + 0.2 * lane),
                ],
                0.045,
                10,
            )
            pipes.tube([(x, y + 0.6, 1.0), (x, y + 0.6, 1.12)], 0.085, 10)
    for x, z, radius in ((-4.75, 0.35, 0.16), (-5.1, 0.3, 0.11), (-3.4, 3.1, 0.09)):
        pipes.tube([(x, 12, z), (x, 80, z)], radius, 16)
    for y in np.arange(12.5, 80, 3):
        decks.box(-5.3, -4.55, y - 0.06, y + 0.06, 0, 0.2)
    for level in (9.2, 9.7):
        pipes.tube([(-2.2, 11, level), (-2.2, 80, level)], 0.14, 14)
    decks.build("decks", halls.paint("deck", "#4a4d4f", 0.5, wear=0.6, dirt=0.6))
    rails.build("rails", halls.paint("rail", "#c4911c", 0.45, wear=0.62), smooth=True)
    pipes.build("pipes", halls.paint("pipe", "#58656b", 0.4, wear=0.62), smooth=True)
    dials.build("dials", simple("dial", "#d9dcd6", 0.25))
    halls.bevelled(boxes.build("cabinets", halls.paint("cabinet", "#7d878a", 0.4, wear=0.64)), 0.02)


def pulpit(scene):
    """The control room on legs beyond the drives: lit windows, screens, somebody at the glass."""
    walls, panes, bars, legs = (Builder() for _ in range(4))
    x0, x1, y0, y1, low, high = 5.4, 10.6, 14.0, 21.0, 4.6, 7.6
    walls.box(x0 - 0.3, x1, y0 - 0.3, y1, high, high + 0.25)
    walls.box(x0 - 0.15, x1, y0 - 0.15, y1, low - 0.3, low)
    walls.box(x0, x0 + 0.1, y0, y1, low, low + 0.95)
    walls.box(x0, x1, y0, y0 + 0.1, low, low + 0.95)
    walls.box(x1 - 0.1, x1, y0, y1, low, high)
    walls.box(x0, x1, y1 - 0.1, y1, low, high)
    panes.box(x0 + 0.04, x0 + 0.05, y0, y1, low + 0.95, high)
    panes.box(x0, x1, y0 + 0.04, y0 + 0.05, low + 0.95, high)
    for y in np.linspace(y0, y1, 6):
        bars.box(x0, x0 + 0.09, y - 0.04, y + 0.04, low + 0.95, high)
    for x in np.linspace(x0, x1, 4):
        bars.box(x - 0.04, x + 0.04, y0, y0 + 0.09, low + 0.95, high)
    for x in (x0 + 0.3, x1 - 0.3):
        for y in (y0 + 0.3, y1 - 0.3):
            legs.box(x - 0.14, x + 0.14, y - 0.14, y + 0.14, 0, low - 0.3)
    legs.sweep([(x0 - 0.6, 27.0, 0.1), (x0 - 0.6, y1 + 0.5, low - 0.1)], 0.35, 0.12)
    halls.bevelled(walls.build("pulpit", halls.paint("pulpit", "#8b9499", 0.5, wear=0.7)), 0.02)
    panes.build("panes", halls.clear_panel("pane", shine=0.06))
    bars.build("pulpit bars", simple("pulpit bar", "#2b3034", 0.5))
    legs.build("pulpit legs", halls.paint("pulpit leg", "#4f565a", 0.5))
    lit = Builder()
    for y in np.arange(y0 + 1, y1 - 1, 1.6):
        lit.box(x0 + 1.5, x1 - 1.0, y, y + 0.16, high - 0.06, high - 0.02)
    lit.build("pulpit lamps", halls.glow("pulpit lamp", "#eaf3e2", 3.0))
    studio.area_lamp(scene, (8, 17.5, high - 0.1), (8, 17.5, low), 260, "#e6f0dc", 4.0, 6.0)
    for number, y in enumerate((15.6, 17.4, 19.2)):
        halls.picture(
            f"desk {number}",
            (x0 + 1.2, y, low + 1.05),
            (0, -0.5, 0),
            (0.12, 0, 0.3),
            halls.screen_material(f"desk {number}", number, 1.2),
        )
    halls.picture(
        "board",
        (x1 - 0.15, 17.4, low + 1.9),
        (0, -2.2, 0),
        (0, 0, 0.65),
        halls.screen_material("board", 9, 0.9),
    )


def steam_material(name, seed, warm, strength, density):
    """A veil of steam: lit by the strip from below, by the windows above."""
    t = material("glow " + name)
    u, v = t.sep(t.n("ShaderNodeTexCoord").outputs["UV"])[:2]
    place = t.comb(t.m("MULTIPLY", u, 2.2), t.m("MULTIPLY", v, 2.6), seed)
    bend = t.n("ShaderNodeTexNoise", {"Vector": place, "Scale": 1.2, "Detail": 3}).outputs[1]
    place = t.vm("ADD", place, t.vm("SCALE", bend, scale=0.9))
    puffs = t.mapr(t.noise(place, 1.5, 6, 0.52), 0.30, 0.70, 0, 1, True)
    sides = t.m("SUBTRACT", 1.0, t.m("ABSOLUTE", t.m("SUBTRACT", t.m("MULTIPLY", u, 2.0), 1.0)))
    frame = t.m("MULTIPLY", t.mapr(sides, 0, 0.75, 0, 1, True), t.mapr(v, 1.0, 0.25, 0, 1, True))
    frame = t.m("MULTIPLY", frame, t.mapr(v, 0.0, 0.10, 0, 1, True))
    color = t.mix(t.mapr(v, 0.0, 0.55, 0, 1, True), lin(warm), lin("#76828f"))
    light = t.mapr(v, 0.0, 0.6, strength, strength * 0.45)
    veil = t.n("ShaderNodeEmission", {0: color, 1: light})
    clear = t.n("ShaderNodeBsdfTransparent")
    share = t.m("MULTIPLY", t.m("MULTIPLY", puffs, frame), density)
    both = t.n("ShaderNodeMixShader", {0: share, 1: clear.outputs[0], 2: veil.outputs[0]})
    t.t.links.new(both.outputs[0], t.out.inputs[0])
    return t.mat


def steam():
    """Veils in front of and behind each stand, facing the camera; denser where water meets the strip."""
    view = np.array(TARGET) - np.array(CAMERA)
    right = np.cross(view, UP)
    right /= np.linalg.norm(right)
    veils = [
        (-0.3, 12.0, 2.4, 2.6, 0.42),
        (0.6, 12.9, 3.4, 3.6, 0.5),
        (-1.2, 17.0, 4.2, 5.4, 0.55),
        (0.4, 18.6, 4.0, 6.4, 0.5),
        (-1.0, 24.0, 5.0, 7.0, 0.55),
        (-1.6, 30.5, 5.5, 8.0, 0.6),
        (-0.5, 37.0, 6.5, 9.0, 0.6),
    ]
    for number, (x, y, half, height, density) in enumerate(veils):
        center = np.array([x, y, LINE + 0.05 + height / 2])
        mat = steam_material(f"steam {number}", 3.7 * number, "#ff8440", 1.6, density)
        veil = halls.picture(f"steam {number}", center, right * half, UP * height / 2, mat)
        veil.visible_shadow = veil.visible_diffuse = False


def sprays():
    """Fans of water from the headers, thin streaks that catch the light of the strip."""
    t = material("glow spray")
    u, v = t.sep(t.n("ShaderNodeTexCoord").outputs["UV"])[:2]
    fan = t.m("ABSOLUTE", t.m("SUBTRACT", t.m("FRACT", t.m("MULTIPLY", u, 9)), 0.5))
    spread = t.mapr(v, 1.0, 0.0, 0.05, 0.5)
    inside = t.mapr(t.m("DIVIDE", fan, spread), 0.5, 1.0, 1, 0, True)
    streak = t.mapr(t.noise(t.comb(t.m("MULTIPLY", u, 130), t.m("MULTIPLY", v, 2), 0), 1.0, 3), 0.42, 0.7)
    share = t.m("MULTIPLY", t.m("MULTIPLY", inside, streak), 0.5)
    color = t.mix(v, lin("#ffb27a"), lin("#a9bccb"))
    veil = t.n("ShaderNodeEmission", {0: color, 1: 0.55})
    clear = t.n("ShaderNodeBsdfTransparent")
    both = t.n("ShaderNodeMixShader", {0: share, 1: clear.outputs[0], 2: veil.outputs[0]})
    t.t.links.new(both.outputs[0], t.out.inputs[0])
    for y in STANDS[:3]:
        entry = y - 1.45
        for z, reach in ((2.0, 0.0), (2.85, 0.12)):
            top, foot = np.array([0, entry - reach, z]), np.array([0, entry - reach - 0.35, LINE + 0.02])
            fan_card = halls.picture("spray", (top + foot) / 2, (1.05, 0, 0), (top - foot) / 2, t.mat)
            fan_card.visible_shadow = fan_card.visible_diffuse = False


def sparks():
    """A few flakes of scale thrown out where the first stand bites."""
    trails = Builder()
    for _ in range(26):
        start = np.array([RANDOM.uniform(-0.9, 0.9), 12.8, LINE + 0.1])
        speed = np.array([RANDOM.normal(0, 1.3), RANDOM.uniform(-4, -1), RANDOM.uniform(1.0, 3.4)])
        begin = RANDOM.uniform(0.05, 0.5)
        times = np.linspace(begin, begin + 0.045, 4)[:, None]
        path = start + speed * times - 4.9 * UP * times**2
        if path[:, 2].min() > 0.3:
            trails.tube(path, 0.007, 4)
    trails.build("sparks", halls.glow("spark", "#ff8a2a", 9.0))


def crew():
    """An operator watching on the floor, one on a gallery, one in the control room."""
    people = halls.Crew()
    people.add((-4.0, 11.2, 0), 50, "#39506b", "#e9b52c", "stand", long_coat=False)
    people.add((-3.6, 19.6, 3.44), 10, "#39506b", "#d8d8d2", "point", long_coat=False)
    people.add((6.3, 16.5, 4.6), 190, "#a8b2ba", "#d8d8d2", "tablet", long_coat=False)
    people.build()


def crane():
    """A travelling crane far back, dark against the end of the hall."""
    bridge = Builder()
    for y in (57.0, 60.4):
        bridge.box(HALL.x0 + 1, HALL.x1 - 1, y - 0.3, y + 0.3, 9.9, 11.5)
    bridge.box(-5, -1, 56.9, 60.5, 11.5, 12.6)
    bridge.box(HALL.x0 + 3, HALL.x0 + 5, 55.6, 57.0, 7.6, 9.9)
    bridge.tube([(-3, 58.5, 11.5), (-3, 58.5, 6.5)], 0.06, 6)
    bridge.build("crane", halls.paint("crane", "#b07c1a", 0.5, wear=0.7))


def lamps(scene):
    """Daylight in the high windows, small lamps in the trusses."""
    panes = Builder()
    for y in np.arange(HALL.y0 + 1, HALL.y1 - 1, 2.0):
        panes.box(HALL.x1 - 0.02, HALL.x1 - 0.01, y + 0.08, y + 1.92, 8.3, 11.4)
    panes.build("panes of sky", halls.glow("sky", "#9fbbe0", 1.5))
    studio.area_lamp(scene, (HALL.x1 - 0.3, 44, 9.8), (-4, 44, 0), 24000, "#a5c2ec", 90, 3.0)
    end = studio.area_lamp(scene, (2, HALL.y1 - 1, 9), (0, 40, 2), 5000, "#a5c2ec", 24, 5)
    end.visible_glossy = False
    studio.area_lamp(scene, (-12, 2, 10.5), (-1, 15, 3), 2200, "#a9c3ee", 5.0, 5.0)
    bulbs = Builder()
    for y in np.arange(2, HALL.y1, 12):
        for x in (-9, 10):
            bulbs.cyl(x, y, 11.2, 11.5, 0.32, 16, 0.15)
            studio.spot_lamp(scene, (x, y, 11.1), (x, y, 0), 1500, "#ffdcb0", 95)
    bulbs.build("bulbs", halls.glow("bulb", "#ffe2bc", 5.0))


def build(scene, shot):
    halls.ambient(scene, "#243040", 0.35)
    halls.shell(
        HALL, halls.cladding("wall", "#4b4f53", "#26282a", 0.35, 0.04), simple("roof", "#2a2d31", 0.7)
    )
    halls.mullions(HALL, 1, 8.3, 11.4, simple("mullion", "#22262a", 0.6), 2.0)
    halls.frames(HALL, halls.paint("frame", "#4a4643", 0.55, wear=0.64), girder=4.6)
    halls.floor(HALL, halls.floor_material("floor", "#34373a", "#46484a", 0.10, marks=0.6))
    strip(scene)
    roller_table()
    stands()
    platforms()
    pulpit(scene)
    crane()
    crew()
    lamps(scene)
    halls.haze(CAMERA, 75, "#39434f", skip=("pane",), most=0.75)
    steam()
    sprays()
    sparks()
    studio.camera(scene, CAMERA, TARGET, lens=28)


if __name__ == "__main__":
    studio.main(SHOTS, build)
