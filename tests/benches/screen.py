"""A display without a monitor, and the program on it, for the scripts beside this file."""

import contextlib
import os
import pathlib
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "target/release/xiongguan"


@contextlib.contextmanager
def screen(size="1920x1080"):
    """Gives an empty folder, and an environment in which the program shows itself and keeps everything in that folder."""
    folder = pathlib.Path(tempfile.mkdtemp())
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24"], pass_fds=[write], stderr=subprocess.DEVNULL
    )
    os.close(write)
    number = os.fdopen(read).readline().strip()
    environment = os.environ | {"DISPLAY": f":{number}", "XDG_CACHE_HOME": str(folder), "XDG_STATE_HOME": str(folder)}
    environment.pop("WAYLAND_DISPLAY", None)
    try:
        yield folder, environment
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)
