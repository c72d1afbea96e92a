package dev.netwright.processor.shape;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The kinds of tensor that a layer method may return; {@link #ANY} is plain {@code Tensor}, which leaves it open. */
public enum TensorKind {
    MAP("FeatureMap", "C x H x W", "channels", "height", "width"),
    VECTOR("FeatureVector", "F", "features"),
    SEQUENCE("FeatureSequence", "F x T", "features", "steps"),
    VOLUME("FeatureVolume", "C x D x H x W", "channels", "depth", "height", "width"),
    ANY("Tensor", "any shape");

    private final String typeName;
    private final String form;
    private final List<String> dimensions;

    TensorKind(String typeName, String form, String... dimensions) {
        this.typeName = typeName;
        this.form = form;
        this.dimensions = List.of(dimensions);
    }

    /** The simple name of the marker type. */
    public String typeName() {
        return typeName;
    }

    /** {@code C x H x W}. */
    public String form() {
        return form;
    }

    /** The names of the sizes, outermost first. */
    public List<String> dimensions() {
        return dimensions;
    }

    public boolean admits(TensorKind other) {
        return this == ANY || this == other;
    }

    /** The kind that has these sizes, of an input whose type leaves it open. */
    public static TensorKind withSizes(Collection<String> given) {
        if (given.contains("steps")) {
            return SEQUENCE;
        }
        if (given.contains("depth")) {
            return VOLUME;
        }
        return given.contains("features") ? VECTOR : MAP;
    }

    public static Optional<TensorKind> ofType(String typeName) {
        return Arrays.stream(values())
                .filter(kind -> kind.typeName.equals(typeName))
                .findFirst();
    }

    /** {@code FeatureMap (C x H x W)}. */
    @Override
    public String toString() {
        return this == ANY ? typeName : typeName + " (" + form + ")";
    }
}
