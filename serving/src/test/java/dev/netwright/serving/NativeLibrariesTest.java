package dev.netwright.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On jars that look like ONNX Runtime's. */
class NativeLibrariesTest {
    private static final String MAIN = System.mapLibraryName("onnxruntime");
    private static final String JNI = System.mapLibraryName("onnxruntime4j_jni");
    private static final String CUDA = System.mapLibraryName("onnxruntime_providers_cuda");

    @TempDir
    private Path folder;

    @Test
    void areUnpackedOnce() throws IOException {
        Path kept = kept(jar("a", MAIN, JNI)).orElseThrow();
        assertThat(kept.getParent()).isEqualTo(cache().resolve("onnxruntime"));
        assertThat(kept.getFileName().toString()).startsWith("linux-x64-");
        assertThat(contents(kept)).containsExactlyInAnyOrder(MAIN, JNI);
        assertThat(kept.resolve(MAIN)).hasContent("a " + MAIN);
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(kept.resolve(MAIN), old);
        assertThat(kept(jar("a", MAIN, JNI))).contains(kept);
        assertThat(Files.getLastModifiedTime(kept.resolve(MAIN)))
                .as("not unpacked again")
                .isEqualTo(old);
    }

    @Test
    void aFileThatIsNotWholeIsUnpackedAgain() throws IOException {
        Path kept = kept(jar("a", MAIN, JNI)).orElseThrow();
        Files.writeString(kept.resolve(MAIN), "half");
        Files.delete(kept.resolve(JNI));
        assertThat(kept(jar("a", MAIN, JNI))).contains(kept);
        assertThat(kept.resolve(MAIN)).hasContent("a " + MAIN);
        assertThat(kept.resolve(JNI)).hasContent("a " + JNI);
        assertThat(contents(kept)).containsExactlyInAnyOrder(MAIN, JNI);
    }

    @Test
    void anotherBuildLiesElsewhereEvenIfItIsAsLong() throws IOException {
        Path first = kept(jar("a", MAIN, JNI)).orElseThrow();
        Path second = kept(jar("b", MAIN, JNI)).orElseThrow();
        assertThat(second).isNotEqualTo(first);
        assertThat(first.resolve(MAIN)).hasContent("a " + MAIN);
        assertThat(second.resolve(MAIN)).hasContent("b " + MAIN);
    }

    /** Each sees the folder only when all of it is there, whoever wrote it. */
    @Test
    void thoseWhoStartAtOnceAllFindThemWhole() throws IOException {
        byte[] large = new byte[3_000_000];
        new SplittableRandom(1).nextBytes(large);
        Path jar = largeJar(large, MAIN, JNI);
        List<Boolean> whole = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> {
                    try {
                        Path kept = kept(jar).orElseThrow();
                        return Arrays.equals(Files.readAllBytes(kept.resolve(MAIN)), large)
                                && Arrays.equals(Files.readAllBytes(kept.resolve(JNI)), large);
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                })
                .toList();
        assertThat(whole).hasSize(8).doesNotContain(false);
        assertThat(contents(kept(jar).orElseThrow())).containsExactlyInAnyOrder(MAIN, JNI);
    }

    @Test
    void debugInformationIsLeftInTheJar() throws IOException {
        Path kept =
                kept(jar("a", MAIN, JNI, MAIN + ".dSYM/Contents/Info.plist")).orElseThrow();
        assertThat(contents(kept)).containsExactlyInAnyOrder(MAIN, JNI);
    }

    @Test
    void thoseOfGpusAreLeftToOnnxRuntime() throws IOException {
        assertThat(kept(jar("a", MAIN, JNI, CUDA))).isEmpty();
        assertThat(cache()).doesNotExist();
    }

    @Test
    void anotherPlatformHasNone() throws IOException {
        try (URLClassLoader loader = loader(jar("a", MAIN, JNI))) {
            assertThat(new NativeLibraries(loader, NativePlatform.OSX_AARCH64, cache()).folder())
                    .isEmpty();
        }
    }

    @Test
    void aDamagedJarIsLeftToOnnxRuntime() throws IOException {
        Path jar = jar("a", MAIN, JNI);
        byte[] bytes = Files.readAllBytes(jar);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("a " + MAIN);
        bytes[at] = 'x';
        Files.write(jar, bytes);
        assertThat(kept(jar)).isEmpty();
        try (Stream<Path> files = Files.walk(cache())) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aCacheThatCannotBeWrittenIsNoFailure() throws IOException {
        Files.writeString(cache(), "a file in its place");
        assertThat(kept(jar("a", MAIN, JNI))).isEmpty();
        assertThat(cache()).hasContent("a file in its place");
    }

    @Test
    void onlyTheUserCanReadAndWriteThem() throws IOException {
        assumePosix();
        Path kept = kept(jar("a", MAIN, JNI)).orElseThrow();
        for (Path path : List.of(cache(), kept, kept.resolve(MAIN), kept.resolve(JNI))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aFolderThatOthersCanWriteIsNotTrusted() throws IOException {
        assumePosix();
        Path jar = jar("a", MAIN, JNI);
        Path kept = kept(jar).orElseThrow();
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rwxrwx---"));
        assertThat(kept(jar)).isEmpty();
    }

    /** As on a file system without the right to execute. */
    @Test
    void aFileThatCannotBeExecutedIsNotUsed() throws IOException {
        assumePosix();
        Path jar = jar("a", MAIN, JNI);
        Path kept = kept(jar).orElseThrow();
        Files.setPosixFilePermissions(kept.resolve(JNI), PosixFilePermissions.fromString("rw-------"));
        assertThat(kept(jar)).isEmpty();
    }

    private static void assumePosix() {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    }

    private Path cache() {
        return folder.resolve("cache");
    }

    private Optional<Path> kept(Path jar) throws IOException {
        try (URLClassLoader loader = loader(jar)) {
            return new NativeLibraries(loader, NativePlatform.LINUX_X64, cache()).folder();
        }
    }

    private static URLClassLoader loader(Path jar) throws IOException {
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
    }

    private static List<String> contents(Path kept) throws IOException {
        try (Stream<Path> files = Files.list(kept)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** A jar whose libraries hold a letter and their name. */
    private Path jar(String letter, String... names) throws IOException {
        return write(name -> (letter + " " + name).getBytes(StandardCharsets.UTF_8), letter, names);
    }

    private Path largeJar(byte[] content, String... names) throws IOException {
        return write(name -> content, "large", names);
    }

    private Path write(Function<String, byte[]> content, String letter, String... names) throws IOException {
        Path jar = folder.resolve(letter + names.length + ".jar");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream entries = new JarOutputStream(bytes)) {
            // Not compressed, so that a test can find and damage them.
            entries.setLevel(0);
            for (String name : names) {
                entries.putNextEntry(new JarEntry("ai/onnxruntime/native/linux-x64/" + name));
                entries.write(content.apply(name));
                entries.closeEntry();
            }
        }
        return Files.write(jar, bytes.toByteArray());
    }
}
