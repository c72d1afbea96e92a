package dev.netwright.processor;

import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What has been told: a fault of an inherited layer is told once, not again of each heir. */
final class Told {
    private static final Set<ErrorCode> OF_ITS_OWN = Set.of(ErrorCode.REFERENCE_PARAMS, ErrorCode.REFERENCE_MACS);

    private final Set<String> told = new HashSet<>();

    /** Those of the problems that nothing has been told of yet. */
    List<Problem> news(Declaration declaration, List<Problem> problems) {
        List<Problem> news = problems.stream()
                .filter(problem -> !isTold(declaration, problem))
                .toList();
        news.forEach(problem -> told.add(key(owner(declaration, problem.subject()), problem)));
        return news;
    }

    private boolean isTold(Declaration declaration, Problem problem) {
        if (problem.subject().equals(declaration.typeName())) {
            return !OF_ITS_OWN.contains(problem.code())
                    && declaration.lineage().stream()
                            .anyMatch(base -> told.contains(key(base, problem.code(), base.typeName())));
        }
        Declaration owner = owner(declaration, problem.subject());
        return owner != declaration && told.contains(key(owner, problem));
    }

    /** The interface that declares the layer: the heir itself where it declares it anew. */
    private static Declaration owner(Declaration declaration, String subject) {
        if (has(declaration.own(), subject)) {
            return declaration;
        }
        return declaration.lineage().stream()
                .filter(base -> has(base.own(), subject))
                .findFirst()
                .orElse(declaration);
    }

    /** Whether one of the methods is the layer, or the repeat or block that it is inside of. */
    private static boolean has(List<LayerMethod> methods, String layer) {
        String outermost = layer.replaceFirst("/.*", "");
        String repeated = outermost.replaceFirst("_[0-9]+$", "");
        return methods.stream()
                .map(LayerMethod::name)
                .anyMatch(name -> name.equals(outermost) || name.equals(repeated));
    }

    private static String key(Declaration owner, Problem problem) {
        return key(owner, problem.code(), problem.subject());
    }

    private static String key(Declaration owner, ErrorCode code, String subject) {
        return owner.qualifiedName() + " " + code + " " + subject;
    }
}
