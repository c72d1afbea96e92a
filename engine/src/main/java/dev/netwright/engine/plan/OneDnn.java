package dev.netwright.engine.plan;

import static org.bytedeco.dnnl.global.dnnl.scratchpad_mode;

import dev.netwright.engine.graph.Shape;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;

/** oneDNN, once it is loaded: its processor, and descriptions of tensors. */
public final class OneDnn {
    private static final Loaded LOADED = load();

    private final engine processor;

    private OneDnn(engine processor) {
        this.processor = processor;
    }

    private record Loaded(OneDnn library, String obstacle) {}

    private static Loaded load() {
        try {
            engine processor = new engine(engine.kind.cpu, 0);
            // Whoever asks first may free all that it has made; this stays.
            processor.retainReference();
            return new Loaded(new OneDnn(processor), null);
        } catch (LinkageError | RuntimeException failure) {
            return new Loaded(
                    null,
                    String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** Why oneDNN cannot be used here; empty where it can. */
    public static Optional<String> obstacle() {
        return Optional.ofNullable(LOADED.obstacle);
    }

    /**
     * The library.
     *
     * @throws IllegalStateException if it does not load here
     */
    public static OneDnn library() {
        if (LOADED.library == null) {
            throw new IllegalStateException("oneDNN does not load here: " + LOADED.obstacle);
        }
        return LOADED.library;
    }

    /** The processor that computes. */
    public engine processor() {
        return processor;
    }

    /** A dense tensor in C order. One number without dimensions is {@code [1]}. */
    public static memory.desc plain(Shape shape) {
        return strided(
                longs(shape), Arrays.stream(shape.strides()).asLongStream().toArray());
    }

    /** A tensor whose neighbours are so far apart. */
    public static memory.desc strided(long[] sizes, long[] strides) {
        return sizes.length == 0
                ? new memory.desc(new long[] {1}, memory.data_type.f32, new long[] {1})
                : new memory.desc(sizes, memory.data_type.f32, strides);
    }

    /** A tensor in the layout that oneDNN likes best. */
    public static memory.desc any(long... sizes) {
        return new memory.desc(sizes, memory.data_type.f32, memory.format_tag.any);
    }

    /** A tensor in the layout that oneDNN likes best. */
    public static memory.desc any(Shape shape) {
        return any(longs(shape));
    }

    /** The sizes as oneDNN wants them. */
    public static long[] longs(Shape shape) {
        return longs(shape.sizes());
    }

    /** Integers as oneDNN wants them. */
    public static long[] longs(int... values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    /** No settings but that what a primitive needs while it runs stands in the arena. */
    public static primitive_attr attributes() {
        primitive_attr attributes = new primitive_attr();
        attributes.set_scratchpad_mode(scratchpad_mode.user);
        return attributes;
    }
}
