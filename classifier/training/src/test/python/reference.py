"""Records what PyTorch's own networks answer, and how PyTorch writes weights; the Java tests compare.

    python3 -m venv /tmp/reference
    /tmp/reference/bin/pip install --requirement reference-requirements.txt
    /tmp/reference/bin/python reference.py ../resources/reference

Nothing is drawn at random and no weights are stored: tensors and pictures are filled by `noise`, a hash of name and index
that `Formula.java` computes, too. The networks are torchvision's, for EfficientNet-Lite0 that of the package
efficientnet-lite-pytorch, for the small CNN the few lines below. Versions are written into logits.json.
"""

import json
import math
import pathlib
import platform
import sys
import zlib
from importlib.metadata import version

import numpy as np
import torch
import torchvision
from efficientnet_lite_pytorch import EfficientNet
from safetensors.torch import save_file

CLASSES = 10
PICTURES = 2
# the second is odd, and not square, so that every padding is seen
SIZES = [(224, 224), (97, 131)]


def noise(name, count):
    """Numbers from -0.5 to 0.5 that depend on the name alone."""
    with np.errstate(over="ignore"):
        x = np.uint32(zlib.crc32(name.encode())) + np.arange(count, dtype=np.uint32) * np.uint32(0x9E3779B9)
        x = (x ^ (x >> np.uint32(16))) * np.uint32(0x7FEB352D)
        x = (x ^ (x >> np.uint32(15))) * np.uint32(0x846CA68B)
        x = x ^ (x >> np.uint32(16))
    return x.astype(np.float64) / 2.0**32 - 0.5


def filled(name, tensor, scale):
    """A weight keeps the size of what passes; batch norms have seen something else than zero and one, and scale it."""
    values = noise(name, tensor.numel())
    if tensor.dim() > 1:
        values = values * math.sqrt(24.0 / (tensor.numel() // tensor.shape[0]))
    elif name.endswith("running_var"):
        values = 1 + 0.4 * values
    elif name.endswith(".weight"):
        values = scale + 0.4 * values
    else:
        values = 0.4 * values
    return torch.from_numpy(values.astype(np.float32)).reshape(tensor.shape)


def pictures(height, width):
    """Bytes [N, H, W, C]: slanted ramps with noise on them."""
    n, y, x, c = np.meshgrid(*(np.arange(size) for size in (PICTURES, height, width, 3)), indexing="ij")
    grain = np.floor((noise("pictures", n.size).reshape(n.shape) + 0.5) * 64).astype(np.int64)
    return ((3 * x + 5 * y * (n + 1) + 40 * c + grain) % 256).astype(np.uint8)


def small_cnn():
    stages = []
    for i, (inputs, outputs) in enumerate([(3, 32), (32, 64), (64, 128), (128, 256)]):
        stage = torch.nn.Sequential()
        stage.add_module("conv", torch.nn.Conv2d(inputs, outputs, 3, padding=1, bias=False))
        stage.add_module("norm", torch.nn.BatchNorm2d(outputs))
        stage.add_module("relu", torch.nn.ReLU())
        if i < 3:
            stage.add_module("pool", torch.nn.MaxPool2d(2))
        stages.append((f"stage{i + 1}", stage))
    network = torch.nn.Sequential()
    for name, stage in stages:
        network.add_module(name, stage)
    network.add_module("average", torch.nn.AdaptiveAvgPool2d(1))
    network.add_module("flatten", torch.nn.Flatten())
    network.add_module("head", torch.nn.Linear(256, CLASSES))
    return network


IMAGENET = ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])

# name -> how to make it for pictures of this size, mean, deviation, and the scale of batch norms that lets activations
# neither die, which would make all pictures alike, nor explode, which would make 1e-3 a matter of luck
NETWORKS = {
    "small-cnn": (lambda size: small_cnn(), [0.5] * 3, [0.25] * 3, 0.7),
    "efficientnet-lite0": (
        lambda size: EfficientNet.from_name("efficientnet-lite0", image_size=size, num_classes=CLASSES),
        [127 / 255] * 3,
        [128 / 255] * 3,
        1.0,
    ),
    "mobilenet-v2": (lambda size: torchvision.models.mobilenet_v2(num_classes=CLASSES), *IMAGENET, 1.0),
    "resnet-18": (lambda size: torchvision.models.resnet18(num_classes=CLASSES), *IMAGENET, 0.7),
}


def answer(title, size):
    make, mean, deviation, scale = NETWORKS[title]
    network = make(size)
    state = network.state_dict()
    for name, tensor in state.items():
        if not name.endswith("num_batches_tracked"):
            state[name] = filled(name, tensor, scale)
    network.load_state_dict(state)
    network.eval()
    seen = (pictures(*size).astype(np.float64) / 255 - mean) / deviation
    with torch.no_grad():
        return network(torch.from_numpy(seen.astype(np.float32)).permute(0, 3, 1, 2)).tolist()


def logits():
    return {
        "made by": "src/test/python/reference.py",
        "with": {
            "python": platform.python_version(),
            **{name: version(name) for name in ("torch", "torchvision", "efficientnet-lite-pytorch", "numpy")},
        },
        "cases": [
            {
                "network": title,
                "scale": NETWORKS[title][-1],
                "height": size[0],
                "width": size[1],
                "logits": answer(title, size),
            }
            for title in NETWORKS
            for size in SIZES
        ],
    }


def tensors():
    """One of every kind that a state dict may hold; the values are exact in all of them."""
    base = torch.arange(12, dtype=torch.float32).reshape(3, 4) - 5
    return {
        "base": base,
        "transposed": base.t(),
        "row": base[1],
        "column": base[:, 2],
        "tied": base,
        "half": (base / 4).half(),
        "bfloat": (base / 4).bfloat16(),
        "double": base.double() / 4,
        "long": torch.tensor([3, -2, 1]),
        "short": torch.tensor([3, -2, 1], dtype=torch.int16),
        "byte": torch.tensor([3, 200, 1], dtype=torch.uint8),
        "bool": torch.tensor([True, False, True]),
        "scalar": torch.tensor(7.5),
        "empty": torch.zeros(0, 3),
        "norm.num_batches_tracked": torch.tensor(41),
    }


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    (folder / "logits.json").write_text(json.dumps(logits(), indent=1) + "\n")
    torch.save(tensors(), folder / "zip.pth")
    torch.save(tensors(), folder / "stream.pth", _use_new_zipfile_serialization=False)
    save_file({name: tensor.clone().contiguous() for name, tensor in tensors().items()}, folder / "sample.safetensors")
    # as a training script leaves it: a network's own state dict among other things
    layer = torch.nn.Linear(2, 3)
    with torch.no_grad():
        layer.weight.copy_(torch.arange(6).reshape(3, 2))
        layer.bias.copy_(torch.arange(3))
    torch.save({"epoch": 3, "state_dict": layer.state_dict(), "best": 0.5}, folder / "checkpoint.pth")
    torch.save({"weight": layer.weight, "bias": layer.bias}, folder / "parameters.pth")
    # a whole module, which only Python code could bring back to life
    torch.save(layer, folder / "module.pth")


main(pathlib.Path(sys.argv[1]))
