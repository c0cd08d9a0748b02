package dev.hone.training.trainer;

import dev.hone.model.TrainingSettings;
import dev.hone.model.settings.Augmentation;
import dev.hone.training.features.Features;
import dev.hone.training.features.View;
import dev.hone.training.onnx.OnnxFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where what is learned from comes from: the pictures, or what the frozen stages see in them.
 *
 * @param features what must be closed at the end; null where nothing is frozen
 */
record Sources(Inputs train, Inputs validation, Features features) implements AutoCloseable {
    private static final String FOLDER = "features";

    static Sources of(Plan plan, Path work, Progress progress) {
        return plan.cut() == 0 ? pictures(plan) : frozen(plan, work.resolve(FOLDER), progress);
    }

    private static Sources pictures(Plan plan) {
        LearningSet set = plan.set();
        return new Sources(
                new PictureInputs(set.picture(), set.train(), plan.settings().augmentation()),
                new PictureInputs(set.picture(), set.validation(), Augmentation.NONE),
                null);
    }

    /** Looks at every picture that was not looked at in an earlier training. */
    private static Sources frozen(Plan plan, Path folder, Progress progress) {
        TrainingSettings settings = plan.settings();
        LearningSet set = plan.set();
        List<View> views = View.of(settings.views(), settings.augmentation());
        Features features = Features.open(
                folder,
                file -> OnnxFile.writeFrozen(file, plan.network(), set.picture(), plan.start(), plan.cut()),
                set.picture(),
                views);
        Map<View, List<Features.Picture>> wanted = new LinkedHashMap<>();
        for (View view : views) {
            var pictures = view.number() == 0 ? set.all() : set.train().stream();
            wanted.put(
                    view,
                    pictures.map(p -> new Features.Picture(p.digest(), p.source()))
                            .toList());
        }
        Pace pace = new Pace();
        features.look(wanted, settings.threads(), (done, of) -> {
            if (pace.due() || done == of) {
                progress.looked(done, of, pace.perSecond(done));
            }
        });
        return new Sources(
                new FeatureInputs(features, set.train(), views),
                new FeatureInputs(features, set.validation(), List.of(View.PLAIN)),
                features);
    }

    @Override
    public void close() {
        if (features != null) {
            features.close();
        }
    }
}
