package dev.netwright.processor.layer;

import com.sun.source.util.JavacTask;
import dev.netwright.dsl.Required;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * An annotation of the language as its source and its Javadoc have it.
 *
 * @param qualifiedName with its package
 * @param comment the Javadoc as written
 */
record DocumentedAnnotation(String qualifiedName, String comment, List<Member> members) {
    private static final Path SOURCES = Path.of("../dsl/src/main/java");
    private static final String SIZES = "C x D x H x W|C x H x W|F x T|1 x T|F and F|vector of F features";
    private static final Pattern FORMULA = Pattern.compile("(" + SIZES + ") to ([^,.;:]+)");
    private static final Pattern LISTED = Pattern.compile("(?m)^ *(\\S.*\\S) {2,}to {2,}(\\S.*)$");
    private static final Pattern KEEPS =
            Pattern.compile("Keeps the shape|which it keeps|whose shape it keeps|unchanged and of any shape");
    private static final Pattern FIRST_SENTENCE = Pattern.compile("^(.*?)(?:\\. |: |\\.$)");
    private static final Pattern CODE = Pattern.compile("\\{@code (\\w+)}");

    /** A member; {@code byDefault} is Java, and {@code isRequired} says that it must be given. */
    record Member(String name, String byDefault, boolean isRequired) {}

    /** What goes in and what comes out, in letters. */
    record Formula(String from, String to) {}

    /** All annotations of the language, in the order of their names. */
    static List<DocumentedAnnotation> all() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
                Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(sources));
            List<DocumentedAnnotation> all = new ArrayList<>();
            for (Element element : task.analyze()) {
                if (element.getKind() == ElementKind.ANNOTATION_TYPE) {
                    TypeElement type = (TypeElement) element;
                    all.add(new DocumentedAnnotation(
                            type.getQualifiedName().toString(),
                            task.getElements().getDocComment(type),
                            ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                                    .map(DocumentedAnnotation::member)
                                    .toList()));
                }
            }
            all.sort(Comparator.comparing(DocumentedAnnotation::qualifiedName));
            return all;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Member member(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        AnnotationValue value = method.getDefaultValue();
        return value == null
                ? new Member(name, "", true)
                : new Member(name, shown(value.getValue()), isRequired(value.getValue()));
    }

    private static boolean isRequired(Object value) {
        return value instanceof List<?> parts
                ? parts.size() == 1 && isRequired(((AnnotationValue) parts.get(0)).getValue())
                : value instanceof Number number && number.doubleValue() == Required.REQUIRED;
    }

    private static String shown(Object value) {
        if (value instanceof List<?> parts) {
            String inside = parts.stream()
                    .map(part -> shown(((AnnotationValue) part).getValue()))
                    .collect(Collectors.joining(", "));
            return parts.size() == 1 ? inside : "{" + inside + "}";
        }
        return value instanceof String ? "\"" + value + "\"" : value.toString();
    }

    String simpleName() {
        return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
    }

    boolean isBlock() {
        return qualifiedName.contains(".block.");
    }

    /** Its file, from the root of the project. */
    String file() {
        return "dsl/src/main/java/" + qualifiedName.replace('.', '/') + ".java";
    }

    /** What it is, in a line of Markdown. */
    String meaning() {
        Matcher sentence = FIRST_SENTENCE.matcher(plain(beginning()));
        if (!sentence.find()) {
            throw new AssertionError(this + " begins with no sentence");
        }
        return sentence.group(1);
    }

    /** From which shapes to which; empty where it keeps the shape. */
    List<Formula> formulas() {
        List<Formula> found = new ArrayList<>();
        Matcher formula = FORMULA.matcher(plain(beginning()).replace("`", ""));
        while (formula.find()) {
            found.add(new Formula(letters(formula.group(1)), letters(formula.group(2))));
        }
        Matcher listed = LISTED.matcher(comment);
        while (listed.find()) {
            found.add(new Formula(listed.group(1), listed.group(2)));
        }
        return found;
    }

    boolean keepsTheShape() {
        return KEEPS.matcher(plain(beginning())).find();
    }

    /** The Deeplearning4j classes that it says it becomes. */
    Set<String> becomes(Set<String> vocabulary) {
        Set<String> classes = new LinkedHashSet<>();
        String whole = comment.replaceAll("\\s+", " ");
        Matcher code = CODE.matcher(whole.substring(Math.max(0, whole.indexOf("Deeplearning4j: "))));
        while (code.find()) {
            if (vocabulary.contains(code.group(1))) {
                classes.add(code.group(1));
            }
        }
        return classes;
    }

    /** What stands before the first paragraph tag or listing. */
    private String beginning() {
        return comment.strip().split("<p>|<pre>", 2)[0];
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ")
                .replaceAll("\\{@link \\S+ (@\\w+)}", "`$1`")
                .replaceAll("\\{@link \\S+ ([^@}]+)}", "$1")
                .replaceAll("\\{@(?:code|link) ([^}]+)}", "`$1`")
                .strip();
    }

    private static String letters(String shape) {
        return shape.replaceAll("^(?:a vector of|vector of|one of) ", "")
                .replaceAll(" features$", "")
                .strip();
    }

    @Override
    public String toString() {
        return "@" + simpleName();
    }
}
