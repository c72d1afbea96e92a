package dev.netwright.benchmarks.sidebyside;

import dev.netwright.benchmarks.Settings;
import dev.netwright.benchmarks.contender.Subject;
import dev.netwright.benchmarks.contender.Task;
import dev.netwright.benchmarks.process.ClassPath;
import dev.netwright.benchmarks.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the files that peers read networks from, each once after a build. */
final class Exports {
    private final Settings settings;
    private final Roster roster;

    Exports(Settings settings, Roster roster) {
        this.settings = settings;
        this.roster = roster;
    }

    /** Sees to it that the file is there. @throws IllegalStateException if it cannot be made */
    void require(Peer peer, Task.Mode mode, Subject subject) throws IOException {
        Optional<String> ending = peer.reads(mode);
        if (ending.isEmpty() || isFresh(file(subject, ending.get()))) {
            return;
        }
        Files.createDirectories(settings.work());
        settings.say("  exporting " + subject.title() + " for " + peer.title());
        if (peer == Peer.NETWRIGHT_ONNX) {
            Program.java(
                            List.of(),
                            ClassPath.whole(),
                            ExportRun.class.getName(),
                            subject.title(),
                            file(subject, ending.get()).toString())
                    .require();
        } else {
            List<String> arguments = new ArrayList<>(List.of(settings.work().toString(), subject.title()));
            roster.python("export.py", arguments.toArray(String[]::new)).require();
        }
    }

    /** Not older than the last build, and than the scripts that tell PyTorch's networks. */
    private boolean isFresh(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        List<Path> sources = new ArrayList<>();
        sources.add(settings.home().resolve("benchmarks/target/benchmark.stamp"));
        try (Stream<Path> scripts = Files.list(roster.scripts())) {
            scripts.filter(script -> script.toString().endsWith(".py")).forEach(sources::add);
        }
        for (Path source : sources) {
            if (Files.exists(source)
                    && Files.getLastModifiedTime(source).compareTo(Files.getLastModifiedTime(file)) > 0) {
                return false;
            }
        }
        return true;
    }

    private Path file(Subject subject, String ending) {
        return settings.work().resolve(subject.title() + ending);
    }
}
