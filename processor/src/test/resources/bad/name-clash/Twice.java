import dev.netwright.dsl.*;

/** Java tells two methods apart by their parameters; a network does not. */
@Network
public interface Twice {
    @Input(features = 3) FeatureVector x();
    @Dense(units = 3) FeatureVector z(FeatureVector x);
    @Dense(units = 4) FeatureVector z(); // ERROR [name-clash] is declared twice
    @Output FeatureVector y();
}
