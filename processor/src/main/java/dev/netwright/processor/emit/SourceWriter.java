package dev.netwright.processor.emit;

import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;

/** Hands generated sources to the compiler. */
public final class SourceWriter {
    private final Filer filer;

    public SourceWriter(Filer filer) {
        this.filer = filer;
    }

    public void write(SourceFile source) throws IOException {
        Element origin = (Element) source.origin().element();
        try (Writer writer = filer.createSourceFile(source.name(), origin).openWriter()) {
            writer.write(source.text());
        }
    }
}
