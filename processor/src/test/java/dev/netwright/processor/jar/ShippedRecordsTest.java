package dev.netwright.processor.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The shipped blocks' records are in the dsl module's sources, since the processor cannot run on what it depends on:
 * they are those that it generates today. {@code -Dnetwright.update=true} rewrites them.
 */
class ShippedRecordsTest {
    private static final Path BLOCKS = Path.of("../dsl/src/main/java/dev/netwright/dsl/block");

    @Test
    void areWhatTheProcessorGenerates() throws IOException {
        Sources sources = Sources.of();
        Map<String, String> shipped = new TreeMap<>();
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (name.endsWith("Record.java")) {
                shipped.put(name, Files.readString(file));
            } else {
                sources = sources.file("dev/netwright/dsl/block/" + name, Files.readString(file));
            }
        }
        Map<String, String> generated = new TreeMap<>();
        sources.procOnly()
                .compile()
                .succeeds()
                .texts()
                .forEach((name, text) -> generated.put(name.substring(name.lastIndexOf('.') + 1) + ".java", text));
        if (Boolean.getBoolean("netwright.update")) {
            for (Map.Entry<String, String> record : generated.entrySet()) {
                Files.writeString(BLOCKS.resolve(record.getKey()), record.getValue());
            }
            return;
        }
        assertThat(shipped)
                .containsKeys("ConvBnRecord.java", "InceptionRecord.java")
                .isEqualTo(generated);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(BLOCKS)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
    }
}
