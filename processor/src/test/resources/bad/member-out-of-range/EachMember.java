import dev.netwright.dsl.*;

@Network
public interface EachMember {
    @Input(channels = 3, height = 32, width = 32) FeatureMap image();
    @Conv2d(channels = 1, kernel = {0, 3}) FeatureMap a(FeatureMap image); // ERROR [member-out-of-range] the height of kernel is 0, must be at least 1
    @Conv2d(channels = 1, kernel = 3, stride = 0) FeatureMap b(FeatureMap image); // ERROR [member-out-of-range] stride is 0, must be at least 1
    @Conv2d(channels = 1, kernel = 3, padding = {1, -1}) FeatureMap c(FeatureMap image); // ERROR [member-out-of-range] the width of padding is -1, must be at least 0
    @Conv2d(channels = 1, kernel = 3, dilation = 0) FeatureMap d(FeatureMap image); // ERROR [member-out-of-range] dilation is 0, must be at least 1
    @Conv2d(channels = 1, kernel = {1, 2, 3}) FeatureMap e(FeatureMap image); // ERROR [member-out-of-range] kernel is one size or {height, width}, not 3 values
    @Conv2d(channels = 1, kernel = {}) FeatureMap f(FeatureMap image); // ERROR [member-out-of-range] kernel is one size or {height, width}, not 0 values
    @LocalResponseNorm(size = 4) FeatureMap g(FeatureMap image); // ERROR [member-out-of-range] size is 4, must be odd
    @LocalResponseNorm(alpha = 0) FeatureMap h(FeatureMap image); // ERROR [member-out-of-range] alpha is 0, must be above 0 and below 1e6
    @BatchNorm(momentum = 2) FeatureMap j(FeatureMap image); // ERROR [member-out-of-range] momentum is 2, must be between 0 and 1
    @BatchNorm(epsilon = 0) FeatureMap k(FeatureMap image); // ERROR [member-out-of-range] epsilon is 0, must be above 0 and below 1
    @ZeroPad2d(top = -1) FeatureMap l(FeatureMap image); // ERROR [member-out-of-range] top is -1, must be at least 0
    @LocalResponseNorm(alpha = 1e300) FeatureMap m(FeatureMap image); // ERROR [member-out-of-range] alpha is 1.0E300, must be above 0 and below 1e6
    @LocalResponseNorm(beta = 1e10) FeatureMap n(FeatureMap image); // ERROR [member-out-of-range] beta is 1.0E10, must be above 0 and below 1e6
    @Add FeatureMap all(FeatureMap m, FeatureMap n, FeatureMap a, FeatureMap b, FeatureMap c, FeatureMap d, FeatureMap e,
            FeatureMap f, FeatureMap g, FeatureMap h, FeatureMap j, FeatureMap k, FeatureMap l);
    @SoftmaxOutput(weight = -1) FeatureMap answer(); // ERROR [member-out-of-range] weight is -1, must be above 0 and below 1e6
}
