"""Records PyTorch's numbers for layers whose lowering could be wrong without anyone noticing.

    python3 torch_values.py > torch-values.txt          (python3-torch 1.13 of Debian)

Inputs and weights follow one formula on both sides, by the place in C order, so only results are recorded:
value[i] = ((37 * i + 11) mod 29 - 14) / 10. A case is a line "case NAME | INPUT SHAPE | ANNOTATION | OFFSET", where
the offset is added to every input, then one line with the output in C order. The batch is 2.
"""

import torch
from torch import nn


def pattern(shape, offset=0.0):
    count = 1
    for size in shape:
        count *= size
    values = [((37 * i + 11) % 29 - 14) / 10 for i in range(count)]
    return torch.tensor(values, dtype=torch.float64).reshape(shape) + offset


def fill(module):
    with torch.no_grad():
        for name, value in list(module.named_parameters()) + list(module.named_buffers()):
            if name.endswith("running_var"):
                value.copy_(pattern(value.shape, 2.0))
            elif value.is_floating_point():
                value.copy_(pattern(value.shape))
    return module


def case(name, shape, annotation, function, offset=0.0):
    if isinstance(function, nn.Module):
        function = fill(function.double()).eval()
    sizes = [int(size) for size in shape.split("x")]
    with torch.no_grad():
        output = function(pattern([2] + sizes, offset))
    print(f"case {name} | {shape} | {annotation} | {offset}")
    print(" ".join(f"{value:.6g}" for value in output.flatten().tolist()))


def pools():
    for name, shape, kernel, stride, padding in [
        ("K3S2", "2x8x8", 3, 2, 0),
        ("OneSide", "1x9x8", 3, 2, 0),
        ("K2S2", "1x7x7", 2, 2, 0),
        ("Padded", "1x6x7", 3, 2, 1),
        ("Wide", "1x8x9", 4, 3, 2),
        ("Skipping", "1x8x8", 2, 5, 0),
        ("Dropped", "1x5x6", 2, 4, 1),
        ("Larger", "2x2x5", 3, 2, 0),
        ("Beyond", "1x6x6", 2, 5, 0),
        ("OneWindow", "1x2x3", 4, 7, 0),
    ]:
        annotation = f"@MaxPool2d(kernel = {kernel}, stride = {stride}, padding = {padding}, rounding = CEIL)"
        pool = nn.MaxPool2d(kernel, stride, padding, ceil_mode=True)
        case("maxCeil" + name, shape, annotation, pool)
        case("maxCeilNegative" + name, shape, annotation, pool, -5.0)
    pair = nn.MaxPool2d((3, 2), (2, 3), (1, 0), ceil_mode=True)
    annotation = "@MaxPool2d(kernel = {3, 2}, stride = {2, 3}, padding = {1, 0}, rounding = CEIL)"
    case("maxCeilPairs", "1x6x6", annotation, pair, -5.0)
    case("maxFloorNegative", "1x7x7", "@MaxPool2d(kernel = 3, stride = 2, padding = 1)", nn.MaxPool2d(3, 2, 1), -5.0)


def averages():
    case("avgCounted", "1x7x6", "@AvgPool2d(kernel = 3, stride = 2, padding = 1)", nn.AvgPool2d(3, 2, 1))
    annotation = "@AvgPool2d(kernel = 3, stride = 2, padding = 1, countPadding = false)"
    case("avgUncounted", "1x7x6", annotation, nn.AvgPool2d(3, 2, 1, count_include_pad=False))
    annotation = "@AvgPool2d(kernel = {2, 4}, stride = {2, 3}, padding = {0, 2}, countPadding = false)"
    case("avgPairs", "1x7x6", annotation, nn.AvgPool2d((2, 4), (2, 3), (0, 2), count_include_pad=False))
    case("avgCeil", "1x8x8", "@AvgPool2d(kernel = 3, stride = 2, rounding = CEIL)", nn.AvgPool2d(3, 2, 0, True))
    case("avgCeilK2", "1x7x9", "@AvgPool2d(kernel = 2, rounding = CEIL)", nn.AvgPool2d(2, 2, 0, True))
    case("avgCeilLarger", "1x1x3", "@AvgPool2d(kernel = 2, rounding = CEIL)", nn.AvgPool2d(2, 2, 0, True))
    case("avgCeilOneSide", "1x7x8", "@AvgPool2d(kernel = 2, rounding = CEIL)", nn.AvgPool2d(2, 2, 0, True))
    annotation = "@AvgPool2d(kernel = 2, rounding = CEIL, countPadding = false)"
    case("avgCeilUncounted", "1x7x7", annotation, nn.AvgPool2d(2, 2, 0, True, False))
    annotation = "@AvgPool2d(kernel = 3, stride = 2, padding = 1, rounding = CEIL)"
    case("avgCeilPadded", "1x6x6", annotation, nn.AvgPool2d(3, 2, 1, True))
    annotation = "@AvgPool2d(kernel = {3, 2}, stride = 2, padding = {1, 0}, rounding = CEIL)"
    case("avgCeilPairs", "1x6x7", annotation, nn.AvgPool2d((3, 2), 2, (1, 0), True))
    for name, shape, kernel, stride, padding in [
        ("BothLeftOver", "1x6x16", (2, 2), (5, 4), (0, 0)),
        ("Skipping", "1x6x6", (2, 2), (5, 5), (0, 0)),
        ("Tall", "2x15x3", (4, 1), (4, 4), (0, 0)),
        ("EverySecond", "1x7x8", (5, 3), (4, 2), (2, 1)),
        ("Wide", "1x8x9", (4, 4), (3, 3), (2, 2)),
        ("Dropped", "1x5x6", (2, 2), (4, 4), (1, 1)),
        ("OneWindow", "1x2x3", (4, 4), (7, 7), (0, 0)),
    ]:
        for counted in (True, False):
            annotation = (
                "@AvgPool2d(kernel = {%d, %d}, stride = {%d, %d}, padding = {%d, %d}, rounding = CEIL, countPadding = %s)"
                % (*kernel, *stride, *padding, str(counted).lower())
            )
            pool = nn.AvgPool2d(kernel, stride, padding, True, counted)
            case("avgCeil" + name + ("Counted" if counted else "Uncounted"), shape, annotation, pool)
    case("globalAvg", "3x4x5", "@GlobalAvgPool2d", lambda x: x.mean((2, 3)))
    case("globalMax", "3x4x5", "@GlobalMaxPool2d", lambda x: x.amax((2, 3)), -5.0)


def strided(channels, kernel, stride, padding, dilation, bottom, right, inputs):
    """A convolution rounded up: PyTorch has none, so the zeros that the last window hangs over are written out."""
    conv = fill(nn.Conv2d(inputs, channels, kernel, stride, padding, dilation).double())
    return lambda x: conv(nn.functional.pad(x, (0, right, 0, bottom)))


def convolutions():
    case("conv", "2x5x6", "@Conv2d(channels = 3, kernel = {2, 3})", nn.Conv2d(2, 3, (2, 3)))
    annotation = "@Conv2d(channels = 2, kernel = {3, 2}, stride = {1, 2}, padding = {2, 1}, dilation = {2, 3})"
    case("convAll", "2x6x7", annotation, nn.Conv2d(2, 2, (3, 2), (1, 2), (2, 1), (2, 3)))
    case("convNoBias", "3x3x3", "@Conv2d(channels = 2, kernel = 1, bias = false)", nn.Conv2d(3, 2, 1, bias=False))
    annotation = "@DepthwiseConv2d(multiplier = 2, kernel = {3, 2}, stride = {2, 1}, padding = {1, 0}, dilation = {1, 2})"
    case("depthwise", "3x5x6", annotation, nn.Conv2d(3, 6, (3, 2), (2, 1), (1, 0), (1, 2), groups=3))
    relu = nn.Sequential(nn.Conv2d(1, 2, 3, padding=1), nn.ReLU())
    case("convRelu", "1x3x4", "@Conv2d(channels = 2, kernel = 3, padding = 1, activation = RELU)", relu)
    annotation = "@Conv2d(channels = 2, kernel = 3, stride = 2, rounding = CEIL)"
    case("convCeil", "1x8x7", annotation, strided(2, 3, 2, 0, 1, 1, 0, 1))
    annotation = "@Conv2d(channels = 1, kernel = {2, 3}, stride = {3, 2}, padding = {0, 1}, rounding = CEIL)"
    case("convCeilPairs", "1x7x6", annotation, strided(1, (2, 3), (3, 2), (0, 1), 1, 1, 1, 1))
    annotation = "@Conv2d(channels = 1, kernel = 3, stride = 2, dilation = 2, padding = 1, rounding = CEIL)"
    case("convCeilDilated", "1x8x6", annotation, strided(1, 3, 2, 1, 2, 1, 1, 1))


def points():
    case("dense", "5", "@Dense(units = 3)", nn.Linear(5, 3))
    softmax = nn.Sequential(nn.Linear(4, 3, bias=False), nn.Softmax(1))
    case("denseSoftmax", "4", "@Dense(units = 3, bias = false, activation = SOFTMAX)", softmax)
    case("flatten", "2x3x2", "@Flatten", nn.Flatten())
    case("pad", "2x2x3", "@ZeroPad2d(top = 1, bottom = 2, left = 3, right = 0)", nn.ZeroPad2d((3, 0, 1, 2)))
    case("normMap", "3x2x3", "@BatchNorm(epsilon = 0.01)", nn.BatchNorm2d(3, eps=0.01))
    case("normVector", "4", "@BatchNorm", nn.BatchNorm1d(4))
    tanh = nn.Sequential(nn.BatchNorm2d(3), nn.Tanh())
    case("normTanh", "3x2x3", "@BatchNorm(activation = TANH)", tanh)
    case("responseNorm", "7x2x2", "@LocalResponseNorm(alpha = 5e-4, k = 2)", nn.LocalResponseNorm(5, 5e-4, 0.75, 2), 9.0)
    annotation = "@LocalResponseNorm(size = 3, alpha = 0.9, beta = 0.6)"
    case("responseNormStrong", "5x2x2", annotation, nn.LocalResponseNorm(3, 0.9, 0.6, 1.0))
    annotation = "@LocalResponseNorm(alpha = 0.9)"
    case("responseNormFewChannels", "2x2x2", annotation, nn.LocalResponseNorm(5, 0.9))
    case("responseNormOneChannel", "1x2x2", annotation, nn.LocalResponseNorm(5, 0.9))
    case("responseNormOne", "3x2x2", "@LocalResponseNorm(size = 1, alpha = 0.9)", nn.LocalResponseNorm(1, 0.9))
    case("dropoutPredicting", "7", "@Dropout(0.4)", nn.Dropout(0.4))
    case("softmaxVector", "5", "@SoftmaxOutput", nn.Softmax(1))
    case("softmaxMap", "3x2x3", "@SoftmaxOutput", nn.Softmax(1))
    case("sigmoidMap", "2x2x3", "@SigmoidOutput(weight = 0.3)", nn.Sigmoid())
    case("regressionMap", "2x2x3", "@RegressionOutput(weight = 0.3)", nn.Identity())


def activations():
    functions = {
        "IDENTITY": nn.Identity(),
        "RELU": nn.ReLU(),
        "RELU6": nn.ReLU6(),
        "LEAKY_RELU": nn.LeakyReLU(),
        "THRESHOLDED_RELU": nn.Threshold(1.0, 0.0),
        "ELU": nn.ELU(),
        "SELU": nn.SELU(),
        "SIGMOID": nn.Sigmoid(),
        "HARD_SIGMOID": lambda x: (0.2 * x + 0.5).clamp(0, 1),
        "TANH": nn.Tanh(),
        "HARD_TANH": nn.Hardtanh(),
        "SOFTPLUS": nn.Softplus(),
        "SOFTSIGN": nn.Softsign(),
        "SWISH": nn.SiLU(),
        "MISH": nn.Mish(),
        "GELU": lambda x: x * torch.sigmoid(1.702 * x),
        "SOFTMAX": nn.Softmax(1),
    }
    for name, function in functions.items():
        for side, offset in [("Low", -6.0), ("Middle", 0.03), ("High", 5.0)]:
            case("activate" + name.replace("_", "") + side, "7", f"@Activate({name})", function, offset)


pools()
averages()
convolutions()
points()
activations()
