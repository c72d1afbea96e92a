package dev.netwright.benchmarks.compile;

import dev.netwright.benchmarks.Measurement;
import dev.netwright.benchmarks.Part;
import dev.netwright.benchmarks.Settings;
import dev.netwright.benchmarks.process.ClassPath;
import dev.netwright.benchmarks.process.Figures;
import dev.netwright.benchmarks.process.Program;
import dev.netwright.benchmarks.report.Report;
import dev.netwright.benchmarks.report.Row;
import dev.netwright.benchmarks.statistics.Timings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long {@code javac} takes with the processor, by the size of a network: each compile in a JVM of its own. Then what
 * was generated is built and predicts once.
 */
public final class CompileCurve {
    private static final int MOST_ROUNDS = 5;
    private static final double MEBIBYTE = 1 << 20;
    private static final List<String> HEAP = List.of("-Xmx2g");

    private final Settings settings;

    /** Compiles below the settings' folder for work. */
    public CompileCurve(Settings settings) {
        this.settings = settings;
    }

    /** Measures chains, a graph of blocks, and the zoo. */
    public void measure(Report report) throws IOException {
        List<ScaleSource> sources = new ArrayList<>(List.of(ScaleSource.chain(100), ScaleSource.chain(1_000)));
        if (!settings.quick()) {
            sources.addAll(List.of(ScaleSource.chain(10_000), ScaleSource.blocks(3_000)));
        }
        for (ScaleSource source : sources) {
            Columns columns = new Columns(
                    source.name().startsWith("Chain")
                            ? "a sequence of %,d layers".formatted(source.layers())
                            : "residual blocks, %,d layers".formatted(source.layers()));
            Path file = write(source);
            curve(columns, List.of(file), source.layers());
            forward(columns, source);
            report.add(new Row(Part.COMPILE, columns.row, columns.measurements()));
        }
        List<Path> zoo = zoo();
        Columns columns = new Columns("the whole zoo, %d files".formatted(zoo.size()));
        curve(columns, zoo, 0);
        report.add(new Row(Part.COMPILE, columns.row, columns.measurements()));
    }

    /** Compiles a source to a folder of its own; {@return the folder with the classes} */
    public Path compiled(ScaleSource source) throws IOException {
        Path file = write(source);
        compile(List.of(file), folder(file), true);
        return folder(file).resolve("classes");
    }

    private Path write(ScaleSource source) throws IOException {
        Path file = settings.work().resolve(source.name()).resolve(source.name() + ".java");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, source.text());
    }

    private static Path folder(Path file) {
        return file.getParent();
    }

    private List<Path> zoo() throws IOException {
        try (Stream<Path> files = Files.walk(settings.home().resolve("generated-models/src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private void curve(Columns columns, List<Path> sources, int layers) throws IOException {
        settings.say("compiling " + columns.row);
        Path with = settings.work().resolve("with");
        Path without = settings.work().resolve("without");
        for (int round = 0; round < Math.min(MOST_ROUNDS, settings.rounds()); round++) {
            Program.Outcome whole = compile(sources, with, true);
            List<Path> generated = new ArrayList<>(sources);
            try (Stream<Path> files = Files.walk(with.resolve("sources"))) {
                files.filter(Files::isRegularFile).forEach(generated::add);
            }
            Program.Outcome plain = compile(generated, without, false);
            columns.add("seconds", whole.seconds());
            columns.add("seconds without the processor", plain.seconds());
            columns.add("the processor's share, %", 100 * (whole.seconds() - plain.seconds()) / whole.seconds());
            if (layers > 0) {
                columns.add("ms a layer", whole.seconds() * 1e3 / layers);
            }
            Figures.read(whole.output())
                    .peakMemory()
                    .ifPresent(bytes -> columns.add("peak memory, MiB", bytes / MEBIBYTE));
        }
        settings.say("  " + columns);
    }

    private Program.Outcome compile(List<Path> sources, Path folder, boolean processed) throws IOException {
        Path generated = Files.createDirectories(folder.resolve("sources"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> lines = new ArrayList<>(List.of("-nowarn", "-cp", ClassPath.whole(), "-d", classes.toString()));
        if (processed) {
            try (Stream<Path> old = Files.walk(generated)) {
                old.filter(Files::isRegularFile).map(Path::toFile).forEach(file -> file.delete());
            }
            lines.addAll(List.of("-processorpath", ClassPath.whole(), "-s", generated.toString()));
            lines.addAll(List.of("-processor", "dev.netwright.processor.NetworkProcessor"));
        } else {
            lines.add("-proc:none");
        }
        sources.forEach(source -> lines.add(source.toString()));
        Path arguments = Files.write(
                folder.resolve("arguments"),
                lines.stream().map(CompileCurve::quoted).toList());
        return Program.java(HEAP, ClassPath.of(CompileCurve.class), JavacRun.class.getName(), "@" + arguments)
                .require();
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\") + '"';
    }

    private void forward(Columns columns, ScaleSource source) {
        String classPath =
                ClassPath.join(settings.work().resolve("with/classes").toString(), ClassPath.whole());
        Figures figures =
                Figures.read(Program.java(List.of(), classPath, ForwardRun.class.getName(), source.generated())
                        .require()
                        .output());
        columns.add("seconds to build", figures.get("build"));
        columns.add("seconds to predict", figures.get("predict"));
        settings.say("  built in %.2f s, predicted in %.2f s".formatted(figures.get("build"), figures.get("predict")));
    }

    /** The numbers of one row, column by column. */
    private static final class Columns {
        private final String row;
        private final Map<String, List<Double>> values = new LinkedHashMap<>();

        Columns(String row) {
            this.row = row;
        }

        void add(String column, double value) {
            values.computeIfAbsent(column, key -> new ArrayList<>()).add(value);
        }

        List<Measurement> measurements() {
            return values.entrySet().stream()
                    .map(entry -> new Measurement(Part.COMPILE, row, entry.getKey(), new Timings(entry.getValue())))
                    .toList();
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            values.forEach((column, rounds) -> text.append(text.isEmpty() ? "" : ", ")
                    .append("%s %.2f".formatted(column, new Timings(rounds).median())));
            return text.toString();
        }
    }
}
