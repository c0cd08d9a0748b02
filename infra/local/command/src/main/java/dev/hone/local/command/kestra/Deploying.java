package dev.hone.local.command.kestra;

import java.util.Optional;
import java.util.function.Consumer;

/** Brings flows into Kestra that are not there as their sources say; progress hears of each. */
record Deploying(KestraHttp kestra, Consumer<String> progress) {
    /**
     * Brings one.
     *
     * @return whether Kestra had one of this name before
     * @throws FlowRefusedException when Kestra does not take it
     */
    boolean bring(String namespace, String id, String source) {
        Optional<String> deployed = kestra.flowSource(namespace, id);
        if (deployed.isEmpty()) {
            kestra.createFlow(source);
            progress.accept("flow      %s.%s is new".formatted(namespace, id));
        } else if (!deployed.get().equals(source)) {
            kestra.updateFlow(namespace, id, source);
            progress.accept("flow      %s.%s has changed".formatted(namespace, id));
        }
        return deployed.isPresent();
    }
}
