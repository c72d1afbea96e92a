package dev.netwright.processor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Asks about main files over 400 lines, test files over 500, and main methods over 50: split them, or name them here
 * with a reason. Annotated interfaces count like any other file.
 */
class SizeTest {
    private static final int MOST_LINES_OF_A_FILE = 400;
    private static final int MOST_LINES_OF_A_TEST = 500;
    private static final int MOST_LINES_OF_A_METHOD = 50;

    /** What may be longer, by file or {@code File.java#method}, and why. */
    private static final Map<String, String> LONGER = Map.of();

    @Test
    void noFileIsLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        int seen = 0;
        for (Path file : sources()) {
            boolean isTest = file.toString().replace('\\', '/').contains("/src/test/");
            int lines = Files.readAllLines(file).size();
            seen++;
            if (lines > (isTest ? MOST_LINES_OF_A_TEST : MOST_LINES_OF_A_FILE) && !isExcused(file, "")) {
                tooLong.add(file.getFileName() + ": " + lines + " lines");
            }
        }
        assertThat(seen).isGreaterThan(150);
        assertThat(tooLong).isEmpty();
    }

    @Test
    void noMethodIsLong() throws IOException {
        List<Path> files = sources().stream()
                .filter(file -> file.toString().replace('\\', '/').contains("/src/main/"))
                .toList();
        List<String> tooLong = new ArrayList<>();
        int seen = 0;
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                for (Length method : methods(task, unit)) {
                    seen++;
                    Path file = Path.of(unit.getSourceFile().toUri());
                    if (method.lines() > MOST_LINES_OF_A_METHOD && !isExcused(file, "#" + method.name())) {
                        tooLong.add(file.getFileName() + "#" + method.name() + ": " + method.lines() + " lines");
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(500);
        assertThat(tooLong).isEmpty();
    }

    private record Length(String name, long lines) {}

    private static List<Length> methods(JavacTask task, CompilationUnitTree unit) {
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        LineMap map = unit.getLineMap();
        List<Length> methods = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                long first = map.getLineNumber(positions.getStartPosition(unit, method));
                long last = map.getLineNumber(positions.getEndPosition(unit, method));
                methods.add(new Length(method.getName().toString(), last - first + 1));
                return super.visitMethod(method, nothing);
            }
        }.scan(unit, null);
        return methods;
    }

    private static boolean isExcused(Path file, String method) {
        return LONGER.containsKey(file.getFileName() + method);
    }

    /** All modules' sources: they lie beside this one. */
    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("dsl", "serving", "runtime", "processor", "generated-models", "samples")) {
            Path folder = Path.of("..", module, "src").toAbsolutePath().normalize();
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.toString().replace('\\', '/').contains("/resources/"))
                        .forEach(sources::add);
            }
        }
        return sources;
    }
}
