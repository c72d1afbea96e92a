package dev.netwright.processor.expression;

import java.util.List;
import java.util.Optional;

/** {@code test ? whenTrue : whenFalse}; only the branch that is taken is evaluated. */
record Conditional(int position, Node test, Node whenTrue, Node whenFalse) implements Node {
    @Override
    public List<Node> children() {
        return List.of(test, whenTrue, whenFalse);
    }

    @Override
    public Typed resolve(TypeScope scope, Type expected) {
        Typed choice = test.as(scope, Type.BOOLEAN);
        Type wanted = expected != null ? expected : enumType(scope).orElse(null);
        Typed first = whenTrue.as(scope, wanted);
        Typed second = whenFalse.as(scope, wanted);
        Type type = Type.common(first.type(), second.type()).orElseThrow(() -> unlike(first, second));
        Typed yes = first.as(type, whenTrue.position());
        Typed no = second.as(type, whenFalse.position());
        return new Typed(
                type, values -> (choice.truth(values) ? yes : no).evaluation().in(values));
    }

    @Override
    public Optional<Type.EnumType> enumType(TypeScope scope) {
        return whenTrue.enumType(scope).or(() -> whenFalse.enumType(scope));
    }

    private ExpressionException unlike(Typed first, Typed second) {
        return new ExpressionException(
                ExpressionException.Kind.TYPE,
                position,
                "expected one type in both branches of '?:', found "
                        + first.type().describe() + " and " + second.type().describe());
    }
}
