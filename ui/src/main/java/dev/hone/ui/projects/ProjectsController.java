package dev.hone.ui.projects;

import dev.hone.stores.ledger.Ledger;
import dev.hone.stores.projects.Project;
import dev.hone.stores.projects.ProjectFiles;
import dev.hone.ui.frame.ProjectFrames;
import dev.hone.ui.frame.Section;
import dev.hone.ui.stores.Stores;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The front door: all projects. */
@Controller
class ProjectsController {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration LATELY = Duration.ofDays(90);

    /** A replica says every few seconds that it is there. */
    private static final Duration HEARD_OF_WITHIN = Duration.ofSeconds(15);

    private final Stores stores;
    private final ProjectFrames frames;

    ProjectsController(Stores stores, ProjectFrames frames) {
        this.stores = stores;
        this.frames = frames;
    }

    @GetMapping("/")
    ModelAndView show() {
        ZonedDateTime now = ZonedDateTime.now();
        List<ProjectCard> cards = stores.ledger().projects().all().stream()
                .map(project -> ProjectCard.of(facts(project, now.toInstant()), now))
                .toList();
        return new ModelAndView(cards.isEmpty() ? "empty" : "projects")
                .addObject("frame", frames.frame("Projects", Section.PROJECTS))
                .addObject("cards", cards);
    }

    private ProjectCard.Facts facts(Project project, Instant now) {
        Ledger ledger = stores.ledger();
        String name = project.name();
        return new ProjectCard.Facts(
                project,
                ledger.assignments().production(name),
                ledger.judgements().sampled(name, now.minus(LATELY)),
                ledger.predictions().count(name, now.minus(WEEK)),
                ledger.instances().alive(name, HEARD_OF_WITHIN),
                ledger.trainings().newest(name, 1).stream().findFirst());
    }

    /** The definition as a file, to be kept with others or applied to another house. */
    @GetMapping("/{project}/project.yaml")
    ResponseEntity<String> file(@PathVariable String project) {
        String yaml = ProjectFiles.text(frames.project(project));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(project + ".yaml", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(yaml);
    }
}
