"""PyTorch as a contender: obeys orders on standard input as ContenderLoop.java describes them."""

import os
import sys
import time

import torch

import networks

LEARNING_RATE = 1e-3


class Contender:
    def open(self, mode, title, batch, _):
        self.trains = mode == "TRAIN"
        self.model = networks.build(title)
        self.pixels = networks.pixels(title, int(batch))
        self.classes = networks.classes(title, int(batch))
        if self.trains:
            self.model.train()
            self.loss = torch.nn.CrossEntropyLoss()
            self.optimiser = torch.optim.SGD(self.model.parameters(), lr=LEARNING_RATE)
        return f"ok PyTorch {torch.__version__}, eager, {matrix_products()}"

    def predict(self):
        with torch.inference_mode():
            made = torch.softmax(self.model(self.pixels), 1)
        return values(made.flatten().tolist())

    def train(self):
        return values([self.step()])

    def step(self):
        self.optimiser.zero_grad()
        loss = self.loss(self.model(self.pixels), self.classes)
        loss.backward()
        self.optimiser.step()
        return loss.item()

    def time(self, steps):
        start = time.perf_counter_ns()
        for _ in range(int(steps)):
            if self.trains:
                self.step()
            else:
                with torch.inference_mode():
                    torch.softmax(self.model(self.pixels), 1).numpy()
        return values([time.perf_counter_ns() - start])

    def memory(self):
        with open("/proc/self/status", encoding="ascii") as status:
            fields = dict(line.split(":", 1) for line in status)
        peak, anonymous, shared = (int(fields[name].split()[0]) * 1024 for name in ("VmHWM", "RssAnon", "RssShmem"))
        return f"values {peak} {anonymous + shared}"

    def close(self):
        return "ok"


def matrix_products():
    """What computes dense layers: Debian's default is the reference BLAS, which is several times slower."""
    with open("/proc/self/maps", encoding="ascii", errors="replace") as maps:
        loaded = {line.split()[-1] for line in maps if "blas" in line}
    if any("openblas" in path for path in loaded):
        return "OpenBLAS"
    return "reference BLAS (Debian's libopenblas0 mends that)" if loaded else "its own BLAS"


def values(numbers):
    return " ".join(["values", *(f"{number:.9g}" for number in numbers)])


def main():
    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    contender = Contender()
    for order in sys.stdin:
        name, *arguments = order.strip().split(" ", 4)
        try:
            answer = getattr(contender, name)(*arguments)
        except Exception as failure:
            answer = "failed " + " ".join(str(failure).split())
        print(f"={answer}", flush=True)


if __name__ == "__main__":
    main()
