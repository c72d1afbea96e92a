import dev.netwright.dsl.*;

@Network
public interface EachMember {
    @Input(channels = 0, height = 32, width = -1) FeatureMap small(); // ERROR [member-out-of-range] // ERROR [member-out-of-range]
    @Input(channels = 3, height = 32, width = 32) FeatureMap image();
    @Conv2d(channels = 1, kernel = {0, 3}) FeatureMap a(FeatureMap image); // ERROR [member-out-of-range]
    @Conv2d(channels = 1, kernel = 3, stride = 0) FeatureMap b(FeatureMap image); // ERROR [member-out-of-range]
    @Conv2d(channels = 1, kernel = 3, padding = {1, -1}) FeatureMap c(FeatureMap image); // ERROR [member-out-of-range]
    @Conv2d(channels = 1, kernel = 3, dilation = 0) FeatureMap d(FeatureMap image); // ERROR [member-out-of-range]
    @Conv2d(channels = 1, kernel = {1, 2, 3}) FeatureMap e(FeatureMap image); // ERROR [member-out-of-range]
    @Conv2d(channels = 1, kernel = {}) FeatureMap f(FeatureMap image); // ERROR [member-out-of-range]
    @LocalResponseNorm(size = 4) FeatureMap g(FeatureMap image); // ERROR [member-out-of-range]
    @LocalResponseNorm(alpha = 0) FeatureMap h(FeatureMap image); // ERROR [member-out-of-range]
    @BatchNorm(momentum = 2) FeatureMap j(FeatureMap image); // ERROR [member-out-of-range]
    @BatchNorm(epsilon = 0) FeatureMap k(FeatureMap image); // ERROR [member-out-of-range]
    @ZeroPad2d(top = -1) FeatureMap l(FeatureMap image); // ERROR [member-out-of-range]
    @Add FeatureMap all(FeatureMap small, FeatureMap a, FeatureMap b, FeatureMap c, FeatureMap d, FeatureMap e,
            FeatureMap f, FeatureMap g, FeatureMap h, FeatureMap j, FeatureMap k, FeatureMap l);
    @SoftmaxOutput(weight = -1) FeatureMap answer(); // ERROR [member-out-of-range]
}
