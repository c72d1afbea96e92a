import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;

/** Layers between it and the head that keep what they read hide nothing; others do. */
class Between {
    @Network
    interface Dropped {
        @Input(features = 4) FeatureVector x();
        @Dense(units = 3, activation = SOFTMAX) FeatureVector logits(); // ERROR [head-activation] applies softmax, and the head 'kind' that gets it from 'same' applies it again
        @Dropout(0.5) FeatureVector dropped();
        @Activate(IDENTITY) FeatureVector same();
        @SoftmaxOutput FeatureVector kind();
    }

    @Network
    interface Flattened {
        @Input(channels = 3, height = 8, width = 8) FeatureMap image();
        @Conv2d(channels = 1, kernel = 1, activation = SIGMOID) FeatureMap marks(); // ERROR [head-activation] applies sigmoid, and the head 'any' that gets it from 'flat' applies it again
        @Upsample2d(size = 2) FeatureMap larger();
        @Crop2d(top = 1) FeatureMap cut();
        @MaxPool2d(kernel = 3) FeatureMap pool();
        @Flatten FeatureVector flat();
        @SigmoidOutput FeatureVector any();
    }

    @Network
    interface OfSequences {
        @Input(features = 2, steps = 9) FeatureSequence words();
        @Conv1d(channels = 4, kernel = 3, activation = SIGMOID) FeatureSequence found(); // ERROR [head-activation] applies sigmoid, and the head 'all' that gets it from 'both' applies it again
        @LastStep FeatureVector last(FeatureSequence found);
        @GlobalMaxPool1d FeatureVector most(FeatureSequence found);
        @Concat FeatureVector both(FeatureVector last, FeatureVector most);
        @SigmoidOutput FeatureVector all();
    }

    @Network
    interface Shared {
        @Input(features = 4) FeatureVector left();
        @Input(features = 4) FeatureVector right();
        @Stack FeatureVector two(FeatureVector left, FeatureVector right);
        @Dense(units = 3, activation = SOFTMAX) FeatureVector scores(); // ERROR [head-activation] applies softmax, and the head 'one' that gets it from 'first' applies it again
        @Unstack(0) FeatureVector first(FeatureVector scores);
        @Unstack(1) FeatureVector second(FeatureVector scores);
        @SoftmaxOutput FeatureVector one(FeatureVector first);
        @SoftmaxOutput FeatureVector other(FeatureVector second);
    }

    @Network
    interface Legal {
        @Input(channels = 3, height = 8, width = 8) FeatureMap image();
        @Conv2d(channels = 2, kernel = 1, activation = SIGMOID) FeatureMap marks();
        @Flatten FeatureVector flat();
        @Dense(units = 1) FeatureVector logit();
        @SigmoidOutput FeatureVector answer();
        @GlobalMaxPool2d FeatureVector highest(FeatureMap marks);
        @SoftmaxOutput FeatureVector which();
        @Conv2d(channels = 2, kernel = 1) FeatureMap values(FeatureMap image);
        @Multiply FeatureMap gated(FeatureMap values, FeatureMap marks);
        @SigmoidOutput FeatureMap mask();
    }
}
