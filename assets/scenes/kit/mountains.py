"""The snowy range that stands behind every scene."""

import math
import os

import numpy as np
from scipy.ndimage import gaussian_filter

from .mesh import grid_mesh
from .nodes import hazify, lin, material, principled
from .noise import fbm
from .relief import range_relief

#: Points along the range and across it, and its length in metres.
COLUMNS, ROWS, LENGTH = 2080, 576, 65_000.0
#: The height of a range whose beds and ribs have the size they have in nature; lower ones are models of it.
NATURAL = 3700.0


def mountain_field(seed=7):
    """Heights of the range, 0 to 1, first row at the foot; kept on disk, since it takes half a minute."""
    kept = f"out/cache/relief_{COLUMNS}_{ROWS}_{seed}.npy"
    if os.path.exists(kept):
        return np.load(kept)
    heights = range_relief(COLUMNS, ROWS, LENGTH, seed)
    heights = 0.6 * heights + 0.4 * gaussian_filter(heights, 0.8)
    # Massifs and gaps between them, kilometres wide; without them the crest runs level, as worn down ranges do.
    along = np.arange(COLUMNS)[None] / ROWS
    massif = np.clip(0.88 + 0.55 * fbm(along, 0 * along, 1.6, 4, 0.5, seed + 90, False), 0.62, 1.2)
    heights = heights * massif
    # The crest as a whole has the height that a scene asks for; a few summits stand above it.
    heights = (heights / np.percentile(heights, 99.7)).astype(np.float32)
    os.makedirs("out/cache", exist_ok=True)
    np.save(kept, heights)
    return heights


def mountains(
    cam,
    x0,
    x1,
    y0,
    y1,
    height,
    sundir,
    snowline=0.42,
    haze_L=26000,
    haze="#9fb0c8",
    haze_sun="#e8c39a",
    seed=7,
    rock="#3c3531",
    rock2="#85705d",
    snow="#f2f4f8",
    base_z=-30,
    yaw=0.0,
    hscale=None,
    power=4.0,
    mirror=False,
    maxf=1.0,
):
    """The range between `x0` and `x1`, `y0` (its foot) and `y1`, turned by `yaw` degrees.

    Snow begins at `snowline`, a share of `height`; haze as in `nodes.hazify`.
    """
    share = mountain_field(seed)
    if mirror:
        share = share[:, ::-1]
    x, y = np.meshgrid(np.linspace(x0, x1, COLUMNS), np.linspace(y0, y1, ROWS))
    z = share * height + base_z
    size = height / NATURAL
    finish = surface(sundir, size, base_z, height, snowline, (rock, rock2, snow))
    hazify(finish, cam, haze_L, haze, haze_sun, sundir, power=power, hscale=hscale, maxf=maxf)
    peaks = grid_mesh("mountains", x, y, z, finish, {"hold": holds_snow(share, seed)})
    peaks.rotation_euler = (0, 0, math.radians(yaw))
    return peaks


def holds_snow(share, seed):
    """Where wind and slides gather snow (positive: gullies, basins) and where they leave none (ribs and crests)."""
    gully = np.clip((gaussian_filter(share, 2.0) - share) * 60, -1, 1)
    basin = np.clip((gaussian_filter(share, 9.0) - share) * 12, -1, 1)
    y, x = np.mgrid[0 : share.shape[0], 0 : share.shape[1]] / share.shape[0]
    return 0.55 * gully + 0.45 * basin + 0.5 * fbm(x, y, 7.0, 5, 0.55, seed + 5, False)


def surface(sundir, size, base_z, height, snowline, colors):
    """Rock in tilted beds, ribbed along the fall of its faces; snow where it can lie.

    Snow needs ground that is not too steep, all the flatter the lower it is; it stays longer in gullies, on ledges and
    in the shade. Whether a place is flat is asked of the rock with all its ledges and ribs, not of the mesh, which is
    much coarser.
    """
    rock, rock2, snow = map(lin, colors)
    t = material("mtn")
    p = t.vm("SCALE", t.pos(), scale=1 / size)
    x, y, z = t.sep(p)[:3]
    bend = t.noise(p, 0.00035, 4, 0.5)
    depth = t.m("ADD", t.m("MULTIPLY_ADD", x, 0.34, z), t.m("MULTIPLY_ADD", bend, 2600.0, t.m("MULTIPLY", y, 0.12)))
    beds = t.n("ShaderNodeTexNoise", {"W": t.m("DIVIDE", depth, 190.0), "Scale": 1.0, "Detail": 3, "Roughness": 0.5},
               noise_dimensions="1D").outputs[0]  # fmt: skip
    # Ribs and chutes follow the fall of a face: stretched upwards, noise runs down the slopes.
    fall = t.vm("MULTIPLY", p, (1.0, 1.0, 0.28))
    ribs = t.n("ShaderNodeTexNoise", {"Vector": fall, "Scale": 0.0062, "Detail": 7, "Roughness": 0.56, "Lacunarity": 2.1},
               noise_type="RIDGED_MULTIFRACTAL").outputs[0]  # fmt: skip
    crag = t.noise(p, 0.016, 9, 0.66)

    relief = t.m("ADD", t.m("MULTIPLY", ribs, 78.0), t.m("MULTIPLY", beds, 70.0))
    relief = t.m("ADD", relief, t.m("MULTIPLY", crag, 42.0))
    rough = t.bump(relief, 0.85, size)
    flat = t.sep(rough)[2]

    share = t.m("DIVIDE", t.m("SUBTRACT", t.sep(t.pos())[2], base_z), height)
    high = t.m("MULTIPLY", t.m("SUBTRACT", share, snowline), 1.05)
    sunny = t.vm("DOT_PRODUCT", rough, tuple(sundir))
    lies = t.m("ADD", t.m("MINIMUM", high, 0.17), t.m("MULTIPLY", t.attr("hold").outputs["Fac"], 0.18))
    lies = t.m("ADD", lies, t.m("SUBTRACT", flat, t.m("MULTIPLY", sunny, 0.10)))
    cover = t.mapr(lies, 0.70, 0.80, 0, 1, True)
    dusting = t.m("MULTIPLY", t.mapr(lies, 0.52, 0.72), t.mapr(high, -0.06, 0.10))

    stone = t.mix(t.mapr(beds, 0.36, 0.64), rock, rock2)
    stone = t.mix(t.m("MULTIPLY", t.mapr(ribs, 0.3, 1.2), 0.35), stone, tuple(part * 0.55 for part in rock[:3]))
    stone = t.mix(t.m("MULTIPLY", t.mapr(t.noise(p, 0.0011, 5, 0.6), 0.42, 0.62), 0.45), stone, lin("#7a5f4c"))
    stone = t.mix(t.m("MULTIPLY", dusting, 0.10), stone, snow)
    color = t.mix(cover, stone, snow)
    soft = t.bump(t.m("ADD", t.m("MULTIPLY", ribs, 20.0), t.m("MULTIPLY", crag, 12.0)), 0.55, size)
    normal = t.vm("NORMALIZE", t.mix(cover, rough, soft))
    principled(t, color, 0.9, normal, spec=0.08)
    return t.mat
