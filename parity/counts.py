#!/usr/bin/env python3
"""Counts parameters and multiply-adds of the zoo in PyTorch, and finds the smallest square input that each network takes.

    python3 parity/counts.py        writes generated-models/src/test/resources/parity/counts.txt; half a minute or two

A line is "NETWORK PARAMETERS MULTIPLY-ADDS SMALLEST", with - where PyTorch's model does not say: d2l's networks end in dense
layers of a fixed size, and torchvision's auxiliary heads pool whatever they get to 4 x 4.
"""

import torch
import torchvision.models
from torch import nn

import record

CLASSES = 1000
FILE = record.RECORDS / "counts.txt"

TORCHVISION = {
    "AlexNet": "alexnet",
    **{f"Vgg{n}": f"vgg{n}" for n in (11, 13, 16, 19)},
    **{f"Vgg{n}BatchNorm": f"vgg{n}_bn" for n in (11, 13, 16, 19)},
    **{f"ResNet{n}": f"resnet{n}" for n in (18, 34, 50, 101, 152)},
    "SqueezeNet10": "squeezenet1_0",
    "SqueezeNet11": "squeezenet1_1",
    "DenseNet121": "densenet121",
    "MobileNetV2": "mobilenet_v2",
}


class Branches(nn.Module):
    """The block of Szegedy et al. 2014, figure 2(b); activations don't count here."""

    def __init__(self, inputs, conv1x1, reduce3x3, conv3x3, reduce5x5, conv5x5, pool_proj):
        super().__init__()
        self.branches = nn.ModuleList([
            nn.Conv2d(inputs, conv1x1, 1),
            nn.Sequential(nn.Conv2d(inputs, reduce3x3, 1), nn.Conv2d(reduce3x3, conv3x3, 3, padding=1)),
            nn.Sequential(nn.Conv2d(inputs, reduce5x5, 1), nn.Conv2d(reduce5x5, conv5x5, 5, padding=2)),
            nn.Sequential(nn.MaxPool2d(3, 1, 1), nn.Conv2d(inputs, pool_proj, 1)),
        ])

    def forward(self, x):
        return torch.cat([branch(x) for branch in self.branches], 1)


def google_net_paper():
    def halve():
        return nn.MaxPool2d(3, 2, ceil_mode=True)

    return nn.Sequential(
        nn.Conv2d(3, 64, 7, 2, 3), halve(), nn.Conv2d(64, 64, 1), nn.Conv2d(64, 192, 3, padding=1), halve(),
        Branches(192, 64, 96, 128, 16, 32, 32), Branches(256, 128, 128, 192, 32, 96, 64), halve(),
        Branches(480, 192, 96, 208, 16, 48, 64), Branches(512, 160, 112, 224, 24, 64, 64),
        Branches(512, 128, 128, 256, 24, 64, 64), Branches(512, 112, 144, 288, 32, 64, 64),
        Branches(528, 256, 160, 320, 32, 128, 128), halve(),
        Branches(832, 256, 160, 320, 32, 128, 128), Branches(832, 384, 192, 384, 48, 128, 128),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(1024, CLASSES),
    )


def count(model, examples=1):
    """[parameters, multiply-adds of one example of 3 x 224 x 224]"""
    macs = []

    def hook(module, _, output):
        macs.append(output[0].numel() * module.weight[0].numel())

    for module in model.modules():
        if isinstance(module, (nn.Conv2d, nn.Linear)):
            module.register_forward_hook(hook)
    with torch.no_grad():
        model(torch.zeros(examples, 3, 224, 224))
    return sum(p.numel() for p in model.parameters()), sum(macs)


def smallest(model):
    for size in range(1, 224):
        try:
            with torch.no_grad():
                model(torch.zeros(1, 3, size, size))
            return size
        except RuntimeError:
            continue
    raise AssertionError("no size below 224")


def lines():
    for name in record.NETWORKS:
        tape = record.run(name)
        yield name, tape.parameters, tape.macs, "-"
    for name, function in TORCHVISION.items():
        model = getattr(torchvision.models, function)(weights=None).eval()
        yield f"torchvision/{name}", *count(model), smallest(model)
    google_net = torchvision.models.googlenet(weights=None, aux_logits=False, init_weights=False).eval()
    yield "torchvision/GoogLeNet", *count(google_net), smallest(google_net)
    with_heads = torchvision.models.googlenet(weights=None, aux_logits=True, init_weights=False).train()
    yield "torchvision/GoogLeNetAuxiliary", *count(with_heads, examples=2), "-"
    paper = google_net_paper().eval()
    yield "torchvision/GoogLeNetPaper", *count(paper), smallest(paper)


def main():
    text = f"# network, parameters, multiply-adds, smallest square input, by PyTorch {torch.__version__}. Made by parity/counts.py.\n"
    for line in lines():
        text += " ".join(map(str, line)) + "\n"
    FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
