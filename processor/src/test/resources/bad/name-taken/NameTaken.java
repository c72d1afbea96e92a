import dev.netwright.dsl.*;

class Wines {
    @Network
    interface Wine { // ERROR [name-taken] the class Wines_WineRecord is to be generated, and there is a class of that name
        @Input(features = 13) FeatureVector measures();
        @Dense(units = 3) FeatureVector logits();
        @SoftmaxOutput FeatureVector cultivar();
    }
}

record Wines_WineRecord(double sugar) {}
