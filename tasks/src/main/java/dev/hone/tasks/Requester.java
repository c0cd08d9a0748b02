package dev.hone.tasks;

import dev.hone.tasks.admission.Execution;
import io.kestra.core.exceptions.IllegalVariableEvaluationException;
import io.kestra.core.models.property.Property;
import io.kestra.core.runners.RunContext;
import java.util.function.Predicate;

/** In whose name something is done: a person's, and always the execution's, by which a step that is repeated knows itself. */
final class Requester {
    private Requester() {}

    static String of(RunContext runContext, Property<String> person) throws IllegalVariableEvaluationException {
        String execution = Execution.of(runContext).words();
        return runContext
                .render(person)
                .as(String.class)
                .filter(Predicate.not(String::isBlank))
                .map(name -> name + ", " + execution)
                .orElse(execution);
    }
}
