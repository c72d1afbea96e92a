package dev.netwright.processor;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/** Keeps what a compiler writes in memory. */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, MemoryFile> written = new LinkedHashMap<>();

    MemoryFiles(JavaFileManager standard) {
        super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        String binaryName = className.replace('/', '.');
        return written.computeIfAbsent(binaryName + kind.extension, name -> MemoryFile.output(binaryName, kind));
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
        return one.toUri().equals(other.toUri());
    }

    /** The sources that the processor wrote, by class name. */
    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        written.values().stream()
                .filter(file -> file.getKind() == JavaFileObject.Kind.SOURCE)
                .forEach(file -> texts.put(file.binaryName(), new String(file.content(), StandardCharsets.UTF_8)));
        return texts;
    }

    Map<String, byte[]> classes() {
        Map<String, byte[]> classes = new TreeMap<>();
        written.values().stream()
                .filter(file -> file.getKind() == JavaFileObject.Kind.CLASS)
                .forEach(file -> classes.put(file.binaryName(), file.content()));
        return classes;
    }
}
