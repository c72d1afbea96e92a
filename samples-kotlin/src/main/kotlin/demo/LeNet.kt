package demo

import dev.netwright.dsl.*
import dev.netwright.dsl.Activation.*
import dev.netwright.dsl.Required.REQUIRED

@Block
annotation class ConvPool(val channels: Int = REQUIRED, val padding: Int = 0) {
    interface Body {
        @Conv2d(kernel = [5], activation = SIGMOID) @Bind("channels", "padding") fun conv(): FeatureMap
        @AvgPool2d(kernel = [2], stride = [2]) fun pool(): FeatureMap
    }
}

@Network
@Reference(params = 61_706)
interface LeNet {
    @Input(channels = 1, height = 28, width = 28) fun image(): FeatureMap
    @ConvPool(channels = 6, padding = 2) fun first(): FeatureMap
    @ConvPool(channels = 16) @Shape("16x5x5") fun second(): FeatureMap
    @Flatten fun flat(): FeatureVector
    @Dense(units = 120, activation = SIGMOID) fun fc1(): FeatureVector
    @Dense(units = 84, activation = SIGMOID) fun fc2(): FeatureVector
    @Dense(units = 10) fun logits(): FeatureVector
    @SoftmaxOutput fun digit(): FeatureVector
}

@Network
interface Letters : LeNet {
    @Dense(units = 26) override fun logits(): FeatureVector
}
