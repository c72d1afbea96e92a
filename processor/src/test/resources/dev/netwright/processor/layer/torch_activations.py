"""Records PyTorch's activation functions and their gradients, far beyond where exp overflows.

    python3 torch_activations.py > torch-activations.txt          (python3-torch 1.13 of Debian)

The first line has the points, numbers of float32 in float64. Then three lines for each function: its name in the
language, its values, its gradients, all in float64. GELU and HARD_SIGMOID are the language's own formulas. SOFTMAX is over
rows of three numbers, of which the first is the point, the others 0.5 and minus half of the point; its gradient is that of
p[0] - 2 p[1].
"""

import torch
from torch.nn import functional as F

SINGLE = [1e-45, 1e-38, 1e-30, 1e-20, 1e-10, 1e-6, 1e-4, 1e-3, 0.01, 0.1, 16.6, 17.3, 88.0, 88.5, 88.7, 88.8, 89.0]
SINGLE += [103.0, 104.0, 709.0, 710.0, 745.0, 746.0, 1e4, 1e6, 1e8, 1e10, 1e15, 1e19, 1e20, 1e30, 1e37, 3e38]

FUNCTIONS = {
    "IDENTITY": lambda x: x * 1,
    "RELU": torch.relu,
    "RELU6": F.relu6,
    "LEAKY_RELU": F.leaky_relu,
    "THRESHOLDED_RELU": lambda x: F.threshold(x, 1.0, 0.0),
    "ELU": F.elu,
    "SELU": F.selu,
    "SIGMOID": torch.sigmoid,
    "HARD_SIGMOID": lambda x: torch.clamp(0.2 * x + 0.5, 0, 1),
    "TANH": torch.tanh,
    "HARD_TANH": F.hardtanh,
    # Its own threshold of 20 is for float32.
    "SOFTPLUS": lambda x: F.softplus(x, threshold=40),
    "SOFTSIGN": F.softsign,
    "SWISH": F.silu,
    "MISH": F.mish,
    "GELU": lambda x: x * torch.sigmoid(1.702 * x),
}


def points():
    values = {0.25 * i for i in range(-48, 49)} | {2.0 * i for i in range(-50, 51)} | {50.0 * i for i in range(-20, 21)}
    for value in SINGLE:
        rounded = float(torch.tensor(value, dtype=torch.float32))
        values |= {rounded, -rounded}
    return sorted(values)


def line(tensor):
    print(" ".join(f"{value:.13g}" for value in tensor.flatten().tolist()))


def main():
    x = torch.tensor(points(), dtype=torch.float64)
    line(x)
    for name, function in FUNCTIONS.items():
        at = x.clone().requires_grad_(True)
        y = function(at)
        y.sum().backward()
        print(name)
        line(y)
        line(at.grad)
    rows = torch.stack([x, torch.full_like(x, 0.5), -x / 2], 1).requires_grad_(True)
    p = torch.softmax(rows, 1)
    (p[:, 0] - 2 * p[:, 1]).sum().backward()
    print("SOFTMAX")
    line(p)
    line(rows.grad)


main()
