package dev.netwright.models.torchvision;

import dev.netwright.dsl.Dense;
import dev.netwright.dsl.FeatureVector;
import dev.netwright.dsl.Network;
import dev.netwright.dsl.Shape;

/** The heir that the package's documentation shows: another number of classes. */
@Network
public interface Flowers extends ResNet18 {
    @Override
    @Dense(units = 102)
    @Shape("102")
    FeatureVector logits();
}
