package dev.hone.local.command.parts;

import java.util.List;

/**
 * How much memory a Java program may take, in megabytes.
 *
 * @param heap for its objects
 * @param direct for buffers outside the heap
 * @param metaspace for its classes
 * @param libraries what libraries of native code are expected to take; no flag limits them
 */
record JavaMemory(int heap, int direct, int metaspace, int libraries) {
    /** Compiled code, stacks of threads and what the virtual machine needs for itself. */
    private static final int MACHINE = 128;

    private static final long MEGABYTE = 1024L * 1024;

    List<String> flags() {
        return List.of(
                "-Xmx%dm".formatted(heap),
                "-XX:MaxDirectMemorySize=%dm".formatted(direct),
                "-XX:MaxMetaspaceSize=%dm".formatted(metaspace));
    }

    /** All of it, in bytes. */
    long bytes() {
        return (heap + direct + metaspace + libraries + MACHINE) * MEGABYTE;
    }
}
