"""One X server without a monitor, its pixels, and its keyboard.

Xvfb keeps what is on the screen in a file (`-fbdir`), which is mapped into this process: a look at some pixels costs
microseconds and asks the server nothing, so that looking a thousand times a second disturbs nobody. Keys go through
XTest on a connection that stays open, so that the moment of the press is known to a fraction of a millisecond.
"""

import ctypes
import mmap
import os
import shutil
import struct
import subprocess
import tempfile
import time

XWD_FIELDS = 25  # 32-bit words of the header of an XWD file


class Display:
    """A running Xvfb with a small window manager; a context manager."""

    def __init__(self, size, number, cores):
        self.width, self.height = size
        memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.folder = tempfile.mkdtemp(prefix="side-by-side-", dir=memory)
        command = ["Xvfb"] + ([f":{number}"] if number is not None else [])
        command += ["-displayfd", "1", "-nolisten", "tcp", "-noreset", "-screen", "0"]
        command += [f"{self.width}x{self.height}x24", "-fbdir", self.folder]
        quiet = {"stdin": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.server = subprocess.Popen(cores + command, stdout=subprocess.PIPE, text=True, **quiet)
        found = self.server.stdout.readline().strip()
        if not found:
            shutil.rmtree(self.folder)
            raise SystemExit(f"Xvfb did not start on display {number}")
        self.name = f":{found}"
        environment = dict(os.environ, DISPLAY=self.name, HOME=self.folder)
        manager = cores + ["openbox", "--sm-disable"]
        self.manager = subprocess.Popen(manager, env=environment, stdout=subprocess.DEVNULL, **quiet)
        self.pixels = Pixels(os.path.join(self.folder, "Xvfb_screen0"))
        self.keyboard = Keyboard(self.name, self.width, self.height)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.keyboard.close()
        for process in (self.manager, self.server):
            process.terminate()
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class Pixels:
    """The pixels of the screen, as the server has them now; four bytes each: blue, green, red, nothing."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.map = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack(f">{XWD_FIELDS}I", self.map[: 4 * XWD_FIELDS])
        self.row = header[12]
        self.start = header[0] + 12 * header[19]

    def part(self, x, y, count):
        """Where `count` pixels of one row lie in the file."""
        start = self.start + y * self.row + 4 * x
        return slice(start, start + 4 * count)

    def read(self, parts):
        """The bytes of these parts now."""
        pixels = self.map
        return tuple(pixels[part] for part in parts)


class Keyboard:
    """Presses keys as a person would: through the server, to the window that has the focus."""

    def __init__(self, display, width, height):
        self.x11, self.xtst = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XStringToKeysym.restype = ctypes.c_ulong
        opened = self.x11.XOpenDisplay(display.encode())
        if not opened:
            raise SystemExit(f"no connection to display {display}")
        self.display = ctypes.c_void_p(opened)
        # The pointer stays in the lower right corner, away from everything that is looked at.
        self.xtst.XTestFakeMotionEvent(self.display, 0, width - 1, height - 1, ctypes.c_ulong(0))
        self.x11.XSync(self.display, 0)

    def press(self, name):
        """Presses and releases a key; answers when (`time.perf_counter`)."""
        symbol = ctypes.c_ulong(self.x11.XStringToKeysym(name.encode()))
        code = self.x11.XKeysymToKeycode(self.display, symbol) & 0xFF
        self.xtst.XTestFakeKeyEvent(self.display, code, 1, ctypes.c_ulong(0))
        now = time.perf_counter()
        self.x11.XSync(self.display, 0)
        self.xtst.XTestFakeKeyEvent(self.display, code, 0, ctypes.c_ulong(0))
        self.x11.XSync(self.display, 0)
        return now

    def close(self):
        self.x11.XCloseDisplay(self.display)
