package dev.netwright.serving;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The folder for what can be made again at any time: {@code $XDG_CACHE_HOME/netwright}, else {@code ~/.cache/netwright};
 * {@code ~/Library/Caches/netwright} on macOS, {@code %LOCALAPPDATA%\netwright} on Windows.
 */
final class UserCache {
    /** Another folder, or {@code off}. */
    static final String PROPERTY = "netwright.cache";

    private static final String OFF = "off";
    private static final String NAME = "netwright";

    private UserCache() {}

    /** {@return the folder of this user; empty if it is switched off or the system tells of none} */
    static Optional<Path> folder() {
        return folder(System::getProperty, System::getenv);
    }

    static Optional<Path> folder(UnaryOperator<String> properties, UnaryOperator<String> environment) {
        String asked = properties.apply(PROPERTY);
        if (asked != null && !asked.isBlank()) {
            Path folder = OFF.equals(asked) ? null : path(asked);
            return Optional.ofNullable(folder == null ? null : folder.toAbsolutePath());
        }
        String system = properties.apply("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return inside(absolute(environment.apply("LOCALAPPDATA")), NAME);
        }
        Path account = absolute(properties.apply("user.home"));
        Path home = account == null ? absolute(environment.apply("HOME")) : account;
        if (system.startsWith("mac")) {
            return inside(home, "Library", "Caches", NAME);
        }
        Path chosen = absolute(environment.apply("XDG_CACHE_HOME"));
        return chosen == null ? inside(home, ".cache", NAME) : inside(chosen, NAME);
    }

    private static Optional<Path> inside(Path folder, String... names) {
        Path inner = folder;
        for (String name : names) {
            inner = inner == null ? null : inner.resolve(name);
        }
        return Optional.ofNullable(inner);
    }

    /** A relative one would be another folder for each working folder; without an account the home is {@code ?}. */
    private static Path absolute(String text) {
        Path path = path(text);
        return path == null || !path.isAbsolute() ? null : path;
    }

    private static Path path(String text) {
        try {
            return text == null || text.isBlank() ? null : Path.of(text);
        } catch (InvalidPathException noPath) {
            return null;
        }
    }
}
