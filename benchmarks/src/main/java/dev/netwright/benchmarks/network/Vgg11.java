package dev.netwright.benchmarks.network;

import dev.netwright.dsl.*;

/** d2l's VGG-11 without dropout: masks are drawn differently everywhere. */
@Network
public interface Vgg11 extends dev.netwright.models.d2l.Vgg11 {
    @Remove
    @Override
    FeatureVector drop6();

    @Remove
    @Override
    FeatureVector drop7();
}
