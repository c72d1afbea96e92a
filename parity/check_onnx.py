#!/usr/bin/env python3
"""Holds every .onnx file of a folder against the checker of the ONNX project, shapes included."""

import pathlib
import sys

import onnx


def main(folder):
    files = sorted(pathlib.Path(folder).glob("*.onnx"))
    faults = []
    for file in files:
        try:
            onnx.checker.check_model(str(file), full_check=True)
        except Exception as fault:  # the checker raises several kinds
            faults.append(f"{file.name}: {fault}")
    print("\n".join(faults) if faults else f"{len(files)} models are valid ONNX")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
