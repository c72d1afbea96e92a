package golden;

import static dev.netwright.dsl.Any.ANY;

import dev.netwright.dsl.*;

@Network
public interface Steps {
    @Input(features = 1, steps = ANY, nominal = 20, most = 40)   FeatureSequence words();
    @Input(features = 2, steps = ANY, nominal = 20, most = 40)   FeatureSequence tags();
    @Embedding(vocabulary = 50, units = 4)                       FeatureSequence vectors(FeatureSequence words);
    @Concat                                                      FeatureSequence both(FeatureSequence vectors, FeatureSequence tags);
    @Conv1d(channels = 4, kernel = 3)                            FeatureSequence conv();
    @Dropout(0.1)                                                FeatureSequence drop();
    @Lstm(units = 3, bidirectional = true)                       FeatureSequence read();
    @SuppressWarnings("backward-half") @LastStep                 FeatureVector last();
    @Dense(units = 2)                                            FeatureVector logits();
    @SoftmaxOutput                                               FeatureVector opinion();
}
