package dev.hone.local.engine.triggers;

import io.kestra.core.models.triggers.AbstractTrigger;
import io.kestra.core.models.triggers.Trigger;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;

/**
 * A trigger in Kestra's form for searches; the names are those of its JSON.
 *
 * @param abstractTrigger what the flow says, or null where the flow no longer says anything of it
 * @param triggerContext what the scheduler knows: when next, whether it is off
 */
@Introspected
record TriggerWithState(@Nullable AbstractTrigger abstractTrigger, Trigger triggerContext) {}
