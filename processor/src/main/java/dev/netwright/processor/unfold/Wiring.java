package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.expression.Spelling;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.shape.TensorKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Who reads whom in one body, as declared: names, the layer above, and what nothing reads. */
final class Wiring {
    private final Declaration declaration;
    private final List<LayerMethod> methods;
    private final Predicate<LayerMethod> isHead;
    private final Predicate<LayerMethod> mayBeHead;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<List<Integer>> reads = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** @param mayBeHead also where a layer could not be read, and so it cannot be said */
    Wiring(Declaration declaration, Predicate<LayerMethod> isHead, Predicate<LayerMethod> mayBeHead) {
        this.declaration = declaration;
        this.methods = declaration.methods();
        this.isHead = isHead;
        this.mayBeHead = mayBeHead;
        boolean hasInput = declaration.isBlock()
                || methods.stream().anyMatch(method -> method.isInput() || !method.isRead());
        if (!hasInput) {
            problems.add(Problem.of(ErrorCode.NO_INPUT, declaration.typeName(), "has no @Input", declaration.at())
                    .rule("a network reads at least one tensor from outside")
                    .fix("@Input(channels = 1, height = 28, width = 28) FeatureMap image(); as the first layer"));
        }
        for (int index = 0; index < methods.size(); index++) {
            places.putIfAbsent(methods.get(index).name(), index);
        }
        for (int index = 0; index < methods.size(); index++) {
            reads.add(resolve(index, hasInput));
        }
        if (problems.isEmpty()) {
            checkOutputs();
        }
    }

    /** For each method the indices that it reads. */
    List<List<Integer>> reads() {
        return reads;
    }

    List<Problem> problems() {
        return problems;
    }

    private List<Integer> resolve(int index, boolean hasInput) {
        LayerMethod method = methods.get(index);
        if (!method.isRead()) {
            return whatItMayRead(index);
        }
        if (method.isInput()) {
            if (!method.reads().isEmpty()) {
                problems.add(problem(ErrorCode.ARITY, method, "an input reads no layer")
                        .fix(method.name() + "() without parameters"));
            }
            return List.of();
        }
        if (method.reads().isEmpty()) {
            return hasInput ? above(index) : List.of();
        }
        List<Integer> found = new ArrayList<>();
        for (LayerMethod.Read read : method.reads()) {
            named(read.name(), index, method).ifPresent(source -> {
                found.add(source);
                checkTaken(read, source, method);
            });
        }
        return found;
    }

    /** What a method reads whose layer is not known: none of it is reported as read by nothing. */
    private List<Integer> whatItMayRead(int index) {
        List<String> names =
                methods.get(index).reads().stream().map(LayerMethod.Read::name).toList();
        List<Integer> found = new ArrayList<>();
        for (int above = 0; above < index; above++) {
            boolean isLast = above == index - 1;
            if (names.isEmpty() ? isLast : names.contains(methods.get(above).name())) {
                found.add(above);
            }
        }
        return found;
    }

    private List<Integer> above(int index) {
        LayerMethod method = methods.get(index);
        if (index == 0) {
            if (declaration.isBlock() && Body.hasImpliedInput(declaration)) {
                return List.of(Element.IMPLIED);
            }
            problems.add(problem(ErrorCode.LATER_LAYER, method, "reads the layer above, but it is the first")
                    .fix("move it below the @Input"));
            return List.of();
        }
        LayerMethod above = methods.get(index - 1);
        if (isHead.test(above)) {
            problems.add(
                    problem(ErrorCode.READS_HEAD, method, "reads the layer above, but '" + above.name() + "' is a head")
                            .rule("a head ends its branch")
                            .fix("name what it reads: " + candidates(index, method)));
            return List.of();
        }
        if (above.isInput() && index > 1 && methods.get(index - 2).isInput()) {
            problems.add(
                    problem(ErrorCode.AMBIGUOUS_INPUT, method, "reads the layer above, but several inputs precede it")
                            .fix("name what it reads: " + candidates(index, method)));
            return List.of();
        }
        return List.of(index - 1);
    }

    private Optional<Integer> named(String name, int index, LayerMethod method) {
        if (name.equals("in") && Body.hasImpliedInput(declaration)) {
            return Optional.of(Element.IMPLIED);
        }
        if (places.containsKey(name)) {
            int other = places.get(name);
            if (other >= index) {
                problems.add(problem(
                                ErrorCode.LATER_LAYER,
                                method,
                                other == index ? "reads itself" : "reads '" + name + "', which is declared below it")
                        .rule("only layers above may be read")
                        .fix(
                                other == index
                                        ? "name what it reads: " + candidates(index, method)
                                        : "move " + name + " above " + method.name()));
                return Optional.empty();
            }
            if (isHead.test(methods.get(other))) {
                problems.add(problem(ErrorCode.READS_HEAD, method, "reads '" + name + "', which is a head")
                        .rule("a head ends its branch")
                        .fix("name what it reads: " + candidates(index, method)));
                return Optional.empty();
            }
            return Optional.of(other);
        }
        problems.add(problem(ErrorCode.UNKNOWN_LAYER, method, "reads '" + name + "', and there is no such layer")
                .rule("a parameter of a layer method names the layer that is read")
                .fix(Spelling.meant(name, readable(index)).orElseGet(() -> candidates(index, method))));
        return Optional.empty();
    }

    private void checkTaken(LayerMethod.Read read, int source, LayerMethod reader) {
        TensorKind declared =
                source == Element.IMPLIED ? TensorKind.ANY : methods.get(source).returns();
        if (declared != TensorKind.ANY && !read.as().admits(declared)) {
            problems.add(problem(
                            ErrorCode.RETURN_TYPE,
                            reader,
                            "reads '%s' as a %s, and it is declared %s"
                                    .formatted(read.name(), read.as().typeName(), declared.typeName()))
                    .fix("%s %s".formatted(declared.typeName(), read.name())));
        }
    }

    private List<String> readable(int below) {
        List<String> names = new ArrayList<>();
        if (Body.hasImpliedInput(declaration)) {
            names.add("in");
        }
        methods.subList(0, below).stream()
                .filter(method -> !isHead.test(method))
                .map(LayerMethod::name)
                .forEach(names::add);
        return names;
    }

    private String candidates(int below, LayerMethod reader) {
        List<String> names = readable(below);
        List<String> nearest = new ArrayList<>(names.subList(Math.max(0, names.size() - 6), names.size()));
        Collections.reverse(nearest);
        return String.join(
                " or ",
                nearest.stream()
                        .map(name -> "%s(%s)".formatted(reader.name(), name))
                        .toList());
    }

    private void checkOutputs() {
        boolean hasHead = methods.stream().anyMatch(mayBeHead);
        if (!declaration.isBlock() && !hasHead) {
            problems.add(Problem.of(ErrorCode.NO_OUTPUT, declaration.typeName(), "has no head", declaration.at())
                    .rule("what a network computes is what its heads say")
                    .fix("@SoftmaxOutput, @SigmoidOutput, @RegressionOutput or @Output as the last layer"));
        }
        Set<Integer> read = new HashSet<>();
        reads.forEach(read::addAll);
        for (int index = 0; index < methods.size(); index++) {
            LayerMethod method = methods.get(index);
            boolean isLast = index == methods.size() - 1;
            boolean isRepeated = places.get(method.name()) < index;
            if (isRepeated
                    || read.contains(index)
                    || mayBeHead.test(method)
                    || (method.isNeverKept() && !method.isInput())
                    || (isLast && (declaration.isBlock() || !hasHead))) {
                continue;
            }
            problems.add(
                    method.isInput()
                            ? problem(ErrorCode.UNUSED_INPUT, method, "no layer reads this input")
                                    .fix("read it by name, or remove it")
                            : problem(ErrorCode.UNUSED_LAYER, method, "no layer reads this, and it is not a head")
                                    .rule("every layer leads to an output")
                                    .fix("read it by name, or remove it"));
        }
    }

    private Problem problem(ErrorCode code, LayerMethod method, String message) {
        return Problem.of(code, method.name(), message, method.at());
    }
}
