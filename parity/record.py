#!/usr/bin/env python3
"""Records what PyTorch computes for the networks of the zoo, as small vectors for the Java parity tests.

    python3 parity/record.py [--check] [--figures] [NETWORK ...]

Without options every network is recorded into generated-models/src/test/resources/parity/NETWORK.txt.
--check    compares with the recorded files instead, and fails where one differs by more than 1e-5 of a layer's size
--figures  prints parameters, multiply-adds and shapes as counted here, and writes nothing

The d2l networks are written down a second time in this file, with torch.nn.functional alone, from the book and not from
the Java interfaces; those of torchvision are torchvision's own (zoo.py). What both sides share is the name of each layer,
since a layer's weights follow from its name (weights.py).
"""

import argparse
import pathlib
import platform
import sys

import numpy
import torch
import torch.nn.functional as functional

import weights
import zoo

BATCH = 2
SAMPLES = 8
CLASSES = 10
HOME = pathlib.Path(__file__).resolve().parent.parent
RECORDS = HOME / "generated-models" / "src" / "test" / "resources" / "parity"


class Tape:
    """Runs layers one after another, and notes what each made. Weights live only as long as their layer runs."""

    def __init__(self, side, gain):
        self.side = side
        self.channels = 1
        self.patch = 0
        self.gain = gain
        self.parameters = 0
        self.macs = 0
        self.made = {}
        self.value = torch.from_numpy(weights.images("input", (BATCH, 1, side, side)))

    def note(self, name, value):
        assert name not in self.made, name
        self.made[name] = value
        self.value = value
        return value

    def tensor(self, key, shape, fill, *gain):
        self.parameters += int(numpy.prod(shape))
        return torch.from_numpy(fill(key, shape, *gain))

    def conv(self, name, channels, kernel, stride=1, padding=0, activation=None, reads=None):
        x = self.value if reads is None else reads
        weight = self.tensor(f"{name}.weight", (channels, x.shape[1], kernel, kernel), weights.weight, self.gain)
        bias = self.tensor(f"{name}.bias", (channels,), weights.bias)
        y = functional.conv2d(x, weight, bias, stride, padding)
        self.macs += weight.numel() * y.shape[2] * y.shape[3]
        return self.note(name, y if activation is None else activation(y))

    def dense(self, name, units, activation=None):
        x = self.value
        weight = self.tensor(f"{name}.weight", (units, x.shape[1]), weights.weight, self.gain)
        bias = self.tensor(f"{name}.bias", (units,), weights.bias)
        y = functional.linear(x, weight, bias)
        self.macs += weight.numel()
        return self.note(name, y if activation is None else activation(y))

    def batch_norm(self, name, activation):
        shape = (self.value.shape[1],)
        gamma = self.tensor(f"{name}.weight", shape, weights.positive)
        beta = self.tensor(f"{name}.bias", shape, weights.centred)
        mean = torch.from_numpy(weights.centred(f"{name}.running_mean", shape))
        variance = torch.from_numpy(weights.positive(f"{name}.running_var", shape))
        y = functional.batch_norm(self.value, mean, variance, gamma, beta, training=False, eps=1e-5)
        return self.note(name, activation(y))

    def conv_bn(self, name, channels, kernel, stride=1, padding=0, activation=None, reads=None):
        """With the bias that the book's convolutions have."""
        self.conv(f"{name}/conv", channels, kernel, stride, padding, reads=reads)
        return self.batch_norm(f"{name}/norm", activation or (lambda y: y))

    def residual(self, name, channels, stride=1):
        x = self.value
        self.conv_bn(f"{name}/conv1", channels, 3, stride, 1, torch.relu)
        y = self.conv_bn(f"{name}/conv2", channels, 3, padding=1)
        if stride != 1 or x.shape[1] != channels:
            x = self.conv(f"{name}/shortcut", channels, 1, stride, reads=x)
        self.note(f"{name}/out", torch.relu(y + x))

    def max_pool(self, name, kernel, stride, padding=0, reads=None):
        x = self.value if reads is None else reads
        return self.note(name, functional.max_pool2d(x, kernel, stride, padding))

    def avg_pool(self, name, kernel, stride):
        return self.note(name, functional.avg_pool2d(self.value, kernel, stride))

    def global_avg_pool(self, name):
        return self.note(name, functional.adaptive_avg_pool2d(self.value, 1).flatten(1))

    def flatten(self, name):
        return self.note(name, self.value.flatten(1))

    def vgg_block(self, name, convs, channels):
        for i in range(convs):
            self.conv(f"{name}/conv_{i}", channels, 3, padding=1, activation=torch.relu)
        self.max_pool(f"{name}/pool", 2, 2)

    def nin_block(self, name, channels, kernel, stride=1, padding=0):
        self.conv(f"{name}/conv", channels, kernel, stride, padding, torch.relu)
        self.conv(f"{name}/mix1", channels, 1, activation=torch.relu)
        self.conv(f"{name}/mix2", channels, 1, activation=torch.relu)

    def inception(self, name, conv1x1, reduce3x3, conv3x3, reduce5x5, conv5x5, pool_proj):
        x = self.value
        branches = [self.conv(f"{name}/pointwise", conv1x1, 1, activation=torch.relu)]
        self.conv(f"{name}/narrow3x3", reduce3x3, 1, activation=torch.relu, reads=x)
        branches.append(self.conv(f"{name}/wide3x3", conv3x3, 3, padding=1, activation=torch.relu))
        self.conv(f"{name}/narrow5x5", reduce5x5, 1, activation=torch.relu, reads=x)
        branches.append(self.conv(f"{name}/wide5x5", conv5x5, 5, padding=2, activation=torch.relu))
        self.max_pool(f"{name}/pool", 3, 1, padding=1, reads=x)
        branches.append(self.conv(f"{name}/projection", pool_proj, 1, activation=torch.relu))
        self.note(f"{name}/out", torch.cat(branches, 1))


def le_net(t):
    t.conv("conv1", 6, 5, padding=2, activation=torch.sigmoid)
    t.avg_pool("pool1", 2, 2)
    t.conv("conv2", 16, 5, activation=torch.sigmoid)
    t.avg_pool("pool2", 2, 2)
    t.flatten("flat")
    t.dense("fc1", 120, torch.sigmoid)
    t.dense("fc2", 84, torch.sigmoid)
    t.dense("logits", CLASSES)


def le_net_batch_norm(t):
    t.conv("conv1", 6, 5)
    t.batch_norm("bn1", torch.sigmoid)
    t.avg_pool("pool1", 2, 2)
    t.conv("conv2", 16, 5)
    t.batch_norm("bn2", torch.sigmoid)
    t.avg_pool("pool2", 2, 2)
    t.flatten("flat")
    t.dense("fc1", 120)
    t.batch_norm("bn3", torch.sigmoid)
    t.dense("fc2", 84)
    t.batch_norm("bn4", torch.sigmoid)
    t.dense("logits", CLASSES)


def alex_net(t):
    t.conv("conv1", 96, 11, stride=4, padding=1, activation=torch.relu)
    t.max_pool("pool1", 3, 2)
    t.conv("conv2", 256, 5, padding=2, activation=torch.relu)
    t.max_pool("pool2", 3, 2)
    t.conv("conv3", 384, 3, padding=1, activation=torch.relu)
    t.conv("conv4", 384, 3, padding=1, activation=torch.relu)
    t.conv("conv5", 256, 3, padding=1, activation=torch.relu)
    t.max_pool("pool5", 3, 2)
    two_wide_layers(t)


def vgg_11(t, divisor=1):
    for stage, (convs, channels) in enumerate([(1, 64), (1, 128), (2, 256), (2, 512), (2, 512)], start=1):
        t.vgg_block(f"stage{stage}", convs, channels // divisor)
    two_wide_layers(t)


def two_wide_layers(t):
    t.flatten("flat")
    t.dense("fc6", 4096, torch.relu)
    t.dense("fc7", 4096, torch.relu)
    t.dense("logits", CLASSES)


def nin(t):
    t.nin_block("nin1", 96, 11, stride=4)
    t.max_pool("pool1", 3, 2)
    t.nin_block("nin2", 256, 5, padding=2)
    t.max_pool("pool2", 3, 2)
    t.nin_block("nin3", 384, 3, padding=1)
    t.max_pool("pool3", 3, 2)
    t.nin_block("nin4", CLASSES, 3, padding=1)
    t.global_avg_pool("gap")


def google_net(t):
    t.conv("conv1", 64, 7, stride=2, padding=3, activation=torch.relu)
    t.max_pool("pool1", 3, 2, padding=1)
    t.conv("conv2", 64, 1, activation=torch.relu)
    t.conv("conv3", 192, 3, padding=1, activation=torch.relu)
    t.max_pool("pool2", 3, 2, padding=1)
    t.inception("inception3a", 64, 96, 128, 16, 32, 32)
    t.inception("inception3b", 128, 128, 192, 32, 96, 64)
    t.max_pool("pool3", 3, 2, padding=1)
    t.inception("inception4a", 192, 96, 208, 16, 48, 64)
    t.inception("inception4b", 160, 112, 224, 24, 64, 64)
    t.inception("inception4c", 128, 128, 256, 24, 64, 64)
    t.inception("inception4d", 112, 144, 288, 32, 64, 64)
    t.inception("inception4e", 256, 160, 320, 32, 128, 128)
    t.max_pool("pool4", 3, 2, padding=1)
    t.inception("inception5a", 256, 160, 320, 32, 128, 128)
    t.inception("inception5b", 384, 192, 384, 48, 128, 128)
    t.global_avg_pool("gap")
    t.dense("logits", CLASSES)


def res_net_18(t):
    t.conv_bn("conv1", 64, 7, 2, 3, torch.relu)
    t.max_pool("pool1", 3, 2, padding=1)
    for stage, channels in enumerate((64, 128, 256, 512), start=2):
        t.residual(f"stage{stage}_0", channels, 1 if stage == 2 else 2)
        t.residual(f"stage{stage}_1", channels)
    t.global_avg_pool("gap")
    t.dense("logits", CLASSES)


# Name of the Java interface: side of its square input, gain of its weights, the network. A sigmoid's slope is at most a
# quarter: with gain 1 the logits of LeNet hardly depended on the image, and a wrong first layer would not have shown.
NETWORKS = {
    "LeNet": (28, 4, le_net),
    "LeNetBatchNorm": (28, 4, le_net_batch_norm),
    "AlexNet": (224, 1, alex_net),
    "Vgg11": (224, 1, vgg_11),
    "Vgg11Quarter": (224, 1, lambda t: vgg_11(t, divisor=4)),
    "Nin": (224, 1, nin),
    "GoogLeNet": (96, 1, google_net),
    "ResNet18": (96, 1, res_net_18),
}


def run(name):
    if name in zoo.NETWORKS:
        return zoo.run(name, BATCH)
    side, gain, network = NETWORKS[name]
    tape = Tape(side, gain)
    with torch.no_grad():
        network(tape)
    return tape


def shape_of(value):
    return "x".join(str(n) for n in value.shape)


def numbers(values):
    return " ".join(f"{v:.9g}" for v in values)


def summary(value, samples=SAMPLES):
    """[mean, mean of the absolute values, samples values at the middles of equal parts], summed in double."""
    flat = value.flatten().numpy().astype(numpy.float64)
    at = [(2 * j + 1) * flat.size // (2 * samples) for j in range(samples)]
    return [flat.mean(), numpy.abs(flat).mean(), *flat[at]]


def record(name, tape):
    logits = tape.value
    lines = [
        f"# What PyTorch {torch.__version__} computes for {name}, in float32 on the CPU ({platform.machine()}), in evaluation mode,",
        f"# batch {BATCH}. Made by parity/record.py, with weights and input by the rule in parity/weights.py; don't edit.",
        f"# stage: layer, shape, mean, mean absolute value, {SAMPLES} values at (2j + 1) n / {2 * SAMPLES} in C order.",
        f"parameters {tape.parameters}",
        f"macs {tape.macs}",
        f"gain {tape.gain}",
        f"input {shape_of(torch.empty(BATCH, tape.channels, tape.side, tape.side))}",
    ]
    if tape.patch:
        lines.append(f"patches {tape.patch}")
    lines += [f"stage {layer} {shape_of(value)} {numbers(summary(value))}" for layer, value in tape.made.items()]
    lines.append(f"logits {shape_of(logits)} {numbers(logits.flatten().tolist())}")
    if logits.shape[1] == CLASSES:
        # Of a thousand classes the logits alone are long enough; their softmax is taken where they are read.
        lines.append(f"probabilities {shape_of(logits)} {numbers(torch.softmax(logits, 1).flatten().tolist())}")
    return "\n".join(lines) + "\n"


def rule():
    """Values of every kind of tensor, the last ones of a large one among them, for the Java side to meet exactly."""
    tensors = [
        ("weight", "conv1.weight", weights.weight("conv1.weight", (6, 1, 5, 5), 4)),
        ("weight", "fc1.weight", weights.weight("fc1.weight", (120, 400), 4)),
        ("bias", "stage1/conv_0.bias", weights.bias("stage1/conv_0.bias", (64,))),
        ("centred", "bn1.running_mean", weights.centred("bn1.running_mean", (6,))),
        ("positive", "bn1.running_var", weights.positive("bn1.running_var", (6,))),
        ("images", "input", weights.images("input", (2, 1, 28, 28))),
        ("patches", "input", weights.patches("input", (2, 3, 64, 64), 32)),
    ]
    lines = ["# Values of parity/weights.py, made by parity/record.py: kind, key, shape, first two and last two elements."]
    for kind, key, made in tensors:
        flat = made.flatten()
        lines.append(f"{kind} {key} {shape_of(made)} {numbers([*flat[:2], *flat[-2:]])}")
    return "\n".join(lines) + "\n"


def differences(recorded, made):
    """Lines of two records that differ by more than 1e-5 of the line's largest number, or in their words."""
    pairs = list(zip(recorded.splitlines(), made.splitlines()))
    pairs = [(old, new) for old, new in pairs if not old.startswith("#")]
    if recorded.count("\n") != made.count("\n"):
        yield "the number of lines"
    for old, new in pairs:
        words = 3 if old.startswith("stage") else 2
        if old.split()[:words] != new.split()[:words]:
            yield f"{old[:60]} | {new[:60]}"
            continue
        a, b = (numpy.array(line.split()[words:], dtype=numpy.float64) for line in (old, new))
        if a.shape != b.shape or (a.size and numpy.abs(a - b).max() > 1e-5 * numpy.abs(a).max()):
            yield old[:60]


def show(name, tape):
    logits = tape.value
    print(f"{name}: {tape.parameters:,} parameters, {tape.macs:,} multiply-adds, input {tape.channels}x{tape.side}x{tape.side}")
    for layer, value in tape.made.items():
        print(f"    {layer:24} {shape_of(value)[2:]:12} mean {value.mean():10.4g}  deviation {value.std():10.4g}")
    print(f"    largest probability {torch.softmax(logits, 1).max():.3f}, between the two examples the logits move by "
          f"{(logits[0] - logits[1]).abs().max():.4g}")


def main():
    known = [*NETWORKS, *zoo.NETWORKS]
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("networks", nargs="*", metavar="NETWORK", help=", ".join(known))
    arguments.add_argument("--check", action="store_true", help="compare with what is recorded, write nothing")
    arguments.add_argument("--figures", action="store_true", help="print the counts and shapes, write nothing")
    options = arguments.parse_args()
    unknown = sorted(set(options.networks) - set(known))
    if unknown:
        arguments.error(f"no network {', '.join(unknown)}; there are {', '.join(known)}")
    failed = False
    for name in options.networks or known:
        tape = run(name)
        file = RECORDS / f"{name}.txt"
        if options.figures:
            show(name, tape)
        elif options.check:
            found = list(differences(file.read_text(encoding="utf-8"), record(name, tape)))
            failed = failed or bool(found)
            print(f"{name}: {'as recorded' if not found else 'differs in'}", *found, sep="\n    ")
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(record(name, tape), encoding="utf-8")
            print(f"{name}: {file.relative_to(HOME)}")
    if not options.figures and not options.check:
        (RECORDS / "rule.txt").write_text(rule(), encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
