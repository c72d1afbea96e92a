"""Run with: python3 -m unittest discover parity"""

import unittest

import numpy

import weights


class WeightsTest(unittest.TestCase):
    def test_hashes_meet_their_published_values(self):
        self.assertEqual(weights.fnv1a64(""), 0xCBF29CE484222325)
        self.assertEqual(weights.fnv1a64("foobar"), 0x85944171F73967E8)
        with numpy.errstate(over="ignore"):
            made = weights.splitmix64(numpy.array([0, 1234567], dtype=numpy.uint64))
        self.assertEqual(made.tolist(), [0xE220A8397B1DCDAF, 6457827717110365317])

    def test_chunks_leave_no_seam(self):
        count = weights.CHUNK + 3
        whole = weights.images("seam", (count,))
        start = weights.fnv1a64("seam")
        for i in (0, weights.CHUNK - 1, weights.CHUNK, count - 1):
            with numpy.errstate(over="ignore"):
                h = int(weights.splitmix64(numpy.array([(start + i) % 2**64], dtype=numpy.uint64))[0])
            self.assertEqual(whole[i], numpy.float32((h >> 11) * 2.0**-53))

    def test_deviation_of_the_weights_is_he_times_gain(self):
        made = weights.weight("any.weight", (64, 32, 3, 3), 4)
        self.assertAlmostEqual(made.std() / (4 * (2 / 288) ** 0.5), 1, delta=0.02)


if __name__ == "__main__":
    unittest.main()
