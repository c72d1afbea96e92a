"""Records what PyTorch computes for each operation: outputs, and gradients at the inputs.

    python3 torch_operations.py > torch-operations.txt      (Debian 12: python3-torch 1.13, python3-onnx 1.12)

torch_case.py says what a line means.
"""

import itertools
import math

import numpy
import torch
import torch.nn.functional as F

from torch_case import Input, case, coarse, floats, indices, integers, none, positive, scalar, text, values, x

EPSILON = float(numpy.float32(1e-5))  # an attribute is a float32


def padded(tensor, pads, value=0.0):
    """With ONNX's order of pads."""
    rank = len(pads) // 2
    order = [pads[side * rank + i] for i in reversed(range(rank)) for side in (0, 1)]
    return F.pad(tensor, order, value=value)


def convolutions():
    case("Conv", [x(1, 3, 7, 5), x(4, 3, 3, 2), x(4)], F.conv2d)
    case("Conv", [x(5, 2, 6, 5), x(3, 2, 3, 3), x(3)], lambda a, w, b: F.conv2d(padded(a, [1, 0, 2, 1]), w, b, (2, 3)),
         strides=[2, 3], pads=[1, 0, 2, 1], kernel_shape=[3, 3])
    case("Conv", [x(2, 4, 7, 6), x(6, 2, 3, 2)], lambda a, w: F.conv2d(a, w, None, 1, (2, 0), (2, 3), 2),
         group=2, dilations=[2, 3], pads=[2, 0, 2, 0])
    case("Conv", [x(1, 3, 5, 5), x(6, 1, 3, 3), x(6)], lambda a, w, b: F.conv2d(a, w, b, 2, 1, 1, 3), group=3,
         strides=[2, 2], pads=[1, 1, 1, 1])
    case("Conv", [x(2, 3, 6, 7), x(2, 3, 1, 1), x(2)], lambda a, w, b: F.conv2d(a, w, b, 2), strides=[2, 2])
    case("Conv", [x(2, 1, 6, 7), x(2, 1, 3, 4), x(2)], lambda a, w, b: F.conv2d(padded(a, [0, 1, 1, 2]), w, b, 2),
         strides=[2, 2], auto_pad="SAME_UPPER")
    case("Conv", [x(2, 1, 6, 7), x(2, 1, 3, 4), x(2)], lambda a, w, b: F.conv2d(a, w, b, 2), strides=[2, 2], auto_pad="VALID")
    case("Conv", [x(5, 3, 9), x(2, 3, 3), x(2)], lambda a, w, b: F.conv1d(padded(a, [3, 1]), w, b, 2, 0, 3),
         strides=[2], pads=[3, 1], dilations=[3])
    case("Conv", [x(2, 4, 4, 5, 3), x(4, 2, 2, 3, 1), x(4)], lambda a, w, b: F.conv3d(a, w, b, (1, 2, 1), (1, 0, 1), 1, 2),
         strides=[1, 2, 1], pads=[1, 0, 1, 1, 0, 1], group=2)
    case("ConvTranspose", [x(1, 3, 4, 5), x(3, 2, 3, 2), x(2)], F.conv_transpose2d)
    case("ConvTranspose", [x(2, 4, 3, 4), x(4, 3, 3, 3), x(6)],
         lambda a, w, b: F.conv_transpose2d(a, w, b, 2, 1, 1, 2), strides=[2, 2], pads=[1, 1, 1, 1],
         output_padding=[1, 1], group=2)
    case("ConvTranspose", [x(2, 2, 3, 4), x(2, 3, 2, 3)],
         lambda a, w: F.conv_transpose2d(a, w, None, (3, 2), 0, 0, 1, (1, 2))[:, :, 1:, :-2], strides=[3, 2],
         pads=[1, 0, 0, 2], dilations=[1, 2])
    case("ConvTranspose", [x(5, 2, 4), x(2, 3, 3), x(3)], lambda a, w, b: F.conv_transpose1d(a, w, b, 2, 1),
         strides=[2], pads=[1, 1])
    case("ConvTranspose", [x(2, 2, 2, 3, 2), x(2, 2, 2, 2, 3), x(2)],
         lambda a, w, b: F.conv_transpose3d(a, w, b, (2, 1, 2)), strides=[2, 1, 2])


def pools():
    for kind in (x, coarse):
        case("MaxPool", [kind(2, 3, 7, 6)], lambda a: F.max_pool2d(a, 3, 2, 1), kernel_shape=[3, 3], strides=[2, 2],
             pads=[1, 1, 1, 1])
    case("MaxPool", [x(1, 2, 7, 8)], lambda a: F.max_pool2d(a, (3, 2), 2, (1, 0), ceil_mode=True), kernel_shape=[3, 2],
         strides=[2, 2], pads=[1, 0, 1, 0], ceil_mode=1)
    case("MaxPool", [x(2, 1, 5, 5)], lambda a: F.max_pool2d(a, 2, 3, 1, ceil_mode=True), kernel_shape=[2, 2],
         strides=[3, 3], pads=[1, 1, 1, 1], ceil_mode=1)
    case("MaxPool", [x(1, 2, 7, 8)], lambda a: F.max_pool2d(a, 2, 1, 0, (2, 3)), kernel_shape=[2, 2], dilations=[2, 3])
    case("MaxPool", [x(5, 1, 4, 5)], lambda a: F.max_pool2d(padded(a, [1, 0, 0, 2], -math.inf), 3, 2), kernel_shape=[3, 3],
         strides=[2, 2], pads=[1, 0, 0, 2])
    case("MaxPool", [x(2, 2, 6, 5)], lambda a: F.max_pool2d(padded(a, [0, 1, 1, 1], -math.inf), 3, 2), kernel_shape=[3, 3],
         strides=[2, 2], auto_pad="SAME_UPPER")
    case("MaxPool", [x(2, 3, 9)], lambda a: F.max_pool1d(a, 3, 2, 1), kernel_shape=[3], strides=[2], pads=[1, 1])
    case("MaxPool", [x(1, 2, 4, 5, 3)], lambda a: F.max_pool3d(a, (2, 3, 2), (1, 2, 1)), kernel_shape=[2, 3, 2],
         strides=[1, 2, 1])
    for counts in (0, 1):
        case("AveragePool", [x(2, 3, 7, 6)], lambda a: F.avg_pool2d(a, 3, 2, 1, False, counts == 1), kernel_shape=[3, 3],
             strides=[2, 2], pads=[1, 1, 1, 1], count_include_pad=counts)
        for size, kernel, stride, pad in ((6, 3, 2, 0), (7, 3, 3, 1), (5, 2, 3, 1), (6, 3, 2, 1), (8, 4, 3, 2)):
            case("AveragePool", [x(1, 2, size, size + 1)], lambda a: F.avg_pool2d(a, kernel, stride, pad, True, counts == 1),
                 kernel_shape=[kernel] * 2, strides=[stride] * 2, pads=[pad] * 4, ceil_mode=1, count_include_pad=counts)
        case("AveragePool", [x(5, 2, 9)], lambda a: F.avg_pool1d(a, 3, 2, 1, False, counts == 1), kernel_shape=[3],
             strides=[2], pads=[1, 1], count_include_pad=counts)
        case("AveragePool", [x(1, 2, 4, 5, 3)], lambda a: F.avg_pool3d(a, (2, 3, 2), (1, 2, 1), (1, 1, 0), False, counts == 1),
             kernel_shape=[2, 3, 2], strides=[1, 2, 1], pads=[1, 1, 0, 1, 1, 0], count_include_pad=counts)
    case("AveragePool", [x(2, 1, 4, 5)], lambda a: F.avg_pool2d(padded(a, [1, 0, 0, 2]), 3, 2), kernel_shape=[3, 3],
         strides=[2, 2], pads=[1, 0, 0, 2], count_include_pad=1)
    case("AveragePool", [x(2, 1, 6, 5)],
         lambda a: F.avg_pool2d(padded(a, [0, 1, 1, 1]), 3, 2)
         / F.avg_pool2d(padded(torch.ones_like(a), [0, 1, 1, 1]), 3, 2),
         kernel_shape=[3, 3], strides=[2, 2], auto_pad="SAME_UPPER")
    for kind in (x, coarse):
        case("GlobalMaxPool", [kind(2, 3, 4, 5)], lambda a: F.adaptive_max_pool2d(a, 1))
    case("GlobalMaxPool", [x(1, 3, 7)], lambda a: F.adaptive_max_pool1d(a, 1))
    case("GlobalMaxPool", [x(5, 1, 2, 3, 2)], lambda a: F.adaptive_max_pool3d(a, 1))
    case("GlobalAveragePool", [x(2, 3, 4, 5)], lambda a: F.adaptive_avg_pool2d(a, 1))
    case("GlobalAveragePool", [x(1, 3, 7)], lambda a: F.adaptive_avg_pool1d(a, 1))
    case("GlobalAveragePool", [x(5, 1, 2, 3, 2)], lambda a: F.adaptive_avg_pool3d(a, 1))


def products():
    for turn_a, turn_b in itertools.product((0, 1), (0, 1)):
        case("Gemm", [x(*((4, 3) if turn_a else (3, 4))), x(*((2, 4) if turn_b else (4, 2))), x(2)],
             lambda a, b, c: 0.5 * (a.T if turn_a else a) @ (b.T if turn_b else b) + 2 * c, transA=turn_a, transB=turn_b,
             alpha=0.5, beta=2.0)
    case("Gemm", [x(1, 5), x(3, 5), x(3)], F.linear, transB=1)
    case("Gemm", [x(5, 4), x(4, 3), x(5, 1)], lambda a, b, c: a @ b + c)
    case("Gemm", [x(5, 4), x(4, 3), x()], lambda a, b, c: a @ b + c)
    case("Gemm", [x(5, 4), x(4, 3)], torch.matmul)
    for a, b in (((3, 4), (4, 5)), ((2, 3, 4), (4, 5)), ((2, 1, 3, 4), (5, 4, 2)), ((4,), (4, 3)), ((2, 3, 4), (4,)),
                 ((4,), (4,)), ((3, 4), (2, 4, 1)), ((4,), (5, 4, 2))):
        case("MatMul", [x(*a), x(*b)], torch.matmul)


def normalisations():
    for sizes in ((3, 4), (2, 3, 5), (5, 2, 3, 4), (2, 2, 2, 3, 2)):
        c = sizes[1]
        ones = [x(*sizes), x(c), x(c), x(c), positive(c)]
        case("BatchNormalization", ones,
             lambda a, s, b, m, v: F.batch_norm(a, m.detach(), v.detach(), s, b, False, 0, EPSILON))
        along = [0] + list(range(2, len(sizes)))
        share = 1 - float(numpy.float32(0.8))
        case("BatchNormalization", ones, lambda a, s, b, m, v: F.batch_norm(a, None, None, s, b, True, 0, 0.125),
             training=True, gradients={3: lambda a, s, b, m, v: share * (m - a.mean(along)),
                                       4: lambda a, s, b, m, v: share * (v - a.var(along, unbiased=False))},
             epsilon=0.125, momentum=0.8)
    case("LayerNormalization", [x(3, 5), x(5), x(5)], lambda a, s, b: F.layer_norm(a, (5,), s, b, EPSILON))
    case("LayerNormalization", [x(2, 3, 4), x(3, 4), x(3, 4)], lambda a, s, b: F.layer_norm(a, (3, 4), s, b, 0.125),
         axis=1, epsilon=0.125)
    case("LayerNormalization", [x(1, 3, 4), x(4)], lambda a, s: F.layer_norm(a, (4,), s, None, EPSILON), axis=2)
    case("LayerNormalization", [x(2, 3, 4), x(3, 1), x(1)], lambda a, s, b: F.layer_norm(a, (3, 4), None, None, EPSILON) * s + b, axis=-2)
    case("LRN", [x(2, 7, 3, 2)], lambda a: F.local_response_norm(a, 5, 0.5, 0.75, 2.0), size=5, alpha=0.5, beta=0.75,
         bias=2.0)
    case("LRN", [x(1, 2, 4)], lambda a: F.local_response_norm(a, 3, float(numpy.float32(1e-4))), size=3)
    case("LRN", [x(5, 6)],
         lambda a: a / (1 + 0.5 / 4 * sum(padded(a * a, [0, 1, 0, 2])[:, i:i + 6] for i in range(4))) ** 0.75, size=4,
         alpha=0.5)
    for axis in (0, 1, -1):
        case("Softmax", [x(3, 5, 2)], lambda a: F.softmax(a, axis), axis=axis)
        case("LogSoftmax", [x(3, 5, 2)], lambda a: F.log_softmax(a, axis), axis=axis)
    case("Softmax", [x(1, 4)], lambda a: F.softmax(a, -1))
    case("LogSoftmax", [x(1, 4)], lambda a: F.log_softmax(a, -1))


SIXTH = float(numpy.float32(1 / 6))
TENTH = float(numpy.float32(0.1))
CURVES = [
    ("Relu", F.relu, {}),
    ("LeakyRelu", lambda a: F.leaky_relu(a, TENTH), {"alpha": 0.1}),
    ("LeakyRelu", lambda a: F.leaky_relu(a, float(numpy.float32(0.01))), {}),
    ("ThresholdedRelu", lambda a: F.threshold(a, 0.5, 0.0), {"alpha": 0.5}),
    ("ThresholdedRelu", lambda a: F.threshold(a, 1, 0.0), {}),
    ("Elu", lambda a: F.elu(a, 0.75), {"alpha": 0.75}),
    ("Elu", F.elu, {}),
    ("Sigmoid", torch.sigmoid, {}),
    ("HardSigmoid", lambda a: (SIXTH * a + 0.5).clamp(0, 1), {"alpha": 1 / 6}),
    ("HardSigmoid", lambda a: (float(numpy.float32(0.2)) * a + 0.25).clamp(0, 1), {"beta": 0.25}),
    ("HardSwish", F.hardswish, {}),
    ("Tanh", torch.tanh, {}),
    ("Softplus", F.softplus, {}),
    ("Softsign", F.softsign, {}),
    ("Gelu", F.gelu, {}),
    ("Gelu", lambda a: F.gelu(a, approximate="tanh"), {"approximate": "tanh"}),
    ("Swish", F.silu, {}),
    ("Swish", lambda a: a * torch.sigmoid(1.5 * a), {"alpha": 1.5}),
    ("Mish", F.mish, {}),
    ("Erf", torch.erf, {}),
    ("Abs", torch.abs, {}),
    ("Neg", torch.neg, {}),
    ("Identity", lambda a: a * 1, {}),
]


def functions():
    extremes = values(-1e38, -1e3, -100.0, -30.0, -3.0, -0.7, -1e-5, 0.0, 1e-5, 0.7, 3.0, 30.0, 100.0, 1e3, 1e38)
    for operation, function, attributes in CURVES:
        case(operation, [x(3, 5)], function, **attributes)
        case(operation, [x(2, 1, 3, 4)], function, **attributes)
        case(operation, [extremes], function, **attributes)
    # PyTorch's constants have more digits than ONNX's float32 ones: equal to 1e-7 only, so these are written out.
    alpha, gamma = float(numpy.float32(1.6732632)), float(numpy.float32(1.0507010))
    for kind in (x(3, 5), extremes):
        case("Selu", [kind], lambda a: gamma * torch.where(a > 0, a, alpha * torch.expm1(a.clamp(max=0))))
    case("Exp", [x(3, 5)], torch.exp)
    case("Exp", [values(-1e38, -1e3, -1.0, 0.0, 1.0, 700.0)], torch.exp)
    case("Log", [positive(3, 5)], torch.log)
    case("Log", [values(1e-300, 1e-5, 1.0, 1e38)], torch.log)
    case("Sqrt", [positive(3, 5)], torch.sqrt)
    case("Sqrt", [values(1e-38, 1.0, 1e38)], torch.sqrt)
    case("Clip", [x(3, 5), scalar(-0.5), scalar(0.75)], lambda a: a.clamp(-0.5, 0.75))
    case("Clip", [x(3, 5), none, scalar(0.75)], lambda a: a.clamp(max=0.75))
    case("Clip", [x(3, 5), scalar(-0.5)], lambda a: a.clamp(min=-0.5))
    case("Clip", [values(-1e38, -0.5, 0.0, 0.75, 1e38), scalar(-0.5), scalar(0.75)], lambda a: a.clamp(-0.5, 0.75))
    case("PRelu", [x(2, 3, 4, 2), x(3, 1, 1)], lambda a, s: F.prelu(a, s.reshape(-1)))
    case("PRelu", [x(5, 3), x(1)], F.prelu)
    case("PRelu", [values(-1e3, -1.0, 0.0, 2.0), values(0.5)], F.prelu)
    case("Cast", [x(3, 5)], torch.trunc, to=7)
    case("Cast", [x(3, 5)], lambda a: a * 1, to=1)


def broadcasts():
    pairs = [((2, 3, 4), (2, 3, 4)), ((2, 3, 4), (3, 1)), ((4,), (5, 3, 4)), ((2, 1, 4), (1, 3, 1)), ((3,), ()), ((), (1, 5))]
    for a, b in pairs:
        case("Add", [x(*a), x(*b)], torch.add)
        case("Sub", [x(*a), x(*b)], torch.sub)
        case("Mul", [x(*a), x(*b)], torch.mul)
        case("Div", [x(*a), positive(*b)], torch.div)
        case("Pow", [positive(*a), x(*b)], torch.pow)
        case("Max", [x(*a), x(*b)], torch.maximum)
        case("Min", [x(*a), x(*b)], torch.minimum)
        case("Mean", [x(*a), x(*b)], lambda a, b: (a + b) / 2)
    case("Pow", [values(-2.0, 0.0, 3.0, 0.0), values(3.0, 2.0, 0.0, 1.0)], torch.pow)
    case("Max", [coarse(3, 4), coarse(3, 4)], torch.maximum)
    case("Min", [coarse(3, 4), coarse(3, 4)], torch.minimum)
    case("Max", [x(3, 4), x(4), x(3, 1)], lambda a, b, c: torch.maximum(torch.maximum(a, b), c))
    case("Min", [x(3, 4), x(4), x(3, 1)], lambda a, b, c: torch.minimum(torch.minimum(a, b), c))
    case("Mean", [x(3, 4), x(4), x(3, 1)], lambda a, b, c: (a + b + c) / 3)
    case("Max", [x(3, 4)], lambda a: a * 1)


def arrangements():
    case("Concat", [x(2, 3, 2), x(2, 1, 2), x(2, 4, 2)], lambda *a: torch.cat(a, 1), axis=1)
    case("Concat", [x(2, 3), x(2, 2)], lambda *a: torch.cat(a, -1), axis=-1)
    case("Concat", [x(1, 3), x(5, 3)], lambda *a: torch.cat(a, 0), axis=0)
    case("Slice", [x(5, 6), integers(1, 0), integers(4, 5), integers(0, 1), integers(1, 2)], lambda a: a[1:4, 0:5:2])
    case("Slice", [x(5, 6), integers(-2), integers(2 ** 63 - 1), integers(-1)], lambda a: a[:, -2:])
    case("Slice", [x(5, 6), integers(1), integers(-1)], lambda a: a[1:-1])
    case("Slice", [x(5, 6), integers(-1), integers(-(2 ** 63)), integers(1), integers(-1)], lambda a: a.flip(1))
    case("Slice", [x(5, 6), integers(4), integers(0), integers(1), integers(-3)], lambda a: a[:, [4, 1]])
    case("Slice", [x(5, 6), integers(3), integers(3), integers(1)], lambda a: a[:, 3:3])
    case("Split", [x(2, 6)], lambda a: a.split(2, 1), axis=1)
    case("Split", [x(5, 3), integers(1, 4)], lambda a: a.split([1, 4], 0))
    case("Split", [x(2, 3, 4), integers(3, 0, 1)], lambda a: a.split([3, 0, 1], -1), axis=-1)
    case("Reshape", [x(2, 3, 4), integers(0, -1)], lambda a: a.reshape(2, 12))
    case("Reshape", [x(2, 3, 4), integers(4, 3, -1, 1)], lambda a: a.reshape(4, 3, 2, 1))
    case("Reshape", [x(1, 1), integers()], lambda a: a.reshape(()))
    case("Flatten", [x(2, 3, 4)], lambda a: a.flatten(1))
    case("Flatten", [x(2, 3, 4)], lambda a: a.reshape(1, 24), axis=0)
    case("Flatten", [x(2, 3, 4)], lambda a: a.reshape(6, 4), axis=-1)
    case("Flatten", [x(2, 3, 4)], lambda a: a.reshape(24, 1), axis=3)
    case("Transpose", [x(2, 3, 4)], lambda a: a.permute(2, 1, 0))
    case("Transpose", [x(2, 3, 4, 5)], lambda a: a.permute(0, 3, 1, 2), perm=[0, 3, 1, 2])
    case("Squeeze", [x(1, 3, 1, 2)], torch.squeeze)
    case("Squeeze", [x(1, 3, 1, 2), integers(-2)], lambda a: a.squeeze(2))
    case("Unsqueeze", [x(3, 2), integers(0, -1)], lambda a: a[None, :, :, None])
    case("Unsqueeze", [x(), integers(0)], lambda a: a[None])
    case("Expand", [x(3, 1), integers(2, 1, 4)], lambda a: a.expand(2, 3, 4))
    case("Expand", [x(2, 3), integers(1)], lambda a: a * 1)
    case("Pad", [x(2, 3, 4), integers(0, 1, 2, 0, 0, 1)], lambda a: F.pad(a, (2, 1, 1, 0)))
    case("Pad", [x(3, 4), integers(-1, 1, 2, -2), scalar(0.5)], lambda a: F.pad(a, (1, -2, -1, 2), value=0.5))
    nearest = {"mode": "nearest", "coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"}
    case("Resize", [x(2, 3, 2, 3), none, floats(1, 1, 2, 3)], lambda a: F.interpolate(a, scale_factor=(2, 3)), **nearest)
    case("Resize", [x(1, 2, 5), none, floats(1, 1, 4)], lambda a: F.interpolate(a, scale_factor=4), **nearest)
    case("Gather", [x(7, 3), indices(7, 5, 4)], lambda a, i: F.embedding(i.long(), a))
    case("Gather", [x(2, 7, 3), indices(7, 4)], lambda a, i: a.index_select(1, i.long()), axis=1)
    case("Gather", [x(2, 3, 4), integers(-1, 0, -4)], lambda a: a[:, :, [3, 0, 0]], axis=-1)


def reductions():
    for axes, keep in (([1], 1), ([0, 2], 0), ([-1], 0), ([2, 0], 1), ([0, 1, 2], 0)):
        for sort in ("attribute", "input"):
            way = {"axes": axes, "keepdims": keep}
            more = []
            if sort == "input":
                way, more = {"keepdims": keep}, [integers(*axes)]
            if sort == "input":
                case("ReduceSum", [x(2, 3, 4)] + more, lambda a: a.sum(axes, keepdim=keep == 1), **way)
            case("ReduceMean", [x(2, 3, 4)] + more, lambda a: a.mean(axes, keepdim=keep == 1), **way)
            case("ReduceMax", [x(2, 3, 4)] + more, lambda a: a.amax(axes, keepdim=keep == 1), **way)
            case("ReduceL2", [x(2, 3, 4)] + more, lambda a: torch.linalg.vector_norm(a, 2, axes, keepdim=keep == 1), **way)
    case("ReduceSum", [x(3, 4)], lambda a: a.sum().reshape(1, 1))
    case("ReduceSum", [x(3, 4)], lambda a: a * 1, noop_with_empty_axes=1)
    case("ReduceMax", [coarse(3, 7)], lambda a: a.amax([1]), axes=[1], keepdims=0)
    case("ReduceL2", [values(0.0, 0.0, 3.0, 4.0, sizes=(2, 2))], lambda a: torch.linalg.vector_norm(a, 2, [1]), axes=[1],
         keepdims=0)


def lstm(lengths=None, direction="forward", has_bias=True, has_state=True, sizes=(4, 3, 2, 3), outputs=3):
    steps, batch, features, units = sizes
    directions = 2 if direction == "bidirectional" else 1

    def torch_order(rows):  # ours are i, o, f, c
        i, o, f, g = rows.chunk(4)
        return torch.cat([i, f, g, o])

    def run(a, w, r, *rest):
        rest = list(rest)
        b = rest.pop(0) if has_bias else torch.zeros(directions, 8 * units, dtype=torch.float64)
        if lengths:
            rest.pop(0)
        h, c = rest if has_state else [torch.zeros(directions, batch, units, dtype=torch.float64)] * 2
        weights = []
        for d in range(directions):
            weights += [torch_order(rows) for rows in (w[d], r[d], b[d][:4 * units], b[d][4 * units:])]
        real = lengths or [steps] * batch
        if direction == "reverse":  # each example's real steps, turned round
            turn = torch.tensor([[n - 1 - t if t < n else t for n in real] for t in range(steps)])
            turned = lambda tensor: tensor.gather(0, turn[:, :, None].expand_as(tensor))
        else:
            turned = lambda tensor: tensor
        packed = torch.nn.utils.rnn.pack_padded_sequence(turned(a), real, enforce_sorted=False)
        order = packed.sorted_indices
        y, h, c = torch._VF.lstm(packed.data, packed.batch_sizes, (h[:, order], c[:, order]), weights, True, 1, 0.0, False,
                                 directions == 2)
        back = packed.unsorted_indices
        y = torch.nn.utils.rnn.PackedSequence(y, packed.batch_sizes, packed.sorted_indices, packed.unsorted_indices)
        y, _ = torch.nn.utils.rnn.pad_packed_sequence(y, total_length=steps)
        y = turned(y).reshape(steps, batch, directions, units).permute(0, 2, 1, 3)
        return [y, h[:, back], c[:, back]][:outputs]

    inputs = [x(steps, batch, features), x(directions, 4 * units, features), x(directions, 4 * units, units)]
    inputs.append(x(directions, 8 * units) if has_bias else none)
    if lengths:
        inputs.append(lambda key: Input(f"lengths {text(lengths)}", torch.tensor(lengths, dtype=torch.float64)))
    else:
        inputs.append(none)
    if has_state:
        inputs += [x(directions, batch, units), x(directions, batch, units)]
    else:
        while inputs[-1] is none:
            inputs.pop()
    more = {} if direction == "forward" else {"direction": direction}
    case("LSTM", inputs, run, hidden_size=units, **more)


def recurrences():
    for direction in ("forward", "reverse", "bidirectional"):
        lstm(direction=direction)
        lstm([2, 4, 1], direction)
        lstm([4, 1, 3], direction, has_bias=False, has_state=False)
        lstm(direction=direction, has_state=False, sizes=(5, 1, 3, 2), outputs=1)


def losses():
    heads = (("SoftmaxCrossEntropy", lambda a, y: -(y * F.log_softmax(a, 1)).sum(1, keepdim=True)),
             ("SigmoidCrossEntropy",
              lambda a, y: F.binary_cross_entropy_with_logits(a, y, reduction="none").sum(1, keepdim=True)),
             ("SquaredError", lambda a, y: F.mse_loss(a, y, reduction="none").mean(1, keepdim=True)))
    for name, loss in heads:
        nothing = {1: lambda a, y, *m: torch.zeros_like(y), 2: lambda a, y, *m: torch.zeros_like(m[0])}
        case(name, [x(1, 3), positive(1, 3)], lambda a, y: loss(a, y).sum().reshape(1), gradients=nothing)
        case(name, [x(5, 4), positive(5, 4)], lambda a, y: 0.5 * loss(a, y).sum().reshape(1), gradients=nothing, weight=0.5)
        case(name, [x(2, 3, 2, 3), positive(2, 3, 2, 3), coarse(2, 1, 2, 3)],
             lambda a, y, m: (m * loss(a, y)).sum().reshape(1), gradients=nothing)
        case(name, [values(-1e38, 1e3, 1e38, -1e3, 0.0, 7.0, sizes=(2, 3)),
                    values(0.25, 0.5, 0.25, 1.0, 0.0, 0.0, sizes=(2, 3))],
             lambda a, y: loss(a, y).sum().reshape(1), gradients=nothing)


convolutions()
pools()
products()
normalisations()
functions()
broadcasts()
arrangements()
reductions()
recurrences()
losses()
