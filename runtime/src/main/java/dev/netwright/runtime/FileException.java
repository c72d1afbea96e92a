package dev.netwright.runtime;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * A file that cannot be read or written as asked. The message is one line that names the file and says what is wrong.
 */
public abstract class FileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path file;

    /** Says {@code <file>: <problem>}. */
    protected FileException(Path file, String problem) {
        super(file + ": " + oneLine(problem));
        this.file = file;
    }

    /** Says {@code <file>: <problem>: <what the system said>}. */
    protected FileException(Path file, String problem, IOException cause) {
        super(file + ": " + problem + ": " + oneLine(reason(cause)), cause);
        this.file = file;
    }

    /** The file, or folder; null once serialised. */
    public Path file() {
        return file;
    }

    /** What the system said, in a few words and without the path, which Java puts in place of the words. */
    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (cause instanceof NotDirectoryException) {
            return "not a folder";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "a file of that name is in the way";
        }
        if (cause instanceof EOFException) {
            return "it ends too early";
        }
        if (cause instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ");
    }
}
