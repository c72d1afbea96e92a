package dev.netwright.engine.plan;

import dev.netwright.engine.graph.Graph;
import dev.netwright.engine.graph.Node;
import dev.netwright.engine.graph.Shape;
import dev.netwright.engine.operation.Signature;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * A graph made ready for one set of sizes: its steps, and the arena that they work in. Not for several threads at once.
 */
public final class Plan implements AutoCloseable {
    private static final long ALIGNMENT = 64;

    private final PointerScope scope;
    private final Map<Region.Home, Address> homes = new EnumMap<>(Region.Home.class);
    private final Map<String, Address> inputs = new LinkedHashMap<>();
    private final Map<Region, Address> arenaPlaces = new HashMap<>();
    private final Map<Address, List<Slot>> outside = new HashMap<>();
    private final Map<String, Slot> outputs = new LinkedHashMap<>();
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Run run = new Run();
    private final stream stream;
    private final long bytes;
    private final Pointer arena;
    private final Step[] before;
    private final Step[] main;
    private final long written;
    private final Map<String, String> unplanned;

    private Plan(Planner planner, Map<String, Slot> outputs, Map<String, String> unplanned, PointerScope scope) {
        this.scope = scope;
        this.unplanned = Map.copyOf(unplanned);
        this.outputs.putAll(outputs);
        outputs.keySet().forEach(output -> shapes.put(output, planner.shape(output)));
        Steps steps = planner.steps();
        bytes = Arena.place(steps.regions());
        written = planner.weights().written();
        arena = allocate(bytes + ALIGNMENT);
        homes.put(Region.Home.ARENA, new Address((arena.address() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT));
        float[] constants = planner.weights().constants();
        homes.put(Region.Home.CONSTANTS, new Address(new FloatPointer(constants).address()));
        homes.put(Region.Home.PARAMETERS, new Address(0));
        homes.put(Region.Home.GRADIENTS, new Address(0));
        for (Region region : steps.regions()) {
            if (region.home() == Region.Home.INPUT) {
                inputs.put(region.input(), new Address(0));
            }
        }
        stream = new stream(planner.processor());
        before = steps.before(OneDnn.library(), this::place).toArray(Step[]::new);
        main = steps.main(OneDnn.library(), this::place).toArray(Step[]::new);
        for (Slot slot : steps.slots()) {
            Address place = place(slot.region());
            slot.memory(OneDnn.library(), place);
            if (slot.region().home() != Region.Home.ARENA) {
                outside.computeIfAbsent(place, home -> new ArrayList<>()).add(slot);
            }
        }
    }

    private static Pointer allocate(long bytes) {
        Pointer memory = Pointer.malloc(bytes);
        if (memory == null || memory.isNull()) {
            throw new OutOfMemoryError("a program needs " + (bytes >> 20) + " MiB, more than there are");
        }
        // What no step has written yet must not be NaN by chance: padding in blocked layouts is read along.
        return Pointer.memset(memory, 0, bytes);
    }

    private Address place(Region region) {
        return switch (region.home()) {
            case INPUT -> inputs.get(region.input());
            case ARENA ->
                arenaPlaces.computeIfAbsent(
                        region, key -> new Address(homes.get(Region.Home.ARENA).value() + key.offset()));
            default -> homes.get(region.home());
        };
    }

    /**
     * Plans a graph.
     *
     * @param inputs the shapes of all inputs
     * @param training whether to plan the backward pass: from the outputs that are losses to all trained parameters
     * @param outputs the tensors that can be read after a run
     * @param losses the outputs that the backward pass begins at, with a gradient of 1
     * @param kernels the kernel of a node
     * @param reference the kernel of a node whose own one has not got what the node asks for
     */
    public static Plan of(
            Graph graph,
            Map<String, Shape> inputs,
            boolean training,
            List<String> outputs,
            List<String> losses,
            Function<Node, Kernel> kernels,
            Function<Node, Kernel> reference) {
        PointerScope scope = new PointerScope();
        try (scope) {
            Planner planner = new Planner(graph, inputs, training, new LinkedHashSet<>(outputs));
            List<Kernel.Backward> passes = new ArrayList<>();
            Map<String, String> unplanned = new LinkedHashMap<>();
            for (Node node : graph.sorted(outputs)) {
                if (!planner.isDone(node)) {
                    passes.add(forward(planner, node, kernels, reference, unplanned));
                }
            }
            Map<String, Slot> kept = new LinkedHashMap<>();
            for (String output : outputs) {
                kept.put(output, planner.plain(output));
            }
            if (training) {
                losses.forEach(
                        loss -> planner.contribute(loss, planner.weights().number(1, 1)));
                for (int i = passes.size() - 1; i >= 0; i--) {
                    passes.get(i).plan();
                }
            }
            kept.values().forEach(planner.steps()::keep);
            Plan plan = new Plan(planner, kept, unplanned, scope);
            // Beyond this block, until close().
            scope.extend();
            return plan;
        }
    }

    private static Kernel.Backward forward(
            Planner planner,
            Node node,
            Function<Node, Kernel> kernels,
            Function<Node, Kernel> reference,
            Map<String, String> unplanned) {
        Signature signature = planner.open(node);
        Set<Node> done = planner.done();
        Kernel kernel = kernels.apply(node);
        try {
            Kernel.Backward pass = kernel.forward(planner, signature);
            if (kernel.equals(reference.apply(node))) {
                unplanned.put(node.name(), node.operation());
            }
            return pass;
        } catch (RuntimeException missing) {
            // oneDNN says so only when it is asked.
            planner.giveBack(done);
            unplanned.put(node.name(), node.operation() + ": " + missing.getMessage());
            return reference.apply(node).forward(planner, signature);
        }
    }

    /** Nodes that the plain Java reference computes, by name, and why. */
    public Map<String, String> unplanned() {
        return unplanned;
    }

    /** Bytes that all its tensors take together; parameters, gradients and inputs stand outside. */
    public long bytes() {
        return bytes;
    }

    /** How many steps a run has. */
    public int steps() {
        return main.length;
    }

    /** How many numbers of the gradients a run writes; it leaves those alone that no loss depends on. */
    public long written() {
        return written;
    }

    /** Says where the parameters stand, one flat array of float32. */
    public void parameters(long address) {
        move(homes.get(Region.Home.PARAMETERS), address);
    }

    /** Says where the gradients of the parameters are to be written, in the same order. */
    public void gradients(long address) {
        move(homes.get(Region.Home.GRADIENTS), address);
    }

    /** Says where an input stands, float32 in C order. */
    public void input(String name, long address) {
        Address place = inputs.get(name);
        if (place != null) {
            move(place, address);
        }
    }

    private void move(Address place, long address) {
        if (place.value() != address) {
            place.move(address);
            outside.getOrDefault(place, List.of()).forEach(slot -> slot.rebind(place));
        }
    }

    /** Lays the parameters out anew; to be called before the first run, and after they have changed. */
    public void prepare() {
        for (Step step : before) {
            step.run(stream, run);
        }
    }

    /** Runs all steps. */
    public void run(long seed) {
        run.seed(seed);
        for (Step step : main) {
            step.run(stream, run);
        }
        stream._wait();
    }

    /** An output of the last run, float32 in C order; valid until the next one. */
    public FloatBuffer output(String name) {
        return outputs.get(name).floats().duplicate();
    }

    /** The shape of an output. */
    public Shape shape(String output) {
        return shapes.get(output);
    }

    /** Frees all memory. */
    @Override
    public void close() {
        if (!arena.isNull()) {
            Pointer.free(arena);
            arena.setNull();
            scope.close();
        }
    }
}
