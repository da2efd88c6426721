"""A picture frame as one writes it in Python with pygame.

The next picture is loaded ahead of time on a thread, a change fades for 0.9 s at up to 60 frames a second, and between
changes it sleeps.

Usage: frame.py WIDTH HEIGHT INTERVAL PICTURE…   (INTERVAL in seconds; 0: only keys change slides)
"""

import sys
import threading
import time

import pygame

FADE = 0.9  # seconds
FRAMES = 60  # a second


def load(path, size):
    """A picture that fills the screen."""
    picture = pygame.image.load(path)
    scale = max(size[0] / picture.get_width(), size[1] / picture.get_height())
    whole = (round(picture.get_width() * scale), round(picture.get_height() * scale))
    picture = pygame.transform.smoothscale(picture.convert(), whole)
    place = pygame.Rect((whole[0] - size[0]) // 2, (whole[1] - size[1]) // 2, *size)
    return picture.subsurface(place).copy()


class Frame:
    def __init__(self, size, interval, paths):
        pygame.display.init()
        self.screen = pygame.display.set_mode(size, pygame.FULLSCREEN)
        pygame.mouse.set_visible(False)
        self.size, self.interval, self.paths = size, interval, paths
        self.number, self.shown = 0, load(paths[0], size)
        self.screen.blit(self.shown, (0, 0))
        pygame.display.flip()
        self.fetch()

    def fetch(self):
        """Begins to load the picture after this one."""
        self.next = None
        self.thread = threading.Thread(target=self.load_next, daemon=True)
        self.thread.start()

    def load_next(self):
        self.next = load(self.paths[(self.number + 1) % len(self.paths)], self.size)

    def step(self):
        """Fades to the next picture."""
        self.thread.join()
        # The first frame shows the first step already, not the old picture once more.
        new, clock, began = self.next, pygame.time.Clock(), time.monotonic() - 1 / FRAMES
        part = 0.0
        while part < 1.0:
            part = min((time.monotonic() - began) / FADE, 1.0)
            self.screen.blit(self.shown, (0, 0))
            new.set_alpha(round(255 * part * part * (3 - 2 * part)))
            self.screen.blit(new, (0, 0))
            pygame.display.flip()
            clock.tick(FRAMES)
        new.set_alpha(None)
        self.number, self.shown = (self.number + 1) % len(self.paths), new
        self.fetch()

    def run(self):
        due = time.monotonic() + self.interval
        while True:
            if self.interval:
                event = pygame.event.wait(max(1, round(1000 * (due - time.monotonic()))))
            else:
                event = pygame.event.wait()
            if event.type == pygame.QUIT or event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
                return
            if event.type == pygame.KEYDOWN and event.key == pygame.K_RIGHT:
                self.step()
            elif self.interval and time.monotonic() >= due:
                due += self.interval
                self.step()


if __name__ == "__main__":
    width, height, interval = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    Frame((width, height), interval, sys.argv[4:]).run()
