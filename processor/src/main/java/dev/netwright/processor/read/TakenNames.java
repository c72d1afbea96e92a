package dev.netwright.processor.read;

import dev.netwright.processor.declaration.Keyword;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.report.SourceRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;

/** The names that are taken among those that classes are to be generated under. */
public final class TakenNames {
    private static final String NETWORK = "dev.netwright.runtime.TrainableNetwork";

    private final Elements elements;
    /** What is generated, with what it is generated for. */
    private final Map<String, String> generated = new HashMap<>();

    public TakenNames(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
    }

    /** What takes one of the names that are to be generated for {@code type}; where nothing does, they are its own. */
    public Optional<Problem> problem(TypeElement type, Collection<String> names) {
        for (String name : names) {
            Optional<String> holder = holder(name);
            if (holder.isPresent()) {
                return Optional.of(problem(type, name, holder.get()));
            }
        }
        names.forEach(name -> generated.put(name, type.getQualifiedName().toString()));
        return Optional.empty();
    }

    /** The problem that the compiler refuses a name: another processor may have taken it in this very round. */
    public static Problem refused(TypeElement type, String name, String why) {
        return problem(type, name, "the compiler refuses it: " + why);
    }

    private static Problem problem(TypeElement type, String name, String holder) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return Problem.of(
                        ErrorCode.NAME_TAKEN,
                        type.getSimpleName().toString(),
                        "the class %s is to be generated, and %s".formatted(simple, holder),
                        new SourceRef(type, null, null))
                .rule("beside Iris, IrisRecord and IrisNetwork are generated; for Iris in Flowers, Flowers_IrisRecord")
                .fix("rename one of them");
    }

    private Optional<String> holder(String name) {
        if (generated.containsKey(name)) {
            return Optional.of("%s has one of that name".formatted(generated.get(name)));
        }
        // What an earlier compile generated is on the class path of this one.
        return Optional.ofNullable(elements.getTypeElement(name))
                .filter(holder -> !isGenerated(holder))
                .map(holder -> "there is a class of that name");
    }

    private static boolean isGenerated(TypeElement type) {
        return Mirrors.has(type, Keyword.RECORD)
                || type.getSuperclass() instanceof DeclaredType parent
                        && parent.asElement() instanceof TypeElement element
                        && element.getQualifiedName().contentEquals(NETWORK);
    }
}
