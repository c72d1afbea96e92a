package dev.netwright.processor.unfold;

import java.util.Map;
import java.util.Optional;

/**
 * How to unfold: as declared, or on trial with other values for members of elements.
 *
 * @param values by place
 * @param stopsEarly whether the first problem is enough
 * @param pins whether {@code @Shape} is held against what comes out
 */
record Trial(Map<Place, Object> values, boolean stopsEarly, boolean pins) {
    static final Trial AS_DECLARED = new Trial(Map.of(), false, true);

    /**
     * A member of an element.
     *
     * @param body the name of the block whose body the element is in; empty for the network itself
     */
    record Place(String body, String method, String member) {
        Place(String method, String member) {
            this("", method, member);
        }
    }

    Optional<Object> value(String body, String method, String member) {
        return values.isEmpty() ? Optional.empty() : Optional.ofNullable(values.get(new Place(body, method, member)));
    }
}
