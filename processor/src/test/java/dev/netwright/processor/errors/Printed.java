package dev.netwright.processor.errors;

import dev.netwright.processor.NetworkProcessor;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** What {@code javac} itself prints for a fixture: the message with the source line and the caret in it. */
final class Printed {
    private Printed() {}

    static String byJavac(Fixture fixture) {
        StringWriter printed = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        InMemory files = new InMemory(compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8));
        JavaCompiler.CompilationTask task = compiler.getTask(
                printed,
                files,
                null,
                List.of("-proc:only", "-cp", fixture.classPath()),
                null,
                List.of(new InMemory.Unit(fixture.name() + ".java", fixture.plainText())));
        task.setLocale(Locale.ROOT);
        task.setProcessors(List.of(new NetworkProcessor()));
        task.call();
        return printed.toString().replace("\r\n", "\n");
    }
}
