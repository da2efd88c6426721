#!/usr/bin/env python3
"""Puts real fingers on the real window, up to ten at once, and looks what becomes of them.

    python3 tests/benches/touches.py [--presenter cpu|gl] [PROGRAM]

Needs xserver-xorg-core, xserver-xorg-video-dummy and ffmpeg, and has to be root for the display. Run it after a change of
`touch`, of `view::Contacts`, or of the window stack.
"""

import argparse
import os
import pathlib
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time

from screen import PROGRAM, ROOT

SIZE = (1920, 1080)
DOWN, MOVE, UP = 18, 19, 20
NEXT = (1840, 1000)
PATIENCE = 60


class Touchscreen:
    """The socket of the driver `inputtest`, protocol 1.1. It takes one client in the life of a server."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(path)
        self.socket.sendall(struct.pack("<IIHH", 12, 0, 1, 1))
        self.socket.recv(12)

    def touch(self, finger, kind, at):
        """One finger does one thing, and the server has taken it."""
        axes = {0: at[0] * 65535 / SIZE[0], 1: at[1] * 65535 / SIZE[1], 4: 1.0}
        mask, values = 0, [0.0] * 64
        for axis, value in axes.items():
            mask |= 1 << axis
            values[axis] = value
        body = struct.pack("<III8s4x", finger, kind, 0, mask.to_bytes(8, "little")) + struct.pack("<128d", *values, *[0.0] * 64)
        self.socket.sendall(struct.pack("<II", 8 + len(body), 6) + body + struct.pack("<II", 8, 1))
        self.socket.recv(8)


class Machine:
    """The display, the program on it, and fingers."""

    def __init__(self, program, presenter, folder):
        self.folder = folder
        shutil.copy(ROOT / "tests/benches/xorg.conf", folder)
        number = next(number for number in range(90, 200) if not os.path.exists(f"/tmp/.X11-unix/X{number}"))
        self.display = f":{number}"
        command = ["Xorg", self.display, "-config", "xorg.conf", "-logfile", "xorg.log", "-noreset", "-novtswitch", "-sharevts"]
        self.server = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self.wait_for(lambda: (folder / "touch.socket").exists() and os.path.exists(f"/tmp/.X11-unix/X{number}"), "a display")
        environment = os.environ | {"DISPLAY": self.display, "XDG_CACHE_HOME": str(folder), "XDG_STATE_HOME": str(folder)}
        environment.pop("WAYLAND_DISPLAY", None)
        self.told = folder / "told"
        arguments = [program, ROOT / "content.ron", "--status", "--no-supervise", "--presenter", presenter, "--lang", "en"]
        with self.told.open("w") as told:
            self.program = subprocess.Popen(arguments, env=environment, stderr=told, stdout=subprocess.DEVNULL)
        self.until("changing=no")
        # The window is shown after its first frame.
        time.sleep(2)
        os.chdir(folder)
        self.screen = Touchscreen("touch.socket")
        self.finger = 0

    def wait_for(self, holds, what):
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                sys.exit(f"{what} never came\n{self.told.read_text()[-2000:] if hasattr(self, 'told') else ''}")
            time.sleep(0.02)

    def now(self):
        """What the program told last of the slide."""
        lines = [line for line in self.told.read_text().splitlines() if " slide=" in line]
        return dict(word.split("=", 1) for word in lines[-1].split() if "=" in word) if lines else {}

    def until(self, words):
        wanted = dict(word.split("=", 1) for word in words.split())
        self.wait_for(lambda: all(self.now().get(name) == value for name, value in wanted.items()), words)

    def another(self, before):
        self.wait_for(lambda: self.now()["slide"] != before and self.now()["changing"] == "no", "another slide")
        return self.now()["slide"]

    def stays(self, slide, seconds=1.5):
        time.sleep(seconds)
        if self.now()["slide"] != slide:
            sys.exit(f"{slide} did not stay: {self.now()}")

    def down(self, at):
        self.finger += 1
        self.screen.touch(self.finger, DOWN, at)
        return self.finger

    def up(self, finger, at):
        self.screen.touch(finger, UP, at)

    def tap(self, at, hold=0.08):
        finger = self.down(at)
        time.sleep(hold)
        self.up(finger, at)

    def drag(self, ways, steps=12, pause=0.016):
        """Fingers go along their ways at once."""
        for step in range(1, steps + 1):
            for finger, start, end in ways:
                share = step / steps
                self.screen.touch(finger, MOVE, [a + (b - a) * share for a, b in zip(start, end)])
            time.sleep(pause)

    def pixels(self):
        """The screen, as shades of grey."""
        size = f"{SIZE[0]}x{SIZE[1]}"
        grab = ["ffmpeg", "-loglevel", "error", "-f", "x11grab", "-draw_mouse", "0", "-video_size", size, "-i", self.display]
        done = subprocess.run(grab + ["-frames:v", "1", "-pix_fmt", "gray", "-f", "rawvideo", "-"], capture_output=True, check=True)
        return done.stdout

    def end(self):
        self.program.terminate()
        self.program.wait()
        self.server.terminate()
        self.server.wait()


def row(pixels, y, start, end):
    return pixels[y * SIZE[0] + start : y * SIZE[0] + end]


def shift(before, after):
    """By how many pixels what is in the middle has moved, from -600 to 600. A smaller part may be of one shade."""
    rows = range(150, 900, 30)
    middle = {y: row(before, y, 700, 1300) for y in rows}
    def unlikeness(by):
        return sum(abs(a - b) for y in rows for a, b in zip(middle[y], row(after, y, 700 + by, 1300 + by)))
    return min(range(-600, 600), key=unlikeness)


def visit(machine):
    def tell(what):
        print(what, flush=True)

    resting = machine.down((300, 300))
    machine.until("phase=exploring")
    time.sleep(3)
    slide = machine.now()["slide"]
    machine.tap(NEXT)
    slide = machine.another(slide)
    machine.up(resting, (300, 300))
    tell("one finger rests and wakes, another one presses")
    machine.tap(NEXT, hold=4)
    slide = machine.another(slide)
    tell("a press of four seconds presses")

    time.sleep(2)
    before = machine.pixels()
    finger = machine.down((1300, 500))
    machine.drag([(finger, (1300, 500), (900, 510))])
    time.sleep(0.3)
    moved = shift(before, machine.pixels())
    # All of the way but the five millimetres after which a finger is seen to drag: 16 pixels on this panel.
    if not -400 <= moved <= -370:
        sys.exit(f"the slide followed by {moved} pixels")
    tell(f"the slide follows the finger: {moved} of -400 pixels")
    machine.drag([(finger, (900, 510), (1150, 510))])
    machine.up(finger, (1150, 510))
    machine.stays(slide)
    tell("turned back, it stays")
    finger = machine.down((1300, 500))
    machine.drag([(finger, (1300, 500), (1150, 500))], steps=4)
    machine.up(finger, (1150, 500))
    slide = machine.another(slide)
    tell("thrown, it goes")
    time.sleep(1)
    one, two = machine.down((1300, 400)), machine.down((1350, 600))
    machine.drag([(one, (1300, 400), (900, 400)), (two, (1350, 600), (950, 600))])
    machine.up(one, (900, 400))
    machine.up(two, (950, 600))
    slide = machine.another(slide)
    tell("two fingers pull as one")

    # Back to the cover, whose picture is as large as the stage.
    while slide != "gate":
        machine.tap((1740, 1000))
        slide = machine.another(slide)
    time.sleep(2.5)
    machine.tap((1200, 400))
    machine.until("overlay=enlarged")
    machine.stays("gate")
    machine.tap((1200, 400))
    time.sleep(0.1)
    machine.tap((1200, 400))
    time.sleep(1.5)
    before = machine.pixels()
    one, two = machine.down((900, 500)), machine.down((1000, 500))
    machine.drag([(one, (900, 500), (1000, 500)), (two, (1000, 500), (1100, 500))])
    time.sleep(0.5)
    moved = shift(before, machine.pixels())
    if abs(moved - 100) > 1:
        sys.exit(f"an enlarged picture followed two fingers by {moved} of 100 pixels")
    tell("a double tap enlarges, two fingers move the picture exactly")
    machine.drag([(two, (1100, 500), (1400, 500))])
    machine.up(two, (1400, 500))
    machine.up(one, (1000, 500))
    time.sleep(0.5)
    if machine.now()["overlay"] != "enlarged":
        sys.exit("a pinch with one finger that stays closed the picture")
    tell("a pinch with one finger that stays does not close")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--presenter", default="cpu", choices=["cpu", "gl"])
    parser.add_argument("program", nargs="?", default=PROGRAM, type=pathlib.Path)
    arguments = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp())
    machine = Machine(arguments.program.resolve(), arguments.presenter, folder)
    try:
        visit(machine)
    finally:
        machine.end()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
