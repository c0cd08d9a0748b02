package dev.hone.ui.api;

import dev.hone.stores.ledger.Role;
import dev.hone.ui.access.Needs;
import dev.hone.ui.access.Person;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.kestra.Execution;
import dev.hone.ui.kestra.Kestra;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Has Kestra's flows do what is asked for, and tells what has become of it: they decide and remember. */
@RestController
class AskedController {
    private final ProjectFrames projects;
    private final Kestra kestra;

    AskedController(ProjectFrames projects, Kestra kestra) {
        this.projects = projects;
        this.kestra = kestra;
    }

    @Needs(Role.OPERATE)
    @PostMapping("/v1/projects/{project}/trainings")
    ResponseEntity<Asked> train(@PathVariable String project, @RequestBody(required = false) TrainingRequest request) {
        TrainingRequest wanted = request == null ? TrainingRequest.USUAL : request;
        return start(project, "train", wanted.inputs(project, Person.here().name()));
    }

    @Needs(Role.OPERATE)
    @PostMapping("/v1/projects/{project}/promotions")
    ResponseEntity<Asked> promote(@PathVariable String project, @RequestBody ChangeRequest request) {
        return start(project, "promote", request.inputs(project, Person.here().name()));
    }

    @Needs(Role.OPERATE)
    @PostMapping("/v1/projects/{project}/rollbacks")
    ResponseEntity<Asked> rollBack(@PathVariable String project, @RequestBody ChangeRequest request) {
        return start(project, "rollback", request.inputs(project, Person.here().name()));
    }

    @Needs(Role.PREDICT)
    @GetMapping("/v1/projects/{project}/asked/{id}")
    Asked asked(@PathVariable String project, @PathVariable String id) {
        Execution execution = kestra.find(id)
                .filter(one -> one.input("project").equals(project))
                .orElseThrow(() -> ProblemException.of(
                        ProblemCode.UNKNOWN_ID, "Nothing was asked for under '%s' in '%s'.".formatted(id, project)));
        boolean failed = execution.state().hasEnded() && !execution.state().isWell();
        return Asked.of(execution, failed ? kestra.failure(id) : Optional.empty());
    }

    private ResponseEntity<Asked> start(String project, String flow, Map<String, String> inputs) {
        String known = projects.project(project).name();
        String id = kestra.start(flow, inputs, Map.of("project", known, "via", "api"));
        return ResponseEntity.accepted()
                .location(URI.create("/v1/projects/%s/asked/%s".formatted(known, id)))
                .body(asked(known, id));
    }
}
