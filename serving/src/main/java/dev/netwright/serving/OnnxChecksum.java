package dev.netwright.serving;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The checksum of an exported file. Its last bytes are a metadata entry of the ONNX model, {@code netwright.crc32}: the
 * CRC-32 of all bytes before the entry, in 8 hexadecimal digits.
 *
 * <p>The entry holds its value before its key. That is just as valid, but no program writes it that way: a file that
 * another tool has read, changed and written still has the entry, and is not taken for a damaged one.
 */
public final class OnnxChecksum {
    private static final String KEY = "netwright.crc32";
    private static final int DIGITS = 8;
    /** Protobuf's tags, number and type in one byte: the model's metadata, and an entry's two texts. */
    private static final int METADATA = 14 << 3 | 2;

    private static final int ENTRY_KEY = 1 << 3 | 2;
    private static final int ENTRY_VALUE = 2 << 3 | 2;
    /** Up to the digits: two tags, two lengths. */
    private static final int HEAD = 4;

    private static final int BUFFER_BYTES = 1 << 17;

    private OnnxChecksum() {}

    /**
     * What to write after a model.
     *
     * @param crc32 of all bytes of the model
     */
    public static byte[] entry(long crc32) {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        entry.write(ENTRY_VALUE);
        entry.write(DIGITS);
        entry.writeBytes(digits(crc32).getBytes(StandardCharsets.US_ASCII));
        entry.write(ENTRY_KEY);
        entry.write(KEY.length());
        entry.writeBytes(KEY.getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        field.write(METADATA);
        field.write(entry.size());
        field.writeBytes(entry.toByteArray());
        return field.toByteArray();
    }

    /**
     * Reads the file and holds it against its checksum, if it has one.
     *
     * @throws PredictorException if its bytes are not those that were exported, or it cannot be read
     */
    static void requireWhole(Path file) {
        byte[] entry = entry(0);
        // Not through a channel, which an interrupt of the thread would close.
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
            long end = opened.length() - entry.length;
            byte[] last = end < 0 ? new byte[0] : bytes(opened, end, entry.length);
            if (isEntry(last, entry)) {
                requireSame(file.toString(), last, crc32(opened, end));
            }
        } catch (IOException failure) {
            throw new PredictorException(file + ": it cannot be read: " + failure.getMessage(), failure);
        }
    }

    /** As {@link #requireWhole(Path)}, of bytes that messages call so. */
    static void requireWhole(String name, byte[] model) {
        byte[] entry = entry(0);
        int end = model.length - entry.length;
        byte[] last = end < 0 ? new byte[0] : Arrays.copyOfRange(model, end, model.length);
        if (isEntry(last, entry)) {
            CRC32 crc32 = new CRC32();
            crc32.update(model, 0, end);
            requireSame(name, last, crc32.getValue());
        }
    }

    private static void requireSame(String name, byte[] last, long crc32) {
        String expected = new String(last, HEAD, DIGITS, StandardCharsets.US_ASCII);
        String found = digits(crc32);
        if (!found.equals(expected)) {
            throw new PredictorException(name + ": damaged: its bytes have the CRC-32 " + found
                    + ", and were exported with " + expected + "; copy it again, or export it again");
        }
    }

    /** Whatever the digits. */
    private static boolean isEntry(byte[] last, byte[] entry) {
        return last.length == entry.length
                && Arrays.equals(last, 0, HEAD, entry, 0, HEAD)
                && Arrays.equals(last, HEAD + DIGITS, last.length, entry, HEAD + DIGITS, entry.length);
    }

    private static byte[] bytes(RandomAccessFile opened, long from, int count) throws IOException {
        byte[] bytes = new byte[count];
        opened.seek(from);
        opened.readFully(bytes);
        return bytes;
    }

    /** Read and not mapped: on Windows a mapped file can be neither replaced nor deleted. */
    private static long crc32(RandomAccessFile opened, long end) throws IOException {
        CRC32 crc32 = new CRC32();
        byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, Math.max(1, end))];
        opened.seek(0);
        for (long left = end; left > 0; ) {
            int count = opened.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new IOException("it became shorter while it was read");
            }
            left -= count;
            crc32.update(buffer, 0, count);
        }
        return crc32.getValue();
    }

    private static String digits(long crc32) {
        // Not String.format, which takes milliseconds when a JVM has just started.
        return Long.toHexString(1L << Integer.SIZE | crc32).substring(1);
    }
}
