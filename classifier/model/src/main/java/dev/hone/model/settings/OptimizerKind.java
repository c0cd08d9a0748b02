package dev.hone.model.settings;

/** How gradients become steps; both as PyTorch computes them. */
public enum OptimizerKind {
    /** Adam with weight decay apart from the gradient: forgives a learning rate that is not quite right. */
    ADAMW,

    /** Gradient descent with momentum: often a little better at the end of a long training. */
    SGD
}
