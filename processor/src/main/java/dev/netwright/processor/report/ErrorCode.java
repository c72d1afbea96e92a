package dev.netwright.processor.report;

import java.util.Locale;

/** Every error that the compiler can report, one page each under {@code docs/errors/}. */
public enum ErrorCode {
    // The form of a declaration.
    NOT_AN_INTERFACE("A network is an interface; a block is an annotation with a nested interface Body."),
    LAYER_METHOD("A layer method is abstract, not generic, has no varargs, and returns a tensor type."),
    NO_LAYER("A method that returns a tensor has exactly one layer annotation; this one has none."),
    TWO_LAYERS("A method that returns a tensor has exactly one layer annotation; this one has several."),
    PARAMETER_TYPE("A block parameter is an int, boolean, double, String or enum."),
    PARAMETER_DEFAULT("A block parameter that is a number has a default: REQUIRED where it must be given."),
    NAME_CLASH("Two layers may not have names that differ only in case or become one Java constant."),
    RESERVED_NAME("The names i and in have a meaning of their own in expressions."),
    REPLACES(
            "A layer takes the place of an inherited one with @Override, or with @Replace where its parameters differ."),
    SEVERAL_BASES("At most one of the interfaces that a network extends has layers."),
    RECURSIVE_BLOCK("A block may not contain itself, directly or through others."),
    TOO_DEEP("Blocks and networks are nested in each other up to a bounded depth."),
    NAME_TAKEN("The classes that are generated have names of their own."),
    RECORD_MISSING("A block or network in a jar was compiled with this processor, or with -parameters."),
    RECORD_VERSION("A block or network from a jar was recorded by a newer Netwright."),

    // Who reads whom.
    NO_INPUT("A network has at least one @Input."),
    NO_OUTPUT("A network has at least one head."),
    UNUSED_INPUT("Every input is read by a layer."),
    UNUSED_LAYER("Every layer is read by another layer or is a head."),
    UNKNOWN_LAYER("What a layer reads, replaces, removes or is used up to is named like a layer that is there."),
    LATER_LAYER("Only layers above may be read."),
    READS_HEAD("A head ends its branch; it is not read."),
    AMBIGUOUS_INPUT("The layer above is one of several inputs: name the one to read."),
    ARITY("A layer reads as many layers as its kind takes."),
    INPUT_SIZES("An @Input of a network gives the sizes of its kind of tensor; one of a block gives none."),

    // Members and expressions.
    MISSING_MEMBER("A required member is given on the annotation or bound."),
    GIVEN_AND_BOUND("A member is given on the annotation or bound, not both."),
    UNKNOWN_MEMBER("@Bind sets members of the layer annotation on its own element."),
    MEMBER_OUT_OF_RANGE("A member has a value outside its range."),
    EXPRESSION_SYNTAX("An expression does not parse."),
    EXPRESSION_NAME("A name in an expression is not a parameter, a layer above, or i."),
    EXPRESSION_TYPE("An expression has the wrong type for its place."),
    EXPRESSION_VALUE("An expression has no value: it divides by zero."),
    REPEAT_COUNT("A @Repeat counts from 0 up."),
    LEFT_OUT("What is left out stands for its first input, which must fit."),

    // Shapes.
    KERNEL_EXCEEDS_INPUT("A kernel is no larger than its padded input."),
    SIZE_BELOW_ONE("Every size of a tensor is at least 1."),
    TENSOR_KIND("A layer reads the kind of tensor it is made for."),
    RETURN_TYPE("The return type is the kind of tensor that comes out."),
    READ_TYPE("A parameter of a layer method is of the kind of tensor that the layer it names is declared to be."),
    CONCAT_SIZES("What is concatenated agrees in every size but the channels."),
    SHAPES_DIFFER("What is added or multiplied has equal shapes."),
    ANY_SIZE("A network of ANY input size works alike, with the same parameters, at every size up to the stated one."),
    PADDED_STEPS("A layer over sequences of ANY steps keeps the padding of shorter ones out of their real steps."),
    STACKED_BATCHES("A head, and layers that are read together, see stacks of equal height; a head sees no stack."),
    PADDING_EXCEEDS_KERNEL("The padding of a pool is at most half its kernel."),
    NO_EXACT_LOWERING("Deeplearning4j has no exact way to compute this."),
    HEAD_ACTIVATION("What a head reads has not been through the head's own softmax or sigmoid already."),
    HEAD_WIDTH("A head fits the number of values it reads."),
    LABEL_COUNT("A head names as many labels as it has classes."),
    LABELS_OF("An auxiliary head shares the labels of another head of the same kind and shape."),
    OVERFLOW("A size or count does not fit its integer type."),
    TOO_MANY_LAYERS("A network unfolds to a bounded number of layers."),

    // Pins.
    SHAPE_SYNTAX("A @Shape is sizes joined by x: 256x6x6."),
    SHAPE_PIN("A layer has the shape that its @Shape pins."),
    REFERENCE_PARAMS("A network has the number of trainable parameters that its @Reference states."),
    REFERENCE_MACS("A network has the number of multiply-adds that its @Reference states."),

    INTERNAL_ERROR("Netwright itself failed; nothing is wrong with the source.");

    private final String rule;

    ErrorCode(String rule) {
        this.rule = rule;
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
