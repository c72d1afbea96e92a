import dev.netwright.dsl.*;

/** An interface of a library has no place of its own in a message. */
@Network
public interface OfLibrary extends Runnable { // ERROR [no-layer] extends Runnable, whose method run is not a layer
    @Input(features = 3) FeatureVector x();
    @Output FeatureVector y();
}
