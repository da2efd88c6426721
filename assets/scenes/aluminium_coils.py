"""A store of aluminium coils and ingots; the crane carries a coil over the aisle into low sun from high windows."""

import math

import numpy as np

from kit import halls, studio
from kit.coil import BED, OUTER, PITCH, coil, cradle, place, rolled, wrapped
from kit.mesh import Builder
from kit.nodes import lin, material, principled, simple

SHOTS = {
    "aluminium-coils": studio.Shot((2560, 1440), samples=8, exposure=0.3, bounces=7, grade={"contrast": 0.16})
}

HALL = halls.Hall(-12.0, 25.0, -14.0, 72.0, 11.0)
CAMERA, TARGET = (-7.2, -5.5, 4.5), (-2.05, 5.6, 3.78)
#: How far below the trusses the rails of the cranes run, and the band of windows in the left wall.
GIRDER, WINDOWS = 3.6, (8.0, 11.0)
#: Where the sun comes from: low, from the left and ahead, so that the ends of the coils throw it at the camera.
SUNWARD = (-0.80, 0.36, 0.456)

#: Middles of the rows.
ROWS = (2.6, 5.3, 8.0, 10.7, 13.4, 16.1)
#: The coil on the hook: its middle, and how far it is turned against those that lie.
CARRIED, TURNED = np.array([-0.55, 5.6, 3.7]), math.radians(5)
UP = np.array([0.0, 0.0, 1.0])
RANDOM = np.random.default_rng(8)


# Coils


def coils(scene):
    """Rows of coils, two high; the lower ones in cradles. The patterns themselves lie below the floor."""
    strap = simple("strap", "#39516b", 0.35, metallic=0.6)
    sleeve = halls.paint("sleeve", "#191817", 0.6, wear=0.6, dirt=0.8)
    sheet = rolled()
    patterns = [coil(f"coil {seed}", sheet, seed, strap, sleeve) for seed in range(4)]
    patterns.append(coil("coil wrapped", wrapped(), 9, strap, sleeve))
    for pattern in patterns:
        pattern.location = (0, 0, -60)
    beds, wedges = Builder(), Builder()
    higher = math.sqrt((2 * OUTER) ** 2 - (PITCH / 2) ** 2)
    for number, x in enumerate(ROWS):
        start = 5.4 if number == 0 else 3.0 + RANDOM.uniform(0, 1)
        for k in range(12):
            y = start + k * PITCH
            share = 0.08 if k > 1 else 0.0
            kind = patterns[RANDOM.choice(5, p=(*[(1 - share) / 4] * 4, share))]
            spot = (x + RANDOM.normal(0, 0.05), y, OUTER + BED)
            place(scene, kind, spot, math.pi * RANDOM.integers(0, 2), RANDOM.uniform(0, 6))
            cradle(beds, wedges, x, y)
            if 0 < k < 11 and RANDOM.uniform() < (0.9 if number else 0.75):
                spot = (x + RANDOM.normal(0, 0.06), y + PITCH / 2, OUTER + BED + higher)
                kind = patterns[RANDOM.integers(0, 4)]
                place(scene, kind, spot, math.pi * RANDOM.integers(0, 2), RANDOM.uniform(0, 6))
    for y in np.arange(31.0, 66.0, PITCH):
        if RANDOM.uniform() < 0.8:
            kind = patterns[RANDOM.choice(5, p=(0.25, 0.25, 0.2, 0.2, 0.1))]
            place(scene, kind, (-9.6 + RANDOM.normal(0, 0.06), y, OUTER + BED), 0, RANDOM.uniform(0, 6))
        cradle(beds, wedges, -9.6, y)
    car, at_car = Builder(), np.array([-1.6, 32.0])
    transfer_car(car, wedges, *at_car)
    place(scene, patterns[2], (*at_car, OUTER + 0.5 + BED), math.pi, 1.0)
    halls.bevelled(car.build("car", halls.paint("car", "#8f6c25", 0.45, wear=0.55, dirt=0.7)), 0.01)
    halls.bevelled(beds.build("beds", halls.paint("bed", "#3c474f", 0.5, wear=0.56, dirt=0.7)), 0.008)
    wood = halls.paint("wedge", "#5f4e37", 0.8, chips="#332819", wear=0.58, dirt=0.6)
    halls.bevelled(wedges.build("wedges", wood), 0.008)
    place(scene, patterns[1], CARRIED, TURNED, 0.7)


def transfer_car(car, wedges, x, y):
    """A low car on rails let into the floor, which takes coils across the aisle; a coil lies on it in wedges."""
    car.box(x - 1.3, x + 1.3, y - 1.15, y + 1.15, 0.16, 0.44)
    car.box(x - 1.5, x + 1.5, y - 0.9, y + 0.9, 0.22, 0.36)
    cradle(car, wedges, x, y, 0.46)
    for lane in (-0.8, 0.8):
        car.box(-8.4, 1.5, y + lane - 0.035, y + lane + 0.035, -0.1, 0.012)


# The crane


def flame_cut(faces, edges, inner, outer, at, side, half, chamfer=0.014):
    """A thick plate between two outlines of as many points, cut by flame: painted `faces`, bare `edges`.

    `at(along, high)` places a point of the outlines; the plate reaches `half` to either `side`.
    """
    inner, outer = (np.array([at(*point) for point in line]) for line in (inner, outer))
    inward = (outer - inner) / np.linalg.norm(outer - inner, axis=1)[:, None] * chamfer
    rim = np.concatenate([inner, outer[::-1], inner[:1]])
    inset = np.concatenate([inner + inward, (outer - inward)[::-1], (inner + inward)[:1]])
    for sign in (-1, 1):
        rows = np.stack([inner + inward, outer - inward]) + sign * side * half
        faces.grid(*np.moveaxis(rows, -1, 0), flip=sign < 0)
        rows = np.stack([inset + sign * side * half, rim + sign * side * (half - chamfer)])
        edges.grid(*np.moveaxis(rows, -1, 0), flip=sign < 0)
    rows = np.stack([rim - side * (half - chamfer), rim + side * (half - chamfer)])
    edges.grid(*np.moveaxis(rows, -1, 0))


def rounded(line, times=3):
    """Cuts the corners of a line again and again, which makes them round; its ends stay."""
    line = np.asarray(line, float)
    for _ in range(times):
        cut = np.stack([line[:-1] * 0.75 + line[1:] * 0.25, line[:-1] * 0.25 + line[1:] * 0.75], 1)
        line = np.concatenate([line[:1], cut.reshape(-1, 2), line[-1:]])
    return line


#: The C of the hook, inner and outer outline: along the coil's axis from its middle, and up. The lower arm reaches
#: through the bore, whose upper side is 0.30 up; the upper arm ends over the middle, where the load balances.
C_INNER = [(-1.0, 0.27), (-0.80, 0.235), (0.0, 0.235), (0.76, 0.235), (0.92, 0.26), (0.95, 0.45), (0.95, 0.9)]
C_INNER += [(0.95, 1.28), (0.90, 1.42), (0.70, 1.46), (0.30, 1.47), (-0.05, 1.50), (-0.26, 1.56)]
C_OUTER = [(-1.0, 0.14), (-0.80, 0.06), (0.0, -0.03), (0.80, -0.11), (1.22, -0.08), (1.42, 0.22), (1.44, 0.9)]
C_OUTER += [(1.42, 1.50), (1.26, 1.92), (0.80, 2.00), (0.30, 2.04), (-0.05, 2.04), (-0.26, 1.92)]
#: How high over the coil's middle the pin is that the hook hangs from, and how large the block above is.
PIN, BLOCK = 2.16, 0.85


def hook(drum):
    """A C-hook through the coil from behind: thick plate, saddle, counterweight; its block, and ropes up to `drum`."""
    faces, edges, dark, cheeks, works, ropes = (Builder() for _ in range(6))
    axis = np.array([math.cos(TURNED), math.sin(TURNED), 0.0])
    side = np.array([-axis[1], axis[0], 0.0])

    def at(along, high):
        return CARRIED + axis * along + UP * high

    flame_cut(faces, edges, rounded(C_INNER), rounded(C_OUTER), at, side, 0.10)
    # Cheeks that stiffen the back, and the padded saddle the windings rest on.
    stiff_inner, stiff_outer = [(1.05, -0.02), (1.05, 1.45)], [(1.34, 0.10), (1.34, 1.62)]
    for sign in (-1, 1):
        shift = side * sign * 0.125
        flame_cut(faces, edges, stiff_inner, stiff_outer, lambda a, h: at(a, h) + shift, side, 0.025)
    halls.loft(dark, [at(-0.84, 0.215), at(0.80, 0.215)], 0.185, 0.083, side, count=28)
    halls.loft(dark, [at(0.925, 0.34), at(0.925, 1.0)], 0.11, 0.03, side, square=8)
    for sign in (-1, 1):
        near, far = side * sign * 0.15, side * sign * 0.42
        halls.loft(faces, [at(1.30, 0.72) + near, at(1.30, 0.72) + far], 0.30, 0.44, axis, square=9, count=32)
        for along, high in ((1.12, 0.42), (1.48, 0.42), (1.12, 1.02), (1.48, 1.02)):
            end = at(along, high) + far
            works.tube([end, end + side * sign * 0.05], 0.04, 6)
        lug = at(0, PIN - 0.16) + side * sign * 0.14
        halls.loft(faces, [lug - side * 0.025, lug + side * 0.025], 0.24, 0.34, axis, square=2.6, count=32)
        halls.turned(
            works,
            at(0, PIN) + side * sign * 0.165,
            side * sign,
            [(0, 0.12), (0.05, 0.12), (0, 0.08), (0.05, 0.08)],
        )
    works.tube([at(0, PIN) - side * 0.2, at(0, PIN) + side * 0.2], 0.075, 20)
    # The ring of the block hangs around the pin, 0.06 above its middle.
    axle = at(0, PIN + 0.06 + 0.92 * BLOCK)
    halls.hook_block(cheeks, works, axle, side, BLOCK)
    for lane in (-0.21, -0.07, 0.07, 0.21):
        for fall in (-0.35, 0.35):
            foot = axle + (side * lane + axis * fall) * BLOCK
            ropes.tube(
                [foot, np.array([*(CARRIED + side * lane * 3 + axis * fall * 0.8)[:2], drum])], 0.017, 8
            )
    yellow = halls.paint("hook", "#b0801c", 0.42, chips="#26221f", wear=0.535, dirt=0.7)
    faces.build("hook faces", yellow, smooth=True)
    edges.build(
        "hook edges", halls.paint("hook edge", "#3d3a37", 0.38, chips="#8d6a20", wear=0.52, metallic=0.7)
    )
    dark.build("hook saddle", simple("saddle", "#1b1a19", 0.6, vary=0.3), smooth=True)
    cheeks.build("block cheeks", yellow, smooth=True)
    works.build(
        "block works", halls.paint("block works", "#3a3b3d", 0.36, wear=0.56, metallic=0.7), smooth=True
    )
    ropes.build("ropes", simple("rope", "#3a3b3c", 0.45, metallic=0.7), smooth=True)


def far_end():
    """The gate in the far wall, closed, with posts before it, and the pipes beside."""
    gate, posts, pipes = Builder(), Builder(), Builder()
    for z in np.arange(0.0, 5.4, 0.6):
        gate.box(-3.6, 2.4, HALL.y1 - 0.1, HALL.y1, z + 0.02, z + 0.6)
    gate.box(-3.9, 2.7, HALL.y1 - 0.16, HALL.y1, 5.42, 5.9)
    gate.box(6.0, 7.1, HALL.y1 - 0.1, HALL.y1, 0, 2.2)
    for x in (-4.2, 3.0):
        posts.tube([(x, HALL.y1 - 1.2, 0), (x, HALL.y1 - 1.2, 1.3)], 0.12, 16)
    for x, radius in ((-7.4, 0.14), (-7.0, 0.08), (-6.8, 0.08)):
        pipes.tube([(x, HALL.y1 - 0.2, 0), (x, HALL.y1 - 0.2, HALL.ridge)], radius, 12)
    gate.build("gate", halls.paint("gate", "#69727a", 0.45, wear=0.75))
    posts.build("gate posts", halls.paint("gate post", "#b98b1c", 0.5, wear=0.62), smooth=True)
    pipes.build("wall pipes", halls.paint("wall pipe", "#5b646b", 0.45), smooth=True)


# Ingots, forklift


def bundles(spots, base=0.10):
    """Stacks of cast ingots, laid crosswise layer by layer, each on two bearers and held by bands."""
    metal, bands, bearers = (Builder() for _ in range(3))
    half, layers, high = 0.39, 8, 0.10
    for x, y, turn in spots:
        ahead = np.array([math.cos(turn), math.sin(turn)])
        beside = np.array([-ahead[1], ahead[0]])
        for layer in range(layers):
            along, across = (ahead, beside) if layer % 2 else (beside, ahead)
            for lane in range(5):
                middle = np.array([x, y]) + across * (lane - 2) * 0.16 + along * RANDOM.normal(0, 0.008)
                low = base + layer * high
                metal.obox(middle, along, half, 0.076, low, low + high * 0.93, 0.022)
        top = base + layers * high
        for lane in (-0.2, 0.2):
            for sign in (-1, 1):
                foot = np.array([x, y]) + beside * lane + ahead * sign * (half + 0.005)
                bands.obox(foot, ahead, 0.003, 0.016, base, top, 0)
            bands.obox(np.array([x, y]) + beside * lane, ahead, half + 0.006, 0.016, top - 0.006, top, 0)
            bearers.obox(np.array([x, y]) + beside * lane * 1.3, ahead, half, 0.05, 0, base, 0)
    t = material("ingot")
    place_ = t.pos()
    skin = t.noise(place_, 9, 6, 0.6)
    tint = t.mix(skin, lin("#9da3aa"), lin("#d3d7da"))
    principled(
        t, tint, t.mapr(skin, 0.3, 0.7, 0.26, 0.45), t.bump(t.noise(place_, 40, 4), 0.12, 0.01), 1.0, 0.5
    )
    halls.bevelled(metal.build("ingots", t.mat), 0.012)
    bands.build("ingot bands", simple("ingot band", "#2c3a4a", 0.35, metallic=0.5))
    bearers.build("bearers", simple("bearer", "#7a6244", 0.8, vary=0.2))


#: On the seat of the truck, hands at the wheel.
DRIVING = halls.people.Pose(
    pelvis=np.array([-0.10, 0, 0.55]),
    ankles=[np.array([0.34, side * 0.13, 0.10]) for side in (1, -1)],
    wrists=[np.array([0.34, side * 0.13, 0.84]) for side in (1, -1)],
    lean=(0.02, 0.10),
    head=(0.3, 0.0),
)


def forklift(x, y):
    """A counterbalanced truck that comes towards us, lamps on, forks low, its driver under the guard."""
    body, dark, mast, lamp = (Builder() for _ in range(4))
    body.box(x - 0.58, x + 0.58, y + 0.1, y + 1.5, 0.30, 0.62, 0.03)
    weight = [(x, y + 1.15, 0.72), (x, y + 1.55, 0.76), (x, y + 1.95, 0.78), (x, y + 2.1, 0.80)]
    halls.loft(
        body, weight, (0.56, 0.60, 0.58, 0.46), (0.42, 0.44, 0.42, 0.32), (1, 0, 0), square=5, count=32
    )
    cowl = [(x, y - 0.12, 0.72), (x, y + 0.1, 0.78), (x, y + 0.34, 0.80)]
    halls.loft(body, cowl, (0.50, 0.55, 0.55), (0.34, 0.40, 0.36), (1, 0, 0), square=5, count=32)
    for side in (-1, 1):
        for along, radius in ((y + 0.05, 0.36), (y + 1.55, 0.30)):
            wheel = np.array([x + side * 0.40, along, radius])
            tread = [
                (0, radius * 0.93),
                (0.03, radius),
                (0.22, radius),
                (0.03, radius * 0.93),
                (0, radius * 0.55),
            ]
            halls.turned(dark, wheel, (side, 0, 0), [*tread, (-0.04, radius * 0.5)], 32)
            halls.turned(
                mast, wheel + (side * 0.2, 0, 0), (side, 0, 0), [(0, radius * 0.5), (0.05, radius * 0.3)]
            )
            halls.bolts(mast, wheel + (side * 0.22, 0, 0), (side, 0, 0), radius * 0.36, 6, 0.02)
        dark.tube([(x + side * 0.50, y + 0.12, 0.95), (x + side * 0.47, y + 0.38, 2.12)], 0.035, 8)
        dark.tube([(x + side * 0.50, y + 1.6, 1.15), (x + side * 0.47, y + 1.4, 2.12)], 0.035, 8)
        dark.tube([(x + side * 0.47, y + 0.38, 2.12), (x + side * 0.47, y + 1.4, 2.12)], 0.035, 8)
        mast.box(x + side * 0.36 - 0.05, x + side * 0.36 + 0.05, y - 0.42, y - 0.28, 0.08, 2.3)
        mast.box(x + side * 0.25 - 0.04, x + side * 0.25 + 0.04, y - 0.44, y - 0.32, 0.08, 2.2)
        mast.box(x + side * 0.28 - 0.06, x + side * 0.28 + 0.06, y - 1.60, y - 0.5, 0.20, 0.24)
        mast.box(x + side * 0.28 - 0.06, x + side * 0.28 + 0.06, y - 0.54, y - 0.48, 0.20, 0.80)
        halls.turned(
            lamp, (x + side * 0.44, y + 0.26, 1.98), (0, -1, 0), [(0, 0.04), (0.05, 0.085), (0.02, 0.085)], 20
        )
    for z in (0.34, 0.78, 1.25):
        mast.box(x - 0.46, x + 0.46, y - 0.48, y - 0.44, z, z + 0.07)
    for lane in np.linspace(-0.42, 0.42, 6):
        mast.box(x + lane - 0.015, x + lane + 0.015, y - 0.47, y - 0.45, 0.34, 1.3)
    mast.box(x - 0.4, x + 0.4, y - 0.42, y - 0.3, 2.2, 2.3)
    for lane in (-0.12, 0.12):
        mast.tube([(x + lane, y - 0.35, 0.3), (x + lane, y - 0.35, 2.1)], 0.035, 10)
    for lane in np.linspace(-0.40, 0.40, 7):
        dark.tube([(x + lane, y + 0.38, 2.13), (x + lane, y + 1.4, 2.13)], 0.02, 6)
    dark.box(x - 0.28, x + 0.28, y + 0.72, y + 1.15, 0.62, 0.88)
    dark.box(x - 0.28, x + 0.28, y + 1.08, y + 1.22, 0.88, 1.45, 0.05)
    dark.tube([(x, y + 0.38, 1.0), (x, y + 0.52, 1.28)], 0.025, 8)
    halls.bevelled(
        body.build("truck", halls.paint("truck", "#b4701c", 0.38, wear=0.56, dirt=0.6), smooth=True), 0.02
    )
    dark.build("truck dark", simple("truck dark", "#1b1d1f", 0.6), smooth=True)
    halls.bevelled(mast.build("mast", halls.paint("mast", "#2d3032", 0.4, wear=0.56, metallic=0.4)), 0.006)
    lamp.build("truck lamps", halls.glow("truck lamp", "#fff0d0", 8.0), smooth=True)
    halls.worker("driver", 41, (x, y + 0.86, 0.36), -90, DRIVING, "#33506e", "#c9962a")


def crew():
    """One who waves the load on and one with the list by the ingots; one far down the aisle."""
    halls.worker("signaller", 51, (-1.55, 9.3, 0), -62, halls.SIGNALLING, "#a8561a", "#d6d6cf")
    halls.worker("reader", 64, (-0.75, 10.6, 0), 215, halls.READING, "#33506e", "#c9962a")
    halls.worker("far", 77, (-3.6, 36.0, 0), 100, None, "#a8561a", "#d6d6cf", walk=True)


def lamps(scene):
    """Low sun through the windows on the left, their daylight, and a row of dim lamps under the roof."""
    panels = Builder()
    for x in (-5.0, 3.0, 11.0, 19.0):
        for y in np.arange(HALL.y0 + 3, HALL.y1 - 3, 8.0):
            panels.box(x - 0.5, x + 0.5, y, y + 4.0, HALL.ridge - 0.12, HALL.ridge - 0.06)
        studio.area_lamp(scene, (x, 29, HALL.ridge - 0.2), (x, 29, 0), 5200, "#d3e1f5", 1.4, 84)
    panels.build("roof lights", halls.glow("roof light", "#dbe7f8", 2.4))
    studio.area_lamp(scene, (HALL.x0 + 0.3, 16, 8.5), (6, 16, 1.0), 5200, "#c4d6f0", 60, 3.0)
    studio.sun_lamp(scene, SUNWARD, 11.5, "#ffd3a6", 0.7)


def build(scene, shot):
    halls.ambient(scene, "#27313d", 0.3)
    wall = halls.cladding("wall", "#54595f", "#2c3034", 0.4, 0.04)
    halls.shell(HALL, wall, simple("roof", "#3c444c", 0.7), [(-1, *WINDOWS)])
    halls.mullions(HALL, -1, *WINDOWS, simple("mullion", "#3a4046", 0.6))
    halls.frames(HALL, halls.paint("frame", "#5d676f", 0.5, wear=0.58, dirt=0.6), girder=GIRDER)
    stripes = ((0.95, 0.06, "#a5822a"), (-6.4, 0.06, "#a5822a"))
    halls.floor(HALL, halls.concrete("floor", "#575a5c", "#43474b", stripes, rough=0.30))
    coils(scene)
    hook(halls.bridge_crane(HALL, GIRDER, CARRIED[1], CARRIED[0]))
    halls.bridge_crane(HALL, GIRDER, 38.0, 5.0, 4.8, color="#56646f")
    far_end()
    bundles(
        [
            (0.15, 7.4, 0.03),
            (0.2, 8.5, -0.02),
            (-0.85, 7.5, 0.05),
            (0.1, 9.6, 0.02),
            (1.15, 6.3, 0.04),
            (0.2, 6.2, -0.03),
        ]
    )
    forklift(0.75, 17.0)
    crew()
    lamps(scene)
    halls.haze(CAMERA, 210, "#66717f", most=0.5)
    studio.camera(scene, CAMERA, TARGET, lens=31.5, fstop=2.8, focus=13.0)


if __name__ == "__main__":
    studio.main(SHOTS, build)
