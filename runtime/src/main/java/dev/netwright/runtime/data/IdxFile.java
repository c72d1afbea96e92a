package dev.netwright.runtime.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One open file in the IDX format, plain or gzip (told by its first bytes, not its name). The sizes in its header are
 * checked against the size of the file before any memory is taken.
 */
final class IdxFile implements AutoCloseable {

    /** The most that one byte of gzip can stand for. */
    private static final long GZIP_RATIO = 1032;

    private static final int UNSIGNED_BYTE = 0x08;
    private static final int MOST_SIDE = 65_535;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final String what;
    private final boolean gzip;
    private final DataInputStream in;
    private int[] sizes;
    private int length;

    private IdxFile(Path file, String what, boolean gzip, InputStream in) {
        this.file = file;
        this.what = what;
        this.gzip = gzip;
        this.in = new DataInputStream(in);
    }

    /**
     * Opens a file and reads its header.
     *
     * @param what what a person would call its items
     * @param dimensions 1 for labels, {@code [N]}; 3 for images, {@code [N, H, W]}
     * @throws DataException if the file cannot be read, is of another kind, or cannot hold what it declares
     */
    static IdxFile open(Path file, String what, int dimensions) {
        IdxFile opened = reading(file, () -> start(file, what));
        try {
            reading(file, () -> {
                opened.readHeader(dimensions);
                return opened;
            });
            return opened;
        } catch (DataException e) {
            opened.close();
            throw e;
        }
    }

    private static IdxFile start(Path file, String what) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        try {
            in.mark(2);
            boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return new IdxFile(
                    file,
                    what,
                    gzip,
                    gzip ? new BufferedInputStream(new GZIPInputStream(in, BUFFER_BYTES), BUFFER_BYTES) : in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private void readHeader(int dimensions) throws IOException {
        int expected = UNSIGNED_BYTE << 8 | dimensions;
        int magic = in.readInt();
        if (magic != expected) {
            throw new DataException(
                    file,
                    String.format(
                            Locale.ROOT,
                            "is not an IDX file of %s: its magic number is 0x%08x, not 0x%08x",
                            what,
                            magic,
                            expected));
        }
        sizes = new int[dimensions];
        long declared = 1;
        for (int i = 0; i < dimensions; i++) {
            sizes[i] = in.readInt();
            if (sizes[i] < 1) {
                throw new DataException(file, "declares a dimension of size " + Integer.toUnsignedString(sizes[i]));
            }
            declared = declared > Integer.MAX_VALUE ? declared : declared * sizes[i];
        }
        if (declared > Integer.MAX_VALUE - 8) {
            throw new DataException(file, "declares more than the 2 GiB of " + what + " that fit in memory");
        }
        length = (int) declared;
        requirePlausible();
    }

    private void requirePlausible() throws IOException {
        for (int i = 1; i < sizes.length; i++) {
            if (sizes[i] > MOST_SIDE) {
                throw new DataException(
                        file,
                        "declares " + what + " of " + sizes[1] + "x" + sizes[2] + ", a side is at most " + MOST_SIDE);
            }
        }
        if (!Files.isRegularFile(file)) {
            // A pipe has no size.
            return;
        }
        long stored = Files.size(file);
        if (gzip && stored * GZIP_RATIO < length) {
            throw new DataException(
                    file,
                    "is cut short: it declares " + length + " bytes of " + what + ", more than its " + stored
                            + " bytes of gzip can stand for");
        }
        long present = stored - Integer.BYTES * (1L + sizes.length);
        if (!gzip && present < length) {
            throw cutShort(present);
        }
    }

    private DataException cutShort(long present) {
        return new DataException(
                file, "is cut short: it declares " + length + " bytes of " + what + " and has " + present);
    }

    /** The number of items, N. */
    int count() {
        return sizes[0];
    }

    /** The size of a dimension, from 0. */
    int size(int dimension) {
        return sizes[dimension];
    }

    /** The number of bytes after the header. */
    int length() {
        return length;
    }

    /**
     * The bytes after the header.
     *
     * @throws DataException if there are fewer, or more
     */
    byte[] bytes() {
        return reading(file, () -> {
            byte[] bytes = new byte[length];
            int read = in.readNBytes(bytes, 0, length);
            if (read < length) {
                throw cutShort(read);
            }
            if (in.read() >= 0) {
                throw new DataException(
                        file, "has bytes left over after the " + length + " bytes of " + what + " that it declares");
            }
            return bytes;
        });
    }

    @Override
    public void close() {
        reading(file, () -> {
            in.close();
            return file;
        });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T reading(Path file, Reading<T> reading) {
        try {
            return reading.read();
        } catch (EOFException e) {
            throw new DataException(file, "is cut short");
        } catch (ZipException e) {
            throw new DataException(file, "is damaged", e);
        } catch (IOException e) {
            throw new DataException(file, "cannot be read", e);
        }
    }
}
