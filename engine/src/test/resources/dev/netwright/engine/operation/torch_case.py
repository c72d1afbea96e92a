"""Writes one case of torch-operations.txt: a node, its inputs, and what PyTorch makes of it.

A case begins with "node OPERATION OUTPUTS attribute=value ..", "OPERATION/training" in training. A line for each input follows,
then lines of results:

    input KIND SIZES            numbers by a rule that the reader knows too: "numbers", "positive", "coarse" (with many
                                equal ones) or "indices", whole numbers below the last value of the line
    values SIZES : NUMBERS      those numbers
    integers NUMBERS            a constant; "number NUMBER" and "floats NUMBERS" are constants, too
    lengths NUMBERS             an input without gradient
    none                        left out
    output I SIZES : NUMBERS
    gradient I : NUMBERS        at input I, for a gradient at the outputs by the same rule

Of a tensor of more than 16 numbers, a product with numbers by the rule and 12 samples are written; else all of it. All is
float64. Where ONNX has the operation, its own shape inference must give the same sizes, or this fails.
"""

import math

import numpy
import onnx
import onnx.numpy_helper
import onnx.shape_inference
import torch

PRIME = 10007


def rule(key, count):
    """Numbers in [-2, 2]; cubes modulo this prime are all different."""
    return [((k + 131 * key + 1) ** 3 % PRIME) / PRIME * 4 - 2 for k in range(count)]


class Input:
    def __init__(self, line, tensor=None, trains=False, constant=None):
        self.line, self.tensor, self.trains, self.constant = line, tensor, trains, constant


def sized(kind, sizes, change=lambda values: values, trains=True, more=""):
    def make(key):
        values = change(rule(key, math.prod(sizes)))
        tensor = torch.tensor(values, dtype=torch.float64).reshape(sizes)
        return Input(f"input {kind} {commas(sizes)}{more}", tensor.requires_grad_(trains), trains)
    return make


def x(*sizes):
    return sized("numbers", sizes)


def positive(*sizes):
    return sized("positive", sizes, lambda values: [value / 2 + 1.1 for value in values])


def coarse(*sizes):
    return sized("coarse", sizes, lambda values: [float(math.floor(value)) for value in values])


def indices(below, *sizes):
    return sized("indices", sizes, lambda values: [float(math.floor((v + 2) / 4 * below)) for v in values], False, f" {below}")


def values(*numbers, sizes=None):
    def make(key):
        shape = sizes or (len(numbers),)
        tensor = torch.tensor(numbers, dtype=torch.float64).reshape(shape)
        return Input(f"values {commas(shape)} : {text(numbers)}", tensor.requires_grad_(True), True)
    return make


def integers(*numbers):
    return lambda key: Input(f"integers {' '.join(map(str, numbers))}", constant=numpy.array(numbers, dtype=numpy.int64))


def floats(*numbers):
    return lambda key: Input(f"floats {text(numbers)}", constant=numpy.array(numbers, dtype=numpy.float32))


def scalar(number):
    return lambda key: Input(f"number {number}", constant=numpy.array(number, dtype=numpy.float32))


def none(key):
    return Input("none")


def commas(sizes):
    return ",".join(map(str, sizes)) if len(sizes) else "scalar"


def text(numbers):
    return " ".join(f"{number:.13g}" for number in numbers)


def result(tensor):
    flat = tensor.detach().to(torch.float64).reshape(-1).tolist()
    if len(flat) <= 16:
        return text(flat)
    product = sum(a * b for a, b in zip(flat, rule(50, len(flat))))
    samples = [flat[(2 * i + 1) * len(flat) // 24] for i in range(12)]
    return text([product] + samples)


def written(value):
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(map(str, value)) + "]"
    return str(value)


def check_with_onnx(operation, attributes, inputs, outputs):
    version = min(17, onnx.defs.onnx_opset_version())
    is_new = operation in ("Gelu", "Swish", "Mish") or operation.endswith(("Entropy", "Error"))
    if is_new or "ceil_mode" in attributes:  # ONNX's inference does not know where the last window must begin
        return
    names, given, constants = [], [], []
    for i, each in enumerate(inputs):
        names.append("" if each.line == "none" else f"x{i}")
        if each.constant is not None:
            constants.append(onnx.numpy_helper.from_array(each.constant, f"x{i}"))
        elif each.tensor is not None:
            whole = operation == "Gather" and i == 1
            kind = onnx.TensorProto.INT64 if whole else onnx.TensorProto.INT32 if operation == "LSTM" and i == 4 else 1
            given.append(onnx.helper.make_tensor_value_info(f"x{i}", kind, list(each.tensor.shape)))
    made = [f"y{i}" for i in range(len(outputs))]
    axes_as_input = operation in ("ReduceMean", "ReduceMax", "ReduceL2") and len(inputs) == 2
    if axes_as_input or operation == "Dropout":
        return
    node = onnx.helper.make_node(operation, names, made, **attributes)
    wanted = [onnx.helper.make_tensor_value_info(name, 1, None) for name in made]
    if operation == "Cast":
        wanted = [onnx.helper.make_tensor_value_info(name, attributes["to"], None) for name in made]
    graph = onnx.helper.make_graph([node], "g", given, wanted, constants)
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", version)])
    inferred = onnx.shape_inference.infer_shapes(model, strict_mode=True, data_prop=True)
    for info, tensor in zip(inferred.graph.output, outputs):
        sizes = [dimension.dim_value for dimension in info.type.tensor_type.shape.dim]
        assert sizes == list(tensor.shape), (operation, attributes, sizes, tensor.shape)


def case(operation, inputs, function, training=False, gradients=None, **attributes):
    made = [make(i) for i, make in enumerate(inputs)]
    tensors = [each.tensor for each in made if each.tensor is not None]
    outputs = function(*tensors)
    outputs = list(outputs) if isinstance(outputs, (list, tuple)) else [outputs]
    check_with_onnx(operation, attributes, made, outputs)
    words = [f"{name}={written(value)}" for name, value in attributes.items()]
    print(" ".join(["node", operation + ("/training" if training else ""), str(len(outputs))] + words))
    for each in made:
        print(each.line)
    total = 0
    for i, output in enumerate(outputs):
        print(f"output {i} {commas(output.shape)} : {result(output)}")
        given = torch.tensor(rule(60 + i, output.numel()), dtype=torch.float64).reshape(output.shape)
        total = total + (output * given).sum()
    leaves = [each.tensor for each in made if each.trains]
    found = torch.autograd.grad(total, leaves, allow_unused=True) if total.requires_grad else [None] * len(leaves)
    found = iter(found)
    for i, each in enumerate(made):
        if each.trains:
            gradient = next(found)
            gradient = torch.zeros_like(each.tensor) if gradient is None else gradient
            gradient = gradients[i](*tensors) if gradients and i in gradients else gradient
            print(f"gradient {i} : {result(gradient)}")
