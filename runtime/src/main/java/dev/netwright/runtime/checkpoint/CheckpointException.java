package dev.netwright.runtime.checkpoint;

import dev.netwright.runtime.FileException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A checkpoint that cannot be written, or that is refused: cut short, altered, of another architecture, of a newer
 * version, or no checkpoint at all. The message is one line that names the file.
 */
public final class CheckpointException extends FileException {

    private static final long serialVersionUID = 1L;

    /** Says {@code <file>: <problem>}. */
    public CheckpointException(Path file, String problem) {
        super(file, problem);
    }

    /** Says {@code <file>: <problem>: <what the system said>}. */
    public CheckpointException(Path file, String problem, IOException cause) {
        super(file, problem, cause);
    }
}
