import dev.netwright.dsl.*;

@Block
public @interface ExpressionName {
    int channels();

    interface Body {
        @Conv2d(kernel = 3) @Bind("channels = chanels") FeatureMap a(); // ERROR [expression-name]
        @Conv2d(kernel = 3) @Bind("channels = i") FeatureMap b(FeatureMap in); // ERROR [expression-name]
        @Conv2d(kernel = 3) @Bind("channels = out.channels") FeatureMap c(FeatureMap in); // ERROR [expression-name]
        @Conv2d(kernel = 3) @Bind("channels = in.chanels") FeatureMap d(FeatureMap in); // ERROR [expression-name]
        @Conv2d(kernel = 3) @Bind({"channels", "activation = RELUX"}) FeatureMap e(FeatureMap in); // ERROR [expression-name]
        @Conv2d(kernel = 3) @Bind("channels = in") FeatureMap f(FeatureMap in); // ERROR [expression-name]
        @Add FeatureMap out(FeatureMap a, FeatureMap b, FeatureMap c, FeatureMap d, FeatureMap e, FeatureMap f);
    }
}
