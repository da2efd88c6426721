"""The fortress by night: lamps on its towers, light in its windows."""

from . import fortress, studio
from .nodes import lin

#: Light of the towers.
AMBER = "#ffac56"


def tower_lights(scene, place, share=1.0, floodlit=True):
    """Lamps at the foot of a gate tower and under its eaves, and floodlights that reach its tiles.

    `share` of their power; without `floodlit` the roofs stay dark against the sky.
    """
    x, y, z = place
    for dx, dy in ((8.2, -9), (8.2, -3), (8.2, 3), (8.2, 9), (-4, -11.8), (2, -11.8), (6, -11.8)):
        studio.spot_lamp(
            scene, (x + dx, y + dy, z + 0.5), (x + dx * 0.35, y + dy * 0.55, z + 6.5), 650 * share, AMBER, 95
        )
    # From the lower roofs to the storeys above them.
    for up, reach_x, reach_y in ((6.7, 5.6, 8.2), (10.9, 4.6, 6.6)):
        studio.area_lamp(
            scene, (x + reach_x, y, z + up), (x + reach_x - 2.2, y, z + up + 2.2), 75 * share, AMBER, 12, 0.3
        )
        studio.area_lamp(
            scene, (x, y - reach_y, z + up), (x, y - reach_y + 2.2, z + up + 2.2), 60 * share, AMBER, 0.3, 8
        )
    if floodlit:
        studio.spot_lamp(
            scene, (x + 62, y - 40, z + 24), (x, y, z + 9), 420_000 * share, "#ffd3a0", 17, 0.6, 1.0
        )


def outlines(ridges=0.55, windows=1.5):
    """Ridges and eaves drawn in light, and lamps behind the latticed windows."""
    ridge = next(node for node in fortress.MATS["ridge"].node_tree.nodes if node.type == "BSDF_PRINCIPLED")
    ridge.inputs["Emission Color"].default_value = lin("#ffb04e")
    ridge.inputs["Emission Strength"].default_value = ridges
    fortress.MATS["glow"].inputs[1].default_value = windows
