package dev.netwright.runtime.checkpoint;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Replaces a file by a new one as a whole: at every moment there is the old file or the new one, never a part. Of several
 * that write one file at once, in one process or many, each writes its own whole file, and the last one stays. A symbolic
 * link stays and its target is replaced; the new file has the old one's permissions.
 */
public final class AtomicFile {

    /** Writes the new file's bytes. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Opens the new file, which is there and empty; a test puts a full disk here. */
    @FunctionalInterface
    interface Disk {
        OutputStream open(Path file) throws IOException;
    }

    private static final int BUFFER_BYTES = 1 << 16;
    private static final String SUFFIX = ".tmp";
    private static final Pattern RANDOM = Pattern.compile("\\.[0-9a-f]{16}\\" + SUFFIX);
    private static final int STEM_LETTERS = 16;
    private static final int MOST_LINKS = 40;

    /** A temporary file that stays unchanged for so long belongs to a writer that was killed. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Disk disk;

    AtomicFile(Disk disk) {
        this.disk = disk;
    }

    /** On the disk as it is. */
    public static AtomicFile onDisk() {
        return new AtomicFile(AtomicFile::open);
    }

    private static OutputStream open(Path file) throws IOException {
        return file.getFileSystem() == FileSystems.getDefault()
                ? new FileOutputStream(file.toFile())
                : Files.newOutputStream(file);
    }

    /** A name that no other writer has: in the same folder, so that moving it copies nothing. */
    private static Path temporary(Path file) {
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        return file.resolveSibling(stem(file) + "." + random + SUFFIX);
    }

    /** Short, since the file's own name may be as long as a name can be; the sum tells files of one beginning apart. */
    private static String stem(Path file) {
        String name = file.getFileName().toString();
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        int end = Math.min(name.length(), STEM_LETTERS);
        String start =
                Character.isHighSurrogate(name.charAt(end - 1)) ? name.substring(0, end - 1) : name.substring(0, end);
        return start + "." + HexFormat.of().toHexDigits((int) sum.getValue());
    }

    /** The file that a symbolic link leads to, whether it is there or not. */
    private static Path behindLinks(Path file) throws IOException {
        Path target = file;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    /**
     * Writes beside {@code file}, forces the bytes to the disk, moves into place. Temporary files that killed writers of
     * this file left an hour ago or earlier are removed.
     *
     * @throws IOException if that fails; the file is then as it was, and the temporary one is gone
     */
    public void replace(Path file, Content content) throws IOException {
        Path target = behindLinks(file);
        requireNoFolder(target);
        removeLeftOver(target, Instant.now().minus(ABANDONED));
        Path temporary = temporary(target);
        Permissions permissions = Permissions.of(target);
        try {
            permissions.create(temporary);
            try (OutputStream out = disk.open(temporary)) {
                BufferedOutputStream buffered = new BufferedOutputStream(out, BUFFER_BYTES);
                content.writeTo(buffered);
                buffered.flush();
                force(out);
            }
            permissions.giveTo(temporary);
            move(temporary, target);
        } catch (IOException | RuntimeException | Error e) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        forceFolder(target);
    }

    /** Removes all temporary files of killed writers at once: for a caller who knows that nobody writes the file now. */
    public static void removeLeftOver(Path file) {
        try {
            removeLeftOver(behindLinks(file), Instant.MAX);
        } catch (IOException e) {
            // A loop of links: whoever writes there is told.
            return;
        }
    }

    private static void removeLeftOver(Path file, Instant before) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, entry -> isTemporary(entry, file))) {
            for (Path temporary : left) {
                if (Files.getLastModifiedTime(temporary).toInstant().isBefore(before)) {
                    Files.deleteIfExists(temporary);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // The disk is a little fuller than it need be; writing does not hang on that.
            return;
        }
    }

    private static boolean isTemporary(Path entry, Path file) {
        String name = entry.getFileName().toString();
        String earlier = file.getFileName().toString();
        // Earlier versions had the whole name in it, and before that one name for all.
        return name.equals(earlier + SUFFIX) || isTemporary(name, stem(file)) || isTemporary(name, earlier);
    }

    private static boolean isTemporary(String name, String stem) {
        return name.startsWith(stem)
                && RANDOM.matcher(name.substring(stem.length())).matches();
    }

    /** Through the stream that wrote, and not through a channel: that throws in an interrupted thread, the very moment to save. */
    private static void force(OutputStream out) throws IOException {
        if (out instanceof FileOutputStream file) {
            file.getFD().sync();
        }
    }

    private static void requireNoFolder(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("a folder of that name is in the way");
        }
    }

    private static void move(Path temporary, Path file) throws IOException {
        requireNoFolder(file);
        try {
            // A file system that ignores the first option heeds the second.
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Makes the new name last through a power cut where the system can do that; the file is complete either way. */
    private static void forceFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        // A folder can be opened by a channel alone, which an interrupt would close.
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException | UnsupportedOperationException e) {
            // Windows opens no folders, nor does a file system within a file.
            return;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
