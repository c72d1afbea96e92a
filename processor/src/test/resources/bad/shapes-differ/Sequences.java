import dev.netwright.dsl.*;

/** The members of a window along the steps are numbers, those over a map are lists: what would fit is found for both. */
@Network
interface Sequences {
    @Input(features = 4, steps = 8) FeatureSequence x();
    @Conv1d(channels = 4, kernel = 3) FeatureSequence narrow();
    @Add FeatureSequence out(FeatureSequence x, FeatureSequence narrow); // ERROR [shapes-differ] cannot add shapes that differ: 4x8 and 4x6
    @Output FeatureSequence features();
}
