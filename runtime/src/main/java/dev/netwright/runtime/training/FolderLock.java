package dev.netwright.runtime.training;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Holds a folder for one training at a time, by a lock on a file in it. The system frees the lock when the process ends,
 * however it ends; the file stays, since to remove it would let two others lock two files of one name.
 */
final class FolderLock implements AutoCloseable {

    /** The name of the file. */
    static final String NAME = "training.lock";

    /**
     * Together with a folder, the name of a system property that says that this process holds the folder: all class loaders
     * share them. The system's locks are a process's, not a thread's. Trying for a lock that this process already has, and
     * closing the file again, would free it.
     */
    private static final String HELD = "netwright.training.in ";

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes the lock, without waiting.
     *
     * @return empty if another training has it
     */
    static Optional<FolderLock> tryTake(Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (System.getProperties().putIfAbsent(HELD + real, NAME) != null) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(real.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            taken = isFree(channel);
            return taken ? Optional.of(new FolderLock(real, channel)) : Optional.empty();
        } finally {
            if (!taken) {
                System.getProperties().remove(HELD + real);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    private static boolean isFree(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            // Some network file systems have no locks. Each file is written as a whole even so.
            return true;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing was written to it, and the process frees the lock at its end.
            return;
        } finally {
            System.getProperties().remove(HELD + folder);
        }
    }
}
