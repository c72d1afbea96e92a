package dev.netwright.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there as it was or as it is to be, never half written: a run may be killed at any moment. */
record WholeFile(Path path) {

    /** Replaces the file, and makes its folder if there is none. */
    void write(String text) throws IOException {
        Path place = path.toAbsolutePath();
        Files.createDirectories(place.getParent());
        Path beside = place.resolveSibling("." + place.getFileName() + ".new");
        Files.writeString(beside, text);
        Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
