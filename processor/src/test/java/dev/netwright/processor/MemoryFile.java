package dev.netwright.processor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.tools.SimpleJavaFileObject;

/** A source or class file that is never on a disk. */
final class MemoryFile extends SimpleJavaFileObject {
    private final String binaryName;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private MemoryFile(URI uri, Kind kind, String binaryName) {
        super(uri, kind);
        this.binaryName = binaryName;
    }

    /** A source that the user wrote. */
    static MemoryFile source(String fileName, String text) {
        MemoryFile file = new MemoryFile(
                URI.create("memory:///" + fileName),
                Kind.SOURCE,
                fileName.replace(".java", "").replace('/', '.'));
        file.bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return file;
    }

    /** A file that the compiler writes. */
    static MemoryFile output(String binaryName, Kind kind) {
        return new MemoryFile(
                URI.create("memory:///" + binaryName.replace('.', '/') + kind.extension), kind, binaryName);
    }

    String binaryName() {
        return binaryName;
    }

    byte[] content() {
        return bytes.toByteArray();
    }

    @Override
    public InputStream openInputStream() {
        return new ByteArrayInputStream(content());
    }

    @Override
    public OutputStream openOutputStream() {
        bytes.reset();
        return bytes;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
