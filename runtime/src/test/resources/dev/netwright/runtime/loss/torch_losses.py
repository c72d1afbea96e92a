"""Records PyTorch's losses and gradients at logits far beyond where exp overflows.

    python3 torch_losses.py > torch-losses.txt          (python3-torch 1.13 of Debian)

A case is three lines: "KIND logits", "labels", "gradient", each a row of numbers, with the loss of the row after
"KIND" as in "softmax 0.5 logits". All is float64; the logits are numbers of float32.
"""

import itertools

import torch
from torch import nn

EXTREMES = [-1e30, -1000.0, -200.0, -104.0, -89.0, -88.5, -30.0, -17.0, -12.0, -1.5, -1e-6]
EXTREMES += [0.0, 1e-6, 0.75, 12.0, 17.0, 30.0, 88.5, 89.0, 104.0, 200.0, 1000.0, 1e30]


def as_float(values):
    return [float(torch.tensor(value, dtype=torch.float32)) for value in values]


def text(values):
    return " ".join(f"{value:.15g}" for value in values)


def case(kind, function, logits, labels):
    x = torch.tensor([as_float(logits)], dtype=torch.float64, requires_grad=True)
    y = torch.tensor([labels], dtype=torch.float64)
    loss = function(x, y)
    loss.backward()
    print(kind, f"{loss.item():.15g}", text(x.tolist()[0]))
    print(text(labels))
    print(text(x.grad.tolist()[0]))


def main():
    sigmoid = nn.BCEWithLogitsLoss(reduction="sum")
    for label in [0.0, 1.0, 0.3]:
        case("sigmoid", sigmoid, EXTREMES, [label] * len(EXTREMES))
        for logit in EXTREMES:
            case("sigmoid", sigmoid, [logit], [label])
    softmax = nn.CrossEntropyLoss(reduction="sum")
    labels = [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.2, 0.5, 0.3], [0.6, 0.0, 0.1]]
    for logit, row in itertools.product(EXTREMES, labels):
        case("softmax", softmax, [logit, 0.5, -1.0], row)
        case("softmax", softmax, [logit, logit, 3.0], row)
    case("softmax", softmax, [0.1 * i for i in range(-20, 20)], [1 / 40] * 40)
    squares = nn.MSELoss()
    case("regression", squares, [1000.0, -3.5, 0.0, 1e-6], [-1000.0, 2.0, 0.0, 0.0])
    case("regression", squares, [1e15, -1e15], [0.0, 3.0])


main()
