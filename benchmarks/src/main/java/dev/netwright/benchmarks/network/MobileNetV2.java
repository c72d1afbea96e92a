package dev.netwright.benchmarks.network;

import dev.netwright.dsl.*;

/** torchvision's MobileNetV2 without dropout: masks are drawn differently everywhere. */
@Network
public interface MobileNetV2 extends dev.netwright.models.torchvision.MobileNetV2 {
    @Remove
    @Override
    FeatureVector drop();
}
