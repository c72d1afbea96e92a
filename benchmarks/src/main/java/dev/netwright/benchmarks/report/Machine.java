package dev.netwright.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the numbers were measured on.
 *
 * @param processor the model's name
 * @param cores how many of them this program may use
 * @param memory GiB of the whole machine, where it tells
 * @param system operating system and Java
 */
public record Machine(String processor, int cores, Optional<Long> memory, String system) {
    private static final Path CPU = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");

    /** {@return this one} */
    public static Machine here() {
        return new Machine(
                find(CPU, "model name\\s*: (.*)").orElse("unknown processor"),
                Runtime.getRuntime().availableProcessors(),
                find(MEMORY, "MemTotal:\\s*(\\d+) kB").map(kib -> Math.round(Long.parseLong(kib) / 1048576.0)),
                System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java "
                        + System.getProperty("java.version"));
    }

    private static Optional<String> find(Path file, String line) {
        try {
            Matcher matcher = Pattern.compile(line).matcher(Files.isReadable(file) ? Files.readString(file) : "");
            return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** {@return a sentence for the report} */
    public String conditions(LocalDateTime time) {
        return String.format(
                Locale.ROOT,
                "%s on %s, %d cores%s, %s.",
                time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)),
                processor,
                cores,
                memory.map(gib -> ", " + gib + " GiB").orElse(""),
                system);
    }
}
