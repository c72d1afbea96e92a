package dev.netwright.models.parity;

import dev.netwright.runtime.NetworkBuilder;
import dev.netwright.runtime.NetworkLayer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Networks that a test has as text, compiled by javac with the processor into a folder, and loaded from there. */
final class CompiledInterfaces implements AutoCloseable {
    private static final String SOURCE = """
        import static dev.netwright.dsl.Activation.*;
        import static dev.netwright.dsl.Rounding.*;
        import dev.netwright.dsl.*;

        @Network
        public interface %s {
            %s
        }
        """;

    private final Map<String, String> refusals = new LinkedHashMap<>();
    private final URLClassLoader loader;

    /** @param sources the lines of each network, by its name; what is refused is left out */
    CompiledInterfaces(Map<String, List<String>> sources, Path folder) throws IOException {
        compile(sources, folder);
        if (!refusals.isEmpty()) {
            Map<String, List<String>> others = new LinkedHashMap<>(sources);
            others.keySet().removeAll(refusals.keySet());
            compile(others, folder);
        }
        loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, CompiledInterfaces.class.getClassLoader());
    }

    private void compile(Map<String, List<String>> sources, Path folder) {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String classPath = System.getProperty("java.class.path");
        List<String> options = List.of(
                "-d", folder.toString(), "-classpath", classPath, "-processorpath", classPath, "-Xmaxerrs", "10000");
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach((name, lines) ->
                files.add(new Source(name, SOURCE.formatted(name, String.join("\n    ", lines)))));
        compiler.getTask(null, null, said, options, null, files).call();
        said.getDiagnostics().stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .filter(one -> one.getSource() instanceof Source)
                .forEach(one -> refusals.merge(
                        ((Source) one.getSource()).name, one.getMessage(Locale.ROOT), (a, b) -> a + "\n" + b));
    }

    /** {@return what was refused, with its errors} */
    Map<String, String> refusals() {
        return refusals;
    }

    NetworkBuilder<?, ?> builder(String name) throws ReflectiveOperationException {
        return (NetworkBuilder<?, ?>)
                loader.loadClass(name + "Network").getMethod("builder").invoke(null);
    }

    /** {@return the layers of a network, by their names} */
    Map<String, NetworkLayer> layers(String name) throws ReflectiveOperationException {
        return Arrays.stream(loader.loadClass(name + "Network$Layer").getEnumConstants())
                .map(NetworkLayer.class::cast)
                .collect(Collectors.toMap(NetworkLayer::id, layer -> layer));
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String name;
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.name = name;
            this.text = text;
        }

        @Override
        public String getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
