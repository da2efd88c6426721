#!/usr/bin/env python3
"""Lets a monkey play with the real window: clicks, drags, wheel, keys, and everything that a system does to a window.

    python3 tests/benches/monkey.py [--minutes 10] [--mode kiosk|present|auto] [--seed 1] [--presenter cpu|gl] [PROGRAM]

Needs Xvfb, xdotool and openbox. Run it after a change of `touch`, `show`, or of the window stack. The program has to live, to
answer, and to keep its memory (PSS, all processes): the second half may need no more than 5% more than the first, in which
pictures are met for the first time. A kiosk has to be back in its loop soon after the monkey has left.
"""

import argparse
import random
import subprocess
import sys
import threading
import time

from screen import PROGRAM, ROOT, screen
from soak import family, pss

GROWTH_MAX = 1.05
SIZE = (1280, 720)
# Everything on a keyboard that means something, and more; F5 begins a talk again that an Esc has darkened.
KEYS = """Right Left Up Down Home End Prior Next space Return Tab shift+Tab Escape F5 BackSpace plus minus period comma a b c
d e f g h i j k l m n o p q r s t u v w x y z 1 2 3 4 5 6 7 8 9 0 F1 F11 ctrl+plus alt+Tab ctrl+a Menu XF86Forward XF86Back"""
# After the last touch a visitor is asked, and then the loop begins: `SETTINGS` and two seconds to change.
SETTINGS = "Kiosk(idle: 6, goodbye: 6, idle_reading_factor: 0, may_leave: false)"
LEFT_FOR = 30


def place(dice):
    return f"{dice.randrange(SIZE[0])} {dice.randrange(SIZE[1])}"


def deed(dice, window):
    """What xdotool is asked for: one thing that somebody does."""
    kind = dice.randrange(100)
    if kind < 40:
        return f"mousemove {place(dice)} click {dice.choice([1, 1, 1, 1, 1, 3, 4, 5])}"
    if kind < 55:
        moves = " ".join(f"mousemove {place(dice)} sleep 0.02" for _ in range(dice.randrange(1, 6)))
        return f"mousemove {place(dice)} mousedown 1 {moves} mouseup 1"
    if kind < 92:
        return f"key {dice.choice(KEYS.split())}"
    if kind < 94:
        return f"windowsize {window} {dice.randrange(200, 1280)} {dice.randrange(200, 720)}"
    if kind < 96:
        return f"windowmove {window} {dice.randrange(-200, 600)} {dice.randrange(-200, 400)}"
    if kind < 97:
        return f"windowminimize {window} sleep 0.3 windowactivate {window}"
    if kind < 98:
        return f"windowquit {window}"
    return f"sleep {dice.choice([0.5, 1, 3])}"


class Told:
    """What the program says of itself on its status lines."""

    def __init__(self, lines):
        self.last, self.slides, self.faults = {}, set(), []
        threading.Thread(target=self.read, args=(lines,), daemon=True).start()

    def read(self, lines):
        for line in lines:
            if line.startswith("status "):
                self.last = dict(word.split("=", 1) for word in line.split() if "=" in word)
                self.slides.add(self.last.get("slide"))
            elif "panicked" in line or "ERROR" in line:
                self.faults.append(line.strip())


def wait_for(holds, seconds):
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.2)
    return holds()


def play(options, folder, environment):
    """Plays, and returns what went wrong."""
    (folder / "kiosk.ron").write_text(SETTINGS)
    subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
    command = [options.program, ROOT / "content.ron", "--kiosk", folder / "kiosk.ron", "--mode", options.mode]
    command += ["--status", "--no-supervise", "--presenter", options.presenter]
    program = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    told, wrong = Told(program.stderr), []
    if not wait_for(lambda: told.last.get("changing") == "no", 60):
        return ["no slide came up"]
    found = subprocess.run(["xdotool", "search", "--pid", str(program.pid)], env=environment, capture_output=True, text=True)
    window = found.stdout.split()[-1]
    dice = random.Random(options.seed)
    began, sizes, deeds = time.monotonic(), [], 0
    while (passed := time.monotonic() - began) < options.minutes * 60:
        subprocess.run(["xdotool", *deed(dice, window).split()], env=environment, stderr=subprocess.DEVNULL)
        time.sleep(dice.choice([0, 0, 0.01, 0.05, 0.2]))
        deeds += 1
        if program.poll() is not None:
            return [f"the program has ended with {program.returncode} after {deeds} deeds", *told.faults]
        if passed >= 60 * (len(sizes) + 1):
            sizes.append(sum(pss(process) for process in family(program.pid)))
            print(f"minute {len(sizes):2}: {sizes[-1]:>7} KiB, {deeds} deeds, {len(told.slides)} slides", flush=True)
    subprocess.run(["xdotool", "windowactivate", window, "mouseup", "1"], env=environment, stderr=subprocess.DEVNULL)
    half = len(sizes) // 2
    if half and max(sizes[half:]) > GROWTH_MAX * max(sizes[:half]):
        wrong.append(f"memory grows: {sizes}")
    if options.mode == "kiosk" and not wait_for(lambda: told.last.get("phase") == "attract", LEFT_FOR):
        wrong.append(f"the loop did not begin again: {told.last}")
    program.terminate()
    program.wait()
    return wrong + told.faults


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program", nargs="?", default=PROGRAM)
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--mode", default="kiosk", choices=["kiosk", "present", "auto"])
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--presenter", default="cpu")
    options = options.parse_args()
    with screen("x".join(map(str, SIZE))) as (folder, environment):
        wrong = play(options, folder, environment)
    print("\n".join(wrong) or "nothing went wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
