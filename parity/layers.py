"""The layers of the language in PyTorch, each drawn at random to fit what it reads.

A kind is a function of the draw and the tensor that is read, [N, F], [N, F, T], [N, C, H, W] or [N, C, D, H, W]; it returns
the members of the annotation as they are written and a function of (network, name, tensor, training). A layer's parameters
are PyTorch's own, by the names of PyTorch's modules: network.weight("conv.weight", shape).
"""

import torch
import torch.nn.functional as functional

ACTIVATIONS = {
    "IDENTITY": lambda x: x,
    "RELU": functional.relu,
    "RELU6": functional.relu6,
    "LEAKY_RELU": functional.leaky_relu,
    "THRESHOLDED_RELU": lambda x: functional.threshold(x, 1.0, 0.0),
    "ELU": functional.elu,
    "SELU": functional.selu,
    "SIGMOID": torch.sigmoid,
    "HARD_SIGMOID": lambda x: (0.2 * x + 0.5).clamp(0, 1),
    "TANH": torch.tanh,
    "HARD_TANH": functional.hardtanh,
    "SOFTPLUS": functional.softplus,
    "SOFTSIGN": functional.softsign,
    "SWISH": functional.silu,
    "MISH": functional.mish,
    "GELU": lambda x: x * torch.sigmoid(1.702 * x),
    "SOFTMAX": lambda x: torch.softmax(x, 1),
}


def sizes(x):
    return list(x.shape[2:])


def text(value):
    """As Java writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "{" + ", ".join(str(size) for size in value) + "}" if len(set(value)) > 1 else str(value[0])
    return str(value)


def activation(draw, x):
    """A name; softmax is for vectors alone."""
    name = draw.choice(list(ACTIVATIONS))
    return "RELU" if name == "SOFTMAX" and x.dim() > 2 else name


def window(draw, x, most_padding, most_dilation=2):
    """Kernel, stride, padding and dilation along each axis, as members that are left out where they are 1 or 0."""
    axes = x.dim() - 2
    members = {"kernel": draw.along(axes, 1, min(4, max(sizes(x)) + 1))}
    for name, share, least, most in [
        ("stride", 0.5, 1, 3), ("padding", 0.5, 0, most_padding), ("dilation", 0.25, 1, most_dilation),
    ]:
        if most > 0 and draw.chance(share):
            members[name] = draw.along(axes, least, most)
    one, none = (1,) * axes, (0,) * axes
    return members, (members.get("stride", one), members.get("padding", none), members.get("dilation", one))


def trimmings(draw, x, members):
    """Bias and activation; returns whether there is a bias, and the function."""
    if draw.chance(0.3):
        members["bias"] = False
    if draw.chance(0.6):
        members["activation"] = activation(draw, x)
    return members.get("bias", True), ACTIVATIONS[members.get("activation", "IDENTITY")]


def overhang(size, kernel, stride, padding, dilation):
    """Zeros behind the padding that the last window needs if the count of windows is rounded up, as PyTorch rounds a pool's."""
    reach = dilation * (kernel - 1) + 1
    windows = -((reach - size - 2 * padding) // stride) + 1
    if (windows - 1) * stride >= size + padding:
        windows -= 1
    return max(0, (windows - 1) * stride + reach - size - 2 * padding)


def convolution(draw, x):
    """@Conv1d, @Conv2d or @Conv3d."""
    axes = x.dim() - 2
    inputs = x.shape[1]
    function = {1: functional.conv1d, 2: functional.conv2d, 3: functional.conv3d}[axes]
    members, (stride, padding, dilation) = window(draw, x, 2)
    groups = draw.divisor(inputs) if axes == 2 and draw.chance(0.35) else 1
    members["channels"] = groups * draw.between(1, 3 if groups > 1 else 5)
    zeros = ()
    if groups > 1:
        members["groups"] = groups
    if axes == 2 and draw.chance(0.25):
        members["rounding"] = "CEIL"
        along = zip(sizes(x), members["kernel"], stride, padding, dilation)
        bottom, right = (overhang(*axis) for axis in along)
        zeros = (padding[1], padding[1] + right, padding[0], padding[0] + bottom)
        padding = (0, 0)
    has_bias, activate = trimmings(draw, x, members)
    shape = (members["channels"], inputs // groups, *members["kernel"])

    def run(network, name, x, training):
        weight = network.weight(f"{name}.weight", shape)
        bias = network.bias(f"{name}.bias", shape[:1]) if has_bias else None
        return activate(function(functional.pad(x, zeros), weight, bias, stride, padding, dilation, groups))

    return members, run


def depthwise(draw, x):
    inputs = x.shape[1]
    members, (stride, padding, dilation) = window(draw, x, 2)
    if draw.chance(0.5):
        members["multiplier"] = draw.between(1, 3)
    has_bias, activate = trimmings(draw, x, members)
    shape = (inputs * members.get("multiplier", 1), 1, *members["kernel"])

    def run(network, name, x, training):
        weight = network.weight(f"{name}.weight", shape)
        bias = network.bias(f"{name}.bias", shape[:1]) if has_bias else None
        return activate(functional.conv2d(x, weight, bias, stride, padding, dilation, inputs))

    return members, run


def separable(draw, x):
    inputs = x.shape[1]
    members, (stride, padding, dilation) = window(draw, x, 2)
    members["channels"] = draw.between(1, 5)
    if draw.chance(0.5):
        members["multiplier"] = draw.between(1, 3)
    has_bias, activate = trimmings(draw, x, members)
    between = inputs * members.get("multiplier", 1)
    first, second = (between, 1, *members["kernel"]), (members["channels"], between, 1, 1)

    def run(network, name, x, training):
        each = functional.conv2d(
            x, network.weight(f"{name}.depthwise.weight", first), None, stride, padding, dilation, inputs)
        bias = network.bias(f"{name}.bias", second[:1]) if has_bias else None
        return activate(functional.conv2d(each, network.weight(f"{name}.pointwise.weight", second), bias))

    return members, run


def transposed(draw, x):
    members, (stride, padding, dilation) = window(draw, x, 2, 3)
    members["channels"] = draw.between(1, 4)
    most = [max(s, d) - 1 for s, d in zip(stride, dilation)]
    more = tuple(draw.between(0, size) for size in most) if draw.chance(0.4) else (0, 0)
    if any(more):
        members["outputPadding"] = more
    has_bias, activate = trimmings(draw, x, members)
    shape = (x.shape[1], members["channels"], *members["kernel"])

    def run(network, name, x, training):
        weight = network.weight(f"{name}.weight", shape)
        bias = network.bias(f"{name}.bias", shape[1:2]) if has_bias else None
        return activate(functional.conv_transpose2d(x, weight, bias, stride, padding, more, 1, dilation))

    return members, run


def max_pool(draw, x):
    """@MaxPool1d, @MaxPool2d or @MaxPool3d."""
    axes = x.dim() - 2
    function = {1: functional.max_pool1d, 2: functional.max_pool2d, 3: functional.max_pool3d}[axes]
    members, kernel, stride, padding, up = pool(draw, x)
    return members, lambda network, name, x, training: function(x, kernel, stride, padding, ceil_mode=up)


def average_pool(draw, x):
    members, kernel, stride, padding, up = pool(draw, x)
    if draw.chance(0.4):
        members["countPadding"] = draw.chance(0.3)
    counted = members.get("countPadding", True)
    return members, lambda network, name, x, training: functional.avg_pool2d(x, kernel, stride, padding, up, counted)


def pool(draw, x):
    axes = x.dim() - 2
    members, (stride, _, _) = window(draw, x, 0, 0)
    kernel = members["kernel"]
    if draw.chance(0.2):
        stride = members["stride"] = draw.along(axes, 1, 5)
    padding = (0,) * axes
    if axes > 1 and draw.chance(0.5):
        padding = members["padding"] = tuple(draw.between(0, size // 2) for size in kernel)
    up = axes == 2 and draw.chance(0.5)
    if up:
        members["rounding"] = "CEIL"
    return members, kernel, stride if "stride" in members else kernel, padding, up


def pad(draw, x):
    sides = {side: draw.between(0, 3) for side in ("left", "right", "top", "bottom") if draw.chance(0.6)}
    around = [sides.get(side, 0) for side in ("left", "right", "top", "bottom")]
    return sides, lambda network, name, x, training: functional.pad(x, around)


def crop(draw, x):
    sides = {side: draw.between(0, 2) for side in ("left", "right", "top", "bottom") if draw.chance(0.5)}
    around = [-sides.get(side, 0) for side in ("left", "right", "top", "bottom")]
    if x.shape[2] + around[2] + around[3] < 1 or x.shape[3] + around[0] + around[1] < 1:
        raise RuntimeError("nothing would be left")
    return sides, lambda network, name, x, training: functional.pad(x, around)


def upsample(draw, x):
    size = draw.along(2, 1, 3)

    def run(network, name, x, training):
        return x.repeat_interleave(size[0], 2).repeat_interleave(size[1], 3)

    return {"size": size}, run


def batch_norm(draw, x):
    members = {}
    if draw.chance(0.4):
        members["momentum"] = draw.between(0, 10) / 10
    if draw.chance(0.3):
        members["epsilon"] = draw.choice([0.001, 0.01, 0.1])
    if draw.chance(0.4):
        members["activation"] = activation(draw, x)
    activate = ACTIVATIONS[members.get("activation", "IDENTITY")]
    momentum, epsilon = members.get("momentum", 0.1), members.get("epsilon", 1e-5)
    places = [0, *range(2, x.dim())]

    def run(network, name, x, training):
        width = (x.shape[1],)
        mean = network.statistic(f"{name}.running_mean", width)
        variance = network.statistic(f"{name}.running_var", width)
        if training:
            # PyTorch's running variance would follow the unbiased one of the batch; the language says the biased one.
            with torch.no_grad():
                mean += momentum * (x.mean(places) - mean)
                variance += momentum * (x.var(places, unbiased=False) - variance)
            mean = variance = None
        gamma, beta = network.positive(f"{name}.weight", width), network.centred(f"{name}.bias", width)
        return activate(functional.batch_norm(x, mean, variance, gamma, beta, training, 0, epsilon))

    return members, run


def activate(draw, x):
    name = activation(draw, x)
    return {"value": name}, lambda network, _, x, training: ACTIVATIONS[name](x)


def leaky(draw, x):
    slope = draw.between(0, 10) / 10
    return {"slope": slope}, lambda network, name, x, training: functional.leaky_relu(x, slope)


def prelu(draw, x):
    def run(network, name, x, training):
        return functional.prelu(x, network.positive(f"{name}.weight", (x.shape[1],)))

    return {}, run


def response_norm(draw, x):
    members = {"size": draw.choice([1, 3, 5]), "alpha": draw.choice([0.0005, 0.5]), "k": draw.choice([1.0, 2.0])}

    def run(network, name, x, training):
        return functional.local_response_norm(x, members["size"], members["alpha"], 0.75, members["k"])

    return members, run


def dense(draw, x):
    members = {"units": draw.between(1, 8)}
    has_bias, activate = trimmings(draw, x, members)
    shape = (members["units"], x.shape[1])

    def run(network, name, x, training):
        bias = network.bias(f"{name}.bias", shape[:1]) if has_bias else None
        return activate(functional.linear(x, network.weight(f"{name}.weight", shape), bias))

    return members, run


def lstm(draw, x):
    units, both = draw.between(1, 4), draw.chance(0.5)
    members = {"units": units, **({"bidirectional": True} if both else {})}

    def run(network, name, x, training):
        parameters = []
        for end in ["", "_reverse"] if both else [""]:
            parameters += [
                network.weight(f"{name}.weight_ih_l0{end}", (4 * units, x.shape[1])),
                network.weight(f"{name}.weight_hh_l0{end}", (4 * units, units)),
                network.bias(f"{name}.bias_ih_l0{end}", (4 * units,)),
                torch.zeros(4 * units, dtype=x.dtype),  # PyTorch adds up two biases, of which one is enough
            ]
        start = torch.zeros(2 if both else 1, x.shape[0], units, dtype=x.dtype)
        steps = x.transpose(1, 2)
        return torch.lstm(steps, (start, start), parameters, True, 1, 0.0, training, both, True)[0].transpose(1, 2)

    return members, run


def embedding(draw, words):
    units = draw.between(1, 4)

    def run(network, name, x, training):
        return functional.embedding(x[:, 0].long(), network.weight(f"{name}.weight", (words, units))).transpose(1, 2)

    return {"vocabulary": words, "units": units}, run


def plain(function):
    """A kind without members."""
    return lambda draw, x: ({}, lambda network, name, x, training: function(x))


FLATTEN = plain(lambda x: x.flatten(1))

# By the number of dimensions of what is read: the annotation, the kind, and how often it is drawn.
KINDS = {
    2: [("Dense", dense, 4), ("BatchNorm", batch_norm, 2), ("Activate", activate, 1), ("LeakyRelu", leaky, 1), ("Prelu", prelu, 1)],
    3: [
        ("Conv1d", convolution, 3), ("MaxPool1d", max_pool, 2), ("Lstm", lstm, 3), ("Activate", activate, 1), ("LeakyRelu", leaky, 1),
        ("GlobalAvgPool1d", plain(lambda x: x.mean(2)), 1), ("GlobalMaxPool1d", plain(lambda x: x.amax(2)), 1),
        ("LastStep", plain(lambda x: x[:, :, -1]), 1),
    ],
    4: [
        ("Conv2d", convolution, 5), ("DepthwiseConv2d", depthwise, 2), ("SeparableConv2d", separable, 2),
        ("ConvTranspose2d", transposed, 2), ("MaxPool2d", max_pool, 4), ("AvgPool2d", average_pool, 4), ("ZeroPad2d", pad, 4),
        ("Crop2d", crop, 1), ("Upsample2d", upsample, 1), ("BatchNorm", batch_norm, 2), ("Activate", activate, 1),
        ("LeakyRelu", leaky, 1), ("Prelu", prelu, 1), ("LocalResponseNorm", response_norm, 1),
        ("GlobalAvgPool2d", plain(lambda x: x.mean((2, 3))), 1), ("GlobalMaxPool2d", plain(lambda x: x.amax((2, 3))), 1),
        ("Flatten", FLATTEN, 1),
    ],
    5: [("Conv3d", convolution, 3), ("MaxPool3d", max_pool, 2), ("Activate", activate, 1), ("LeakyRelu", leaky, 1), ("Flatten", FLATTEN, 1)],
}

TYPES = {2: "FeatureVector", 3: "FeatureSequence", 4: "FeatureMap", 5: "FeatureVolume"}
