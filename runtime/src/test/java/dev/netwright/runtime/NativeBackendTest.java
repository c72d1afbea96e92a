package dev.netwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program says that forgot ND4J's native library. */
class NativeBackendTest {

    private static final String JAR = "nd4j-native-\\d.*";
    private static final String WITH_CLASSIFIER = "nd4j-native-\\d.*-(linux|macosx|windows)-.*";

    @TempDir
    Path folder;

    /** Builds, then loads: the second failure of a class looks different from the first. */
    public static final class Forgetful {
        public static void main(String[] arguments) {
            tell(() -> FixtureNetwork.tiny().build());
            tell(() -> FixtureNetwork.tiny().load(Path.of("none")));
        }

        private static void tell(Runnable start) {
            try {
                start.run();
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage() + " | " + (e.getCause() instanceof LinkageError));
            }
        }
    }

    @Test
    void aForgottenClassifierIsNamed() throws Exception {
        assertMissing(jar -> jar.matches(WITH_CLASSIFIER));
    }

    @Test
    void aForgottenBackendIsNamed() throws Exception {
        assertMissing(jar -> jar.matches(JAR));
    }

    private void assertMissing(Predicate<String> left) throws Exception {
        String expected = NativeBackend.missing(Loader.Detector.getPlatform()) + " | true";
        assertThat(linesWithout(left)).containsExactly(expected, expected);
    }

    @Test
    void theMessageIsThatOfThePlatform() {
        assertThat(NativeBackend.missing("windows-x86_64"))
                .isEqualTo("ND4J has no native library for windows-x86_64 on the class path: add org.nd4j:nd4j-native"
                        + " twice, without a classifier and with the classifier windows-x86_64-onednn");
        assertThat(NativeBackend.missing("macosx-arm64"))
                .isEqualTo("ND4J has no native library for macosx-arm64 on the class path: org.nd4j:nd4j-native has"
                        + " one for linux-x86_64, macosx-x86_64, windows-x86_64");
    }

    /** A library that is there and does not load is not one that is missing. */
    @Test
    void aLibraryThatDoesNotLoadIsNotMissing() throws Exception {
        String platform = Loader.Detector.getPlatform();
        Path library = folder.resolve("org/nd4j/linalg/cpu/nativecpu/bindings")
                .resolve(platform)
                .resolve(System.mapLibraryName("jnind4jcpu"));
        Files.createDirectories(library.getParent());
        Files.writeString(library, "no library");

        List<String> lines = linesWithout(jar -> jar.matches(WITH_CLASSIFIER));

        assertThat(lines).hasSize(2).allMatch(line -> line.matches("ND4J cannot start: .+ \\| true"));
    }

    private List<String> linesWithout(Predicate<String> left) throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !left.test(Path.of(entry).getFileName().toString()))
                .collect(Collectors.joining(File.pathSeparator));
        Path shown = folder.resolve("shown");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("cache"),
                        "-cp",
                        folder + File.pathSeparator + classPath,
                        Forgetful.class.getName())
                .redirectOutput(shown.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            program.destroyForcibly();
        }
        return Files.readAllLines(shown);
    }
}
