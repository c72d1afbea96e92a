"""Records PyTorch's numbers for the layers over maps, sequences and volumes that DL4J computes in ways of its own.

    python3 torch_layers.py > torch-layers.txt          (python3-torch 1.13 of Debian)

As in torch_values.py, inputs and weights follow one formula on both sides, by the place in C order, and the batch is 2.
A case is a line "NAME | INPUT SHAPE | ANNOTATION", then one line with the output in C order.
"""

import torch
from torch import nn


def pattern(shape):
    count = torch.Size(shape).numel()
    values = [((37 * i + 11) % 29 - 14) / 10 for i in range(count)]
    return torch.tensor(values, dtype=torch.float64).reshape(tuple(shape))


def fill(module):
    with torch.no_grad():
        for value in module.parameters():
            value.copy_(pattern(value.shape))
    return module


def case(name, shape, annotation, function):
    if isinstance(function, nn.Module):
        function = fill(function.double()).eval()
    with torch.no_grad():
        output = function(pattern([2] + [int(size) for size in shape.split("x")]))
    print(f"{name} | {shape} | {annotation}")
    print(" ".join(f"{value:.6g}" for value in output.flatten().tolist()))


def separable(inputs, channels, multiplier, kernel, stride=1, padding=0, dilation=1, bias=True):
    between = inputs * multiplier
    depthwise = nn.Conv2d(inputs, between, kernel, stride, padding, dilation, inputs, False)
    return nn.Sequential(depthwise, nn.Conv2d(between, channels, 1, bias=bias))


def transposed(name, shape, members, *arguments, **named):
    case(name, shape, f"@ConvTranspose2d({members})", nn.ConvTranspose2d(*arguments, **named))


def maps():
    case("depthwise", "3x4x5", "@DepthwiseConv2d(kernel = 3, padding = 1)", nn.Conv2d(3, 3, 3, 1, 1, 1, 3))
    members = "multiplier = 2, kernel = {2, 3}, stride = {2, 1}, padding = {1, 2}, dilation = {1, 2}, bias = false"
    case("depthwiseAll", "2x5x4", f"@DepthwiseConv2d({members})", nn.Conv2d(2, 4, (2, 3), (2, 1), (1, 2), (1, 2), 2, False))
    case("groups", "4x4x5", "@Conv2d(channels = 6, kernel = 3, groups = 2, padding = 1)", nn.Conv2d(4, 6, 3, 1, 1, 1, 2))
    members = "channels = 3, kernel = {1, 2}, groups = 3, stride = 2, bias = false"
    case("groupsThree", "6x3x4", f"@Conv2d({members})", nn.Conv2d(6, 3, (1, 2), 2, 0, 1, 3, False))
    case("groupsDepthwise", "3x3x4", "@Conv2d(channels = 6, kernel = 2, groups = 3)", nn.Conv2d(3, 6, 2, 1, 0, 1, 3))
    grouped = fill(nn.Conv2d(4, 4, 3, 2, 0, 1, 2).double())
    members = "channels = 4, kernel = 3, stride = 2, groups = 2, rounding = CEIL"
    case("groupsCeil", "4x4x5", f"@Conv2d({members})", lambda x: grouped(nn.functional.pad(x, (0, 0, 0, 1))))
    case("separable", "3x4x5", "@SeparableConv2d(channels = 4, kernel = 3, padding = 1)", separable(3, 4, 1, 3, 1, 1))
    members = "channels = 3, multiplier = 2, kernel = {3, 2}, stride = {2, 1}, padding = {1, 0}, dilation = {1, 2}, bias = false"
    case("separableAll", "2x5x5", f"@SeparableConv2d({members})", separable(2, 3, 2, (3, 2), (2, 1), (1, 0), (1, 2), False))
    case("upsample", "2x2x3", "@Upsample2d(size = {2, 3})", nn.Upsample(scale_factor=(2, 3)))
    case("crop", "2x5x6", "@Crop2d(top = 1, bottom = 2, left = 3, right = 1)", lambda x: x[:, :, 1:3, 3:5])
    case("leaky", "2x2x5", "@LeakyRelu(slope = 0.2)", nn.LeakyReLU(0.2))
    case("prelu", "3x3x3", "@Prelu", nn.PReLU(3))
    case("preluVector", "5", "@Prelu", nn.PReLU(5))


def transposes():
    transposed("transpose", "2x3x4", "channels = 3, kernel = 2, stride = 2", 2, 3, 2, 2)
    members = "channels = 2, kernel = {3, 2}, stride = {2, 1}, padding = {1, 0}, dilation = {1, 3}, bias = false"
    transposed("transposeAll", "2x3x4", members, 2, 2, (3, 2), (2, 1), (1, 0), dilation=(1, 3), bias=False)
    members = "channels = 2, kernel = 3, stride = 2, padding = 1, outputPadding = 1"
    transposed("transposeKeeps", "2x3x3", members, 2, 2, 3, 2, 1, 1)
    members = "channels = 2, kernel = 2, stride = 3, outputPadding = {2, 1}"
    transposed("transposeKeepsMore", "1x2x3", members, 1, 2, 2, 3, 0, (2, 1))
    members = "channels = 1, kernel = 3, stride = {1, 2}, padding = {1, 2}, dilation = {4, 1}, outputPadding = {3, 1}"
    transposed("transposeKeepsDilated", "2x2x3", members, 2, 1, 3, (1, 2), (1, 2), (3, 1), dilation=(4, 1))


def recurrent(units, inputs, bidirectional=False):
    lstm = fill(nn.LSTM(inputs, units, batch_first=True, bidirectional=bidirectional).double())
    return lambda x: lstm(x.transpose(1, 2))[0].transpose(1, 2)


def sequences():
    case("conv1d", "3x6", "@Conv1d(channels = 4, kernel = 3)", nn.Conv1d(3, 4, 3))
    members = "channels = 3, kernel = 2, stride = 2, padding = 2, dilation = 3, bias = false"
    case("conv1dAll", "2x7", f"@Conv1d({members})", nn.Conv1d(2, 3, 2, 2, 2, 3, bias=False))
    case("max1d", "2x7", "@MaxPool1d(kernel = 3, stride = 2)", nn.MaxPool1d(3, 2))
    case("max1dKernel", "2x7", "@MaxPool1d(kernel = 2)", nn.MaxPool1d(2))
    case("globalAvg1d", "3x5", "@GlobalAvgPool1d", lambda x: x.mean(2))
    case("globalMax1d", "3x5", "@GlobalMaxPool1d", lambda x: x.amax(2))
    case("lstm", "3x5", "@Lstm(units = 4)", recurrent(4, 3))
    case("lstmBoth", "2x4", "@Lstm(units = 3, bidirectional = true)", recurrent(3, 2, True))
    case("lastStep", "3x5", "@LastStep", lambda x: x[:, :, -1])
    case("softmaxSteps", "3x4", "@SoftmaxOutput", nn.Softmax(1))
    case("sigmoidSteps", "3x4", "@SigmoidOutput(weight = 0.3)", nn.Sigmoid())
    case("regressionSteps", "3x4", "@RegressionOutput(weight = 0.3)", nn.Identity())


def volumes():
    case("conv3d", "2x3x4x3", "@Conv3d(channels = 2, kernel = 2)", nn.Conv3d(2, 2, 2))
    members = "channels = 2, kernel = {2, 3, 1}, stride = {1, 2, 3}, padding = {1, 1, 0}, dilation = {2, 1, 1}, bias = false"
    conv = nn.Conv3d(2, 2, (2, 3, 1), (1, 2, 3), (1, 1, 0), (2, 1, 1), bias=False)
    case("conv3dAll", "2x4x5x4", f"@Conv3d({members})", conv)
    case("max3d", "2x5x4x3", "@MaxPool3d(kernel = 2)", nn.MaxPool3d(2))
    members = "kernel = {3, 2, 2}, stride = {2, 1, 2}, padding = {1, 0, 1}"
    case("max3dAll", "1x5x3x4", f"@MaxPool3d({members})", nn.MaxPool3d((3, 2, 2), (2, 1, 2), (1, 0, 1)))
    case("flattenVolume", "2x2x3x2", "@Flatten", nn.Flatten())


if __name__ == "__main__":
    maps()
    transposes()
    sequences()
    volumes()
