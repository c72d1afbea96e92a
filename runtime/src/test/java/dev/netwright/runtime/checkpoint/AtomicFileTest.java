package dev.netwright.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    private static final int BYTES = 200_000;
    private static final int ROUNDS = 60;

    @TempDir
    Path folder;

    @Test
    void severalThreadsReplaceOneFileAndEachReaderFindsAWholeOne() throws Exception {
        Path file = folder.resolve("file");
        replace(file, 0);
        ExecutorService writers = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> written = new ArrayList<>();
            for (int writer = 1; writer <= 3; writer++) {
                byte value = (byte) writer;
                written.add(writers.submit(() -> replaceOften(file, value)));
            }
            while (!written.stream().allMatch(Future::isDone)) {
                assertWhole(file);
            }
            for (Future<?> writer : written) {
                writer.get();
            }
        } finally {
            writers.shutdownNow();
        }
        assertWhole(file);
        assertThat(names()).containsExactly("file");
    }

    @Test
    void severalProcessesReplaceOneFileAndEachReaderFindsAWholeOne() throws Exception {
        Path file = folder.resolve("file");
        replace(file, 0);
        List<Process> processes = List.of(start(file, 1), start(file, 2));
        while (processes.stream().anyMatch(Process::isAlive)) {
            assertWhole(file);
        }
        for (Process process : processes) {
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        assertWhole(file);
        assertThat(names()).containsExactly("file");
    }

    /** Replaces a file again and again, in a process of its own. */
    public static final class Replacing {
        public static void main(String[] arguments) {
            replaceOften(Path.of(arguments[0]), Byte.parseByte(arguments[1]));
        }
    }

    private static Process start(Path file, int value) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Replacing.class.getName(),
                        file.toString(),
                        String.valueOf(value))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void replaceOften(Path file, byte value) {
        for (int round = 0; round < ROUNDS; round++) {
            try {
                replace(file, value);
            } catch (IOException e) {
                throw new IllegalStateException("round " + round, e);
            }
        }
    }

    private static void replace(Path file, int value) throws IOException {
        byte[] content = new byte[BYTES];
        Arrays.fill(content, (byte) value);
        AtomicFile.onDisk().replace(file, out -> {
            for (int at = 0; at < BYTES; at += 1000) {
                out.write(content, at, 1000);
            }
        });
    }

    private static void assertWhole(Path file) throws IOException {
        byte[] read = Files.readAllBytes(file);
        assertThat(read).hasSize(BYTES);
        byte[] expected = new byte[BYTES];
        Arrays.fill(expected, read[0]);
        assertThat(Arrays.equals(read, expected)).isTrue();
    }

    @Test
    void aWriterInTheMiddleKeepsItsFileWhileAnotherOneIsFaster() throws IOException {
        Path file = folder.resolve("file");
        AtomicFile.onDisk().replace(file, slow -> {
            slow.write(1);
            slow.flush();
            AtomicFile.onDisk().replace(file, fast -> fast.write(2));
            assertThat(file).hasBinaryContent(new byte[] {2});
            slow.write(1);
        });
        assertThat(file).hasBinaryContent(new byte[] {1, 1});
        assertThat(names()).containsExactly("file");
    }

    @Test
    void whatKilledWritersLeftIsRemovedOnceItIsOld() throws IOException {
        Path file = folder.resolve("file");
        Path old = Files.createFile(folder.resolve("file.0123456789abcdef.tmp"));
        Path veryOld = Files.createFile(folder.resolve("file.tmp"));
        Path fresh = Files.createFile(folder.resolve("file.0000000000000000.tmp"));
        Path foreign = Files.createFile(folder.resolve("file.2.0123456789abcdef.tmp"));
        for (Path path : List.of(old, veryOld, foreign)) {
            Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(4000)));
        }

        replace(file, 1);
        assertThat(names())
                .containsExactlyInAnyOrder(
                        "file",
                        fresh.getFileName().toString(),
                        foreign.getFileName().toString());

        AtomicFile.removeLeftOver(file);
        assertThat(names())
                .containsExactlyInAnyOrder("file", foreign.getFileName().toString());
    }

    @Test
    void anInterruptedThreadReplacesToo() throws IOException {
        Path file = folder.resolve("file");
        Thread.currentThread().interrupt();
        try {
            replace(file, 3);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertWhole(file);
    }

    @Test
    void theStreamIsClosedAndNothingIsLeftWhereWritingFails() throws IOException {
        boolean[] closed = new boolean[1];
        AtomicFile full = new AtomicFile(path -> new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("full");
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        });
        assertThatThrownBy(() -> full.replace(folder.resolve("file"), out -> out.write(1)))
                .hasMessage("full");
        assertThat(closed[0]).isTrue();
        assertThat(names()).isEmpty();
    }

    @Test
    void aLinkStaysAndItsTargetIsReplaced() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path target = elsewhere.resolve("target");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("elsewhere", "target"));
        Path second = Files.createSymbolicLink(elsewhere.resolve("second"), Path.of("..", "link"));

        replace(link, 1);
        assertThat(Files.readAllBytes(target)[0]).isEqualTo((byte) 1);
        replace(second, 2);
        assertThat(Files.readAllBytes(target)[0]).isEqualTo((byte) 2);
        assertThat(link).isSymbolicLink();
        assertThat(second).isSymbolicLink();

        Path left = Files.createFile(elsewhere.resolve("target.0123456789abcdef.tmp"));
        AtomicFile.removeLeftOver(link);
        assertThat(left).doesNotExist();
    }

    @Test
    void linksInACircleAreRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));

        assertThatThrownBy(() -> replace(link, 1)).isInstanceOf(FileSystemLoopException.class);
        AtomicFile.removeLeftOver(link);
        assertThat(names()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void permissionsAreKept() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path file = folder.resolve("file");
        replace(file, 1);
        for (String permissions : List.of("rw-------", "rw-rw-rw-", "r--r-----")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            AtomicFile.onDisk().replace(file, out -> {
                for (String name : names()) {
                    // The process's mask may take some away, but nothing may be added for others.
                    assertThat(permissions.endsWith("---")
                                    && !permissionsOf(name).endsWith("---"))
                            .as(name)
                            .isFalse();
                }
            });
            assertThat(permissionsOf("file")).isEqualTo(permissions);
        }
    }

    private String permissionsOf(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }

    @Test
    void aNameMayBeAsLongAsTheSystemTakes() throws IOException {
        Path file = folder.resolve("n".repeat(240));
        Path sibling = folder.resolve("n".repeat(239) + "m");
        AtomicFile.onDisk().replace(file, out -> {
            AtomicFile.removeLeftOver(sibling);
            out.write(3);
        });
        assertThat(file).hasBinaryContent(new byte[] {3});

        assertThatThrownBy(() -> AtomicFile.onDisk().replace(file, out -> {
                    assertThat(names()).hasSize(2);
                    AtomicFile.removeLeftOver(file);
                    assertThat(names()).hasSize(1);
                }))
                .isInstanceOf(NoSuchFileException.class);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
