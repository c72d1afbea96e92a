import static dev.netwright.dsl.Required.REQUIRED;

import dev.netwright.dsl.*;

@Block
public @interface ExpressionType {
    int channels() default REQUIRED;
    boolean deep() default false;

    interface Body {
        @Conv2d(kernel = 3) @Bind("channels = deep") FeatureMap a(); // ERROR [expression-type] expected an int, found a boolean
        @Conv2d(kernel = 3) @Bind({"channels", "bias = 1"}) FeatureMap b(FeatureMap in); // ERROR [expression-type] expected a boolean, found an int
        @Repeat("deep") @Conv2d(kernel = 3) @Bind("channels") FeatureMap c(FeatureMap in); // ERROR [expression-type] expected an int, found a boolean
        @When("channels") @Conv2d(kernel = 3) @Bind("channels") FeatureMap d(FeatureMap in); // ERROR [expression-type] expected a boolean, found an int
        @Conv2d(kernel = 3) @Bind("channels = 0.5") FeatureMap e(FeatureMap in); // ERROR [expression-type] expected an int, found a double
        @Add FeatureMap out(FeatureMap a, FeatureMap b, FeatureMap c, FeatureMap d, FeatureMap e);
    }
}
