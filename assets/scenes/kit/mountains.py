"""The snowy range that stands behind every scene."""

import math
import os

import bpy
import numpy as np
from scipy.ndimage import gaussian_filter, zoom

from . import studio
from .mesh import grid_mesh
from .nodes import hazify, lin, material, principled
from .noise import carve, drawn_out, fbm
from .sky import sun_vec

#: Metres of the range from end to end, where it begins anew, from its northern foot to its southern one, and to a little
#: behind the main crest, where what is seen of it ends.
LONG, DEEP, SEEN = 72_000, 30_000, 21_000
#: Metres from point to point while it is worn down, how often at each, and the years between.
STAGES = ((160, 120, 40e3), (80, 30, 40e3), (40, 10, 30e3), (20, 5, 20e3))
#: Metres of the range built on both sides of what is seen, and degrees off square to it where it is lost in haze.
ASIDE, FARTHEST = 3000, 68


def mountain_field(seed=7):
    """Heights of the range in metres, first row at its northern foot; kept on disk, since it takes a minute to wear down.

    Rising land, rivers and landslides make it: a main crest of massifs and passes, lower ranges before it.
    """
    kept = f"out/cache/range_{seed}.npy"
    if os.path.exists(kept):
        return np.load(kept)
    land = None
    for step, rounds, years in STAGES:
        x, y = np.meshgrid(np.arange(0.0, LONG, step), np.arange(0.0, DEEP, step))

        def wave(length, number, gain=0.5, octaves=4):
            """Noise that goes on from one end to the other; drawn out along the range."""
            ends = np.clip(x / LONG * 7 - 6, 0, 1)
            ends *= ends * (3 - 2 * ends)
            here, beyond = (fbm(x - off, y * 1.5, 1 / length, octaves, gain, seed + number, False) for off in (0, LONG))
            return here * (1 - ends) + beyond * ends

        across = y + 2600 * wave(17000, 1) + 900 * wave(6000, 11)
        uplift = 0
        for middle, before, behind, rate, least, uneven, length in (
            (17500, 5200, 6500, 1e-3, 0.7, 1.5, 12000),
            (9500, 2200, 2600, 4.5e-4, 0.5, 1.4, 9000),
            (5000, 1500, 1700, 2.5e-4, 0.4, 1.4, 6000),
        ):
            chain = np.exp(-(((across - middle) / np.where(across < middle, before, behind)) ** 2))
            uplift = uplift + rate * chain * np.clip(least + uneven * wave(length, middle), 0, 1.5)
        uplift *= np.clip(y / 3000, 0, 1)
        soft = 1.25e-6 * (1 + 2.5 * np.clip(1.4 - across / 10000, 0, 1)) * np.exp(1.5 * wave(5000, 6, 0.6) + 1.1 * wave(900, 7, 0.7))
        steep = 0.78 * np.exp(0.75 * wave(2600, 8, 0.78, 7))
        if land is None:
            land = 120 * (1 + wave(3000, 9, 0.6, 7)) * np.clip(y / 2000, 0, 1)
        else:
            land = gaussian_filter(land, 0.6, mode=("nearest", "wrap"))
            land = zoom(land, np.divide(x.shape, land.shape), order=1, mode="grid-wrap", grid_mode=True)
        carve(land, uplift, soft, steep, float(step), years, rounds, seed)
    # Its edge is not seen as a step in the plain.
    land *= np.clip(y / 1500, 0, 1)
    os.makedirs("out/cache", exist_ok=True)
    np.save(kept, land.astype(np.float32))
    return land


def mountains(
    cam,
    sundir,
    away=16000,
    along=0,
    height=3400,
    snowline=0.40,
    haze_L=40000,
    haze="#9fb0c8",
    haze_sun="#e8c39a",
    seed=7,
    rock="#4a403a",
    rock2="#806a58",
    snow="#f2f4f8",
    base_z=-30,
    yaw=0.0,
    hscale=2600,
    power=4.0,
    maxf=1.0,
    rake=None,
    seen=(0, 36),
):
    """The range with its foot `away` metres to the south, turned by `yaw` degrees; `along` says which stretch of it.

    Its main summits are some 17 km behind the foot and `height` metres high. Snow begins at `snowline`, a share of
    that; haze as in `nodes.hazify`. Only what is `seen` is built: the bearing of the view in degrees from +y towards
    +x, and half its angle.
    A `rake` is a sun that only the range sees (degrees above the horizon and from south towards west, strength,
    colour): without it a low sun behind the range leaves the whole side that faces the picture in flat shade.
    """
    land = mountain_field(seed)
    step = LONG / land.shape[1]
    share = land / np.percentile(land.max(0), 90)
    x = np.arange(*stretch(cam, away, yaw, *seen), step)
    columns = np.round((x + along) / step).astype(int) % land.shape[1]
    share = share[: int(SEEN / step), columns]
    x, y = np.meshgrid(x, away + step * np.arange(len(share)))
    finish = surface((rock, rock2, snow))
    hazify(finish, cam, haze_L, haze, haze_sun, sundir, power=power, hscale=hscale, maxf=maxf)
    lies = holds_snow(x, y, share, height, snowline, seed, step)
    peaks = grid_mesh("mountains", x, y, share * height + base_z, finish, {"snow": lies})
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


def stretch(cam, away, yaw, bearing, half_angle):
    """From where to where a camera sees the range, and some on both sides that throws its shadows in."""
    turn = math.radians(yaw)
    at_x, at_y = cam[0] * math.cos(turn) + cam[1] * math.sin(turn), cam[1] * math.cos(turn) - cam[0] * math.sin(turn)
    ends = [
        at_x + (y - at_y) * math.tan(math.radians(max(-FARTHEST, min(bearing + yaw + side, FARTHEST))))
        for y in (away, away + SEEN)
        for side in (-half_angle, half_angle)
    ]
    return min(ends) - ASIDE, max(ends) + ASIDE


def holds_snow(x, y, share, height, snowline, seed, step):
    """Where snow lies (positive): high up, in hollows and on gentle ground; crests and steep faces stay bare."""
    land = gaussian_filter(share * height, 1)
    down_y, down_x = np.gradient(land, step)
    steep = np.clip(np.hypot(down_x, down_y) - 0.95, -0.5, 0.8)
    hollow = sum(np.clip((gaussian_filter(land, size / step) - land) / (0.12 * size), -1, 1) for size in (40, 160, 600))
    broad = fbm(x, y, 1 / 4200, 6, 0.6, seed + 5, False)
    high = np.clip((share - snowline) * 3.2, -2, 0.9)
    return high + 0.35 * broad + drawn_out(0.18 * hollow - 0.95 * steep, down_x, down_y, step, step, 50, 3)


def surface(colors):
    """Dark rock with weathered stains, gravel on gentle ground, and snow that thins out at its edge."""
    rock, rock2, snow = map(lin, colors)
    t = material("mtn")
    p = t.pos()
    lies = t.attr("snow").outputs["Fac"]
    # Stretched upwards, noise runs down the faces.
    fall = t.vm("MULTIPLY", p, (1.0, 1.0, 0.5))
    detail = t.noise(fall, 0.012, 10, 0.66)
    stone = t.mix(t.mapr(t.noise(p, 0.0012, 8, 0.6), 0.35, 0.65), rock, rock2)
    stone = t.mix(t.m("MULTIPLY", detail, 0.5), stone, tuple(part * 0.5 for part in rock[:3]))
    # Fans of gravel at its foot, as pale as the plain.
    flat = t.sep(t.n("ShaderNodeNewGeometry").outputs["Normal"])[2]
    stone = t.mix(t.mapr(flat, 0.93, 0.99, smooth=True), stone, lin("#a08a6c"))
    cover = t.mapr(t.m("ADD", lies, t.m("MULTIPLY", t.m("SUBTRACT", detail, 0.5), 0.8)), -0.02, 0.26, 0, 1, True)
    rough = t.bump(t.noise(fall, 0.012, 12, 0.66), 0.6, 30)
    soft = t.bump(t.noise(fall, 0.010, 8, 0.6), 0.3, 20)
    principled(t, t.mix(cover, stone, snow), 0.9, t.vm("NORMALIZE", t.mix(cover, rough, soft)), spec=0.08)
    return t.mat
