package dev.hone.local.engine.triggers;

import io.kestra.core.models.triggers.Trigger;
import io.micronaut.core.annotation.Introspected;
import java.util.List;

/** Kestra's request to switch several triggers at once. */
@Introspected
record SetDisabledRequest(List<Trigger> triggers, boolean disabled) {}
