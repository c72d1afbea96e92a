"""Weights that follow from a layer's name, so that no weights need to be shipped.

Element i, in C order, of the tensor whose key is K ("conv1.weight", "stage1/conv_0.bias", "bn1.running_var", "input"):

    h = splitmix64(fnv1a64(K in UTF-8) + i)      unsigned, 64 bits
    u = (h >> 11) * 2^-53                        in [0, 1), exact in double

The functions below turn u into a value in double and round it to float32 once. The Java side is ParityRule. Both are
held to published values of the two hashes, and Java to the values recorded from here in rule.txt.
"""

import numpy

CHUNK = 1 << 22


def fnv1a64(key):
    h = 0xCBF29CE484222325
    for byte in key.encode("utf-8"):
        h = ((h ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return h


def splitmix64(x):
    """One step of SplitMix64 (Steele, Lea and Flood 2014) from state x, for an array of uint64; wraps around."""
    z = x + numpy.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
    return z ^ (z >> numpy.uint64(31))


def fill(key, shape, value_of):
    """A float32 array of that shape, element by element value_of(u)."""
    count = int(numpy.prod(shape))
    start = numpy.uint64(fnv1a64(key))
    made = numpy.empty(count, dtype=numpy.float32)
    with numpy.errstate(over="ignore"):
        # A chunk at a time: a whole VGG layer as uint64 and double beside its floats would take two gigabytes.
        for first in range(0, count, CHUNK):
            last = min(first + CHUNK, count)
            h = splitmix64(start + numpy.arange(first, last, dtype=numpy.uint64))
            made[first:last] = value_of((h >> numpy.uint64(11)).astype(numpy.float64) * 2.0**-53)
    return made.reshape(shape)


def weight(key, shape, gain):
    """Uniform with the deviation gain * sqrt(2 / fan-in) (He et al. 2015 at gain 1); fan-in is in, or in * kH * kW."""
    bound = gain * (6.0 / int(numpy.prod(shape[1:]))) ** 0.5
    return fill(key, shape, lambda u: (2 * u - 1) * bound)


def bias(key, shape):
    return fill(key, shape, lambda u: (2 * u - 1) * 0.1)


def centred(key, shape):
    """For the shift and the running mean of a batch normalisation."""
    return fill(key, shape, lambda u: (2 * u - 1) * 0.5)


def positive(key, shape):
    """For the scale and the running variance of a batch normalisation."""
    return fill(key, shape, lambda u: 0.5 + u)


def images(key, shape):
    return fill(key, shape, lambda u: u)


def patches(key, shape, side):
    """Images [N, C, H, W], half noise of pixels and half noise of squares, whose averages differ from image to image."""
    n, c, height, width = shape
    coarse = images(f"{key}/patches", (n, c, height // side, width // side))
    return (images(key, shape) + coarse.repeat(side, axis=2).repeat(side, axis=3)) / numpy.float32(2)
