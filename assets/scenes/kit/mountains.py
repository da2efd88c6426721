"""The snowy range that stands behind every scene."""

import math
import os

import bpy
import numpy as np
from scipy.ndimage import gaussian_filter, median_filter, zoom

from . import studio
from .mesh import grid_mesh
from .nodes import hazify, lin, material, principled
from .noise import erode, fbm
from .sky import sun_vec

#: Points of the eroded field along the range and across it, and how many times finer the mesh is.
COLUMNS, ROWS, FINER = 1400, 560, 2
#: How high ribs stand over chutes, as a share of the range's height.
RIBS = 0.072


def mountain_field(seed=7, drops=450_000):
    """Heights of the range, 0 to 1, first row at the foot; kept on disk, since rain takes half a minute to erode it."""
    kept = f"out/cache/range_{COLUMNS}_{ROWS}_{seed}_{drops}.npy"
    if os.path.exists(kept):
        return np.load(kept)
    os.makedirs("out/cache", exist_ok=True)
    x, y = np.meshgrid(np.arange(COLUMNS) / ROWS, np.arange(ROWS) / ROWS)
    bend_x = fbm(x, y, 1.6, 4, 0.5, seed + 50, False)
    bend_y = fbm(x + 9, y + 4, 1.6, 4, 0.5, seed + 60, False)
    ridges = fbm(x + 0.22 * bend_x, y + 0.22 * bend_y, 1.5, 9, 0.46, seed, True) ** 0.8
    massifs = fbm(x, y * 1.4, 0.8, 3, 0.5, seed + 20, False)
    rise = np.clip((y - 0.02) / 0.55, 0, 1) ** 1.25 * np.clip((1.02 - y) / 0.25, 0, 1) ** 0.5
    lower = np.clip(1 - np.abs(y - 0.12) / 0.14, 0, 1) * 0.16
    share = ridges * (0.62 + 0.55 * massifs) * rise + lower * ridges * 0.6
    cells = share / share.max() * ROWS * 0.20
    erode(cells, drops, seed)
    cells = 0.75 * cells + 0.25 * gaussian_filter(cells, 0.8)
    share = np.clip(cells / (ROWS * 0.20), 0, None)
    # No single summit may press down all the others.
    high = np.percentile(share, 99.8)
    share = np.minimum(share, high + 0.25 * np.maximum(share - high, 0))
    share = (share / share.max()) ** 0.85
    np.save(kept, share)
    return share


def crags(share, seed):
    """The field on the mesh's finer grid, its faces cut into ribs and chutes that run down them."""
    foot = (np.arange(ROWS) / ROWS)[:, None]
    # Drops pile up what they carry at the edge of the grid.
    keep = np.clip((foot - 0.03) / 0.10, 0, 1)
    share = (keep * share + (1 - keep) * gaussian_filter(median_filter(share, 9), 3)) * np.clip(foot / 0.05, 0, 1)
    share = zoom(share, FINER, order=3)
    rows, columns = share.shape
    x, y = np.meshgrid(np.arange(columns) / rows, np.arange(rows) / rows)
    bend = fbm(x, y, 9.0, 3, 0.5, seed + 30, False)
    ribs = fbm(x + 0.035 * bend, 0.45 * y + 0.02 * bend, 21.0, 6, 0.52, seed + 31, True)
    smooth = gaussian_filter(share, 6)
    steep = np.hypot(*np.gradient(smooth, 1 / rows))
    much = np.clip(steep / np.percentile(steep, 85), 0, 1.3) * np.clip((share - 0.12) / 0.25, 0, 1)
    return np.clip(share + RIBS * (ribs - 0.45) * much, 0, None)


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
    rock="#4a403a",
    rock2="#806a58",
    snow="#f2f4f8",
    base_z=-30,
    yaw=0.0,
    hscale=None,
    power=4.0,
    mirror=False,
    maxf=1.0,
    rake=None,
):
    """The range between `x0` and `x1`, `y0` (its foot) and `y1`, turned by `yaw` degrees.

    Snow begins at `snowline`, a share of `height`; haze as in `nodes.hazify`.
    A `rake` is a sun that only the range sees (degrees above the horizon and from south towards west, strength,
    colour): without it a low sun behind the range leaves the whole side that faces the picture in flat shade.
    """
    share = crags(mountain_field(seed), seed)
    if mirror:
        share = share[:, ::-1]
    rows, columns = share.shape
    x, y = np.meshgrid(np.linspace(x0, x1, columns), np.linspace(y0, y1, rows))
    finish = surface((rock, rock2, snow))
    hazify(finish, cam, haze_L, haze, haze_sun, sundir, power=power, hscale=hscale, maxf=maxf)
    peaks = grid_mesh("mountains", x, y, share * height + base_z, finish, {"snow": holds_snow(share, snowline, seed)})
    peaks.rotation_euler = (0, 0, math.radians(yaw))
    if rake:
        raking_light(peaks, *rake)
    return peaks


def raking_light(peaks, up, azimuth, strength, color):
    """A low sun along the range that lights nothing else, so that ridges and gullies part into light and shade."""
    lamp = bpy.data.lights.new("rake", "SUN")
    lamp.energy, lamp.color, lamp.angle = strength, lin(color)[:3], math.radians(0.6)
    lit = bpy.data.objects.new("rake", lamp)
    bpy.context.scene.collection.objects.link(lit)
    lit.rotation_euler = sun_vec(up, azimuth).to_track_quat("Z", "Y").to_euler()
    studio.only(lit, peaks)


def holds_snow(share, snowline, seed):
    """Where snow lies (positive): high up, in gullies and on gentle ground; ribs and steep faces stay bare."""
    rows, columns = share.shape
    x, y = np.meshgrid(np.arange(columns) / columns, np.arange(rows) / columns)
    patches = fbm(3 * x, 3 * y, 6.0, 6, 0.6, seed + 5, False)
    slope = np.hypot(*np.gradient(gaussian_filter(share, 1.0), 1 / rows))
    steep = slope / np.percentile(slope[share > snowline], 65)
    gully = np.clip((gaussian_filter(share, 3) - share) * 55, -0.6, 0.6)
    basin = np.clip((gaussian_filter(share, 12) - share) * 12, -0.5, 0.5)
    high = np.minimum((share - snowline) * 3.4, 1.2)
    bare = 0.55 * np.clip(steep - 0.8, 0, 1.5) + 10 * np.clip(0.2 - share, 0, 1)
    return high + 0.14 * patches + 0.9 * gully + 0.6 * basin - bare


def surface(colors):
    """Dark rock with weathered stains, and snow with a ragged edge."""
    rock, rock2, snow = map(lin, colors)
    t = material("mtn")
    p = t.pos()
    lies = t.attr("snow").outputs["Fac"]
    # Stretched upwards, noise runs down the faces.
    fall = t.vm("MULTIPLY", p, (1.0, 1.0, 0.35))
    detail = t.noise(fall, 0.005, 12, 0.66)
    stone = t.mix(t.mapr(t.noise(p, 0.0012, 8, 0.6), 0.35, 0.65), rock, rock2)
    stone = t.mix(t.m("MULTIPLY", detail, 0.6), stone, tuple(part * 0.4 for part in rock[:3]))
    cover = t.mapr(t.m("ADD", lies, t.m("MULTIPLY", t.m("SUBTRACT", detail, 0.5), 1.2)), 0.10, 0.28, 0, 1, True)
    rough = t.bump(t.noise(fall, 0.007, 12, 0.66), 0.8, 110)
    soft = t.bump(t.noise(fall, 0.007, 8, 0.6), 0.35, 90)
    principled(t, t.mix(cover, stone, snow), 0.9, t.vm("NORMALIZE", t.mix(cover, rough, soft)), spec=0.08)
    return t.mat
