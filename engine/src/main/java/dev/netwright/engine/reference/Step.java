package dev.netwright.engine.reference;

import dev.netwright.engine.operation.Operation;
import dev.netwright.engine.operation.Signature;
import dev.netwright.engine.operation.Tensor;

/** A node that ran. */
record Step(Operation operation, Signature signature, Tensor[] inputs, Tensor[] outputs) {}
