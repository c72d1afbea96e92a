package dev.netwright.samples.digits;

import java.util.List;

/** Six ways to write the ten digits. Each is ten lines of {@link PenPath}, 0 to 9. */
enum Typeface {
    /** The display of a pocket calculator. */
    SEGMENTS("""
            M 8 4 L 56 4 L 56 96 L 8 96 Z
            M 32 4 L 32 96
            M 8 4 L 56 4 L 56 50 L 8 50 L 8 96 L 56 96
            M 8 4 L 56 4 L 56 96 L 8 96 M 16 50 L 56 50
            M 8 4 L 8 50 L 56 50 M 56 4 L 56 96
            M 56 4 L 8 4 L 8 50 L 56 50 L 56 96 L 8 96
            M 56 4 L 8 4 L 8 96 L 56 96 L 56 50 L 8 50
            M 8 4 L 56 4 L 56 96
            M 8 4 L 56 4 L 56 96 L 8 96 Z M 8 50 L 56 50
            M 8 96 L 56 96 L 56 4 L 8 4 L 8 50 L 56 50
            """),
    /** Circles and straight lines, as on a road sign. */
    ROUND("""
            E 32 50 28 46
            M 16 22 L 36 4 L 36 96
            A 32 30 26 26 190 400 L 6 96 L 58 96
            A 32 27 22 23 200 450 A 32 73 26 23 270 520
            M 46 96 L 46 4 L 4 70 L 60 70
            M 54 4 L 16 4 L 12 46 A 32 66 26 30 230 510
            M 48 4 Q 6 28 6 68 E 32 68 26 28
            M 4 4 L 60 4 L 24 96
            E 32 27 22 23 E 32 73 27 23
            E 32 32 26 28 M 58 32 Q 58 72 16 96
            """),
    /** A typewriter's, with feet and a slash through the zero. */
    SLAB("""
            E 32 50 25 46 M 46 22 L 18 78
            M 14 20 Q 30 16 32 4 L 32 96 M 10 96 L 54 96
            M 8 32 Q 8 4 32 4 Q 56 4 56 28 Q 56 48 8 90 L 8 96 L 56 96 L 56 82
            M 8 18 L 8 4 L 56 4 L 30 42 Q 58 42 58 68 Q 58 96 30 96 Q 10 96 6 80
            M 42 96 L 42 4 L 6 68 L 58 68 M 28 96 L 56 96
            M 54 18 L 54 4 L 12 4 L 12 46 Q 20 38 32 38 Q 58 40 58 68 Q 58 96 30 96 Q 10 96 6 80
            M 54 18 Q 46 4 34 4 Q 8 8 8 56 Q 8 96 34 96 Q 58 96 58 70 Q 58 44 34 44 Q 12 44 8 66
            M 8 20 L 8 4 L 58 4 Q 32 48 32 96 M 20 96 L 44 96
            E 32 25 18 21 E 32 71 27 25
            M 10 82 Q 18 96 30 96 Q 56 92 56 44 Q 56 4 30 4 Q 6 4 6 30 Q 6 56 30 56 Q 52 56 56 34
            """),
    /** Corners cut off, as on the back of a jersey. */
    OCTAGON("""
            M 20 4 L 44 4 L 58 18 L 58 82 L 44 96 L 20 96 L 6 82 L 6 18 Z
            M 18 16 L 34 4 L 34 96 M 18 96 L 50 96
            M 6 24 L 6 18 L 20 4 L 44 4 L 58 18 L 58 38 L 6 96 L 58 96
            M 6 18 L 20 4 L 44 4 L 58 18 L 58 38 L 46 50 L 24 50 M 46 50 L 58 62 L 58 82 L 44 96 L 20 96 L 6 82
            M 40 96 L 40 4 L 6 50 L 6 66 L 58 66
            M 56 4 L 8 4 L 8 44 L 46 44 L 58 56 L 58 82 L 44 96 L 20 96 L 6 82
            M 56 16 L 44 4 L 20 4 L 6 18 L 6 82 L 20 96 L 44 96 L 58 82 L 58 58 L 46 46 L 6 46
            M 6 4 L 58 4 L 58 18 L 28 60 L 28 96
            M 20 49 L 8 38 L 8 16 L 20 4 L 44 4 L 56 16 L 56 38 L 44 49 L 58 62 L 58 82 L 44 96 L 20 96 L 6 82 L 6 62 L 20 49 L 44 49
            M 8 84 L 20 96 L 44 96 L 58 82 L 58 18 L 44 4 L 20 4 L 6 18 L 6 42 L 18 54 L 58 54
            """),
    /** Hasty handwriting: a bare stick for 1, an open 4, a bar through 7. */
    HAND("""
            M 40 6 Q 4 4 6 54 Q 8 98 34 96 Q 60 92 58 46 Q 56 4 30 8
            M 38 4 L 26 96
            M 8 24 Q 14 2 36 4 Q 62 10 48 42 Q 34 70 8 90 Q 20 78 34 90 Q 48 100 60 86
            M 8 10 Q 60 -2 52 28 Q 46 46 24 46 Q 62 46 58 74 Q 50 102 6 92
            M 14 4 L 8 56 L 60 52 M 46 26 L 42 98
            M 14 8 L 12 44 Q 56 36 56 66 Q 54 98 8 94 M 14 8 L 56 4
            M 44 2 Q 6 34 8 70 Q 12 100 38 96 Q 62 86 52 64 Q 38 46 10 66
            M 6 10 L 56 6 Q 34 50 26 98 M 14 54 L 52 48
            M 50 14 Q 32 -4 14 14 Q 6 32 32 48 Q 62 66 52 86 Q 34 104 14 88 Q 2 66 32 48 Q 60 32 50 14
            M 54 18 Q 36 -4 14 16 Q 2 44 28 50 Q 52 48 54 16 L 46 98
            """),
    /** Careful handwriting that leans to the right. */
    ITALIC("""
            M 42 6 Q 18 2 10 50 Q 4 94 24 96 Q 48 96 56 48 Q 60 8 42 6
            M 20 30 L 46 4 L 30 96
            M 18 26 Q 26 2 46 6 Q 64 16 46 42 L 6 96 L 50 94
            M 18 6 L 58 6 L 30 40 Q 58 44 50 74 Q 40 100 8 94
            M 48 4 L 8 66 L 56 66 M 44 42 L 34 98
            M 60 4 L 26 4 L 16 42 Q 58 34 50 70 Q 40 100 6 92
            M 56 4 Q 22 20 10 66 Q 6 98 28 96 Q 52 90 50 66 Q 44 46 12 62
            M 10 16 Q 18 2 30 8 Q 44 14 60 4 Q 30 50 22 98
            M 46 48 Q 22 34 28 16 Q 36 2 54 8 Q 64 22 42 42 Q 8 62 10 82 Q 16 100 40 94 Q 62 80 46 48
            M 54 36 Q 28 60 16 40 Q 12 10 38 4 Q 60 4 54 36 Q 46 76 14 96
            """);

    private final List<Glyph> glyphs;

    Typeface(String paths) {
        glyphs = paths.lines().map(PenPath::parse).toList();
    }

    /** How this typeface writes a digit, 0 to 9. */
    Glyph glyph(int digit) {
        return glyphs.get(digit);
    }
}
