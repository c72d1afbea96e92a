package dev.netwright.runtime.checkpoint;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.AccessMode;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file held open, to be read more than once: a new file of the same name does not change what is read here. An interrupt
 * of the thread does not matter, as it would to a channel.
 */
final class CheckpointSource implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final RandomAccessFile file;
    private final Optional<Path> copy;

    private CheckpointSource(RandomAccessFile file, Optional<Path> copy) {
        this.file = file;
        this.copy = copy;
    }

    static CheckpointSource open(Path file) throws IOException {
        // Says in words of its own what is wrong with the file, which the class below would not.
        file.getFileSystem().provider().checkAccess(file, AccessMode.READ);
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        if (file.getFileSystem() == FileSystems.getDefault()) {
            return new CheckpointSource(new RandomAccessFile(file.toFile(), "r"), Optional.empty());
        }
        Path copy = Files.createTempFile("checkpoint", ".netwright");
        try (InputStream in = Files.newInputStream(file)) {
            Files.delete(copy);
            Files.copy(in, copy);
            return new CheckpointSource(new RandomAccessFile(copy.toFile(), "r"), Optional.of(copy));
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    /** The length in bytes. */
    long size() throws IOException {
        return file.length();
    }

    /** Reads on from a place in the file; of several such streams only the newest may be used. */
    InputStream from(long position) throws IOException {
        file.seek(position);
        return new BufferedInputStream(
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        return file.read();
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        return file.read(bytes, offset, length);
                    }
                },
                BUFFER_BYTES);
    }

    @Override
    public void close() throws IOException {
        file.close();
        if (copy.isPresent()) {
            Files.deleteIfExists(copy.get());
        }
    }
}
