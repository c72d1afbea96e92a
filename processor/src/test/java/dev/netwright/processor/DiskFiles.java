package dev.netwright.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** A temporary folder for a compiler that insists on files: the Eclipse one. */
final class DiskFiles implements AutoCloseable {
    private final Path root;
    private final StandardJavaFileManager manager;

    DiskFiles(StandardJavaFileManager manager) throws IOException {
        this.root = Files.createTempDirectory("netwright-sources");
        this.manager = manager;
        manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder("classes")));
        manager.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(folder("generated")));
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }

    Iterable<? extends JavaFileObject> sources(Map<String, String> files) throws IOException {
        Path folder = folder("sources");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return manager.getJavaFileObjectsFromPaths(
                files.keySet().stream().map(folder::resolve).toList());
    }

    Map<String, String> texts() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files("generated", ".java")) {
            texts.put(className("generated", file), Files.readString(file));
        }
        return texts;
    }

    Map<String, byte[]> classes() throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        for (Path file : files("classes", ".class")) {
            classes.put(className("classes", file), Files.readAllBytes(file));
        }
        return classes;
    }

    private List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private String className(String folder, Path file) {
        String path = root.resolve(folder).relativize(file).toString();
        return path.substring(0, path.lastIndexOf('.')).replace(java.io.File.separatorChar, '.');
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
