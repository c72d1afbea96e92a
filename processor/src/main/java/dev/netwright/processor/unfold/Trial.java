package dev.netwright.processor.unfold;

import java.util.Map;
import java.util.Optional;

/**
 * How to unfold: as declared, or on trial with other values for members of the network's own elements.
 *
 * @param values by method and member
 * @param stopsEarly whether the first problem is enough
 * @param pins whether {@code @Shape} is held against what comes out
 */
record Trial(Map<Place, Object> values, boolean stopsEarly, boolean pins) {
    static final Trial AS_DECLARED = new Trial(Map.of(), false, true);

    /** A member of an element of the network. */
    record Place(String method, String member) {}

    Optional<Object> value(String method, String member) {
        return values.isEmpty() ? Optional.empty() : Optional.ofNullable(values.get(new Place(method, member)));
    }
}
