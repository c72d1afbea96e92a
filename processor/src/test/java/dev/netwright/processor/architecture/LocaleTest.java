package dev.netwright.processor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Text does not depend on the locale, the encoding or the line separator of the machine: each call that would is given a
 * locale or a charset. {@code formatted} cannot be given one, so it formats with {@code %s} alone, which no locale changes.
 */
class LocaleTest {
    private static final List<String> MODULES = List.of("dsl", "processor", "runtime", "samples", "serving");
    private static final Pattern LOCAL_CONVERSION =
            Pattern.compile("%(\\d+\\$)?[-#+ 0,(]*\\d*(\\.\\d+)?[a-zA-Z&&[^s]]");
    /** These follow the machine where they are given nothing. */
    private static final Set<String> WITHOUT_ARGUMENTS = Set.of(
            "toUpperCase", "toLowerCase", "lineSeparator", "newLine", "getBytes", "defaultCharset", "systemDefault");
    /** These take a locale first. */
    private static final Set<String> FORMATS = Set.of("format", "printf");

    @Test
    void nothingFollowsTheMachine() {
        List<Path> files = MODULES.stream().flatMap(LocaleTest::files).toList();
        assertThat(files).hasSizeGreaterThan(300);
        assertThat(found(files)).isEmpty();
    }

    @Test
    void whatFollowsTheMachineIsSeen() throws IOException {
        Path file = Files.createTempFile("Local", ".java");
        try {
            Files.writeString(file, """
                    class Local {
                        String a = "%s of %d".formatted("one", 2);
                        String b = String.format("%s", 1);
                        String c = "one" + "%n".formatted();
                        String d = "i".toUpperCase();
                        void e() { System.out.printf("%s", 1); }
                        String f = String.format(java.util.Locale.ROOT, "%,d", 1);
                        String g = "%s, 20 %% of it".formatted("one");
                    }
                    """);
            assertThat(found(List.of(file)).stream().map(place -> place.replaceAll(".*\\.java:(\\d+).*", "$1")))
                    .containsExactly("2", "3", "4", "5", "6");
        } finally {
            Files.delete(file);
        }
    }

    private static Stream<Path> files(String module) {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> found(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            List<String> found = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                new Calls(Trees.instance(task).getSourcePositions(), unit, found).scan(unit, null);
            }
            return found;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Calls extends TreeScanner<Void, Void> {
        private final SourcePositions positions;
        private final CompilationUnitTree unit;
        private final List<String> found;

        Calls(SourcePositions positions, CompilationUnitTree unit, List<String> found) {
            this.positions = positions;
            this.unit = unit;
            this.found = found;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            String name = name(call.getMethodSelect());
            if (isWithLocale(call)) {
                // What it formats may have any conversion.
                return scan(call.getMethodSelect(), nothing);
            }
            if (FORMATS.contains(name) && !call.getArguments().isEmpty()
                    || WITHOUT_ARGUMENTS.contains(name) && call.getArguments().isEmpty()) {
                add(name, call);
                return null;
            }
            return super.visitMethodInvocation(call, nothing);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (literal.getValue() instanceof String text
                    && LOCAL_CONVERSION.matcher(text.replace("%%", "")).find()) {
                add(text, literal);
            }
            return null;
        }

        private void add(String what, Tree place) {
            long start = positions.getStartPosition(unit, place);
            found.add(unit.getSourceFile().getName() + ":" + unit.getLineMap().getLineNumber(start) + ": " + what);
        }

        private static boolean isWithLocale(MethodInvocationTree call) {
            return !call.getArguments().isEmpty()
                    && call.getArguments().get(0).toString().matches("(java\\.util\\.)?Locale\\.[A-Z]+");
        }

        private static String name(ExpressionTree method) {
            return method instanceof MemberSelectTree select
                    ? select.getIdentifier().toString()
                    : method instanceof IdentifierTree identifier
                            ? identifier.getName().toString()
                            : "";
        }
    }
}
