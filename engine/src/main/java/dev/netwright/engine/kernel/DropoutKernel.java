package dev.netwright.engine.kernel;

import dev.netwright.engine.operation.DropoutMask;
import dev.netwright.engine.operation.Signature;
import dev.netwright.engine.plan.Kernel;
import dev.netwright.engine.plan.Planner;
import dev.netwright.engine.plan.Slot;
import java.nio.FloatBuffer;

/** {@code Dropout}: drops while training, passes on what it reads otherwise. */
final class DropoutKernel implements Kernel {

    @Override
    public String operation() {
        return "Dropout";
    }

    @Override
    public Backward forward(Planner planner, Signature node) {
        String input = node.node().input();
        String output = node.node().output();
        float ratio = node.attributes().decimalOr("ratio", 0.5f);
        if (!planner.training() || ratio == 0) {
            planner.put(output, planner.get(input));
            return () -> {
                Slot given = planner.gradient(output);
                if (given != null) {
                    planner.contribute(input, given);
                }
            };
        }
        Slot source = planner.plain(input);
        Slot mask = planner.slot(source.desc());
        Slot result = planner.slot(source.desc());
        String name = node.node().name();
        float kept = 1 / (1 - ratio);
        planner.work(
                run -> {
                    long key = DropoutMask.key(run.seed(), name);
                    FloatBuffer from = source.floats();
                    FloatBuffer factors = mask.floats();
                    FloatBuffer to = result.floats();
                    for (int i = 0; i < from.limit(); i++) {
                        float factor = DropoutMask.isKept(key, i, ratio) ? kept : 0;
                        factors.put(i, factor);
                        to.put(i, factor == 0 ? 0 : from.get(i) * factor);
                    }
                },
                source,
                mask,
                result);
        planner.put(output, result);
        return () -> {
            Slot given = planner.gradient(output);
            if (given != null && planner.needsGradient(input)) {
                Slot from = planner.reordered(given, source.desc());
                Slot to = planner.slot(source.desc());
                planner.work(run -> multiply(from.floats(), mask.floats(), to.floats()), from, mask, to);
                planner.contribute(input, to);
            }
        };
    }

    private static void multiply(FloatBuffer from, FloatBuffer factors, FloatBuffer to) {
        for (int i = 0; i < to.limit(); i++) {
            float factor = factors.get(i);
            to.put(i, factor == 0 ? 0 : from.get(i) * factor);
        }
    }
}
