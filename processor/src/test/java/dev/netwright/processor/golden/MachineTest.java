package dev.netwright.processor.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netwright.processor.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine with other digits, another encoding and other line ends generates the same and says the same. */
class MachineTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path BAD = Path.of("src/test/resources/bad");
    private static final List<String> SETTINGS = List.of(
            "-Duser.language=ar",
            "-Duser.country=EG",
            "-Dfile.encoding=US-ASCII",
            "-Dline.separator=\r\n",
            "-Duser.timezone=Asia/Kathmandu");

    @TempDir
    Path folder;

    @Test
    void theMachineChangesNothing() throws IOException, InterruptedException {
        Path here = folder.resolve("here.txt");
        Path there = folder.resolve("there.txt");
        Made.write(here);
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(SETTINGS);
        command.addAll(List.of(Made.class.getName(), there.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(Files.readString(there))
                .isEqualTo(Files.readString(here))
                .contains("class HeadsNetwork", "[overflow]");
    }

    /** What is generated from the golden declarations and said about the bad ones, in one file. */
    static final class Made {
        private Made() {}

        public static void main(String[] arguments) throws IOException {
            write(Path.of(arguments[0]));
        }

        static void write(Path target) throws IOException {
            StringBuilder made = new StringBuilder();
            Sources golden = Sources.of();
            for (Path file : files(GOLDEN)) {
                golden = golden.file("golden/" + file.getFileName(), Files.readString(file));
            }
            Map<String, String> texts =
                    new TreeMap<>(golden.procOnly().compile().succeeds().texts());
            texts.forEach((name, text) -> made.append(name).append('\n').append(text));
            // Of one code at a time, since a class may be there twice.
            try (Stream<Path> codes = Files.list(BAD)) {
                for (Path code : codes.sorted().toList()) {
                    Sources bad = Sources.of();
                    for (Path file : files(code)) {
                        bad = bad.file(file.getFileName().toString(), Files.readString(file));
                    }
                    bad.procOnly()
                            .compile()
                            .errors()
                            .forEach(error -> made.append(error).append('\n'));
                }
            }
            Files.writeString(target, made);
        }

        private static List<Path> files(Path folder) throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.toString().contains("library"))
                        .sorted()
                        .toList();
            }
        }
    }
}
