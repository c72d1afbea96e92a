package dev.netwright.processor.errors;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Keeps what is generated off the disk; nothing of it is kept for the next compile. */
final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    InMemory(JavaFileManager standard) {
        super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return new Unit(className.replace('.', '/') + kind.extension, "");
    }

    /** A source under the name of its file, which is also how messages name it. */
    static final class Unit extends SimpleJavaFileObject {
        private final String name;
        private final String text;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();

        Unit(String name, String text) {
            super(URI.create("memory:///" + name), Kind.SOURCE);
            this.name = name;
            this.text = text;
        }

        String text() {
            return text;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text + written.toString(StandardCharsets.UTF_8);
        }

        @Override
        public OutputStream openOutputStream() {
            return written;
        }
    }
}
