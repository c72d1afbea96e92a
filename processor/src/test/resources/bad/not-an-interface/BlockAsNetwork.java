import dev.netwright.dsl.*;

@Network
@Block
public @interface BlockAsNetwork { // ERROR [not-an-interface] is a block, and a network must be an interface
    interface Body {
        @Dense(units = 2) FeatureVector fc();
    }
}
