package dev.netwright.serving;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * ONNX Runtime's native libraries, unpacked once for all starts: by itself it unpacks them anew at each, and a JVM that
 * is killed leaves them behind. Never a reason to fail: where anything is unlike what is expected there is no folder, and
 * ONNX Runtime goes its own way.
 *
 * <p>On the way to the first prediction, where each stream and lambda costs about a millisecond: plain loops.
 */
final class NativeLibraries {
    private static final String ROOT = "ai/onnxruntime/native/";
    /** The CPU's. Those of GPUs are large, depend on each other and are found by their own rules. */
    private static final Set<String> UNDERSTOOD = Set.of(
            System.mapLibraryName("onnxruntime"),
            System.mapLibraryName("onnxruntime4j_jni"),
            System.mapLibraryName("onnxruntime_providers_shared"));

    private static final Path THIS_PROCESS = Path.of("/proc/self");
    private static final String ONLY_OURS = "rwx------";
    private static final Set<PosixFilePermission> OTHERS_WRITE =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final ClassLoader loader;
    private final NativePlatform platform;
    private final Path cache;

    /**
     * Of the ONNX Runtime that the loader finds.
     *
     * @param cache may be missing
     */
    NativeLibraries(ClassLoader loader, NativePlatform platform, Path cache) {
        this.loader = loader;
        this.platform = platform;
        this.cache = cache;
    }

    /** {@return the folder in which all of them lie whole; empty if there can be none} */
    Optional<Path> folder() {
        String place = ROOT + platform.folder() + "/";
        URL library = loader.getResource(place + System.mapLibraryName("onnxruntime"));
        try {
            if (library == null || !(library.openConnection() instanceof JarURLConnection connection)) {
                return Optional.empty();
            }
            // A jar that is shared with others must not be closed.
            connection.setUseCaches(false);
            try (JarFile jar = connection.getJarFile()) {
                SortedMap<String, JarEntry> libraries = libraries(jar, place);
                return UNDERSTOOD.containsAll(libraries.keySet())
                        ? Optional.of(unpacked(jar, libraries))
                        : Optional.empty();
            }
        } catch (IOException | RuntimeException unusable) {
            System.getLogger(NativeLibraries.class.getPackageName())
                    .log(System.Logger.Level.DEBUG, "no native libraries are kept in " + cache, unusable);
            return Optional.empty();
        }
    }

    /** By their names. */
    private static SortedMap<String, JarEntry> libraries(JarFile jar, String place) {
        SortedMap<String, JarEntry> libraries = new TreeMap<>();
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            JarEntry entry = entries.nextElement();
            boolean isLibrary = entry.getName().startsWith(place)
                    && !entry.isDirectory()
                    && entry.getName().indexOf('/', place.length()) < 0;
            if (isLibrary) {
                libraries.put(entry.getName().substring(place.length()), entry);
            }
        }
        return libraries;
    }

    private Path unpacked(JarFile jar, SortedMap<String, JarEntry> libraries) throws IOException {
        Path folder = Files.createDirectories(
                cache.resolve("onnxruntime").resolve(platform.folder() + "-" + contents(libraries.values())),
                onlyOurs());
        requireOurs(folder);
        for (Map.Entry<String, JarEntry> library : libraries.entrySet()) {
            Path file = folder.resolve(library.getKey());
            if (!isWhole(file, library.getValue())) {
                unpack(jar, library.getValue(), file);
            }
            // Not so on a file system that is mounted without the right to execute.
            if (!Files.isExecutable(file)) {
                throw new IOException(file + " cannot be executed");
            }
        }
        return folder;
    }

    /** Tells versions and builds apart, whatever they call themselves. */
    private static String contents(Collection<JarEntry> libraries) {
        CRC32 sum = new CRC32();
        for (JarEntry library : libraries) {
            sum.update(ByteBuffer.allocate(Long.BYTES).putLong(library.getCrc()).flip());
        }
        return Long.toHexString(sum.getValue());
    }

    /** What another user can write, this one must not run. */
    private static void requireOurs(Path folder) throws IOException {
        if (!isPosix()) {
            return;
        }
        PosixFileAttributes attributes =
                Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean isSafe = attributes.isDirectory()
                && FileOwner.isTrusted(folder, THIS_PROCESS)
                && Collections.disjoint(attributes.permissions(), OTHERS_WRITE);
        if (!isSafe) {
            throw new IOException(folder + " is of " + attributes.owner().getName() + ", " + attributes.permissions());
        }
    }

    private static boolean isWhole(Path file, JarEntry library) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) == library.getSize();
    }

    /** Moved to its place only when it is whole and on the disk, so that nobody sees half of it, even after a crash. */
    private static void unpack(JarFile jar, JarEntry library, Path file) throws IOException {
        Path part = Files.createTempFile(file.getParent(), "library", ".part", onlyOurs());
        try {
            CRC32 sum = new CRC32();
            try (InputStream from = new CheckedInputStream(jar.getInputStream(library), sum);
                    FileOutputStream to = new FileOutputStream(part.toFile())) {
                // Not through a channel, which an interrupt of the thread would close.
                from.transferTo(to);
                to.getFD().sync();
            }
            if (!isWhole(part, library) || sum.getValue() != library.getCrc()) {
                throw new IOException(jar.getName() + ": " + library + " is damaged");
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            // On Windows a library in use cannot be replaced: by another process, which was faster.
            if (!isWhole(file, library)) {
                throw failure;
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static FileAttribute<?>[] onlyOurs() {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(ONLY_OURS))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
