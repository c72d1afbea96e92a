package dev.netwright.engine.plan;

import org.bytedeco.dnnl.stream;

/** One step of a plan. */
@FunctionalInterface
interface Step {
    void run(stream stream, Run run);
}
