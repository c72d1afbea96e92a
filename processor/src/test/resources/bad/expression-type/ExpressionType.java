import dev.netwright.dsl.*;

@Block
public @interface ExpressionType {
    int channels();
    boolean deep() default false;

    interface Body {
        @Conv2d(kernel = 3) @Bind("channels = deep") FeatureMap a(); // ERROR [expression-type]
        @Conv2d(kernel = 3) @Bind({"channels", "bias = 1"}) FeatureMap b(FeatureMap in); // ERROR [expression-type]
        @Repeat("deep") @Conv2d(kernel = 3) @Bind("channels") FeatureMap c(FeatureMap in); // ERROR [expression-type]
        @When("channels") @Conv2d(kernel = 3) @Bind("channels") FeatureMap d(FeatureMap in); // ERROR [expression-type]
        @Conv2d(kernel = 3) @Bind("channels = 0.5") FeatureMap e(FeatureMap in); // ERROR [expression-type]
        @Add FeatureMap out(FeatureMap a, FeatureMap b, FeatureMap c, FeatureMap d, FeatureMap e);
    }
}
