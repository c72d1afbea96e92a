package dev.netwright.processor.report;

import java.util.Locale;

/** Every error and warning that the compiler can report, one page each under {@code docs/errors/}. */
public enum ErrorCode {
    // The form of a declaration.
    NOT_AN_INTERFACE("A network is an interface, and a block is an annotation with a nested interface Body."),
    LAYER_METHOD(
            "A layer method is abstract, is not generic, has no varargs, throws nothing, and returns a tensor type."),
    NO_LAYER("A method that returns a tensor has one layer annotation, and this one has none."),
    TWO_LAYERS("A method that returns a tensor has one layer annotation, and this one has several."),
    PARAMETER_TYPE("A block parameter is an int, boolean, double, String or enum."),
    PARAMETER_DEFAULT("A block parameter that is a number must have a default: REQUIRED if it must be given."),
    NAME_CLASH(
            "Two layers cannot have the same name, names that differ only in case, or names that become the same Java"
                    + " constant."),
    RESERVED_NAME("The names i and in are reserved: they have a meaning of their own in expressions."),
    REPLACES("A layer that replaces an inherited one says so with @Override, or with @Replace if its parameters"
            + " differ."),
    SEVERAL_BASES("Only one of the interfaces that a network extends may have layers."),
    RECURSIVE_BLOCK("A block cannot contain itself, neither directly nor through other blocks."),
    TOO_DEEP("Blocks and networks can be nested in each other only so deep."),
    NAME_TAKEN("The names of the generated classes must be free."),
    RECORD_MISSING("A block or network from a jar must have been compiled with this processor, or with -parameters."),
    RECORD_VERSION("A block or network from a jar was compiled with a newer Netwright."),

    // Who reads whom.
    NO_INPUT("A network needs at least one @Input."),
    NO_OUTPUT("A network needs at least one head."),
    UNUSED_INPUT("Every input must be read by a layer."),
    UNUSED_LAYER("Every layer must be a head or be read by another layer."),
    UNKNOWN_LAYER("No layer has this name."),
    LATER_LAYER("A layer can only read layers above it."),
    READS_HEAD("A head is an output and cannot be read."),
    AMBIGUOUS_INPUT("Several inputs stand above the layer, so it must name the one it reads."),
    ARITY("A layer reads as many layers as its annotation takes."),
    INPUT_SIZES("An @Input of a network gives the sizes of its tensor, and an @Input of a block gives none."),

    // Members and expressions.
    MISSING_MEMBER("A required member must be given on the annotation or bound."),
    GIVEN_AND_BOUND("A member is given on the annotation or bound, but not both."),
    UNKNOWN_MEMBER("The layer annotation has no such member."),
    MEMBER_OUT_OF_RANGE("The value of a member is outside its range."),
    EXPRESSION_SYNTAX("An expression cannot be parsed."),
    EXPRESSION_NAME("A name in an expression must be a parameter, a layer above, or i."),
    EXPRESSION_TYPE("An expression has the wrong type for its place."),
    EXPRESSION_VALUE("An expression divides by zero, so it has no value."),
    REPEAT_COUNT("The count of a @Repeat cannot be negative."),
    LEFT_OUT("If a layer is left out, its first input stands for it and must fit."),

    // Shapes.
    KERNEL_EXCEEDS_INPUT("A kernel must not be larger than its padded input."),
    SIZE_BELOW_ONE("Every size of a tensor must be at least 1."),
    TENSOR_KIND("A layer reads only the kinds of tensor it is made for."),
    RETURN_TYPE("The return type must be the kind of tensor that the layer gives."),
    READ_TYPE("The type of a parameter must be the declared type of the layer it names."),
    CONCAT_SIZES("Tensors that are concatenated must agree in every size but the channels."),
    SHAPES_DIFFER("Tensors that are added, multiplied, stacked or compared must have the same shape."),
    ANY_SIZE("A network of ANY input size must have the same layers and parameters at every size up to the largest it"
            + " states."),
    PADDED_STEPS("A layer that reads sequences of ANY steps must keep padding out of the real steps."),
    STACKED_BATCHES(
            "Layers that are read together must have the same number of stacked batches, and a head reads no stack."),
    PADDING_EXCEEDS_KERNEL("The padding of a pool is at most half its kernel."),
    NO_EXACT_LOWERING("Deeplearning4j cannot compute this exactly."),
    HEAD_ACTIVATION("A head applies its softmax or sigmoid itself, so a layer before it must not."),
    HEAD_WIDTH("A head must fit the number of values it reads."),
    LABEL_COUNT("A head has one label for each class, and all labels differ."),
    LABELS_OF("An auxiliary head shares the labels of another head of the same kind and shape."),
    BACKWARD_HALF("The last step of a bidirectional @Lstm holds only one step of its backward half.", true),
    OVERFLOW("A size or count is too large for its integer type."),
    TOO_MANY_LAYERS("A network can have only so many layers."),

    // Pins.
    SHAPE_SYNTAX("A @Shape is sizes joined by x, as in 256x6x6."),
    SHAPE_PIN("A layer must have the shape that its @Shape pins."),
    REFERENCE_PARAMS("A network must have the number of trainable parameters that its @Reference states."),
    REFERENCE_MACS("A network must have the number of multiply-adds that its @Reference states."),

    INTERNAL_ERROR("Netwright itself failed; nothing is wrong with the source.");

    private final String rule;
    private final boolean isWarning;

    ErrorCode(String rule) {
        this(rule, false);
    }

    ErrorCode(String rule, boolean isWarning) {
        this.rule = rule;
        this.isWarning = isWarning;
    }

    /** Whether the network is generated all the same. */
    public boolean isWarning() {
        return isWarning;
    }

    /** {@code kernel-exceeds-input}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rule in one sentence. */
    public String rule() {
        return rule;
    }
}
