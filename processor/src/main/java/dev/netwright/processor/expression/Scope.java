package dev.netwright.processor.expression;

/** The values that an expression reads. */
public interface Scope {
    /**
     * The value of a parameter or of the repeat counter.
     *
     * @return a {@code Long} in the range of {@code int}, {@code Boolean}, {@code Double}, {@code String},
     *     {@code List<Long>} or {@link EnumConstant}; null if there is no such name, which may then be an enum's constant
     * @throws ExpressionException if the value cannot be had; the position in the text is added on the way out
     */
    Object valueOf(String name);

    /**
     * One size of a layer's output.
     *
     * @param layer an input or a layer above
     * @param dimension one of {@link Expression#DIMENSIONS}
     * @throws ExpressionException if there is no such layer or its shape has no such dimension; the position in the text
     *     is added on the way out
     */
    long size(String layer, String dimension);
}
