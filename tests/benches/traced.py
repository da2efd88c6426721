#!/usr/bin/env python3
"""Watches what the program asks of the system: no connection to a network, no process but its own.

    python3 tests/benches/traced.py [--seconds 30] [PROGRAM]

Needs Xvfb and strace. Run it after a change of `awake`, `supervise`, `workers` or the window stack. The exhibition plays,
supervised, with its workers; sockets may only lead to the display, the buses and the service manager of this machine.
"""

import argparse
import pathlib
import re
import subprocess
import sys
import time

from screen import PROGRAM, ROOT, screen

SOCKET = re.compile(r"socket\((\w+)")
EXEC = re.compile(r'execve\("([^"]+)".* = 0$')


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program", nargs="?", default=PROGRAM, type=pathlib.Path)
    options.add_argument("--seconds", type=int, default=30)
    options = options.parse_args()
    with screen("1280x720") as (folder, environment):
        trace = folder / "trace"
        # Detached (`-D`), so that what is ended is the program.
        command = ["strace", "-D", "-f", "-qq", "-e", "trace=socket,execve", "-o", trace, options.program]
        command += [ROOT / "content.ron", "--mode", "auto", "--speed", "10"]
        program = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        time.sleep(options.seconds)
        has_stayed = program.poll() is None
        program.terminate()
        program.wait()
        lines = trace.read_text().splitlines()
    own = {str(options.program), str(options.program.resolve()), "/proc/self/exe"}
    families = {found[1] for line in lines if (found := SOCKET.search(line))}
    begun = [found[1] for line in lines if (found := EXEC.search(line))]
    found = [f"a socket of {family}" for family in sorted(families - {"AF_UNIX", "AF_LOCAL"})]
    found += [f"a process of {other}" for other in sorted(set(begun) - own)]
    if not has_stayed or len(begun) < 3 or not families:
        found.append("the program did not play, or nothing was seen of it")
    print(f"{len(begun)} processes, sockets of {', '.join(sorted(families))}: {len(found)} faults")
    print("\n".join(found))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
