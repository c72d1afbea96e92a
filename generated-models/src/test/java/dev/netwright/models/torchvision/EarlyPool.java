package dev.netwright.models.torchvision;

import dev.netwright.dsl.FeatureMap;
import dev.netwright.dsl.Input;
import dev.netwright.dsl.Network;
import dev.netwright.dsl.Output;
import dev.netwright.dsl.Shape;

/** The pool before GoogLeNet's auxiliary heads, by itself. */
@Network
public interface EarlyPool {
    @Input(channels = 2, height = 14, width = 14)
    FeatureMap x();

    @AdaptivePool4x4
    @Shape("2x4x4")
    FeatureMap pooled();

    @Output
    FeatureMap out();
}
