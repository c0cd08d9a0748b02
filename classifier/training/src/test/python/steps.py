"""How many pictures of 224 pixels a second MobileNetV2 learns from in Python, in batches of 16, on two threads."""

import statistics
import sys
import time

import torch
from torch import nn

BATCH = 16
FROZEN = 14  # blocks, as Hone's finetune freezes
WARM_UP, STEPS = 2, 10

torch.set_num_threads(2)


def convolution(inputs, outputs, kernel=1, stride=1, groups=1):
    return [nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False), nn.BatchNorm2d(outputs)]


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride, expand):
        super().__init__()
        wide = inputs * expand
        widen = [] if expand == 1 else [*convolution(inputs, wide), nn.ReLU6(inplace=True)]
        self.body = nn.Sequential(
            *widen,
            *convolution(wide, wide, 3, stride, groups=wide),
            nn.ReLU6(inplace=True),
            *convolution(wide, outputs),
        )
        self.adds = stride == 1 and inputs == outputs

    def forward(self, x):
        return x + self.body(x) if self.adds else self.body(x)


def blocks():
    """MobileNetV2 up to the feature map."""
    found = [nn.Sequential(*convolution(3, 32, 3, 2), nn.ReLU6(inplace=True))]
    inputs = 32
    stages = [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)]
    for expand, outputs, count, stride in stages:
        for i in range(count):
            found.append(Block(inputs, outputs, stride if i == 0 else 1, expand))
            inputs = outputs
    return [*found, nn.Sequential(*convolution(320, 1280), nn.ReLU6(inplace=True))]


def step_time(strategy, layout):
    torch.manual_seed(1)
    cut = FROZEN if strategy == "finetune" else 0
    all_blocks = blocks()
    frozen, learning = nn.Sequential(*all_blocks[:cut]), nn.Sequential(*all_blocks[cut:])
    head = nn.Linear(1280, 10)
    if cut:  # as in Hone, batch norms use what they have learned
        for module in [*frozen.modules(), *learning.modules()]:
            if isinstance(module, nn.BatchNorm2d):
                module.eval()
    for part in (frozen, learning, head):
        part.to(memory_format=layout)
    optimizer = torch.optim.AdamW([*learning.parameters(), *head.parameters()], lr=1e-3)
    pictures = torch.rand(BATCH, 3, 224, 224).to(memory_format=layout)
    labels = torch.arange(BATCH) % 10
    times = []
    for i in range(WARM_UP + STEPS):
        start = time.perf_counter()
        with torch.no_grad():
            seen = frozen(pictures)
        logits = head(learning(seen).mean([2, 3]))
        nn.functional.cross_entropy(logits, labels).backward()
        optimizer.step()
        optimizer.zero_grad()
        if i >= WARM_UP:
            times.append(time.perf_counter() - start)
    return statistics.median(times)


strategy = sys.argv[1]
contiguous = BATCH / step_time(strategy, torch.contiguous_format)
last = BATCH / step_time(strategy, torch.channels_last)
print(
    f"Python's PyTorch {torch.__version__}, {strategy}: {contiguous:.1f} pictures a second,"
    f" channels-last {last:.1f}; without reading or varying pictures"
)
