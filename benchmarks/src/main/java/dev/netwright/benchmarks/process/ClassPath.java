package dev.netwright.benchmarks.process;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Class paths for other JVMs, made of parts of this one's. */
public final class ClassPath {
    private ClassPath() {}

    /** {@return all of this JVM's} */
    public static String whole() {
        return System.getProperty("java.class.path");
    }

    /** {@return only the jars or folders that these classes come from} */
    public static String of(Class<?>... types) {
        return Arrays.stream(types).map(ClassPath::home).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    /** {@return the one class path and then the other} */
    public static String join(String first, String second) {
        return first + File.pathSeparator + second;
    }

    /** {@return the file name of the jar that a class comes from, without its ending: it tells the version} */
    public static String jar(Class<?> type) {
        return Path.of(home(type)).getFileName().toString().replaceAll("\\.jar$", "");
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no place for " + type, e);
        }
    }
}
