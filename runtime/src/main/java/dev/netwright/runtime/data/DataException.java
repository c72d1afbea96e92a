package dev.netwright.runtime.data;

import dev.netwright.runtime.FileException;
import java.io.IOException;
import java.nio.file.Path;

/** A data file that is missing, cut short or not what its name says. The message is one line that names the file. */
public final class DataException extends FileException {

    private static final long serialVersionUID = 1L;

    /** Says {@code <file>: <problem>}. */
    public DataException(Path file, String problem) {
        super(file, problem);
    }

    /** Says {@code <file>: <problem>: <what the system said>}. */
    public DataException(Path file, String problem, IOException cause) {
        super(file, problem, cause);
    }
}
