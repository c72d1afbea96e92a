package dev.netwright.processor.emit;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Element;
import javax.tools.FileObject;

/** Hands generated sources to the compiler. */
public final class SourceWriter {
    private final Filer filer;
    private final List<FileObject> placeholders = new ArrayList<>();

    public SourceWriter(Filer filer) {
        this.filer = filer;
    }

    public void write(SourceFile source) throws IOException {
        open(source);
    }

    /** Writes what stands for a network with errors, unless a class of the project has the name. */
    public void place(SourceFile placeholder) throws IOException {
        try {
            placeholders.add(open(placeholder));
        } catch (FilerException taken) {
            // That class is what others mean.
        }
    }

    /** Deletes what stood for networks with errors, once the compiler has read it: no later build is to find it. */
    public void discardPlaceholders() {
        placeholders.stream().map(FileObject::toUri).forEach(SourceWriter::delete);
        placeholders.clear();
    }

    /** What a compiler hands out to write to refuses to be deleted through it. */
    private static void delete(URI file) {
        try {
            if ("file".equals(file.getScheme())) {
                Files.deleteIfExists(Path.of(file));
            }
        } catch (IOException kept) {
            // The next compile overwrites it.
        }
    }

    private FileObject open(SourceFile source) throws IOException {
        FileObject file =
                filer.createSourceFile(source.name(), (Element) source.origin().element());
        try (Writer writer = file.openWriter()) {
            writer.write(source.text());
        }
        return file;
    }
}
