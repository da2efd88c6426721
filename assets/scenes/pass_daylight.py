"""The Pass in the last light of the day, seen from the north-west over the stony plain."""

import bpy
import numpy as np

from kit import fortress, studio
from kit.gobi import gobi
from kit.mountains import mountains
from kit.nodes import hazify
from kit.sky import sky

SHOTS = {
    "pass-daylight": studio.Shot((3840, 2160), samples=10, exposure=0.7),
    "pass-daylight-tall": studio.Shot((1440, 2560), samples=16, exposure=0.7),
}

#: The night picture is taken from the same place, so that one can fade into the other.
CAMERA, TARGET, LENS = (237.0, -43.0, 10.5), (133.0, 65.1, 18.9), 40


def build(scene, shot):
    sun = sky(
        scene,
        10.0,
        38.0,
        strength=0.10,
        sun=5.5,
        sun_col="#ffb26b",
        dust=1.2,
        clouds=0.75,
        cloud_lit="#ffe0bd",
        cloud_shade="#b9b4bd",
        cloud_gain=0.75,
    )
    fortress.mats()
    fortress.fortress()
    view = np.array([-125.0, 150.0]) / np.hypot(125.0, 150.0)
    haze, haze_sun = "#a9b4c9", "#f0cfa6"
    gobi(CAMERA, sun, 9000, haze, haze_sun, view=view, half_fov=30)
    mountains(
        CAMERA,
        -52000,
        24000,
        9500,
        26000,
        3500,
        sun,
        snowline=0.30,
        haze_L=30000,
        haze="#93a5c4",
        haze_sun="#e6c8a8",
        base_z=-60,
    )
    for material in bpy.data.materials:
        if material.name in fortress.NAMES:
            hazify(material, CAMERA, 9000, haze, haze_sun, sun)
    studio.camera(scene, CAMERA, TARGET, lens=LENS)


if __name__ == "__main__":
    studio.main(SHOTS, build)
