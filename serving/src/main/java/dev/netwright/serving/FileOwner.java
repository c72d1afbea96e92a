package dev.netwright.serving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a file is this process's user's or root's, and so nobody else's to change. */
final class FileOwner {
    private static final String USER_ID = "unix:uid";
    private static final int ROOT = 0;

    private FileOwner() {}

    /**
     * By number where the system tells that of this process, as Linux does: in a container its user often has no account,
     * and so no name. By name elsewhere.
     *
     * @param file not followed where it is a link
     * @param process this process as the system shows it, a folder of its user's; {@code /proc/self} on Linux
     */
    static boolean isTrusted(Path file, Path process) throws IOException {
        Optional<Integer> own = userId(process);
        if (own.isPresent()) {
            Object owner = Files.getAttribute(file, USER_ID, LinkOption.NOFOLLOW_LINKS);
            return owner.equals(own.get()) || owner.equals(ROOT);
        }
        String owner = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName();
        return owner.equals(System.getProperty("user.name")) || owner.equals("root");
    }

    private static Optional<Integer> userId(Path process) throws IOException {
        boolean isTold =
                process.getFileSystem().supportedFileAttributeViews().contains("unix") && Files.exists(process);
        return isTold ? Optional.of((Integer) Files.getAttribute(process, USER_ID)) : Optional.empty();
    }
}
