#!/usr/bin/env python3
"""Kills the program at random moments, hundreds of times, and looks whether anything that it keeps can be read.

    python3 tests/benches/kills.py [--kills 500] [--seed 1] [PROGRAM]

Needs Xvfb. Run it after a change of what is written to disk. Each run of the program, supervised or not, is killed without
warning somewhere between its first instruction and its third second, sometimes while the content file is saved; then the
reports, the log and the last good copy must be whole, and a last run must show its first slide.
"""

import argparse
import json
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import time

from screen import PROGRAM, screen

LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z +(INFO|WARN|ERROR) |  | *[|=0-9-]|lines that could not be written")


def faults(state, contents):
    """What cannot be read."""
    report = state / "health.json"
    if report.exists():
        try:
            json.loads(report.read_text())
        except ValueError as error:
            yield f"health.json: {error}"
    for log in (state / "log").glob("*.log"):
        text = log.read_text()
        if text and not text.endswith("\n"):
            yield f"{log.name}: the last line is cut"
        if text and not LINE.match(text):
            yield f"{log.name}: begins with {text[:60]!r}"
    for copy in (state / "last-good").glob("*.ron"):
        if copy.read_text() not in contents:
            yield f"{copy.name}: is no content file that was saved"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program", nargs="?", default=PROGRAM)
    options.add_argument("--kills", type=int, default=500)
    options.add_argument("--seed", type=int, default=1)
    options = options.parse_args()
    with screen("1280x720") as (folder, environment):
        found = killed(options, folder, environment)
    print(f"{options.kills} kills, {len(found)} faults")
    print("\n".join(found[:20]))
    sys.exit(1 if found else 0)


def killed(options, folder, environment):
    """What could not be read after so many kills."""
    chance = random.Random(options.seed)
    show, state = folder / "show", folder / "xiongguan"
    subprocess.run([options.program, "new", show], check=True, stdout=subprocess.DEVNULL)
    first = (show / "content.ron").read_text()
    contents = {first, first + "\n// saved again\n"}
    (show / "kiosk.ron").write_text("Kiosk(screen_picture: true)")
    command = [options.program, show, "--kiosk", show / "kiosk.ron", "--status"]
    found = []
    for kill in range(options.kills):
        alone = ["--no-supervise"] if chance.random() < 0.5 else []
        program = subprocess.Popen(command + alone, stderr=subprocess.DEVNULL, env=environment, start_new_session=True)
        time.sleep(chance.random() * 3)
        if chance.random() < 0.3:
            (show / "content.ron").write_text(chance.choice(sorted(contents)))
            time.sleep(chance.random() / 4)
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()
        found += [f"after kill {kill + 1}: {fault}" for fault in faults(state, contents)]
    program = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    if not any("slide=" in line for line in program.stderr):
        found.append("the last run showed nothing")
    program.terminate()
    program.wait()
    return found


if __name__ == "__main__":
    main()
