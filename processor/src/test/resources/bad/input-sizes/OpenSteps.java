import static dev.netwright.dsl.Any.ANY;

import dev.netwright.dsl.*;

@Network
public interface OpenSteps {
    @Input(features = 2, steps = ANY) FeatureSequence a(); // ERROR [input-sizes] a: an input of ANY steps needs one nominal number of steps
    @Input(features = 2, steps = ANY, nominal = {3, 4}) FeatureSequence b(); // ERROR [input-sizes] b: an input of ANY steps needs one nominal number of steps
    @Input(features = 2, steps = ANY, nominal = 600) FeatureSequence c(); // ERROR [input-sizes] c: nominal is 600 and most is 512
    @Input(features = 2, steps = 9, nominal = 6) FeatureSequence d(); // ERROR [input-sizes] d: nominal is for an input of ANY size
    @Output FeatureSequence ay(FeatureSequence a);
    @Output FeatureSequence by(FeatureSequence b);
    @Output FeatureSequence cy(FeatureSequence c);
    @Output FeatureSequence dy(FeatureSequence d);
}
