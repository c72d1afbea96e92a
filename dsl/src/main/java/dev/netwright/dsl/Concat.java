package dev.netwright.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts two or more tensors behind one another: maps of equal height and width along their channels, vectors and
 * sequences of equal length along their features, in the order of the parameters. Without parameters to train.
 *
 * <pre>{@code
 * (C1 x H x W), (C2 x H x W), ...  to  (C1 + C2 + ...) x H x W
 * F1, F2, ...                      to  F1 + F2 + ...
 * (F1 x T), (F2 x T), ...          to  (F1 + F2 + ...) x T
 * }</pre>
 *
 * <p>Errors: fewer than two inputs, inputs of different kinds, maps whose height or width differs (the path to each is
 * shown; Deeplearning4j itself accepts them when it is configured), volumes (Deeplearning4j fails on them when it
 * trains). PyTorch: {@code cat(tensors, dim=1)}. Deeplearning4j: {@code MergeVertex}.
 *
 * <pre>{@code
 * @Concat FeatureMap join(FeatureMap left, FeatureMap right);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Concat {}
