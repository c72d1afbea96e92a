package dev.netwright.runtime.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * What surrounds header and body: magic, version, lengths, checksum. Nothing inside is looked at before it is checked.
 */
final class Envelope {

    /** Without sums of an epoch: a file that has none stays readable for programs that know none. */
    static final int WITHOUT_SUMS = 1;

    static final int VERSION = 2;
    static final int PREFIX_BYTES = 24;
    static final int CHECKSUM_BYTES = 32;

    private static final int BUFFER_BYTES = 1 << 16;

    private Envelope() {}

    /** Writes a whole file; {@code body} must write exactly the bytes that the header declares. */
    static void write(OutputStream out, Header header, AtomicFile.Content body) throws IOException {
        byte[] encoded = header.encode();
        ByteBuffer prefix = ByteBuffer.allocate(PREFIX_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int version = header.position().sums().isPresent() ? VERSION : WITHOUT_SUMS;
        prefix.put(magic()).putInt(version).putInt(encoded.length).putLong(header.bodyBytes());
        DigestOutputStream digested = new DigestOutputStream(out, sha256());
        digested.write(prefix.array());
        digested.write(encoded);
        body.writeTo(digested);
        out.write(digested.getMessageDigest().digest());
    }

    /**
     * Checks the whole file, then reads its header.
     *
     * @return the header; {@link #body} is where the tensors begin
     * @throws CheckpointException if the file is not a whole, unaltered checkpoint of this version
     */
    static Header open(Path file, CheckpointSource source) throws IOException {
        long size = source.size();
        byte[] start = source.from(0).readNBytes(PREFIX_BYTES);
        ByteBuffer prefix = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[Math.min(start.length, magic().length)];
        prefix.get(magic);
        if (size == 0 || !Arrays.equals(magic, Arrays.copyOf(magic(), magic.length))) {
            throw new CheckpointException(file, size == 0 ? "is empty" : "is not a Netwright checkpoint");
        }
        if (size < PREFIX_BYTES + CHECKSUM_BYTES) {
            throw new CheckpointException(file, "is cut short: it has " + size + " bytes");
        }
        int version = prefix.getInt();
        long headerBytes = Integer.toUnsignedLong(prefix.getInt());
        long bodyBytes = prefix.getLong();
        if (!checksumHolds(source, size)) {
            throw new CheckpointException(file, damage(size, headerBytes, bodyBytes));
        }
        if (version != VERSION && version != WITHOUT_SUMS) {
            throw new CheckpointException(
                    file,
                    "is of version " + Integer.toUnsignedString(version)
                            + " of the format; this program reads versions " + WITHOUT_SUMS + " and " + VERSION);
        }
        if (headerBytes > Math.min(Integer.MAX_VALUE - 8, size - PREFIX_BYTES - CHECKSUM_BYTES)
                || bodyBytes != size - PREFIX_BYTES - CHECKSUM_BYTES - headerBytes) {
            throw new CheckpointException(file, "is damaged: its lengths do not add up");
        }
        return header(file, source.from(PREFIX_BYTES).readNBytes((int) headerBytes), bodyBytes);
    }

    /** The tensors of a file that {@link #open} has checked. */
    static InputStream body(CheckpointSource source, Header header) throws IOException {
        return source.from(source.size() - CHECKSUM_BYTES - header.bodyBytes());
    }

    private static Header header(Path file, byte[] encoded, long bodyBytes) {
        try {
            Header header = Header.decode(encoded);
            if (header.bodyBytes() == bodyBytes) {
                return header;
            }
            throw new CheckpointException(file, "is damaged: its tensors do not fill it");
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new CheckpointException(file, "is damaged: its header makes no sense (" + e.getMessage() + ")");
        }
    }

    /** The lengths are not to be trusted here, but where they say that bytes are missing, that is the likely reason. */
    private static String damage(long size, long headerBytes, long bodyBytes) {
        long declared = PREFIX_BYTES + headerBytes + bodyBytes + CHECKSUM_BYTES;
        if (bodyBytes >= 0 && declared > size) {
            return "is cut short or altered: it has " + size + " of " + declared + " bytes";
        }
        return "was altered: its checksum does not match";
    }

    private static boolean checksumHolds(CheckpointSource source, long size) throws IOException {
        MessageDigest digest = sha256();
        InputStream in = source.from(0);
        byte[] piece = new byte[BUFFER_BYTES];
        long left = size - CHECKSUM_BYTES;
        while (left > 0) {
            int count = in.readNBytes(piece, 0, (int) Math.min(piece.length, left));
            if (count == 0) {
                return false;
            }
            digest.update(piece, 0, count);
            left -= count;
        }
        return MessageDigest.isEqual(digest.digest(), in.readNBytes(CHECKSUM_BYTES));
    }

    /** A byte above 127, a line end of each kind and a control-Z: what careless transfers of text would change. */
    private static byte[] magic() {
        return new byte[] {(byte) 0x89, 'N', 'W', 'C', 'P', '\r', '\n', 0x1a};
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
