package dev.netwright.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Paths as this machine writes them: those of Windows are its own. */
@DisabledOnOs(OS.WINDOWS)
class UserCacheTest {
    private final Map<String, String> properties =
            new HashMap<>(Map.of("os.name", "Linux", "user.home", "/home/ada", "os.arch", "amd64"));
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void isWhereTheSystemKeepsSuchFiles() {
        assertThat(folder()).contains(Path.of("/home/ada/.cache/netwright"));
        properties.put("os.name", "Mac OS X");
        assertThat(folder()).contains(Path.of("/home/ada/Library/Caches/netwright"));
        properties.put("os.name", "Windows 11");
        environment.put("LOCALAPPDATA", "/local");
        assertThat(folder()).contains(Path.of("/local/netwright"));
    }

    @Test
    void theEnvironmentMovesIt() {
        environment.put("XDG_CACHE_HOME", "/var/cache/ada");
        assertThat(folder()).contains(Path.of("/var/cache/ada/netwright"));
        environment.put("XDG_CACHE_HOME", "relative");
        assertThat(folder()).as("as if it were not set").contains(Path.of("/home/ada/.cache/netwright"));
    }

    @Test
    void thePropertyComesFirst() {
        environment.put("XDG_CACHE_HOME", "/var/cache/ada");
        properties.put("netwright.cache", "/srv/cache");
        assertThat(folder()).contains(Path.of("/srv/cache"));
        properties.put("netwright.cache", "here");
        assertThat(folder()).contains(Path.of("here").toAbsolutePath());
        properties.put("netwright.cache", "off");
        assertThat(folder()).isEmpty();
    }

    @Test
    void withoutAnAccountTheEnvironmentTellsTheHome() {
        environment.put("HOME", "/work");
        assertThat(folder()).as("that of the account comes first").contains(Path.of("/home/ada/.cache/netwright"));
        properties.put("user.home", "?");
        assertThat(folder()).contains(Path.of("/work/.cache/netwright"));
        environment.put("HOME", "relative");
        assertThat(folder()).isEmpty();
    }

    @Test
    void withoutAHomeThereIsNone() {
        properties.put("user.home", "?");
        assertThat(folder()).isEmpty();
        properties.put("os.name", "Windows 11");
        assertThat(folder()).isEmpty();
        properties.remove("user.home");
        properties.put("os.name", "Linux");
        assertThat(folder()).isEmpty();
    }

    @Test
    void aPathThatIsNoneIsNoFailure() {
        properties.put("netwright.cache", "\0");
        assertThat(folder()).isEmpty();
    }

    @Test
    void platforms() {
        assertThat(NativePlatform.of("Linux", "amd64")).contains(NativePlatform.LINUX_X64);
        assertThat(NativePlatform.of("Linux", "aarch64")).contains(NativePlatform.LINUX_AARCH64);
        assertThat(NativePlatform.of("Mac OS X", "aarch64")).contains(NativePlatform.OSX_AARCH64);
        assertThat(NativePlatform.of("Mac OS X", "x86_64")).contains(NativePlatform.OSX_X64);
        assertThat(NativePlatform.of("Windows 11", "amd64")).contains(NativePlatform.WIN_X64);
        assertThat(NativePlatform.of("Linux", "riscv64")).isEmpty();
        assertThat(NativePlatform.of("SunOS", "amd64")).isEmpty();
    }

    private Optional<Path> folder() {
        return UserCache.folder(properties::get, environment::get);
    }
}
