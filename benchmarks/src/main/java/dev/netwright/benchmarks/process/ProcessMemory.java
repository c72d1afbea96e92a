package dev.netwright.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The memory of a process, as the system counts it.
 *
 * @param peak bytes resident at the worst moment so far. Pages of files that are merely mapped, such as the code of a
 *     native library, are among them; the system shares those and takes them back at need
 * @param own bytes resident now that no file backs
 */
public record ProcessMemory(long peak, long own) {
    private static final Path STATUS = Path.of("/proc/self/status");

    /** {@return this process's; empty where the system is not Linux} */
    public static Optional<ProcessMemory> here() {
        if (!Files.isReadable(STATUS)) {
            return Optional.empty();
        }
        try {
            return read(Files.readAllLines(STATUS));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Reads lines such as {@code VmHWM: 1024 kB}; {@return nothing if one that is needed is not among them} */
    static Optional<ProcessMemory> read(List<String> status) {
        OptionalLong peak = bytes(status, "VmHWM:");
        OptionalLong anonymous = bytes(status, "RssAnon:");
        OptionalLong shared = bytes(status, "RssShmem:");
        return peak.isPresent() && anonymous.isPresent() && shared.isPresent()
                ? Optional.of(new ProcessMemory(peak.getAsLong(), anonymous.getAsLong() + shared.getAsLong()))
                : Optional.empty();
    }

    private static OptionalLong bytes(List<String> status, String field) {
        return status.stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst();
    }
}
