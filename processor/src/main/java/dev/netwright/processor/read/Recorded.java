package dev.netwright.processor.read;

import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.Keyword;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.report.SourceRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * What a class file lost, as the processor wrote it down when the source was compiled.
 *
 * @param elements the layer methods in declared order, by name
 */
record Recorded(String file, Map<String, Element> elements) {
    record Element(List<String> reads, int line) {}

    static Optional<Recorded> of(TypeElement owner, String flatName, Elements elements, List<Problem> problems) {
        TypeElement record = record(elements, owner, flatName);
        if (record == null) {
            return Optional.empty();
        }
        return Mirrors.find(record, Keyword.RECORD).flatMap(mirror -> read(mirror, owner, problems));
    }

    static boolean exists(Elements elements, TypeElement owner, String flatName) {
        return record(elements, owner, flatName) != null;
    }

    private static TypeElement record(Elements elements, TypeElement owner, String flatName) {
        String packageName = elements.getPackageOf(owner).getQualifiedName().toString();
        return elements.getTypeElement((packageName.isEmpty() ? "" : packageName + ".") + flatName + "Record");
    }

    private static Optional<Recorded> read(AnnotationMirror mirror, TypeElement owner, List<Problem> problems) {
        int version = (Integer) Mirrors.value(mirror, "version").orElseThrow().getValue();
        if (version > Declaration.RECORD_VERSION) {
            problems.add(Problem.of(
                            ErrorCode.RECORD_VERSION,
                            owner.getSimpleName().toString(),
                            "was compiled by a newer Netwright (record %s, this one reads up to %s)"
                                    .formatted(version, Declaration.RECORD_VERSION),
                            new SourceRef(owner, null, null))
                    .fix("a newer netwright-processor"));
            return Optional.empty();
        }
        Map<String, Element> elements = new LinkedHashMap<>();
        for (AnnotationValue item :
                Values.items(Mirrors.value(mirror, "elements").orElseThrow())) {
            AnnotationMirror element = (AnnotationMirror) item.getValue();
            List<String> reads = Mirrors.value(element, "reads")
                    .map(value -> Values.items(value).stream()
                            .map(read -> (String) read.getValue())
                            .toList())
                    .orElse(List.of());
            int line = (Integer) Mirrors.value(element, "line").orElseThrow().getValue();
            String name = (String) Mirrors.value(element, "name").orElseThrow().getValue();
            elements.put(name, new Element(reads, line));
        }
        String file = (String) Mirrors.value(mirror, "file").orElseThrow().getValue();
        return Optional.of(new Recorded(file, elements));
    }
}
