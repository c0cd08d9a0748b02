package dev.hone.local.command.kestra;

import java.util.function.UnaryOperator;

/**
 * What a run is for.
 *
 * @param flow the id of the flow
 * @param project the project that it is about
 * @param what in words, as in "training cells"
 * @param again how somebody who does not follow the run any more hears of it again, by the execution's id
 */
public record Purpose(String flow, String project, String what, UnaryOperator<String> again) {
    /** Of a run whose outcome is seen in the table of versions. */
    public static Purpose ofVersions(String flow, String project, String what) {
        return new Purpose(flow, project, what, id -> "./hone models %s shows what became of it".formatted(project));
    }
}
