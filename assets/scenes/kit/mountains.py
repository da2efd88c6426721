"""The snowy range that stands behind every scene."""

import math
import os

import bpy
import numpy as np
from scipy.ndimage import gaussian_filter, median_filter, zoom

from . import studio
from .mesh import grid_mesh
from .nodes import hazify, lin, material, principled
from .noise import drawn_out, erode, fbm, gullies
from .sky import sun_vec

#: Points of the eroded field along the range and across it, and how many times finer the mesh is across it.
COLUMNS, ROWS, ROWS_FINER = 1400, 560, 3
#: Distance of the widest gullies in metres, how many sizes of them there are, and how deep they are for their width.
GULLY, OCTAVES, DEPTH = 1300.0, 6, 0.12
#: Metres of the range built on both sides of what is seen.
ASIDE = 3000


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


def crags(share, place, height, seed, columns):
    """The field where it is `place` (x, y: metres of its grid, in rows and columns), on a mesh of about `columns` columns.

    Its faces are cut into ribs and gullies that run down them; second come the ribs alone, -1 (gully) to 1 (crest).
    """
    foot = (np.arange(ROWS) / ROWS)[:, None]
    # Drops pile up what they carry at the edge of the grid.
    keep = np.clip((foot - 0.03) / 0.10, 0, 1)
    share = (keep * share + (1 - keep) * gaussian_filter(median_filter(share, 9), 3)) * np.clip(foot / 0.05, 0, 1)
    finer = np.clip(columns / share.shape[1], 2, 8)
    share = gaussian_filter(zoom(share, (ROWS_FINER, finer), order=3), (ROWS_FINER * 0.5, finer * 0.5))
    x, y = (zoom(side, (ROWS_FINER, finer), order=1) for side in place)
    down = np.gradient(gaussian_filter(share, (2 * ROWS_FINER, 2 * finer)) * height)
    slope_x, slope_y = down[1] / np.gradient(x, axis=1), down[0] / np.gradient(y, axis=0)
    much = np.clip((share - 0.05) / 0.22, 0, 1) ** 0.7
    relief, ribs = gullies(x, y, slope_x, slope_y, GULLY, OCTAVES, DEPTH, seed + 31)
    return x, y, np.clip(share + relief * much / height, 0, None), ribs


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
    seen=None,
):
    """The range between `x0` and `x1`, `y0` (its foot) and `y1`, turned by `yaw` degrees.

    Snow begins at `snowline`, a share of `height`; haze as in `nodes.hazify`.
    What is `seen` (the bearing of the view in degrees from +y towards +x, and half its angle) is built finer, and nothing else.
    A `rake` is a sun that only the range sees (degrees above the horizon and from south towards west, strength,
    colour): without it a low sun behind the range leaves the whole side that faces the picture in flat shade.
    """
    share = mountain_field(seed)
    if mirror:
        share = share[:, ::-1]
    rows, columns = share.shape
    x, y = np.meshgrid(np.linspace(x0, x1, columns), np.linspace(y0, y1, rows))
    if seen:
        part = stretch(cam, x[0], (y0, y1), yaw, *seen)
        share, x, y = share[:, part], x[:, part], y[:, part]
    x, y, share, ribs = crags(share, (x, y), height, seed, 3000)
    finish = surface((rock, rock2, snow))
    hazify(finish, cam, haze_L, haze, haze_sun, sundir, power=power, hscale=hscale, maxf=maxf)
    peaks = grid_mesh("mountains", x, y, share * height + base_z, finish, {"snow": holds_snow(x, y, share, ribs, height, snowline, seed)})
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


def stretch(cam, x, depth, yaw, bearing, half_angle):
    """The columns of the range, at `x`, that a camera sees, and some on both sides that throw their shadows in."""
    turn = math.radians(yaw)
    at_x, at_y = cam[0] * math.cos(turn) + cam[1] * math.sin(turn), cam[1] * math.cos(turn) - cam[0] * math.sin(turn)
    ends = [
        at_x + (y - at_y) * math.tan(math.radians(bearing + yaw + side))
        for y in depth
        for side in (-half_angle, half_angle)
    ]
    first, last = np.searchsorted(x, (min(ends) - ASIDE, max(ends) + ASIDE))
    return slice(max(first, 0), max(last, first + 2))


def holds_snow(x, y, share, ribs, height, snowline, seed):
    """Where snow lies (positive): high up, in gullies and on gentle ground; crests and steep faces stay bare."""
    step_x, step_y = x[0, 1] - x[0, 0], y[1, 0] - y[0, 0]
    down_y, down_x = np.gradient(share * height)
    slope = np.hypot(down_x / step_x, down_y / step_y)
    steep = slope / np.percentile(slope[share > snowline], 60)
    broad = fbm(x, y, 1 / 5200, 4, 0.5, seed + 5, False)
    high = np.clip((share - snowline) * 2.9, -2, 0.78)
    bare = 0.75 * np.clip(steep - 0.8, -0.35, 1.2)
    down_y, down_x = np.gradient(gaussian_filter(share, (90 / step_y, 90 / step_x)) * height)
    fall = down_x / step_x, down_y / step_y, step_x, step_y
    streaks = drawn_out(fbm(x, y, 1 / 85, 5, 0.72, seed + 6, False), *fall, 210, 18)
    streaks /= streaks.std()
    return high + 0.22 * broad + drawn_out(-0.5 * ribs - bare, *fall, 120, 8) + 0.2 * streaks


def surface(colors):
    """Dark rock with weathered stains, and snow that thins out at its edge."""
    rock, rock2, snow = map(lin, colors)
    t = material("mtn")
    p = t.pos()
    lies = t.attr("snow").outputs["Fac"]
    # Stretched upwards, noise runs down the faces.
    fall = t.vm("MULTIPLY", p, (1.0, 1.0, 0.25))
    detail = t.noise(fall, 0.012, 10, 0.66)
    stone = t.mix(t.mapr(t.noise(p, 0.0012, 8, 0.6), 0.35, 0.65), rock, rock2)
    stone = t.mix(t.m("MULTIPLY", detail, 0.5), stone, tuple(part * 0.5 for part in rock[:3]))
    cover = t.mapr(t.m("ADD", lies, t.m("MULTIPLY", t.m("SUBTRACT", detail, 0.5), 0.8)), -0.02, 0.26, 0, 1, True)
    rough = t.bump(t.noise(fall, 0.012, 12, 0.66), 0.7, 60)
    soft = t.bump(t.noise(fall, 0.010, 8, 0.6), 0.3, 50)
    principled(t, t.mix(cover, stone, snow), 0.9, t.vm("NORMALIZE", t.mix(cover, rough, soft)), spec=0.08)
    return t.mat
