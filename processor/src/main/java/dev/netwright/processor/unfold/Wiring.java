package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.expression.Spelling;
import dev.netwright.processor.report.ErrorCode;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.shape.TensorKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who reads whom in one body, as declared: names, the layer above, and what nothing reads. */
final class Wiring {
    private static final int SHOWN = 5;
    private static final int MOST_SHOWN = 3;
    private static final int MOST_LOOKED_AT = 100;
    private static final int MOST_TRIED = 12;
    private static final int MOST_TRIALS = 500;

    private final Declaration declaration;
    private final List<LayerMethod> methods;
    private final Predicate<LayerMethod> isHead;
    private final Predicate<LayerMethod> mayBeHead;
    private final BiPredicate<LayerMethod, TensorKind> mayRead;
    private final boolean advises;
    private int trials;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<List<Integer>> reads = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param mayBeHead also where a layer could not be read, and so it cannot be said
     * @param mayRead whether a layer reads a kind of tensor, as far as that can be said
     * @param advises whether what it advises is to be tried
     */
    Wiring(
            Declaration declaration,
            Predicate<LayerMethod> isHead,
            Predicate<LayerMethod> mayBeHead,
            BiPredicate<LayerMethod, TensorKind> mayRead,
            boolean advises) {
        this(declaration, isHead, mayBeHead, mayRead, advises, false);
    }

    /** @param isTrial whether it only counts faults, what nothing reads among them */
    private Wiring(
            Declaration declaration,
            Predicate<LayerMethod> isHead,
            Predicate<LayerMethod> mayBeHead,
            BiPredicate<LayerMethod, TensorKind> mayRead,
            boolean advises,
            boolean isTrial) {
        this.advises = advises;
        this.declaration = declaration;
        this.mayRead = mayRead;
        this.methods = declaration.methods();
        this.isHead = isHead;
        this.mayBeHead = mayBeHead;
        boolean hasInput =
                declaration.isBlock() || methods.stream().anyMatch(method -> method.isInput() || !method.isRead());
        if (!hasInput) {
            problems.add(Problem.of(ErrorCode.NO_INPUT, declaration.typeName(), "has no @Input", declaration.at())
                    .rule("a network needs at least one input")
                    .fix(exampleInput() + " as the first layer"));
        }
        for (int index = 0; index < methods.size(); index++) {
            places.putIfAbsent(methods.get(index).name(), index);
        }
        for (int index = 0; index < methods.size(); index++) {
            reads.add(resolve(index, hasInput));
        }
        if (problems.isEmpty() || isTrial) {
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

    /** An input that the first layer reads. */
    private String exampleInput() {
        boolean readsMaps = methods.isEmpty() || mayRead.test(methods.get(0), TensorKind.MAP);
        if (readsMaps) {
            return "@Input(channels = 1, height = 28, width = 28) FeatureMap image();";
        }
        return mayRead.test(methods.get(0), TensorKind.VECTOR)
                ? "@Input(features = 4) FeatureVector x();"
                : "@Input(features = 1, steps = 100) FeatureSequence x();";
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
        for (int place = 0; place < method.reads().size(); place++) {
            LayerMethod.Read read = method.reads().get(place);
            named(place, index, method).ifPresent(source -> {
                found.add(source);
                checkTaken(read, source, method);
            });
        }
        return found;
    }

    /** What a method reads whose layer is not known: none of it is reported as read by nothing. */
    private List<Integer> whatItMayRead(int index) {
        List<LayerMethod.Read> named = methods.get(index).reads();
        if (named.isEmpty()) {
            return index == 0 ? List.of() : List.of(index - 1);
        }
        return named.stream()
                .map(read -> places.getOrDefault(read.name(), index))
                .filter(source -> source < index)
                .toList();
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
                            .fix(replacing(method)
                                    .map(inherited -> inherited + ", to replace the inherited layer")
                                    .orElseGet(() -> candidates(index, method, 0))));
            return List.of();
        }
        if (above.isInput() && index > 1 && methods.get(index - 2).isInput()) {
            problems.add(problem(
                            ErrorCode.AMBIGUOUS_INPUT,
                            method,
                            "reads the layer above, but several inputs stand above it")
                    .fix(candidates(index, method, 0)));
            return List.of();
        }
        return List.of(index - 1);
    }

    private Optional<Integer> named(int place, int index, LayerMethod method) {
        String name = method.reads().get(place).name();
        if (name.equals("in") && Body.hasImpliedInput(declaration)) {
            return Optional.of(Element.IMPLIED);
        }
        if (places.containsKey(name)) {
            int other = places.get(name);
            if (other >= index) {
                problems.add(later(index, other, place));
                return Optional.empty();
            }
            if (isHead.test(methods.get(other))) {
                problems.add(problem(ErrorCode.READS_HEAD, method, "reads '" + name + "', which is a head")
                        .rule("a head ends its branch")
                        .fix(candidates(index, method, place)));
                return Optional.empty();
            }
            return Optional.of(other);
        }
        problems.add(problem(ErrorCode.UNKNOWN_LAYER, method, "reads '" + name + "', but there is no such layer")
                .rule("a parameter of a layer method names the layer that is read")
                .fix(Spelling.meant(name, unread(index)).orElseGet(() -> candidates(index, method, place))));
        return Optional.empty();
    }

    /** A layer that reads itself or one below it; moving helps where the one below does not lead back. */
    private Problem later(int index, int other, int place) {
        LayerMethod method = methods.get(index);
        String name = methods.get(other).name();
        String elsewhere = candidates(index, method, place);
        if (other == index) {
            return problem(ErrorCode.LATER_LAYER, method, "reads itself")
                    .rule("only layers above may be read")
                    .fix(elsewhere);
        }
        Set<Integer> below = new TreeSet<>();
        boolean isCycle = leadsBack(other, index, below);
        String rule = isCycle
                ? "only layers above may be read, and %s in turn reads %s".formatted(name, method.name())
                : "only layers above may be read";
        return problem(ErrorCode.LATER_LAYER, method, "reads '%s', which is declared below it".formatted(name))
                .rule(rule)
                .fix(isCycle ? elsewhere : "move %s above %s".formatted(moved(below, name), method.name()));
    }

    private String moved(Set<Integer> below, String name) {
        return below.size() > SHOWN
                ? "%s, and the %s layers that it is made from,".formatted(name, below.size() - 1)
                : below.stream().map(at -> methods.get(at).name()).collect(Collectors.joining(" and "));
    }

    /** Whether {@code other} reads {@code index}, maybe through others; {@code below} gets what it needs below that. */
    private boolean leadsBack(int other, int index, Set<Integer> below) {
        Deque<Integer> open = new ArrayDeque<>(List.of(other));
        boolean isBack = false;
        while (!open.isEmpty()) {
            int at = open.pop();
            isBack |= at == index;
            if (at > index && below.add(at)) {
                LayerMethod method = methods.get(at);
                method.reads().forEach(read -> open.push(places.getOrDefault(read.name(), Element.IMPLIED)));
                // Right below the reader it would read the reader itself; moved, it reads what stands above that.
                if (method.reads().isEmpty() && !method.isInput() && at - 1 > index) {
                    open.push(at - 1);
                }
            }
        }
        return isBack;
    }

    private void checkTaken(LayerMethod.Read read, int source, LayerMethod reader) {
        TensorKind declared =
                source == Element.IMPLIED ? TensorKind.ANY : methods.get(source).returns();
        if (declared != TensorKind.ANY && !read.as().admits(declared)) {
            problems.add(problem(
                            ErrorCode.READ_TYPE,
                            reader,
                            "reads '%s' as a %s, but it is declared %s"
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

    /** What the method {@code index} may read that it does not name yet: it cannot name one twice. */
    private List<String> unread(int index) {
        List<String> names = readable(index);
        methods.get(index).reads().forEach(read -> names.remove(read.name()));
        return names;
    }

    /**
     * What {@code reader} may read, as {@code reader(left, right)}: what its layer fits, and leaves the fewest layers that
     * nothing reads; what the head right above it reads, then the nearest, at most three.
     *
     * @param place the parameter to be named otherwise
     */
    private String candidates(int below, LayerMethod reader, int place) {
        List<String> names = new ArrayList<>(readable(below));
        Collections.reverse(names);
        LayerMethod above = below == 0 ? reader : methods.get(below - 1);
        if (isHead.test(above)) {
            List<Integer> ofHead = reads.size() < below ? List.of() : reads.get(below - 1);
            ofHead.stream()
                    .filter(index -> index >= 0)
                    .map(index -> methods.get(index).name())
                    .filter(names::remove)
                    .findFirst()
                    .ifPresent(name -> names.add(0, name));
        }
        List<String> others =
                reader.reads().stream().map(LayerMethod.Read::name).toList();
        Map<String, List<Problem>> faults = new LinkedHashMap<>();
        names.stream()
                .limit(MOST_LOOKED_AT)
                .filter(name -> !others.contains(name) && fits(reader, name))
                .limit(MOST_TRIED)
                .forEach(name -> faults.put(name, faultsWith(below, reader, place, name)));
        int fewest = faults.values().stream().mapToInt(List::size).min().orElse(0);
        String readings = faults.entrySet().stream()
                .filter(tried -> tried.getValue().size() == fewest)
                .limit(MOST_SHOWN)
                .map(tried -> "%s(%s)%s"
                        .formatted(
                                reader.name(),
                                String.join(", ", Reread.names(reader, place, tried.getKey())),
                                Reread.then(tried.getValue())))
                .collect(Collectors.joining(", or "));
        return readings.isEmpty() ? "" : "read by name: " + readings;
    }

    private boolean fits(LayerMethod reader, String name) {
        TensorKind kind =
                places.containsKey(name) ? methods.get(places.get(name)).returns() : TensorKind.ANY;
        return mayRead.test(reader, kind);
    }

    /** What is wrong with the wiring where {@code reader} reads {@code name}. */
    private List<Problem> faultsWith(int index, LayerMethod reader, int place, String name) {
        if (!advises || ++trials > MOST_TRIALS) {
            return List.of();
        }
        List<LayerMethod> changed = new ArrayList<>(methods);
        List<LayerMethod.Read> read = Reread.names(reader, place, name).stream()
                .map(other -> new LayerMethod.Read(other, TensorKind.ANY))
                .toList();
        changed.set(index, reader.reading(read));
        return new Wiring(declaration.with(changed), isHead, mayBeHead, mayRead, false, true).problems();
    }

    private void checkOutputs() {
        boolean hasHead = methods.stream().anyMatch(mayBeHead);
        if (!declaration.isBlock() && !hasHead) {
            problems.add(Problem.of(ErrorCode.NO_OUTPUT, declaration.typeName(), "has no head", declaration.at())
                    .rule("the heads are the outputs of a network")
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
                                    .fix(replacing(method)
                                            .map(inherited -> inherited
                                                    + ", to replace the inherited layer, or a head that reads it")
                                            .orElse("read it by name, or remove it")));
        }
    }

    /**
     * How a layer that an heir adds would replace the one that was probably meant: of a name like its own, else the last
     * of its kind.
     */
    private Optional<String> replacing(LayerMethod method) {
        List<LayerMethod> inherited = methods.stream()
                .filter(other -> !declaration.own().contains(other) && !isHead.test(other) && !other.isInput())
                .toList();
        if (inherited.isEmpty() || !declaration.own().contains(method)) {
            return Optional.empty();
        }
        Optional<String> near = Spelling.closest(
                method.name(), inherited.stream().map(LayerMethod::name).toList());
        String annotation = method.layer().annotation();
        return near.or(() -> inherited.stream()
                        .filter(other -> other.layer().annotation().equals(annotation))
                        .map(LayerMethod::name)
                        .reduce((first, second) -> second))
                .map(name -> "@Override and the name " + name);
    }

    private Problem problem(ErrorCode code, LayerMethod method, String message) {
        return Problem.of(code, method.name(), message, method.at());
    }
}
