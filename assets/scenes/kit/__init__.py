"""The toolbox of the scenes: everything that more than one picture needs. Lengths are metres, angles degrees."""
