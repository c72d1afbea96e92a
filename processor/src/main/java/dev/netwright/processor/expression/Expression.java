package dev.netwright.processor.expression;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A parsed expression, such as {@code stride != 1 || x.channels != channels}. Immutable; two are equal if their texts
 * and positions are.
 */
public final class Expression {
    /** The sizes that {@code x.size} can ask of a layer. */
    public static final List<String> DIMENSIONS = List.of("channels", "height", "width", "depth", "features", "steps");

    private final String text;
    private final Node root;
    private final Set<String> names;
    private final Set<String> layers;
    private final Set<String> dimensions;

    private Expression(String text, Node root) {
        this.text = text;
        this.root = root;
        Set<String> names = new LinkedHashSet<>();
        Set<String> layers = new LinkedHashSet<>();
        Set<String> dimensions = new LinkedHashSet<>();
        collect(root, names, layers, dimensions);
        this.names = Collections.unmodifiableSet(names);
        this.layers = Collections.unmodifiableSet(layers);
        this.dimensions = Collections.unmodifiableSet(dimensions);
    }

    /**
     * Reads an expression.
     *
     * @throws ExpressionException of kind {@code SYNTAX}, of kind {@code OVERFLOW} for a number out of range, or of kind
     *     {@code UNKNOWN_NAME} for a dimension that does not exist
     */
    public static Expression parse(String text) {
        return rest(text, new Parser(text));
    }

    /** The expression from the parser's place to the end of the text. */
    static Expression rest(String text, Parser parser) {
        int start = parser.peek().position();
        return new Expression(text.substring(start).strip(), parser.wholeExpression());
    }

    /** A parameter passed on under its own name. */
    static Expression parameter(Token name) {
        return new Expression(name.text(), new Name(name.position(), name.text()));
    }

    /** The source of the expression, without spaces around it and without what it is bound to. */
    public String text() {
        return text;
    }

    /**
     * Checks names and types; arithmetic is not done.
     *
     * @param expected what the expression is bound to; null if anything will do
     * @return the expected type, or without one the type that the expression has
     * @throws ExpressionException of kind {@code UNKNOWN_NAME} or {@code TYPE}
     */
    public Type check(TypeScope scope, Type expected) {
        Typed typed = root.as(scope, expected);
        return expected != null ? expected : typed.type();
    }

    /**
     * The value. Branches that are not taken, and right sides that {@code &&} and {@code ||} do not need, are typed
     * but not evaluated: no size is asked for and no arithmetic is done in them.
     *
     * @param expected what the expression is bound to; null if anything will do
     * @return a {@code Long} in the range of {@code int}, {@code Boolean}, {@code Double}, {@code String},
     *     {@code List<Long>} or {@link EnumConstant}, converted to what is expected
     * @throws ExpressionException of any kind but {@code SYNTAX}
     */
    public Object evaluate(Scope scope, Type expected) {
        return root.as(new ValueTypes(scope), expected).evaluation().in(scope);
    }

    /** The bare names, in order of appearance: parameters, and constants of enums. */
    public Set<String> names() {
        return names;
    }

    /** The layers whose sizes are used, in order of appearance: {@code x} of {@code x.channels}. */
    public Set<String> layers() {
        return layers;
    }

    /** The sizes that are used, in order of appearance: {@code channels} of {@code x.channels}. */
    public Set<String> dimensions() {
        return dimensions;
    }

    private static void collect(Node node, Set<String> names, Set<String> layers, Set<String> dimensions) {
        if (node instanceof Name name) {
            names.add(name.name());
        } else if (node instanceof Size size) {
            layers.add(size.layer());
            dimensions.add(size.dimension());
        }
        node.children().forEach(child -> collect(child, names, layers, dimensions));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression that && text.equals(that.text) && root.equals(that.root);
    }

    @Override
    public int hashCode() {
        return 31 * text.hashCode() + root.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
