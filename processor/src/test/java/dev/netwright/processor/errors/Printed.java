package dev.netwright.processor.errors;

import dev.netwright.processor.NetworkProcessor;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** What {@code javac} itself prints for a fixture: the message with the source line and the caret in it. */
final class Printed {
    private Printed() {}

    static String byJavac(Fixture fixture) {
        StringWriter printed = new StringWriter();
        JavaCompiler.CompilationTask task = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        printed,
                        null,
                        null,
                        List.of("-proc:only", "-cp", fixture.classPath()),
                        null,
                        List.of(new Unit(fixture)));
        task.setLocale(Locale.ROOT);
        task.setProcessors(List.of(new NetworkProcessor()));
        task.call();
        return printed.toString().replace("\r\n", "\n");
    }

    private static final class Unit extends SimpleJavaFileObject {
        private final String name;
        private final String text;

        Unit(Fixture fixture) {
            super(URI.create("memory:///" + fixture.name() + ".java"), Kind.SOURCE);
            this.name = fixture.name() + ".java";
            this.text = fixture.plainText();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        @Override
        public String getName() {
            return name;
        }
    }
}
