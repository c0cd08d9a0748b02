package dev.hone.stores.projects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads projects from YAML files. A field that no project has is refused by name: it is most often a typing error. */
public final class ProjectFiles {
    private static final ObjectReader READER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build()
            .readerFor(Project.class);

    private ProjectFiles() {}

    /** All projects of a folder, in the order of their file names. */
    public static List<Project> readAll(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(ProjectFiles::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The project of one file. */
    public static Project read(Path file) {
        try {
            return READER.readValue(file.toFile());
        } catch (JsonProcessingException e) {
            throw InvalidProjectException.unreadable(file.toString(), YamlComplaint.of(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
