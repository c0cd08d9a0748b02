package dev.hone.ui.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hone.stores.datasets.Manifest;
import dev.hone.stores.ledger.Role;
import dev.hone.ui.access.Needs;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.stores.Stores;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a project was learned from last. */
@RestController
class DataController {
    private final ProjectFrames projects;
    private final Stores stores;

    DataController(ProjectFrames projects, Stores stores) {
        this.projects = projects;
        this.stores = stores;
    }

    /**
     * The newest data set in figures.
     *
     * @param manifest its digest, or null where none was made yet
     * @param classes how many pictures each class has, by its id
     * @param splits how many pictures are for what
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Data(String manifest, int pictures, Map<String, Long> classes, Map<String, Long> splits) {}

    @Needs(Role.PREDICT)
    @GetMapping("/v1/projects/{project}/data")
    Data data(@PathVariable String project) {
        String known = projects.project(project).name();
        return stores.ledger()
                .manifests()
                .newest(known)
                .map(digest -> of(stores.datasets().manifest(known, digest)))
                .orElse(new Data(null, 0, Map.of(), Map.of()));
    }

    private static Data of(Manifest manifest) {
        Map<String, Long> classes = manifest.entries().stream()
                .collect(Collectors.groupingBy(Manifest.Entry::label, TreeMap::new, Collectors.counting()));
        Map<String, Long> splits = manifest.entries().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.split().name().toLowerCase(Locale.ROOT), TreeMap::new, Collectors.counting()));
        return new Data(manifest.digest(), manifest.entries().size(), classes, splits);
    }
}
