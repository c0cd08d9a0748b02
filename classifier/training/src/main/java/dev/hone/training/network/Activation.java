package dev.hone.training.network;

/** What happens to a sum before it is handed on. */
public enum Activation {
    NONE,
    /** Nothing below zero passes. */
    RELU,
    /** Nothing below zero passes, and nothing above six. */
    RELU6
}
