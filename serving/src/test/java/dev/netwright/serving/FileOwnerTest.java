package dev.netwright.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOwnerTest {
    private static final String USER_NAME = "user.name";
    private static final int SOMEBODY = 64_321;

    private final String user = System.getProperty(USER_NAME);

    @TempDir
    private Path folder;

    private Path process;
    private Path unknown;

    @BeforeEach
    void assumeUnix() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("unix");
        process = Files.createDirectory(folder.resolve("process"));
        unknown = folder.resolve("no-such-folder");
    }

    @AfterEach
    void restore() {
        System.setProperty(USER_NAME, user);
    }

    @Test
    void oneWithoutAnAccountIsKnownByNumber() throws IOException {
        System.setProperty(USER_NAME, "?");
        assertThat(FileOwner.isTrusted(folder, process)).isTrue();
    }

    @Test
    void withoutANumberTheNameTells() throws IOException {
        System.setProperty(USER_NAME, Files.getOwner(folder).getName());
        assertThat(FileOwner.isTrusted(folder, unknown)).isTrue();
    }

    /** Needs the right to give files away, which root has. */
    @Test
    void whatIsAnothersIsNotTrusted() throws IOException {
        Path anothers = Files.createDirectory(folder.resolve("anothers"));
        assumeThat(Files.getAttribute(folder, "unix:uid")).isEqualTo(0);
        Files.setAttribute(anothers, "unix:uid", SOMEBODY);
        assertThat(FileOwner.isTrusted(anothers, process)).isFalse();
        assertThat(FileOwner.isTrusted(anothers, unknown)).isFalse();
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        Files.setAttribute(link, "unix:uid", SOMEBODY, LinkOption.NOFOLLOW_LINKS);
        assertThat(FileOwner.isTrusted(link, process))
                .as("the link's own owner")
                .isFalse();
    }

    @Test
    void onlyTheNumberCountsWhereThereIsOne() throws IOException {
        assumeThat(Files.getAttribute(folder, "unix:uid")).isEqualTo(0);
        Path anothers = Files.createDirectory(folder.resolve("anothers"));
        Files.setAttribute(anothers, "unix:uid", SOMEBODY);
        System.setProperty(USER_NAME, Files.getOwner(anothers).getName());
        assertThat(FileOwner.isTrusted(anothers, process)).isFalse();
        Files.setAttribute(process, "unix:uid", SOMEBODY);
        assertThat(FileOwner.isTrusted(anothers, process))
                .as("this process is somebody's")
                .isTrue();
        assertThat(FileOwner.isTrusted(folder, process)).as("what is root's").isTrue();
    }
}
