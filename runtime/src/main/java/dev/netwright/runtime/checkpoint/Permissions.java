package dev.netwright.runtime.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who may read and write a file.
 *
 * @param kept empty for a new file, and where the file system has none
 */
record Permissions(Optional<Set<PosixFilePermission>> kept) {

    static Permissions of(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return new Permissions(
                view == null || Files.notExists(file)
                        ? Optional.empty()
                        : Optional.of(Set.copyOf(view.readAttributes().permissions())));
    }

    /** Makes a file that at no moment can be read by more people, and that its owner can write. */
    void create(Path file) throws IOException {
        if (kept.isEmpty()) {
            Files.createFile(file);
            return;
        }
        Set<PosixFilePermission> writable = EnumSet.of(PosixFilePermission.OWNER_WRITE);
        writable.addAll(kept.get());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(writable));
    }

    /** The mask of the process may have left some out when the file was made. */
    void giveTo(Path file) throws IOException {
        if (kept.isPresent() && !Files.getPosixFilePermissions(file).equals(kept.get())) {
            Files.setPosixFilePermissions(file, kept.get());
        }
    }
}
