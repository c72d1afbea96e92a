#!/usr/bin/env python3
"""Draws random networks, and records what PyTorch computes for them: every layer, the loss, and one step of gradient descent.

    python3 parity/random_networks.py FILE [--networks 300] [--seed 1] [--samples 64]

bin/parity runs this and holds Netwright against it. Each network is written down twice from one draw: in the language, as
the lines of an interface, and in PyTorch, with weights that follow from the names of its parameters (weights.py).
PyTorch computes in double precision, from the weights in single precision.
"""

import argparse
import pathlib
import random

import torch

import layers
import record
import weights

LARGEST = 2000
RATE = 1.0
PREDICTIONS = {"SoftmaxOutput": lambda x: torch.softmax(x, 1), "SigmoidOutput": torch.sigmoid, "RegressionOutput": lambda x: x}


class Draw(random.Random):
    def chance(self, share):
        return self.random() < share

    def between(self, least, most):
        return least + int(self.random() * (max(least, most) - least + 1))

    def along(self, axes, least, most):
        """One size for all axes, or one for each."""
        if self.chance(0.5):
            return (self.between(least, most),) * axes
        return tuple(self.between(least, most) for _ in range(axes))

    def divisor(self, number):
        return self.choice([part for part in range(1, number + 1) if number % part == 0])


class Network:
    def __init__(self, examples):
        self.examples = examples
        self.lines = []
        self.inputs = {}
        self.given = []
        self.steps = []
        self.heads = []
        self.trainable = {}
        self.statistics = {}
        self.values = {}

    def tensor(self, kept, key, shape, fill, *gain):
        if key not in kept:
            kept[key] = torch.from_numpy(fill(key, shape, *gain)).double().requires_grad_(kept is self.trainable)
        return kept[key]

    def weight(self, key, shape):
        return self.tensor(self.trainable, key, shape, weights.weight, 1)

    def bias(self, key, shape):
        return self.tensor(self.trainable, key, shape, weights.bias)

    def positive(self, key, shape):
        return self.tensor(self.trainable, key, shape, weights.positive)

    def centred(self, key, shape):
        return self.tensor(self.trainable, key, shape, weights.centred)

    def statistic(self, key, shape):
        return self.tensor(self.statistics, key, shape, weights.positive if key.endswith("var") else weights.centred)

    def line(self, name, annotation, members, reads, value):
        given = ", ".join(f"{member} = {layers.text(size)}" for member, size in members.items())
        read = ", ".join(f"Tensor {other}" for other in reads)
        kind = layers.TYPES[value.dim()]
        self.lines.append(f"@{annotation}{'(' + given + ')' if given else ''} {kind} {name}({read});")

    def input(self, shape, scale, words=0):
        name = f"x{len(self.inputs)}"
        shape = (self.examples, *shape)
        if words:
            value = torch.from_numpy(weights.images(name, shape)).mul(words).floor()
        else:
            value = torch.from_numpy(weights.centred(name, shape)).mul(2 * scale)
        names = {2: ["features"], 3: ["features", "steps"], 4: ["channels", "height", "width"], 5: ["channels", "depth", "height", "width"]}
        self.line(name, "Input", dict(zip(names[value.dim()], shape[1:])), [], value)
        self.inputs[name] = self.values[name] = value.double()
        self.given.append(f"input {name} {record.shape_of(value)} {f'words {words}' if words else f'scale {2 * scale}'}")
        return name

    def layer(self, annotation, members, reads, run, largest=8 * LARGEST):
        """Adds a layer; raises RuntimeError where PyTorch refuses it or where it would grow too large."""
        name = f"l{len(self.steps)}"
        try:
            value = run(self, name, *(self.values[read] for read in reads), False)
            if value.numel() > largest * self.examples or value.numel() == 0:
                raise RuntimeError("too large")
        except RuntimeError:
            for kept in (self.trainable, self.statistics):
                for key in [key for key in kept if key.startswith(f"{name}.")]:
                    del kept[key]
            raise
        self.line(name, annotation, members, reads, value)
        self.steps.append((name, reads, run))
        self.values[name] = value
        return name

    def forward(self, training):
        values = dict(self.inputs)
        for name, reads, run in self.steps:
            values[name] = run(self, name, *(values[read] for read in reads), training)
        return values

    def loss(self, values):
        """Summed over the places of an example, averaged over the batch; as the language defines it."""
        total = 0
        for name, kind, read, weight in self.heads:
            x = values[read]
            labels = self.labels(name, kind, x.shape)
            if kind == "SoftmaxOutput":
                each = -(labels * torch.log_softmax(x, 1))
            elif kind == "SigmoidOutput":
                each = torch.nn.functional.binary_cross_entropy_with_logits(x, labels, reduction="none")
            else:
                each = (x - labels) ** 2 / x.shape[1]
            total = total + weight * each.sum() / self.examples
        return total

    @staticmethod
    def labels(name, kind, shape):
        """One-hot at the largest of the random numbers of a place, zeros and ones, or numbers."""
        drawn = torch.from_numpy(weights.images(f"{name}.labels", tuple(shape))).double()
        if kind == "SoftmaxOutput":
            return (drawn == drawn.amax(1, keepdim=True)).double()
        return (drawn > 0.5).double() if kind == "SigmoidOutput" else drawn


def draw_layer(draw, network, read):
    """A layer of any kind that fits, on what is read; returns its name, or what is read where none was found."""
    x = network.values[read]
    kinds = layers.KINDS[x.dim()]
    for _ in range(20):
        annotation, kind, _ = draw.choices(kinds, [weight for _, _, weight in kinds])[0]
        try:
            members, run = kind(draw, x)
            return network.layer(annotation, members, [read], run, LARGEST)
        except RuntimeError:
            continue
    return read


def draw_join(draw, network, read):
    """Two layers on the same tensor, joined; where their shapes differ, the ends of two branches."""
    left, right = draw_layer(draw, network, read), draw_layer(draw, network, read)
    a, b = network.values[left], network.values[right]
    if left == read or right == read:
        return [right if left == read else left]
    if a.shape == b.shape and draw.chance(0.7):
        name = draw.choice(["Add", "Multiply"])
        members = {"activation": layers.activation(draw, a)} if draw.chance(0.4) else {}
        after = layers.ACTIVATIONS[members.get("activation", "IDENTITY")]
        join = torch.add if name == "Add" else torch.mul
        return [network.layer(name, members, [left, right], lambda n, _, p, q, t: after(join(p, q)))]
    if a.dim() == b.dim() < 5 and a.shape[2:] == b.shape[2:]:
        return [network.layer("Concat", {}, [left, right], lambda n, _, p, q, t: torch.cat([p, q], 1))]
    return [left, right]


def draw_head(draw, network, read):
    """A head of any kind, as a rule on a layer of logits; on what may have been through a softmax or sigmoid, a regression."""
    x = network.values[read]
    if x.dim() == 5:
        return draw_head(draw, network, network.layer("Flatten", {}, [read], layers.FLATTEN(draw, x)[1]))
    kind = draw.choice(["SoftmaxOutput", "SigmoidOutput", "RegressionOutput"])
    if draw.chance(0.6):
        read = draw_logits(draw, network, read)
    elif x.shape[1] < 2 or any("SOFTMAX" in line or "SIGMOID" in line for line in network.lines):
        kind = "RegressionOutput"
    name = f"head{len(network.heads)}"
    weight = draw.choice([1.0, 1.0, 0.5, 2.0])
    network.line(name, kind, {"weight": weight} if weight != 1 else {}, [read], network.values[read])
    network.heads.append((name, kind, read, weight))


def draw_logits(draw, network, read):
    x = network.values[read]
    width = draw.between(2, 4)
    shape = (width, *x.shape[1:2], *(1 for _ in layers.sizes(x)))
    annotation, name = {2: ("Dense", "units"), 3: ("Conv1d", "channels"), 4: ("Conv2d", "channels")}[x.dim()]
    function = {2: torch.nn.functional.linear, 3: torch.conv1d, 4: torch.conv2d}[x.dim()]

    def run(network, name, x, training):
        return function(x, network.weight(f"{name}.weight", shape), network.bias(f"{name}.bias", shape[:1]))

    return network.layer(annotation, {name: width, **({"kernel": 1} if x.dim() > 2 else {})}, [read], run)


def draw_input(draw, network):
    scale = draw.choice([1, 1, 1, 1, 10, 1000])
    kind = draw.random()
    if kind < 0.6:
        return network.input((draw.between(1, 4), draw.between(3, 11), draw.between(3, 11)), scale)
    if kind < 0.7:
        return network.input((draw.between(2, 9),), scale)
    if kind < 0.82:
        return network.input((draw.between(1, 4), draw.between(3, 9)), scale)
    if kind < 0.9:
        words = draw.between(2, 8)
        read = network.input((1, draw.between(2, 7)), 1, words)
        members, run = layers.embedding(draw, words)
        return network.layer("Embedding", members, [read], run)
    return network.input((draw.between(1, 2), *(draw.between(2, 5) for _ in range(3))), scale)


def draw_network(seed):
    draw = Draw(seed)
    network = Network(draw.between(2, 4))
    ends = [draw_input(draw, network)]
    if draw.chance(0.15):
        ends.append(draw_input(draw, network))
    for _ in range(draw.between(2, 7)):
        at = draw.between(0, len(ends) - 1)
        ends[at:at + 1] = [draw_layer(draw, network, ends[at])] if draw.chance(0.75) else draw_join(draw, network, ends[at])
    for read in ends:
        draw_head(draw, network, read)
    return network


def changes(network):
    """By parameter, what a step of gradient descent adds to it; and to the statistics, what the pass in training mode does."""
    before = {key: value.clone() for key, value in network.statistics.items()}
    loss = network.loss(network.forward(True))
    loss.backward()
    step = {key: -RATE * value.grad for key, value in network.trainable.items()}
    return loss.item(), step | {key: value - before[key] for key, value in network.statistics.items()}


def lines(seed, samples):
    def summary(word, name, value):
        numbers = record.summary(value, min(samples, value.numel()))
        return f"{word} {name} {record.shape_of(value)} {' '.join(f'{number:.9g}' for number in numbers)}"

    network = draw_network(seed)
    with torch.no_grad():
        values = network.forward(False)
    yield f"network R{seed}"
    yield from (f"declares {line}" for line in network.lines)
    yield from network.given
    yield from (f"head {name} {kind}" for name, kind, _, _ in network.heads)
    yield from (summary("stage", name, values[name]) for name, _, _ in network.steps)
    yield from (summary("prediction", name, PREDICTIONS[kind](values[read])) for name, kind, read, _ in network.heads)
    if not network.trainable or any("@LocalResponseNorm" in line for line in network.lines):
        return  # nothing to train, or Deeplearning4j's gradient of a layer, which is known to be off
    loss, step = changes(network)
    yield f"loss {loss:.9g}"
    yield from (summary("step", key, change) for key, change in step.items())


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("file", type=pathlib.Path, metavar="FILE")
    arguments.add_argument("--networks", type=int, default=300)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--samples", type=int, default=64, help="numbers recorded of each tensor")
    options = arguments.parse_args()
    torch.set_num_threads(1)
    text = f"# {options.networks} random networks by PyTorch {torch.__version__}. Made by parity/random_networks.py; don't edit.\n"
    for seed in range(options.seed, options.seed + options.networks):
        text += "".join(f"{line}\n" for line in lines(seed, options.samples))
    options.file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
