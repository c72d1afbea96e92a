package dev.netwright.runtime.checkpoint;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces a file by a new one as a whole: at every moment there is the old file or the new one, never a part. */
public final class AtomicFile {

    /** Writes the new file's bytes. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Opens the new file; a test puts a full disk here. */
    @FunctionalInterface
    interface Disk {
        OutputStream create(Path file) throws IOException;
    }

    private static final int BUFFER_BYTES = 1 << 16;

    private final Disk disk;

    AtomicFile(Disk disk) {
        this.disk = disk;
    }

    /** On the disk as it is. */
    public static AtomicFile onDisk() {
        return new AtomicFile(
                file -> Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** The name that a file has while it is written: in the same folder, so that moving it copies nothing. */
    static Path temporary(Path file) {
        return file.resolveSibling(file.getFileName() + ".tmp");
    }

    /**
     * Writes beside {@code file}, forces the bytes to the disk, moves into place.
     *
     * @throws IOException if that fails; the file is then as it was, and the temporary one is gone
     */
    public void replace(Path file, Content content) throws IOException {
        Path temporary = temporary(file);
        Files.deleteIfExists(temporary);
        try {
            try (OutputStream out = new BufferedOutputStream(disk.create(temporary), BUFFER_BYTES)) {
                content.writeTo(out);
            }
            force(temporary);
            move(temporary, file);
        } catch (IOException | RuntimeException | Error e) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        forceFolder(file);
    }

    /** Not through a channel, which would throw where the thread was interrupted: the very moment to save. */
    private static void force(Path file) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.getFD().sync();
        }
    }

    private static void move(Path temporary, Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("a folder of that name is in the way");
        }
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Makes the new name last through a power cut where the system can do that; the file is complete either way. */
    private static void forceFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folders.
            return;
        }
    }
}
