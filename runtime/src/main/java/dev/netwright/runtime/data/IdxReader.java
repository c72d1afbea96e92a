package dev.netwright.runtime.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads one file in the IDX format of MNIST, plain or gzip (told by its first bytes, not its name): a big-endian magic
 * number (0, 0, type 8 for unsigned bytes, number of dimensions), one 4-byte size a dimension, the bytes.
 */
public final class IdxReader {

    private static final int UNSIGNED_BYTE = 0x08;

    private IdxReader() {}

    /**
     * Grey images.
     *
     * @param count N
     * @param height H in pixels
     * @param width W in pixels
     * @param pixels unsigned bytes {@code [N, H, W]}
     */
    record Images(int count, int height, int width, byte[] pixels) {}

    /**
     * Reads a pair of files.
     *
     * @param name what a person would call the data
     * @param images the file of images, {@code [N, H, W]}
     * @param labels the file of labels, {@code [N]}
     * @param classes the number of classes, at most 256
     * @throws DataException if a file is missing, cut short, has bytes left over, is of another kind, or the two don't
     *     belong together
     */
    public static ImageDataset read(String name, Path images, Path labels, int classes) {
        Images read = images(images);
        int[] classOf = labels(labels, classes);
        if (classOf.length != read.count()) {
            throw new DataException(
                    labels,
                    "has " + classOf.length + " labels for the " + read.count() + " images of " + images.getFileName());
        }
        return ImageDataset.owning(name, 1, read.height(), read.width(), read.pixels(), classOf, classes);
    }

    static Images images(Path file) {
        Content content = content(file, "images", 3);
        return new Images(content.sizes[0], content.sizes[1], content.sizes[2], content.bytes);
    }

    static int[] labels(Path file, int classes) {
        byte[] bytes = content(file, "labels", 1).bytes;
        int[] labels = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            labels[i] = bytes[i] & 0xff;
            if (labels[i] >= classes) {
                throw new DataException(file, "label " + i + " is " + labels[i] + ", must be 0 to " + (classes - 1));
            }
        }
        return labels;
    }

    private static Content content(Path file, String what, int dimensions) {
        try (DataInputStream in = new DataInputStream(open(file))) {
            return content(in, file, what, dimensions);
        } catch (EOFException e) {
            throw new DataException(file, "is cut short");
        } catch (ZipException e) {
            throw new DataException(file, "is damaged", e);
        } catch (IOException e) {
            throw new DataException(file, "cannot be read", e);
        }
    }

    private static Content content(DataInputStream in, Path file, String what, int dimensions) throws IOException {
        int expected = UNSIGNED_BYTE << 8 | dimensions;
        int magic = in.readInt();
        if (magic != expected) {
            throw new DataException(
                    file,
                    String.format(
                            "is not an IDX file of %s: its magic number is 0x%08x, not 0x%08x", what, magic, expected));
        }
        int[] sizes = new int[dimensions];
        long length = 1;
        for (int i = 0; i < dimensions; i++) {
            sizes[i] = in.readInt();
            if (sizes[i] < 1) {
                throw new DataException(file, "declares a dimension of size " + Integer.toUnsignedString(sizes[i]));
            }
            length = length > Integer.MAX_VALUE ? length : length * sizes[i];
        }
        if (length > Integer.MAX_VALUE - 8) {
            throw new DataException(file, "declares more than the 2 GiB of " + what + " that fit in memory");
        }
        // Grows with what is really there: a damaged size must not exhaust the heap.
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
            throw new DataException(
                    file, "is cut short: it declares " + length + " bytes of " + what + " and has " + bytes.length);
        }
        if (in.read() >= 0) {
            throw new DataException(
                    file, "has bytes left over after the " + length + " bytes of " + what + " that it declares");
        }
        return new Content(sizes, bytes);
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            in.mark(2);
            boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return gzip ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static final class Content {
        private final int[] sizes;
        private final byte[] bytes;

        private Content(int[] sizes, byte[] bytes) {
            this.sizes = sizes;
            this.bytes = bytes;
        }
    }
}
