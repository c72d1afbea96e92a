package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.declaration.Parameter;
import dev.netwright.processor.layer.LayerKind;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.report.SourceRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element being unfolded, and the block uses around it, outermost last: knows where a fault in it is shown.
 *
 * @param around the use of the block whose body the element is in; null in the network itself
 * @param name its full name
 * @param members its members by name, as far as they have a value
 */
record Level(Level around, String name, Declaration body, Element element, Map<String, Evaluated> members) {

    /** The member of the outermost element that a bad value came from, if there is one. */
    record Source(String method, String member, Evaluated value, boolean isBound) {}

    LayerMethod method() {
        return element.method();
    }

    Level outermost() {
        Level level = this;
        while (level.around != null) {
            level = level.around;
        }
        return level;
    }

    /** Follows {@code member} outward through the parameters that it was bound to. */
    Optional<Source> source(String member) {
        if (around == null) {
            return Optional.ofNullable(members.get(member))
                    .map(value -> new Source(
                            method().name(), member, value, element.binds().containsKey(member)));
        }
        return outward(member).flatMap(around::source);
    }

    /** The parameter of the body that {@code member} was bound to, if it was to one. */
    Optional<String> outward(String member) {
        Evaluated value = members.get(member);
        return value == null
                ? Optional.empty()
                : value.names().stream().filter(around.members::containsKey).findFirst();
    }

    /** A problem about this element, at the outermost element in the user's source, on the member to blame. */
    Problem problem(ErrorCode code, String message, Optional<String> member) {
        return Problem.of(code, name, message, place(member));
    }

    private SourceRef place(Optional<String> member) {
        Level outermost = outermost();
        return member.flatMap(this::source)
                .map(source -> outermost.place(source))
                .orElseGet(() -> outermost.method().layer().at());
    }

    private SourceRef place(Source source) {
        Element.Bound bound = element.binds().get(source.member());
        return bound != null ? bound.text().at() : method().layer().at(source.member());
    }

    /** {@code block1/conv_0  VggBlock.Body.conv (VggBlock.java:14): channels = 4 * growth = 128}, a line a level. */
    Problem explained(Problem problem, Optional<String> member) {
        Problem explained = problem;
        for (String line : lines(member)) {
            explained = explained.in(line);
        }
        return explained;
    }

    /** Where it is declared, {@code  (VggBlock.java:14)}, as far as that is known. */
    private String source() {
        String line = method().line() > 0 ? ":" + method().line() : "";
        return body.file().isEmpty() ? "" : " (" + body.file() + line + ")";
    }

    private List<String> lines(Optional<String> member) {
        List<String> lines = new ArrayList<>();
        Level level = this;
        Optional<String> blamed = member;
        while (level.around != null) {
            Level current = level;
            String value = blamed.filter(current.members::containsKey)
                    .map(name -> ": " + current.members.get(name).text(name))
                    .orElse("");
            lines.add("%s  %s.%s%s%s"
                    .formatted(
                            level.name,
                            level.body.typeName() + (level.body.isBlock() ? ".Body" : ""),
                            level.method().name(),
                            level.source(),
                            value));
            blamed = blamed.flatMap(current::outward);
            level = level.around;
        }
        return lines;
    }

    /** The members that determine what the layer computes, where they differ from the defaults. */
    Map<String, String> functional(LayerKind kind) {
        Map<String, String> functional = new LinkedHashMap<>();
        for (Parameter member : method().layer().members()) {
            Object value = members.get(member.name()).value();
            if (!kind.trainingOnly().contains(member.name())
                    && !value.equals(member.defaultValue().orElse(null))) {
                functional.put(member.name(), Texts.of(value));
            }
        }
        return functional;
    }
}
