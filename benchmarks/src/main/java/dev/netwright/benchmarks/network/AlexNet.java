package dev.netwright.benchmarks.network;

import dev.netwright.dsl.*;

/** d2l's AlexNet without dropout: masks are drawn differently everywhere. */
@Network
public interface AlexNet extends dev.netwright.models.d2l.AlexNet {
    @Remove
    @Override
    FeatureVector drop6();

    @Remove
    @Override
    FeatureVector drop7();
}
