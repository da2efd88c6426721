"""What a program and everything it started use: processor time, wake-ups, memory. Read from /proc."""

import os
import signal
import subprocess
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


class Usage:
    """Totals of a process tree at one moment."""

    def __init__(self, cpu, wakes):
        self.at = time.perf_counter()
        self.cpu = cpu  # seconds
        self.wakes = wakes  # how often a thread went to sleep, and so was woken


class Program:
    """A peer that runs, as the leader of a session of its own; a context manager that ends all of it."""

    def __init__(self, command, environment, log):
        self.log = open(log, "ab")
        quiet = {"stdin": subprocess.DEVNULL, "stdout": self.log, "stderr": self.log}
        self.began = time.perf_counter()
        self.process = subprocess.Popen(command, env=environment, start_new_session=True, **quiet)
        favour(self.process.pid)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for number in (signal.SIGTERM, signal.SIGKILL):
            for pid in self.tree():
                try:
                    os.kill(pid, number)
                except ProcessLookupError:
                    pass
            self.ended(3.0)
        self.log.close()

    def ended(self, patience):
        """Waits for the end of all processes, so long at most."""
        until = time.perf_counter() + patience
        while time.perf_counter() < until:
            self.process.poll()
            if not self.tree():
                return True
            time.sleep(0.02)
        return False

    def tree(self):
        """The process, its descendants, and whoever else is in its session."""
        parents, ours = {}, set()
        for pid in map(int, filter(str.isdigit, os.listdir("/proc"))):
            fields = stat(pid)
            if fields and fields[0] != "Z":
                parents[pid] = int(fields[1])
                if pid == self.process.pid or int(fields[3]) == self.process.pid:
                    ours.add(pid)
        grew = True
        while grew:
            children = {pid for pid, parent in parents.items() if parent in ours} - ours
            ours |= children
            grew = bool(children)
        return ours

    def usage(self):
        """Processor time and wake-ups so far, of all that still run."""
        tree = self.tree()
        return Usage(sum(map(cpu_of, tree)), sum(map(wakes_of, tree)))

    def pss(self):
        """Memory in bytes, with what is shared divided among those who share it."""
        return sum(map(pss_of, self.tree()))


def favour(pid):
    """Gives a session the niceness that this process has: Linux weighs sessions (`autogroup`) before processes."""
    wanted = min(os.nice(0), 0)
    try:
        if wanted < 0:
            Path(f"/proc/{pid}/autogroup").write_text(str(wanted))
    except OSError:
        pass


def stat(pid):
    """The fields of /proc/PID/stat from the state on, or nothing if it has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None


def cpu_of(pid):
    """Seconds of processor time of a process, and of its children that have ended."""
    fields = stat(pid)
    return sum(map(int, fields[11:15])) / TICKS if fields else 0.0


def wakes_of(pid):
    """How often the threads of a process went to sleep by themselves."""
    total = 0
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            text = Path(f"/proc/{pid}/task/{task}/status").read_text()
            total += int(text.partition("\nvoluntary_ctxt_switches:")[2].split(None, 1)[0])
    except (OSError, IndexError):
        pass
    return total


def pss_of(pid):
    """The proportional set size of a process in bytes."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return 1024 * int(text.partition("\nPss:")[2].split(None, 1)[0]) if "\nPss:" in text else 0
