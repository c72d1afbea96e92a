"""The compared networks in PyTorch, with the weights of parity/weights.py.

Those of "Dive into Deep Learning" are written down here, with their layers' names as module names (a slash is a dot);
those of torchvision are torchvision's own, under the names that parity/zoo.py gives their layers.
"""

import pathlib
import sys

import numpy
import torch
from torch import nn

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3] / "parity"))

import weights  # noqa: E402


def sequence(**layers):
    made = nn.Sequential()
    for name, layer in layers.items():
        made.add_module(name, layer)
    return made


def le_net():
    return sequence(
        conv1=nn.Conv2d(1, 6, 5, padding=2), sigmoid1=nn.Sigmoid(), pool1=nn.AvgPool2d(2, 2),
        conv2=nn.Conv2d(6, 16, 5), sigmoid2=nn.Sigmoid(), pool2=nn.AvgPool2d(2, 2), flat=nn.Flatten(),
        fc1=nn.Linear(400, 120), sigmoid3=nn.Sigmoid(), fc2=nn.Linear(120, 84), sigmoid4=nn.Sigmoid(),
        logits=nn.Linear(84, 10))


def wide(features):
    return dict(
        flat=nn.Flatten(), fc6=nn.Linear(features, 4096), relu6=nn.ReLU(inplace=True),
        fc7=nn.Linear(4096, 4096), relu7=nn.ReLU(inplace=True), logits=nn.Linear(4096, 10))


def alex_net():
    return sequence(
        conv1=nn.Conv2d(1, 96, 11, 4, 1), relu1=nn.ReLU(inplace=True), pool1=nn.MaxPool2d(3, 2),
        conv2=nn.Conv2d(96, 256, 5, padding=2), relu2=nn.ReLU(inplace=True), pool2=nn.MaxPool2d(3, 2),
        conv3=nn.Conv2d(256, 384, 3, padding=1), relu3=nn.ReLU(inplace=True),
        conv4=nn.Conv2d(384, 384, 3, padding=1), relu4=nn.ReLU(inplace=True),
        conv5=nn.Conv2d(384, 256, 3, padding=1), relu5=nn.ReLU(inplace=True), pool5=nn.MaxPool2d(3, 2), **wide(6400))


def vgg_11():
    stages, width = {}, 1
    for number, (convs, channels) in enumerate([(1, 64), (1, 128), (2, 256), (2, 512), (2, 512)], start=1):
        stage = nn.Sequential()
        for i in range(convs):
            stage.add_module(f"conv_{i}", nn.Conv2d(width, channels, 3, padding=1))
            stage.add_module(f"relu_{i}", nn.ReLU(inplace=True))
            width = channels
        stage.add_module("pool", nn.MaxPool2d(2, 2))
        stages[f"stage{number}"] = stage
    return sequence(**stages, **wide(512 * 7 * 7))


class Inception(nn.Module):
    def __init__(self, channels, conv1x1, reduce3x3, conv3x3, reduce5x5, conv5x5, pool_proj):
        super().__init__()
        self.pointwise = nn.Conv2d(channels, conv1x1, 1)
        self.narrow3x3 = nn.Conv2d(channels, reduce3x3, 1)
        self.wide3x3 = nn.Conv2d(reduce3x3, conv3x3, 3, padding=1)
        self.narrow5x5 = nn.Conv2d(channels, reduce5x5, 1)
        self.wide5x5 = nn.Conv2d(reduce5x5, conv5x5, 5, padding=2)
        self.pool = nn.MaxPool2d(3, 1, padding=1)
        self.projection = nn.Conv2d(channels, pool_proj, 1)

    def forward(self, x):
        branches = [self.pointwise(x), self.wide3x3(torch.relu(self.narrow3x3(x))),
                    self.wide5x5(torch.relu(self.narrow5x5(x))), self.projection(self.pool(x))]
        return torch.cat([torch.relu(branch) for branch in branches], 1)


def google_net():
    def pool():
        return nn.MaxPool2d(3, 2, padding=1)

    return sequence(
        conv1=nn.Conv2d(1, 64, 7, 2, 3), relu1=nn.ReLU(inplace=True), pool1=pool(),
        conv2=nn.Conv2d(64, 64, 1), relu2=nn.ReLU(inplace=True),
        conv3=nn.Conv2d(64, 192, 3, padding=1), relu3=nn.ReLU(inplace=True), pool2=pool(),
        inception3a=Inception(192, 64, 96, 128, 16, 32, 32), inception3b=Inception(256, 128, 128, 192, 32, 96, 64),
        pool3=pool(), inception4a=Inception(480, 192, 96, 208, 16, 48, 64),
        inception4b=Inception(512, 160, 112, 224, 24, 64, 64), inception4c=Inception(512, 128, 128, 256, 24, 64, 64),
        inception4d=Inception(512, 112, 144, 288, 32, 64, 64), inception4e=Inception(528, 256, 160, 320, 32, 128, 128),
        pool4=pool(), inception5a=Inception(832, 256, 160, 320, 32, 128, 128),
        inception5b=Inception(832, 384, 192, 384, 48, 128, 128), gap=nn.AdaptiveAvgPool2d(1), flat=nn.Flatten(),
        logits=nn.Linear(1024, 10))


class Series(nn.Module):
    def __init__(self):
        super().__init__()
        self.read = nn.LSTM(8, 128, batch_first=True)
        self.told = nn.Linear(128, 1)

    def forward(self, x):
        return self.told(self.read(x)[0][:, -1])


class Text(nn.Module):
    def __init__(self):
        super().__init__()
        self.vectors = nn.Embedding(VOCABULARY, 64)
        self.conv3 = nn.Conv1d(64, 100, 3)
        self.conv4 = nn.Conv1d(64, 100, 4)
        self.conv5 = nn.Conv1d(64, 100, 5)
        self.logits = nn.Linear(300, 2)

    def forward(self, x):
        vectors = self.vectors(x).transpose(1, 2)
        pools = [torch.relu(conv(vectors)).amax(2) for conv in (self.conv3, self.conv4, self.conv5)]
        return self.logits(torch.cat(pools, 1))


def table():
    return sequence(
        hidden1=nn.Linear(30, 128), relu1=nn.ReLU(), hidden2=nn.Linear(128, 64), relu2=nn.ReLU(), told=nn.Linear(64, 1))


VOCABULARY = 10_000

# Title as in Subject.java: how it is built, or its name in zoo.py; the shape of an example as PyTorch has it, outputs, side
# of the squares in an image, gain.
NETWORKS = {
    "LeNet": (le_net, (1, 28, 28), 10, 0, 4),
    "AlexNet": (alex_net, (1, 224, 224), 10, 0, 1),
    "GoogLeNet": (google_net, (1, 96, 96), 10, 0, 1),
    "ResNet-18": ("torchvision/ResNet18", (3, 224, 224), 1000, 32, 1),
    "MobileNetV2": ("torchvision/MobileNetV2", (3, 224, 224), 1000, 32, 0.8),
    "Table": (table, (30,), 1, 0, 1),
    "Series": (Series, (50, 8), 1, 0, 1),
    "Text": (Text, (64,), 2, 0, 1),
    "VGG-11": (vgg_11, (1, 224, 224), 10, 0, 1),
}


def is_regression(title):
    return NETWORKS[title][2] == 1


def parameter(key, shape, gain):
    """By the rule. PyTorch's LSTM adds two biases, the others have one: the second is 0."""
    name = "/".join(key.split(".")[:-1]) + "." + key.split(".")[-1]
    if ".bias_hh" in key:
        return numpy.zeros(shape, numpy.float32)
    return weights.bias(name, shape) if ".bias" in key else weights.weight(name, shape, gain)


def build(title):
    """The network with its weights, in evaluation mode, without dropout."""
    source, _, _, _, gain = NETWORKS[title]
    if isinstance(source, str):
        # It brings torchvision, which takes a second.
        import zoo

        make, names, _ = zoo.NETWORKS[source]
        model = make(weights=None)
        filler = zoo.Run.__new__(zoo.Run)
        filler.gain = gain
        filler.fill(model, names(model)[0])
    else:
        model = source()
        with torch.no_grad():
            for key, tensor in model.named_parameters():
                tensor.copy_(torch.from_numpy(parameter(key, tuple(tensor.shape), gain)))
    for module in model.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0
    return model.eval()


def inputs(title, batch):
    _, shape, _, patch, _ = NETWORKS[title]
    whole = (batch, *shape)
    if patch:
        return torch.from_numpy(weights.patches("input", whole, patch))
    if title == "Series":
        # The rule fills [N, F, T].
        made = torch.from_numpy(weights.images("input", (batch, shape[1], shape[0])))
        return made.transpose(1, 2).contiguous()
    made = torch.from_numpy(weights.images("input", whole))
    return (made.double() * VOCABULARY).floor().long() if title == "Text" else made


def targets(title, batch):
    outputs = NETWORKS[title][2]
    if is_regression(title):
        return torch.from_numpy(weights.images("target", (batch, outputs)))
    return torch.tensor([i * 7 % outputs for i in range(batch)])
