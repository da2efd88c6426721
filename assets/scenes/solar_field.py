"""Solar rows on the Gobi: in the evening along the track that leads to the snow range."""

import math
from dataclasses import dataclass

import bpy
import numpy as np
from mathutils import Vector

from kit import marsh, solar, studio
from kit.mesh import grid_mesh
from kit.mountains import mountains
from kit.nodes import hazify, lin, material, principled
from kit.noise import fbm
from kit.people import person
from kit.sky import sky

SHOTS = {
    "solar-field": studio.Shot((2560, 1440), samples=20, exposure=0.6),
    "solar-field-tall": studio.Shot((1440, 2560), samples=20, exposure=0.6, grade={"pale": (0.55, 0.46)}),
}

#: Distance of the rows, and the place of the first on each side of the track.
PITCH, LEFT, RIGHT = 6.5, -2.9, 9.6

#: The clearing of the transformer station beside the track.
STATION = (13.0, 57.0)


@dataclass(frozen=True)
class Hour:
    """Sun, sky and air of a time of day."""

    #: Degrees the modules lean to the right. Early and late trackers turn back towards level, lest the rows shade each
    #: other.
    tilt: float
    #: Degrees above the horizon, and from the way the rows run towards the right; its strength and colour.
    sun: tuple[float, float]
    sunlight: tuple[float, str]
    #: Settings of `sky.sky` for haze and clouds.
    air: dict
    #: Aerial perspective: its length, colour, and colour towards the sun.
    haze: tuple[float, str, str]
    #: Dust or mist on the ground: colour, colour towards the sun, and settings of `marsh.mist`.
    ground_air: tuple[str, str, dict]
    #: Settings of `mountains.mountains`.
    range: dict


EVENING = Hour(
    tilt=22.0,
    sun=(9.0, 99.0),
    sunlight=(5.0, "#ffb677"),
    air={
        "strength": 0.10,
        "dust": 1.3,
        "clouds": 0.55,
        "cloud_lo": 0.50,
        "cloud_lit": "#ffe0bd",
        "cloud_shade": "#b5b7c6",
        "cloud_gain": 0.8,
        "cloud_seed": 8.3,
    },
    haze=(11000, "#aab1c2", "#f0cfa6"),
    ground_air=("#b9b3b6", "#ecc79b", {"density": 0.0011, "depth": 5.0, "most": 0.6}),
    range={
        "away": 17000,
        "haze_L": 30000,
        "hscale": 2000,
        "haze": "#93a5c4",
        "haze_sun": "#e6c8a8",
        "base_z": -60,
    },
)

@dataclass(frozen=True)
class View:
    """Where a picture is taken from, and when."""

    hour: Hour
    #: The place, and the height above the ground.
    place: tuple[float, float, float]
    #: Degrees from the way the rows run to the right; the camera looks level, lest the posts lean.
    heading: float
    lens: float
    #: Moves the picture up, so that the horizon lies below its middle.
    shift_y: float
    #: Half the angle of the picture, and a little more.
    half_angle: float

    @property
    def camera(self):
        """The location of the camera."""
        x, y, above = self.place
        return (x, y, level(x, y) + above)

    def sees(self, x, y):
        """Whether a place is in the picture or close to it; nothing is built elsewhere."""
        turn, x, y = math.radians(self.heading), x - self.place[0], y - self.place[1]
        ahead, aside = x * math.sin(turn) + y * math.cos(turn), x * math.cos(turn) - y * math.sin(turn)
        return (ahead > 0.5) & (np.abs(aside) < ahead * math.tan(math.radians(self.half_angle)) + 7)


VIEWS = {
    # From the roof of a car on the track, far enough from the first row to see its posts under the modules.
    "solar-field": View(EVENING, (0.9, 0.0, 3.8), -10.8, 28, 0.028, 35),
    "solar-field-tall": View(EVENING, (0.9, 0.0, 3.8), -4.5, 27, 0.062, 23),
}


def build(scene, shot):
    """The plain, the rows, what stands among them, and the range."""
    view = VIEWS[shot]
    hour, camera = view.hour, view.camera
    strength, colour = hour.sunlight
    sun = sky(scene, *hour.sun, sun=strength, sun_col=colour, **hour.air)
    ground(view)
    solar.strewn(
        view.place, view.heading, height, lambda x, y: np.abs(x - track(y)) > 0.4, lambda x, y: np.abs(x - track(y)) > 2.7
    )
    modules = rows(view)
    solar.transformer_station((*STATION, level(*STATION)), -0.35)
    solar.pickup((4.6, 47.5, level(4.6, 47.5)), -0.12)
    workers()
    solar.power_line([(x, y, level(x, y)) for x, y in ((-520, 980), (-230, 1010), (60, 1045), (350, 1080))])
    length, haze, haze_sun = hour.haze
    dust, dust_sun, thickness = hour.ground_air
    for mat in list(bpy.data.materials):
        hazify(mat, camera, length, haze, haze_sun, sun, maxf=0.8)
        marsh.mist(mat, camera, dust, dust_sun, sun, **thickness)
    mountains(camera, sun, seen=(view.heading, view.half_angle), **hour.range)
    marsh.mist(bpy.data.materials["mtn"], camera, dust, dust_sun, sun, **thickness)
    glint(scene, modules, view)
    turn = math.radians(view.heading)
    ahead = (camera[0] + math.sin(turn), camera[1] + math.cos(turn), camera[2])
    studio.camera(scene, camera, ahead, lens=view.lens, shift_y=view.shift_y)


def height(x, y):
    """Gentle swells near by, then a fan that rises into soft foothills, so that no edge lies along the horizon."""
    swell = 0.7 * np.sin(x / 95.0) + 0.9 * np.sin(y / 130.0 + 0.8) - 0.65 + 0.002 * y
    rough = 0.10 * fbm(x, y, 1 / 9.0, 4, 0.5, 5, False)
    fan = np.clip((y - 1100) / 8000, 0, 1) ** 1.3 * 110
    hills = (
        np.clip((y - 2600) / 5000, 0, 1) * 230 * np.clip(0.3 + fbm(x, y, 1 / 1900.0, 5, 0.5, 37, False), 0, 1)
    )
    return swell + rough + fan + hills


def level(x, y):
    """Height of the ground at one place."""
    return float(height(np.array([[x]], float), np.array([[y]], float))[0, 0])


def track(y):
    """The middle of the access track."""
    return 3.0 + 0.5 * np.sin(y / 31.0)


def ground(view):
    """Gravel of the Gobi with the packed, paler track and its two ruts with the marks of tyres."""
    t = material("gobi")
    p = t.pos()
    x, y = t.sep(p)[:2]
    wide, middle, fine = t.noise(p, 0.03, 8, 0.6), t.noise(p, 0.9, 9, 0.65), t.noise(p, 14, 7, 0.7)
    stones = t.n("ShaderNodeTexVoronoi", {"Vector": p, "Scale": 7.0})
    gravel = t.n("ShaderNodeTexVoronoi", {"Vector": p, "Scale": 22.0})
    away = t.m("SUBTRACT", x, t.m("ADD", 3.0, t.m("MULTIPLY", 0.5, t.m("SINE", t.m("DIVIDE", y, 31.0)))))
    wander = t.m("MULTIPLY", t.m("SUBTRACT", t.noise(t.comb(0.0, y, 0.0), 0.12, 3), 0.5), 0.5)
    away = t.m("ADD", away, wander)
    beside = t.m("ABSOLUTE", away)
    packed = t.m("MULTIPLY", t.mapr(beside, 2.4, 1.7, 0, 1, True), t.mapr(middle, 0.25, 0.55, 0.6, 1.0))
    # It ends before the hills, up which it would run as a pale hair.
    packed = t.m("MULTIPLY", packed, t.mapr(y, 900, 400, 0, 1, True))
    from_rut = t.m("ABSOLUTE", t.m("SUBTRACT", beside, 0.82))
    rut = t.mapr(from_rut, 0.30, 0.16, 0, 1, True)
    # The lugs of the tyres, slanting to both sides from the middle of the rut.
    slant = t.m("SINE", t.m("MULTIPLY", t.m("ADD", y, t.m("MULTIPLY", from_rut, 0.8)), 2 * math.pi / 0.16))
    lugs = t.m("MULTIPLY", t.mapr(slant, -0.2, 0.5), t.m("MULTIPLY", rut, t.mapr(wide, 0.35, 0.6, 0.3, 1.0)))
    loose = t.m("SUBTRACT", 1.0, packed)

    color = t.mix(t.mapr(wide, 0.35, 0.65), lin("#a98b64"), lin("#c6a87f"))
    color = t.mix(t.m("MULTIPLY", t.mapr(middle, 0.45, 0.7), 0.6), color, lin("#8a7252"))
    big = t.m(
        "MULTIPLY",
        t.mapr(stones.outputs[0], 0.05, 0.28, 1, 0),
        t.m("MULTIPLY", t.mapr(middle, 0.42, 0.58), loose),
    )
    small = t.m("MULTIPLY", t.mapr(gravel.outputs[0], 0.08, 0.34, 1, 0), t.mapr(packed, 0, 1, 1.0, 0.35))
    color = t.mix(t.m("MULTIPLY", big, 0.65), color, t.mix(0.75, stones.outputs[1], lin("#6f6054")))
    color = t.mix(t.m("MULTIPLY", small, 0.4), color, t.mix(0.8, gravel.outputs[1], lin("#6f6054")))
    color = t.mix(t.m("MULTIPLY", packed, 0.6), color, lin("#cbb08a"))
    color = t.mix(t.m("MULTIPLY", rut, 0.35), color, lin("#a88a63"))
    relief = t.m("ADD", t.m("ADD", big, t.m("MULTIPLY", small, 0.4)), t.m("MULTIPLY", fine, 0.4))
    relief = t.m("ADD", relief, t.m("ADD", t.m("MULTIPLY", lugs, 0.7), t.m("MULTIPLY", rut, -0.25)))
    principled(t, color, 0.95, t.bump(relief, 0.9, 0.06), spec=0.0)

    x, y = solar.fan(view.place, view.heading)
    z = height(x, y)
    beside = np.abs(x - track(y))
    z = z - 0.03 * np.exp(-(((beside - 0.82) / 0.25) ** 2)) + 0.05 * np.exp(-(((beside - 2.7) / 0.4) ** 2))
    grid_mesh("gobi", x, y, z, t.mat)


def rows(view):
    """In the evening the fronts are left of the track, the undersides right of it; lanes across are one table wide."""
    field = solar.Field(height, view.hour.tilt)
    blocks = ((0, 7, 1), (7, 12, 2), (13, 20, 2))
    places = [(LEFT - PITCH * k, k) for k in range(74)] + [(RIGHT + PITCH * k, k) for k in range(44)]
    for x, k in places:
        beside = abs(x - view.place[0])
        for first, last, merge in blocks:
            begin, end = first * solar.TABLE_PITCH, last * solar.TABLE_PITCH
            if x > 0 and first == 0:
                # Room for the station and for the eye: the first rows on the right begin behind it.
                begin = 72.0 if x < 22 else 24.0 + 2.3 * k
            field.row(x, begin, end, view.sees, merge)
            if beside < 60 and begin < 300 and view.sees(x, end):
                # What is beside the picture needs no steel.
                field.steelwork(x, max(begin, 0.7 * beside), end, detail=np.hypot(beside, begin) < 60)
    return field.build()


def workers():
    """Two of the maintenance crew beside the pickup."""
    for i, (x, y, heading) in enumerate(((2.6, 43.5, 2.6), (1.8, 44.0, 0.4))):
        figure = person(
            f"worker{i}", 21 + i, walk=i == 0, carries=(), top=("#c4572a", "#2f4f7d")[i], hat="cap"
        )
        figure.location = (x, y, level(x, y))
        figure.rotation_euler = (0, 0, heading)


def glint(scene, modules, view):
    """The last sun on the row beside the track.

    At this tilt the glass throws the true sun out of the picture. A second, narrow sun that only the modules receive
    stands where the row mirrors it into the camera.
    """
    ray = np.array([LEFT, 34.0, level(LEFT, 34.0) + solar.TUBE]) - np.array(view.camera)
    ray /= np.linalg.norm(ray)
    tilt = math.radians(view.hour.tilt)
    normal = np.array([math.sin(tilt), 0.0, math.cos(tilt)])
    mirrored = ray - 2 * (ray @ normal) * normal
    studio.only(studio.sun_lamp(scene, Vector(mirrored), 0.07, "#ffc58a", degrees=2.0, shadow=False), modules)


if __name__ == "__main__":
    studio.main(SHOTS, build)
