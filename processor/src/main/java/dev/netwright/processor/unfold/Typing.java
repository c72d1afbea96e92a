package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.AnnotationUse;
import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.declaration.Parameter;
import dev.netwright.processor.expression.Binding;
import dev.netwright.processor.expression.Expression;
import dev.netwright.processor.expression.ExpressionException;
import dev.netwright.processor.expression.Spelling;
import dev.netwright.processor.expression.Type;
import dev.netwright.processor.expression.TypeScope;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.shape.Shape;
import dev.netwright.processor.shape.TensorKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The expressions and members of one layer method, checked as far as that is possible without any value. */
final class Typing {
    private final Declaration declaration;
    private final int index;
    private final LayerMethod method;
    private final List<Problem> problems = new ArrayList<>();
    private final Optional<Advice> advice;
    private boolean mayBindAnything;

    Typing(Declaration declaration, int index, Optional<Advice> advice) {
        this.advice = advice;
        this.declaration = declaration;
        this.index = index;
        this.method = declaration.methods().get(index);
    }

    List<Problem> problems() {
        return problems;
    }

    Element element(LayerMethod of, List<Integer> reads, boolean endsInHead, boolean isWired) {
        Optional<Expression> repeat = of.repeat().flatMap(text -> expression(text, Type.INT, false));
        Optional<Expression> when = of.when()
                .flatMap(text -> expression(text, Type.BOOLEAN, of.repeat().isPresent()));
        Map<String, Element.Bound> binds = new LinkedHashMap<>();
        of.binds().forEach(text -> bind(text, binds));
        if (declaration.isBlock()) {
            of.shape()
                    .filter(pin -> !Shape.isText(pin.value()))
                    .ifPresent(pin -> problems.add(Faults.noShape(pin, of.name(), "256x6x6")));
        }
        if (of.isInput()) {
            checkInput(binds.keySet());
        } else {
            checkRequired(binds);
        }
        return new Element(of, reads, repeat, when, binds, endsInHead, isWired && problems.isEmpty());
    }

    private Optional<Expression> expression(LayerMethod.Text text, Type type, boolean repeats) {
        return guarded(text, () -> {
            Expression expression = Expression.parse(text.value());
            expression.check(new Names(repeats), type);
            return expression;
        });
    }

    private void bind(LayerMethod.Text text, Map<String, Element.Bound> binds) {
        Optional<Binding> parsed = guarded(text, () -> Binding.parse(text.value()));
        mayBindAnything |= parsed.isEmpty();
        parsed.ifPresent(binding -> {
            AnnotationUse use = method.layer();
            Optional<Parameter> member = use.member(binding.member());
            if (member.isEmpty()) {
                mayBindAnything = true;
                List<String> names = use.members().stream()
                        .map(Parameter::name)
                        .filter(name -> !use.given().containsKey(name) && !binds.containsKey(name))
                        .toList();
                problems.add(problem(
                                ErrorCode.UNKNOWN_MEMBER,
                                text,
                                "@%s has no member '%s'".formatted(use.simpleName(), binding.member()))
                        .rule("@Bind sets members of the layer annotation on the same method")
                        .fix(Spelling.advice(
                                binding.member(),
                                names,
                                use.members().isEmpty()
                                        ? "@" + use.simpleName() + " has no members"
                                        : "remove it, since every member has its value")));
            } else if (binds.containsKey(binding.member()) || use.given().containsKey(binding.member())) {
                boolean twice = binds.containsKey(binding.member());
                problems.add(problem(
                                ErrorCode.GIVEN_AND_BOUND,
                                text,
                                "'%s' is %s".formatted(binding.member(), twice ? "bound twice" : "given and bound"))
                        .rule("a member has one value")
                        .fix("remove one of them"));
            } else {
                Type type = member.get().type();
                int before = problems.size();
                guarded(
                        text,
                        () -> binding.value().check(new Names(method.repeat().isPresent()), type));
                binds.put(binding.member(), new Element.Bound(binding, text, problems.size() == before));
            }
        });
    }

    /** A binding that could not be read may be the one of a member that is missing. */
    private void checkRequired(Map<String, Element.Bound> binds) {
        AnnotationUse use = method.layer();
        for (Parameter member : use.members()) {
            boolean isGiven = use.given().containsKey(member.name()) || binds.containsKey(member.name());
            if (member.isRequired() && !isGiven && !mayBindAnything) {
                problems.add(Problem.of(
                                ErrorCode.MISSING_MEMBER,
                                method.name(),
                                "@%s needs %s".formatted(use.simpleName(), member.name()),
                                use.at())
                        .rule(member.name() + " has no default")
                        .fix("@%s(%s = ...), or @Bind(\"%s = ...\")"
                                .formatted(use.simpleName(), member.name(), member.name())));
            }
        }
    }

    private void checkInput(Set<String> bound) {
        Set<String> given = new LinkedHashSet<>(method.layer().given().keySet());
        given.addAll(bound);
        TensorKind kind = method.returns();
        if (declaration.isBlock()) {
            if (!given.isEmpty()) {
                problems.add(inputProblem("an input of a block takes no sizes", "@Input without sizes"));
            }
            return;
        }
        if (kind == TensorKind.ANY) {
            kind = TensorKind.withSizes(given);
        }
        List<String> wanted = kind.dimensions();
        given.removeAll(OpenSize.MEMBERS);
        OpenSize.fault(method.layer()).ifPresent(fault -> problems.add(inputProblem(fault.message(), fault.fix())));
        if (kind == TensorKind.VOLUME && OpenSize.of(method).isPresent()) {
            problems.add(inputProblem("a volume cannot be of ANY size", "depth, height and width as numbers"));
        }
        if (!given.equals(Set.copyOf(wanted))) {
            String message = "a %s input needs %s, but this one has %s"
                    .formatted(
                            kind.typeName(),
                            String.join(", ", wanted),
                            given.isEmpty()
                                    ? "nothing"
                                    : String.join(", ", given.stream().sorted().toList()));
            List<Detours.Detour> detours = wanted.containsAll(given) ? List.of() : otherInputs(given, kind);
            String fix = advice.map(trial -> trial.best(inputProblem(message, ""), detours))
                    .orElse("");
            problems.add(inputProblem(message, fix.isEmpty() ? example(wanted) : fix));
        }
    }

    private static String example(List<String> wanted) {
        return "@Input("
                + String.join(", ", wanted.stream().map(name -> name + " = ...").toList()) + ")";
    }

    /** The input of the kind that has these sizes, and with those sizes alone that its own kind has. */
    private List<Detours.Detour> otherInputs(Set<String> given, TensorKind kind) {
        List<Detours.Detour> detours = new ArrayList<>();
        kindOf(given)
                .map(other -> new Detours.Detour(
                        new Draft(declaration).retype(method.name(), other), "declare it " + other.typeName()))
                .ifPresent(detours::add);
        AnnotationUse use = method.layer();
        List<String> wanted = kind.dimensions();
        if (method.binds().isEmpty()
                && given.containsAll(wanted)
                && OpenSize.of(method).isEmpty()) {
            Map<String, Object> kept = new LinkedHashMap<>();
            wanted.forEach(name -> kept.put(name, use.given().get(name)));
            AnnotationUse input = AnnotationUse.plain(use.annotation(), use.simpleName(), use.members(), kept);
            detours.add(new Detours.Detour(
                    new Draft(declaration).replace(method.name(), input, kind), Detours.text("Input", kept)));
        }
        return detours;
    }

    /** The kind of tensor that has just these sizes. */
    private static Optional<TensorKind> kindOf(Set<String> given) {
        return Arrays.stream(TensorKind.values())
                .filter(kind ->
                        kind != TensorKind.ANY && Set.copyOf(kind.dimensions()).equals(given))
                .findFirst();
    }

    private Problem inputProblem(String message, String fix) {
        return Problem.of(
                        ErrorCode.INPUT_SIZES,
                        method.name(),
                        message,
                        method.layer().at())
                .fix(fix);
    }

    private <T> Optional<T> guarded(LayerMethod.Text text, Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (ExpressionException fault) {
            problems.add(Faults.expression(fault, method.name(), text.value(), text.at()));
            return Optional.empty();
        }
    }

    private Problem problem(ErrorCode code, LayerMethod.Text text, String message) {
        return Problem.of(code, method.name(), message, text.at());
    }

    /** What an expression on this method may name. */
    private final class Names implements TypeScope {
        private final boolean repeats;

        Names(boolean repeats) {
            this.repeats = repeats;
        }

        @Override
        public Optional<Type> typeOf(String name) {
            if (name.equals("i") && repeats) {
                return Optional.of(Type.INT);
            }
            return declaration.parameters().stream()
                    .filter(parameter -> parameter.name().equals(name))
                    .map(Parameter::type)
                    .findFirst();
        }

        @Override
        public boolean hasLayer(String name) {
            return layers().contains(name);
        }

        @Override
        public Set<String> names() {
            Set<String> names = new LinkedHashSet<>();
            declaration.parameters().forEach(parameter -> names.add(parameter.name()));
            if (repeats) {
                names.add("i");
            }
            return names;
        }

        @Override
        public Set<String> layers() {
            Set<String> layers = new LinkedHashSet<>();
            if (Body.hasImpliedInput(declaration)) {
                layers.add("in");
            }
            declaration.methods().subList(0, index).forEach(above -> layers.add(above.name()));
            return layers;
        }
    }
}
