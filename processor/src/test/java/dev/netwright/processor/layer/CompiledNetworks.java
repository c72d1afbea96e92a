package dev.netwright.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.netwright.processor.NetworkProcessor;
import dev.netwright.runtime.NetworkBuilder;
import dev.netwright.runtime.NetworkSettings;
import dev.netwright.runtime.TrainableNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/**
 * Many small networks through the real processor and the real javac, in one compile with every warning an error, and
 * loaded: what is tested with them is the code that a user would get.
 */
public final class CompiledNetworks {
    private static final String PACKAGE = "dev.netwright.table";
    private static final String HEADER = """
        package %s;

        import dev.netwright.dsl.*;
        import static dev.netwright.dsl.Activation.*;
        import static dev.netwright.dsl.Rounding.*;

        // Half of what such a network reads is of no use, but its numbers have to be right all the same.
        @SuppressWarnings("backward-half")
        @Network
        interface %s {
        %s
        }
        """;

    private final Map<String, String> sources = new HashMap<>();
    private final ClassLoader loader;

    /** @param bodies the methods of each network's interface, by the interface's name */
    public CompiledNetworks(Map<String, String> bodies) {
        List<JavaFileObject> files = new ArrayList<>();
        bodies.forEach((name, body) -> files.add(com.google.testing.compile.JavaFileObjects.forSourceString(
                PACKAGE + "." + name, HEADER.formatted(PACKAGE, name, body))));
        Compilation compilation = com.google.testing.compile.Compiler.javac()
                .withOptions("-Xlint:all,-processing,-classfile,-path", "-Werror", "-Xmaxerrs", "1000")
                .withProcessors(new NetworkProcessor())
                .compile(files);
        assertThat(compilation.errors().stream()
                        .map(error -> (error.getSource() == null
                                        ? ""
                                        : error.getSource().getName() + ": ")
                                + error.getMessage(null))
                        .toList())
                .as("errors of javac")
                .isEmpty();
        Map<String, byte[]> classes = new HashMap<>();
        for (JavaFileObject file : compilation.generatedFiles()) {
            String path = file.getName().substring(file.getName().indexOf("dev/netwright"));
            String name = path.substring(0, path.lastIndexOf('.')).replace('/', '.');
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                classes.put(name, bytes(file));
            } else if (file.getKind() == JavaFileObject.Kind.SOURCE
                    && file.getName().startsWith("/" + StandardLocation.SOURCE_OUTPUT)) {
                sources.put(name, new String(bytes(file), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        loader = new InMemory(classes);
    }

    /** The generated class of a network, {@code RowNetwork} for {@code Row}. */
    public Class<?> network(String name) {
        try {
            return Class.forName(PACKAGE + "." + name + "Network", true, loader);
        } catch (ClassNotFoundException missing) {
            throw new AssertionError("no class was generated for " + name, missing);
        }
    }

    /** The generated source of a network. */
    public String source(String name) {
        return sources.get(PACKAGE + "." + name + "Network");
    }

    /** Every generated source, one after the other. */
    public String sources() {
        return String.join("\n", sources.values());
    }

    public ComputationGraphConfiguration configuration(String name, NetworkSettings settings) {
        try {
            var method = network(name).getDeclaredMethod("configuration", NetworkSettings.class);
            method.setAccessible(true);
            return (ComputationGraphConfiguration) method.invoke(null, settings);
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError("configuration() of " + name, failure);
        }
    }

    /** A new network with fresh weights. */
    public TrainableNetwork built(String name) {
        return builder(name).build();
    }

    public NetworkBuilder<?, ?> builder(String name) {
        try {
            var builder = network(name).getDeclaredMethod("builder");
            builder.setAccessible(true);
            return (NetworkBuilder<?, ?>) builder.invoke(null);
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError("builder() of " + name, failure);
        }
    }

    /** A public constant of the generated class. */
    public long number(String name, String constant) {
        try {
            var field = network(name).getDeclaredField(constant);
            field.setAccessible(true);
            return field.getLong(null);
        } catch (ReflectiveOperationException failure) {
            throw new AssertionError(constant + " of " + name, failure);
        }
    }

    private static byte[] bytes(JavaFileObject file) {
        try (InputStream in = file.openInputStream()) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class InMemory extends ClassLoader {
        private final Map<String, byte[]> classes;

        InMemory(Map<String, byte[]> classes) {
            super(CompiledNetworks.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] code = classes.get(name);
            if (code == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, code, 0, code.length);
        }
    }
}
