package dev.hone.training;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells DJL how to load libtorch; it listens once, when its engine is first asked for. */
final class Torch {
    private static final Logger log = LoggerFactory.getLogger(Torch.class);

    private Torch() {}

    /** @param threads how many cores a computation may use */
    static void configure(int threads) {
        if (threads > 1 && !"PASSIVE".equalsIgnoreCase(System.getenv("OMP_WAIT_POLICY"))) {
            log.warn("OMP_WAIT_POLICY is not PASSIVE: beside other processes this may take several times as long");
        }
        System.setProperty("ai.djl.default_engine", "PyTorch");
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        // operators never run beside each other here: a second pool would only take cores from the first
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        // optimizes TorchScript, of which there is none
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
    }
}
