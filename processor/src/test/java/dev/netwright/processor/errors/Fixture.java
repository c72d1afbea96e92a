package dev.netwright.processor.errors;

import dev.netwright.processor.Sources;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A source that does not compile and says itself where and why: {@code // ERROR [code] words} at the end of a line that
 * must err, words being part of the message's first line; {@code // WARNING [code] words} for a warning.
 *
 * @param folder the name of its folder: the code that it is about, or {@code several}
 * @param library sources of the same folder that are compiled before it, without the processor and its records
 */
record Fixture(String folder, String name, String text, List<String> library) {
    private static final Path ROOT = Path.of("src", "test", "resources", "bad");
    private static final Pattern MARK = Pattern.compile("// (?:ERROR|WARNING) \\[([a-z0-9-]+)] ?((?:(?!// ERROR).)*)");

    /** An error that must come, and the first words of which are {@code words}. */
    record Expected(int line, String code, String words) {
        boolean isMetBy(Sources.Message message) {
            return message.line() == line
                    && message.code().equals(code)
                    && message.firstLine().contains(words);
        }

        /** {@code 5 [kernel-exceeds-input]}. */
        String place() {
            return line + " [" + code + "]";
        }
    }

    static List<Fixture> all() {
        List<Fixture> all = new ArrayList<>();
        for (Path folder : entries(ROOT)) {
            List<String> library = Files.isDirectory(folder.resolve("library"))
                    ? entries(folder.resolve("library")).stream()
                            .map(Fixture::read)
                            .toList()
                    : List.of();
            for (Path file : entries(folder)) {
                String name = file.getFileName().toString();
                if (name.endsWith(".java")) {
                    all.add(new Fixture(
                            folder.getFileName().toString(), name.replace(".java", ""), read(file), library));
                }
            }
        }
        return all;
    }

    /** The fixture that explains a code: {@code kernel-exceeds-input/KernelExceedsInput}. */
    static Fixture of(String code) {
        String flat = code.replace("-", "");
        return all().stream()
                .filter(fixture -> fixture.folder.equals(code) && fixture.name.equalsIgnoreCase(flat))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no bad/" + code + "/" + flat + ".java in any case"));
    }

    List<Expected> expected() {
        List<Expected> expected = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            Matcher matcher = MARK.matcher(lines.get(index));
            while (matcher.find()) {
                expected.add(new Expected(
                        index + 1, matcher.group(1), matcher.group(2).strip()));
            }
        }
        return expected;
    }

    /** The source without its marks. */
    String plainText() {
        return text.replaceAll("(?m) *// (ERROR|WARNING) .*$", "");
    }

    /** The class path of the tests, and what is compiled before this fixture. */
    String classPath() {
        String own = System.getProperty("java.class.path");
        return library.isEmpty() ? own : libraryJar() + File.pathSeparator + own;
    }

    Sources sources() {
        return sources(text);
    }

    /** This fixture with another text in place of its own. */
    Sources sources(String other) {
        Sources sources = Sources.of().file(name + ".java", other).procOnly();
        return library.isEmpty() ? sources : sources.classPath(libraryJar());
    }

    private Path libraryJar() {
        try {
            Path jar = Files.createTempFile("netwright-library", ".jar");
            jar.toFile().deleteOnExit();
            return Sources.of(library.toArray(String[]::new))
                    .withoutProcessor()
                    .compile()
                    .succeeds()
                    .jar(jar);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String toString() {
        return folder + "/" + name;
    }
}
