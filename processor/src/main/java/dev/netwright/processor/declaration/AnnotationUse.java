package dev.netwright.processor.declaration;

import dev.netwright.processor.expression.Type;
import dev.netwright.processor.report.SourceRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A layer or block annotation on a method.
 *
 * @param annotation its binary name
 * @param members every member that the annotation type declares, in order
 * @param given the members written out on this use, by name: Long, Boolean, Double, String, List or EnumConstant
 * @param givenAt where each of them stands
 * @param body the name of the declaration whose layers stand for it, if there is one: a block, or the network that is used
 */
public record AnnotationUse(
        String annotation,
        String simpleName,
        List<Parameter> members,
        Map<String, Object> given,
        Map<String, SourceRef> givenAt,
        Optional<String> body,
        SourceRef at) {

    /** In the place of an annotation that could not be read. */
    static final AnnotationUse UNREAD =
            new AnnotationUse("", "", List.of(), Map.of(), Map.of(), Optional.empty(), SourceRef.NONE);

    /** One that stands in no source. */
    public static AnnotationUse plain(
            String annotation, String simpleName, List<Parameter> members, Map<String, Object> given) {
        return new AnnotationUse(annotation, simpleName, members, given, Map.of(), Optional.empty(), SourceRef.NONE);
    }

    public AnnotationUse {
        members = List.copyOf(members);
        given = Map.copyOf(given);
        givenAt = Map.copyOf(givenAt);
    }

    /** The values that are given, else the defaults, and 1 for what must be given and is not. */
    public Map<String, Object> sampleValues() {
        Map<String, Object> values = new HashMap<>();
        for (Parameter member : members) {
            Object value =
                    given.getOrDefault(member.name(), member.defaultValue().orElseGet(() -> sample(member.type())));
            values.put(member.name(), value);
        }
        return values;
    }

    private static Object sample(Type type) {
        if (type == Type.DOUBLE) {
            return 1.0;
        } else if (type == Type.INT_ARRAY) {
            return List.of(1L);
        }
        return 1L;
    }

    /** Whether it is a network inside a network. */
    public boolean isNetwork() {
        return annotation.equals(Keyword.USE.annotation());
    }

    public Optional<Parameter> member(String name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /** This use with every place moved to {@code place}. */
    AnnotationUse at(SourceRef place) {
        return new AnnotationUse(annotation, simpleName, members, given, Map.of(), body, place);
    }

    /** Where {@code member} stands, else the annotation. */
    public SourceRef at(String member) {
        return givenAt.getOrDefault(member, at);
    }
}
