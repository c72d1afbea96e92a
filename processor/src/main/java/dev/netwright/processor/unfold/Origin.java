package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.Parameter;
import dev.netwright.processor.expression.Type;
import java.util.List;
import java.util.Optional;

/**
 * Where the value of a layer's member was written, or was left to its default: on an element of the network, or in the
 * body of a block.
 *
 * @param now the value that it has
 * @param owner how a message names the element: {@code conv1}, {@code Residual.Body.shortcut}
 */
record Origin(Trial.Place place, String owner, Parameter member, Optional<Object> now) {

    /** Follows {@code member} outward through parameters; empty where no source of this compile has it. */
    static Optional<Origin> of(Level at, String member) {
        Level level = at;
        String name = member;
        while (level.element().binds().containsKey(name)) {
            Optional<String> parameter = level.around() == null ? Optional.empty() : level.outward(name);
            if (parameter.isEmpty()) {
                return Optional.empty();
            }
            name = parameter.get();
            level = level.around();
        }
        Optional<Parameter> found = level.method().layer().member(name);
        String method = level.method().name();
        Optional<Object> now = Optional.ofNullable(level.members().get(name)).map(Evaluated::value);
        if (level.around() == null) {
            Trial.Place place = new Trial.Place(method, name);
            return found.map(parameter -> new Origin(place, method, parameter, now));
        }
        // A network that is used is proven by itself: it is not to be changed for this one.
        if (!level.body().isBlock() || !level.body().inThisCompile()) {
            return Optional.empty();
        }
        Trial.Place place = new Trial.Place(level.body().qualifiedName(), method, name);
        String owner = level.body().typeName() + ".Body." + method;
        return found.map(parameter -> new Origin(place, owner, parameter, now));
    }

    /** A size as the member takes it. */
    Object written(long size) {
        return member.type() == Type.INT_ARRAY ? List.of(size) : (Object) size;
    }
}
