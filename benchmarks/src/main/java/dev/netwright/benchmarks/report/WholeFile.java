package dev.netwright.benchmarks.report;

import dev.netwright.runtime.checkpoint.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is there as it was or as it is to be, never half written: a run may be killed at any moment. */
record WholeFile(Path path) {

    /** Replaces the file, and makes its folder if there is none. */
    void write(String text) throws IOException {
        Path place = path.toAbsolutePath();
        Files.createDirectories(place.getParent());
        AtomicFile.onDisk().replace(place, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
