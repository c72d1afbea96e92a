package dev.netwright.processor;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/**
 * Java sources to compile with the processor, in memory (with the Eclipse compiler, in a temporary folder). Immutable: each method that says more returns a new
 * one.
 *
 * <pre>{@code
 * Sources.Result result = Sources.of("""
 *         @Network interface Tiny { ... }
 *         """).compile();
 * result.errors();                     // file, line, column, message
 * result.generated("TinyNetwork");     // the text
 * result.load("TinyNetwork");          // the class
 * }</pre>
 */
public final class Sources {
    /** The imports that most declarations need, on one line, so that the line after it is line 2. */
    public static final String IMPORTS = "import static dev.netwright.dsl.Activation.*; "
            + "import static dev.netwright.dsl.Required.REQUIRED; import static dev.netwright.dsl.Rounding.*; "
            + "import dev.netwright.dsl.*; import dev.netwright.dsl.block.*;\n";

    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("public (?:final )?(?:@?interface|class|enum|record) (\\w+)");
    private static final Pattern ANY_TYPE = Pattern.compile("(?:@?interface|class|enum|record) (\\w+)");

    private final Map<String, String> files;
    private final List<String> options;
    private final List<Path> classPath;
    private final boolean inEclipse;
    private final Optional<Supplier<Processor>> processor;

    private Sources(
            Map<String, String> files,
            List<String> options,
            List<Path> classPath,
            boolean inEclipse,
            Optional<Supplier<Processor>> processor) {
        this.files = files;
        this.options = options;
        this.classPath = classPath;
        this.inEclipse = inEclipse;
        this.processor = processor;
    }

    /** Sources whose file names follow from their public type, else from their first one. */
    public static Sources of(String... texts) {
        Sources sources = new Sources(Map.of(), List.of(), List.of(), false, Optional.of(NetworkProcessor::new));
        for (String text : texts) {
            sources = sources.file(fileName(text), text);
        }
        return sources;
    }

    /** Declarations below {@link #IMPORTS}. */
    public static Sources declaring(String... texts) {
        Sources sources = of();
        for (String text : texts) {
            sources = sources.file(fileName(text), IMPORTS + text);
        }
        return sources;
    }

    private static String fileName(String text) {
        Matcher matcher = PUBLIC_TYPE.matcher(text);
        if (!matcher.find()) {
            matcher = ANY_TYPE.matcher(text);
            matcher.find();
        }
        return matcher.group(1) + ".java";
    }

    public Sources file(String name, String text) {
        Map<String, String> more = new LinkedHashMap<>(files);
        more.put(name, text);
        return new Sources(more, options, classPath, inEclipse, processor);
    }

    public Sources options(String... added) {
        List<String> more = new ArrayList<>(options);
        more.addAll(List.of(added));
        return new Sources(files, more, classPath, inEclipse, processor);
    }

    /** Only processes: nothing is compiled to class files, which is much faster. */
    public Sources procOnly() {
        return options("-proc:only");
    }

    /** Puts jars or folders of classes before the test's own class path. */
    public Sources classPath(Path... added) {
        List<Path> more = new ArrayList<>(classPath);
        more.addAll(List.of(added));
        return new Sources(files, options, more, inEclipse, processor);
    }

    /** Uses the Eclipse compiler in place of javac. */
    public Sources inEclipse() {
        return new Sources(files, options, classPath, true, processor);
    }

    /** Runs another processor in place of the own one. */
    public Sources processor(Processor other) {
        return new Sources(files, options, classPath, inEclipse, Optional.of(() -> other));
    }

    public Sources withoutProcessor() {
        return new Sources(files, options, classPath, inEclipse, Optional.empty());
    }

    /** One compile of one source with javac. */
    public static Result compile(String fileName, String source, String... options) {
        return of().file(fileName, source).options(options).compile();
    }

    public Result compile() {
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        JavaCompiler compiler = inEclipse ? new EclipseCompiler() : ToolProvider.getSystemJavaCompiler();
        if (!inEclipse && classPath.isEmpty()) {
            return inMemory(compiler, OpenJars.MANAGER, collector);
        }
        try (StandardJavaFileManager standard =
                compiler.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
            standard.setLocationFromPaths(StandardLocation.CLASS_PATH, wholeClassPath());
            return inEclipse ? onDisk(compiler, standard, collector) : inMemory(compiler, standard, collector);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Result inMemory(
            JavaCompiler compiler, StandardJavaFileManager standard, DiagnosticCollector<JavaFileObject> collector) {
        List<MemoryFile> units = files.entrySet().stream()
                .map(file -> MemoryFile.source(file.getKey(), file.getValue()))
                .toList();
        MemoryFiles memory = new MemoryFiles(standard);
        boolean isSuccess = task(compiler, memory, collector, units).call();
        return new Result(isSuccess, messages(collector), memory.texts(), memory.classes());
    }

    private Result onDisk(
            JavaCompiler compiler, StandardJavaFileManager standard, DiagnosticCollector<JavaFileObject> collector)
            throws IOException {
        try (DiskFiles disk = new DiskFiles(standard)) {
            boolean isSuccess =
                    task(compiler, standard, collector, disk.sources(files)).call();
            return new Result(isSuccess, messages(collector), disk.texts(), disk.classes());
        }
    }

    private JavaCompiler.CompilationTask task(
            JavaCompiler compiler,
            JavaFileManager manager,
            DiagnosticCollector<JavaFileObject> collector,
            Iterable<? extends JavaFileObject> units) {
        // Both compilers print some faults beside reporting them; what is reported is enough.
        Writer log = Writer.nullWriter();
        JavaCompiler.CompilationTask task = compiler.getTask(log, manager, collector, allOptions(), null, units);
        task.setLocale(Locale.ROOT);
        processor.ifPresent(made -> task.setProcessors(List.of(made.get())));
        return task;
    }

    private List<String> allOptions() {
        List<String> all = new ArrayList<>(options);
        if (processor.isEmpty()) {
            all.add("-proc:none");
        }
        if (inEclipse) {
            all.addAll(List.of("--release", "17"));
        }
        return all;
    }

    private List<Path> wholeClassPath() {
        List<Path> whole = new ArrayList<>(classPath);
        whole.addAll(ownClassPath());
        return whole;
    }

    private static List<Path> ownClassPath() {
        List<Path> whole = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            whole.add(Path.of(entry));
        }
        return whole;
    }

    private static List<Message> messages(DiagnosticCollector<JavaFileObject> collector) {
        return collector.getDiagnostics().stream().map(Sources::message).toList();
    }

    private static Message message(Diagnostic<? extends JavaFileObject> diagnostic) {
        String file =
                diagnostic.getSource() == null ? "" : diagnostic.getSource().getName();
        return new Message(
                diagnostic.getKind(),
                file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1),
                diagnostic.getLineNumber(),
                diagnostic.getColumnNumber(),
                diagnostic.getMessage(Locale.ROOT).replace("\r\n", "\n"));
    }

    /**
     * What the compiler said.
     *
     * @param file without its folder; empty where the compiler gives no place
     * @param line from 1; -1 where the compiler gives no place
     * @param column from 1; -1 where the compiler gives no place
     */
    public record Message(Diagnostic.Kind kind, String file, long line, long column, String text) {
        private static final Pattern CODE = Pattern.compile("\\[([a-z0-9-]+)]");

        public boolean isError() {
            return kind == Diagnostic.Kind.ERROR;
        }

        /** {@code kernel-exceeds-input}; empty for a message of the compiler itself. */
        public String code() {
            Matcher matcher = CODE.matcher(text);
            return matcher.lookingAt() ? matcher.group(1) : "";
        }

        public String firstLine() {
            return text.lines().findFirst().orElse("");
        }

        @Override
        public String toString() {
            return file + ":" + line + ":" + column + ": " + kind + ": " + text;
        }
    }

    /**
     * What came of a compile.
     *
     * @param messages in the compiler's order, warnings and notes included
     * @param texts the generated sources by class name
     * @param classes the class files by binary name
     */
    public record Result(
            boolean isSuccess, List<Message> messages, Map<String, String> texts, Map<String, byte[]> classes) {

        public List<Message> errors() {
            return messages.stream().filter(Message::isError).toList();
        }

        /** The distinct codes of the errors, in order. */
        public List<String> codes() {
            return errors().stream().map(Message::code).distinct().toList();
        }

        /** This result, unless the compiler complained. */
        public Result succeeds() {
            if (!isSuccess || !errors().isEmpty()) {
                throw new AssertionError("does not compile:\n" + messages);
            }
            return this;
        }

        public String generated(String className) {
            String text = texts.get(className);
            if (text == null) {
                throw new AssertionError("no " + className + " among " + texts.keySet() + "; " + errors());
            }
            return text;
        }

        /** The class of that name, loaded with all the others of this compile by a loader of its own. */
        public Class<?> load(String className) {
            try {
                return Class.forName(className, true, loader());
            } catch (ClassNotFoundException missing) {
                throw new AssertionError("no class " + className + " among " + classes.keySet(), missing);
            }
        }

        public ClassLoader loader() {
            return new MemoryLoader(classes);
        }

        /** Writes the class files into a jar, for the class path of another compile. */
        public Path jar(Path target) {
            try (OutputStream file = Files.newOutputStream(target);
                    JarOutputStream jar = new JarOutputStream(file)) {
                for (Map.Entry<String, byte[]> entry : new TreeMap<>(classes).entrySet()) {
                    jar.putNextEntry(new JarEntry(entry.getKey().replace('.', '/') + ".class"));
                    jar.write(entry.getValue());
                }
                return target;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** The test's own class path, opened once: most of a small compile is opening a hundred jars. */
    private static final class OpenJars {
        static final StandardJavaFileManager MANAGER = open();

        private static StandardJavaFileManager open() {
            try {
                StandardJavaFileManager manager = ToolProvider.getSystemJavaCompiler()
                        .getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
                manager.setLocationFromPaths(StandardLocation.CLASS_PATH, ownClassPath());
                return manager;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static final class MemoryLoader extends ClassLoader {
        private final Map<String, byte[]> classes;

        MemoryLoader(Map<String, byte[]> classes) {
            super(Sources.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
