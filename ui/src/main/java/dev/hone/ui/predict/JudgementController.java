package dev.hone.ui.predict;

import dev.hone.stores.ledger.Role;
import dev.hone.ui.access.Needs;
import dev.hone.ui.frame.Notice;
import dev.hone.ui.htmx.Htmx;
import dev.hone.ui.serving.Recorded;
import dev.hone.ui.serving.Serving;
import dev.hone.ui.serving.ServingAwayException;
import dev.hone.ui.serving.ServingProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Takes what somebody says a picture really is. */
@Controller
class JudgementController {
    private final Serving serving;
    private final ProjectPages pages;
    private final RecentPictures recent;

    JudgementController(Serving serving, ProjectPages pages, RecentPictures recent) {
        this.serving = serving;
        this.pages = pages;
        this.recent = recent;
    }

    /** Where somebody lands who asks for the address of a form that was sent. */
    @GetMapping("/{project}/predict/judgement")
    String back(@PathVariable String project) {
        return "redirect:/" + project + "/predict";
    }

    @Needs(Role.CONTRIBUTE)
    @PostMapping("/{project}/predict/judgement")
    ModelAndView judge(
            @PathVariable String project,
            @RequestParam("prediction_id") String predictionId,
            @RequestParam String predicted,
            @RequestParam(defaultValue = "false") boolean correct,
            @RequestParam(defaultValue = "") String label,
            HttpServletRequest request) {
        PredictView page = pages.page(project);
        Judging judging = say(page, Judging.open(page.project(), predictionId, predicted), correct, label);
        AnswerView answer = recent.find(predictionId)
                .map(given -> AnswerView.of(given, page.project(), Instant.now()))
                .orElse(null);
        ModelAndView view = Htmx.asks(request)
                ? new ModelAndView("judging", "judging", judging)
                : new ModelAndView("predict", "view", page.with(answer, judging));
        if (judging.notice() != null) {
            view.setStatus(HttpStatusCode.valueOf(judging.notice().status()));
        }
        return view;
    }

    private Judging say(PredictView page, Judging judging, boolean correct, String label) {
        if (!correct && label.isBlank()) {
            return judging.failed(
                    new Notice(422, "Say what it is", "No class was chosen.", "Choose one, then record it."));
        }
        try {
            Recorded recorded =
                    correct ? serving.confirm(judging.predictionId()) : serving.correct(judging.predictionId(), label);
            return judging.recorded(page.project().named(recorded.label()));
        } catch (ServingProblemException e) {
            return judging.failed(Notice.of(e.problem()));
        } catch (ServingAwayException e) {
            return judging.failed(Notice.of(e));
        }
    }
}
