"""How long Python's ONNX Runtime takes for one picture, on one thread, through the same buffers again and again."""

import statistics
import sys
import time

import numpy as np
import onnxruntime

work, runs = sys.argv[1], int(sys.argv[2])
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
options.inter_op_num_threads = 1
session = onnxruntime.InferenceSession(f"{work}/model.onnx", options, providers=["CPUExecutionProvider"])
shape = [1, *session.get_inputs()[0].shape[1:]]
picture = np.fromfile(f"{work}/picture", dtype=np.uint8).reshape(shape)
binding = session.io_binding()
binding.bind_cpu_input("pictures", picture)
binding.bind_output("logits")

times = []
for i in range(60 + 100 * runs):
    start = time.thread_time()
    session.run_with_iobinding(binding)
    if i >= 60:
        times.append(time.thread_time() - start)
print(f"Python's onnxruntime {onnxruntime.__version__}: session.run {1e3 * statistics.median(times):.2f} ms")
