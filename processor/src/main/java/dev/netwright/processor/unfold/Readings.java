package dev.netwright.processor.unfold;

import dev.netwright.processor.declaration.Declaration;
import dev.netwright.processor.declaration.LayerMethod;
import dev.netwright.processor.layer.Arity;
import dev.netwright.processor.report.Problem;
import dev.netwright.processor.shape.TensorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a layer may read that reads too many layers, or too few. */
final class Readings {
    /** The nearest layers above, of which some are chosen. */
    private static final int MOST_LOOKED_AT = 8;

    private static final int MOST_TRIED = 28;

    private final Declaration declaration;
    private final int index;
    private final LayerMethod reader;

    Readings(Declaration declaration, int index) {
        this.declaration = declaration;
        this.index = index;
        this.reader = declaration.methods().get(index);
    }

    /**
     * The names to read, in words.
     *
     * @param fits whether the reader may read a layer, as far as that can be said
     */
    String advice(Problem fault, Arity arity, Predicate<LayerMethod> fits, Advice advice) {
        List<String> named = reader.reads().stream().map(LayerMethod.Read::name).toList();
        String readings;
        if (named.size() > arity.most()) {
            // Each of them was meant, so that each is shown.
            readings = Advice.inWords(advice.of(fault, detours(List.of(), named, arity.most())));
        } else {
            List<String> others = new ArrayList<>();
            for (int above = index - 1; above >= 0 && others.size() < MOST_LOOKED_AT; above--) {
                LayerMethod other = declaration.methods().get(above);
                if (!named.contains(other.name()) && fits.test(other)) {
                    others.add(other.name());
                }
            }
            if (Body.hasImpliedInput(declaration) && others.size() < MOST_LOOKED_AT && !named.contains("in")) {
                others.add("in");
            }
            readings = advice.best(fault, detours(named, others, arity.least() - named.size()));
        }
        return readings.isEmpty()
                ? "a parameter for each of the %s layers that it reads".formatted(arity.least())
                : "read by name: " + readings;
    }

    private List<Detours.Detour> detours(List<String> named, List<String> others, int count) {
        List<List<String>> chosen = new ArrayList<>();
        choose(named, others, count, chosen);
        return chosen.stream().map(this::detour).toList();
    }

    private Detours.Detour detour(List<String> names) {
        List<LayerMethod.Read> reads = names.stream()
                .map(name -> new LayerMethod.Read(name, TensorKind.ANY))
                .toList();
        List<LayerMethod> changed = new ArrayList<>(declaration.methods());
        changed.set(index, reader.reading(reads));
        String text = "%s(%s)".formatted(reader.name(), String.join(", ", names));
        return new Detours.Detour(new Draft(declaration.with(changed)), text);
    }

    /** Every way to add {@code count} of {@code others}, in their order. */
    private static void choose(List<String> named, List<String> others, int count, List<List<String>> chosen) {
        if (count == 0 && chosen.size() < MOST_TRIED) {
            chosen.add(named);
        }
        for (int first = 0; count > 0 && first + count <= others.size() && chosen.size() < MOST_TRIED; first++) {
            List<String> more = new ArrayList<>(named);
            more.add(others.get(first));
            choose(more, others.subList(first + 1, others.size()), count - 1, chosen);
        }
    }
}
