package dev.netwright.processor;

import dev.netwright.processor.emit.SourceFile;
import dev.netwright.processor.emit.SourceWriter;
import dev.netwright.processor.read.TakenNames;
import dev.netwright.processor.report.Diagnostics;
import java.io.IOException;
import java.util.List;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** Writes what is generated, unless a name of it is taken. */
final class GeneratedFiles {
    private final TakenNames takenNames;
    private final SourceWriter writer;
    private final Diagnostics diagnostics;

    GeneratedFiles(ProcessingEnvironment environment, Diagnostics diagnostics) {
        this.takenNames = new TakenNames(environment);
        this.writer = new SourceWriter(environment.getFiler());
        this.diagnostics = diagnostics;
    }

    void write(TypeElement type, List<SourceFile> sources) throws IOException {
        var taken =
                takenNames.problem(type, sources.stream().map(SourceFile::name).toList());
        diagnostics.report(taken.stream().toList());
        if (taken.isEmpty()) {
            for (SourceFile source : sources) {
                write(type, source);
            }
        }
    }

    /** Writes what stands for a network with errors, unless its name is taken. */
    void place(SourceFile placeholder) throws IOException {
        writer.place(placeholder);
    }

    void discardPlaceholders() {
        writer.discardPlaceholders();
    }

    private void write(TypeElement type, SourceFile source) throws IOException {
        try {
            writer.write(source);
        } catch (FilerException refusal) {
            diagnostics.report(List.of(TakenNames.refused(type, source.name(), refusal.getMessage())));
        }
    }
}
