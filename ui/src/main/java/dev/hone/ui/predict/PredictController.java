package dev.hone.ui.predict;

import dev.hone.pictures.Sha256;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.htmx.Htmx;
import dev.hone.ui.serving.Answer;
import dev.hone.ui.serving.Serving;
import dev.hone.ui.serving.ServingAwayException;
import dev.hone.ui.serving.ServingProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Takes a picture and shows the answer; the whole page, or for htmx the part that changed. */
@Controller
class PredictController {
    private final Serving serving;
    private final ProjectPages pages;
    private final RecentPictures recent;

    PredictController(Serving serving, ProjectPages pages, RecentPictures recent) {
        this.serving = serving;
        this.pages = pages;
        this.recent = recent;
    }

    @GetMapping("/{project}/predict")
    ModelAndView show(@PathVariable String project) {
        return new ModelAndView("predict", "view", pages.page(project));
    }

    @PostMapping("/{project}/predict")
    ModelAndView predict(
            @PathVariable String project,
            @RequestParam(name = "picture", required = false) MultipartFile file,
            HttpServletRequest request)
            throws IOException {
        PredictView page = pages.page(project);
        if (file == null || file.isEmpty()) {
            return part(page.with(Notice.nothingGiven()), request);
        }
        byte[] bytes = file.getBytes();
        try {
            Answer answer = serving.predict(project, bytes);
            Given given = new Given(answer, bytes, nameOf(file), Sha256.hex(bytes), Instant.now());
            recent.keep(given);
            return part(
                    page.with(
                            AnswerView.of(given, page.project(), given.at()),
                            Judging.open(page.project(), answer.predictionId(), answer.predictedClass())),
                    request);
        } catch (ServingProblemException e) {
            return part(page.with(Notice.of(e.problem())), request);
        } catch (ServingAwayException e) {
            return part(page.with(Notice.of(e)), request);
        }
    }

    private static ModelAndView part(PredictView view, HttpServletRequest request) {
        ModelAndView page = new ModelAndView(Htmx.asks(request) ? "answer" : "predict", "view", view);
        if (view.notice() != null) {
            page.setStatus(HttpStatusCode.valueOf(view.notice().status()));
        }
        return page;
    }

    private static String nameOf(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
