package dev.hone.stores.projects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/** A class that a project tells apart: an id that never changes and a label for people. In YAML a bare id will do. */
public record ProjectClass(String id, String label) {
    @JsonCreator
    public ProjectClass(@JsonProperty("id") String id, @JsonProperty("label") String label) {
        this.id = id;
        this.label = label == null ? id : label;
    }

    @JsonCreator
    static ProjectClass named(String id) {
        return new ProjectClass(id, null);
    }
}
