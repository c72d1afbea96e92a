import static dev.netwright.dsl.Activation.*;

import dev.netwright.dsl.*;

/** What is behind one that is to go would be the next to be told of. */
@Network
public interface Twice {
    @Input(features = 4) FeatureVector x();
    @Dense(units = 3, activation = SIGMOID) FeatureVector a(); // ERROR [head-activation] applies sigmoid, and the head 'answer' that gets it from 'b' applies it again
    @Activate(SIGMOID) FeatureVector b(); // ERROR [head-activation] applies sigmoid, and the head 'answer' that reads it applies it again
    @SigmoidOutput FeatureVector answer();
}
