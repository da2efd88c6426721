#!/usr/bin/env python3
"""A talk on two real monitors that are plugged in and out: both windows, both keyboards, and a window that dies.

    python3 tests/benches/windows.py [--presenter cpu|gl] [PROGRAM]

Needs xserver-xorg-core, xserver-xorg-video-dummy, x11-xserver-utils, xdotool and ffmpeg, and has to be root for the display. Run
it after a change of `beside`, of `shell::monitors` or `shell::standing`, or of the window stack.
"""

import argparse
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from screen import PROGRAM, ROOT

SIZE = (1920, 1080)
MODE = ["second", "148.50", "1920", "2448", "2492", "2640", "1080", "1084", "1089", "1125"]
PATIENCE = 60
# The page around small slides is darker than that, and no slide of the exhibition's first ones is at its upper left corner.
DARK = 28


class Display:
    """An X server with two monitors side by side; the second one can be plugged out."""

    def __init__(self, folder):
        self.folder = folder
        # Without devices: no socket is asked for, and keys come from XTEST.
        lines = (ROOT / "tests/benches/xorg.conf").read_text()
        (folder / "xorg.conf").write_text(lines[: lines.index('Section "InputDevice"')])
        number = next(number for number in range(90, 200) if not os.path.exists(f"/tmp/.X11-unix/X{number}"))
        self.name = f":{number}"
        command = ["Xorg", self.name, "-config", "xorg.conf", "-logfile", "xorg.log", "-noreset", "-novtswitch", "-sharevts"]
        self.server = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        wait_for(lambda: os.path.exists(f"/tmp/.X11-unix/X{number}"), "a display")
        self.call("xrandr", "--newmode", *MODE)
        self.call("xrandr", "--addmode", "DUMMY1", MODE[0])
        self.plug(True)
        # A key that a slow machine holds too long is not to be two.
        self.call("xset", "r", "off")

    def environment(self):
        folder = str(self.folder)
        environment = os.environ | {"DISPLAY": self.name, "XDG_CACHE_HOME": folder, "XDG_STATE_HOME": folder}
        environment.pop("WAYLAND_DISPLAY", None)
        return environment

    def call(self, *command):
        return subprocess.run(command, env=self.environment(), check=True, capture_output=True, text=True).stdout

    def plug(self, is_in):
        mode = ["--mode", MODE[0], "--right-of", "DUMMY0"] if is_in else ["--off"]
        self.call("xrandr", "--output", "DUMMY1", *mode)

    def key(self, title, key):
        self.call("xdotool", "search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync", "key", key)

    def windows(self):
        """The titles of all windows, and where each stands."""
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "Xiongguan"], env=self.environment(), capture_output=True, text=True
        ).stdout
        places = {}
        for window in found.split():
            try:
                told = self.call("xdotool", "getwindowname", window, "getwindowgeometry", "--shell", window).splitlines()
            except subprocess.CalledProcessError:
                # It has just closed.
                continue
            place = dict(line.split("=") for line in told[1:])
            places[told[0]] = tuple(int(place[side]) for side in ("X", "Y", "WIDTH", "HEIGHT"))
        return places

    def is_dark(self, x):
        """The corner of the monitor that begins at this pixel is that of the speaker's view."""
        grab = ["ffmpeg", "-loglevel", "error", "-f", "x11grab", "-draw_mouse", "0", "-video_size", "8x8"]
        grab += ["-i", f"{self.name}+{x + 4},4", "-frames:v", "1", "-pix_fmt", "gray", "-f", "rawvideo", "-"]
        return max(subprocess.run(grab, capture_output=True, check=True).stdout) < DARK

    def end(self):
        self.server.terminate()
        self.server.wait()


class Talk:
    """The program on that display."""

    def __init__(self, display, program, presenter):
        self.display = display
        self.told = display.folder / "told"
        arguments = [program, ROOT / "content.ron", "--mode", "present", "--status", "--presenter", presenter, "--lang", "en"]
        with self.told.open("w") as told:
            self.program = subprocess.Popen(arguments, env=display.environment(), stderr=told, stdout=subprocess.DEVNULL)

    def last(self, first):
        """The words of the last line that begins so."""
        lines = [line for line in self.told.read_text().splitlines() if line.startswith(first)]
        return dict(word.split("=", 1) for word in lines[-1].split() if "=" in word) if lines else {}

    def slides(self):
        """What both windows show."""
        return self.last("status slide=").get("slide"), self.last("status speaker slide=").get("slide")

    def until(self, holds, what):
        wait_for(holds, what, lambda: self.told.read_text()[-2000:])

    def both_show_another(self, before):
        self.until(lambda: self.slides()[0] not in (None, before) and len(set(self.slides())) == 1, "another slide on both")
        return self.slides()[0]

    def child(self):
        """The process of the speaker's window."""
        found = subprocess.run(["pgrep", "-P", str(self.program.pid), "-f", "present"], capture_output=True, text=True)
        return [int(number) for number in found.stdout.split()]

    def end(self):
        children = self.child()
        self.program.terminate()
        self.program.wait()
        self.until(lambda: not any(pathlib.Path(f"/proc/{child}").exists() for child in children), "the end of both")


def wait_for(holds, what, told=lambda: ""):
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            sys.exit(f"{what} never came\n{told()}")
        time.sleep(0.05)


def give(display, talk):
    width, height = SIZE
    left, right = (0, 0, width, height), (width, 0, width, height)
    speakers, audiences = "for the speaker", "^Xiongguan$"
    both = {"Xiongguan": left, "Xiongguan, for the speaker": right}
    stands = lambda places: talk.until(lambda: display.windows() == places, f"windows at {places}")
    stands(both)
    talk.until(lambda: display.is_dark(width) and not display.is_dark(0), "the speaker's view at the right")
    slide = talk.slides()[0]
    for title in (speakers, audiences):
        display.key(title, "Next")
        slide = talk.both_show_another(slide)
    print("both windows, both keyboards")

    os.kill(talk.child()[0], signal.SIGKILL)
    talk.until(lambda: len(talk.child()) == 1, "another window")
    stands(both)
    display.key(audiences, "Next")
    slide = talk.both_show_another(slide)
    print("a window that died is there again")

    display.plug(False)
    stands({"Xiongguan": left})
    display.key(audiences, "v")
    talk.until(lambda: display.is_dark(0), "the speaker's view on the only monitor")
    display.plug(True)
    stands(both)
    talk.until(lambda: display.is_dark(width) and not display.is_dark(0), "the speaker's view at the right again")
    display.key(speakers, "Next")
    talk.both_show_another(slide)
    print("a monitor that was away")

    # The audience's own: its window goes to the one that is left, and comes back.
    display.call("xrandr", "--output", "DUMMY0", "--off")
    talk.until(lambda: list(display.windows()) == ["Xiongguan"] and not talk.child(), "one window alone")
    display.call("xrandr", "--output", "DUMMY0", "--mode", "1920x1080", "--pos", "0x0", "--output", "DUMMY1", "--pos", f"{width}x0")
    stands(both)
    print("the audience's monitor that was away")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--presenter", choices=["cpu", "gl"])
    parser.add_argument("program", nargs="?", default=PROGRAM)
    arguments = parser.parse_args()
    for presenter in [arguments.presenter] if arguments.presenter else ["cpu", "gl"]:
        print(f"-- {presenter}")
        folder = pathlib.Path(tempfile.mkdtemp())
        display = Display(folder)
        try:
            talk = Talk(display, pathlib.Path(arguments.program).resolve(), presenter)
            try:
                give(display, talk)
            finally:
                talk.end()
        finally:
            display.end()
            shutil.rmtree(folder, ignore_errors=True)


main()
