package dev.hone.training;

import dev.hone.model.TrainingOrder;
import dev.hone.pictures.PictureSpec;
import dev.hone.training.network.Network;
import dev.hone.training.trainer.LearningSet;
import dev.hone.training.trainer.Plan;
import dev.hone.training.trainer.Trained;
import dev.hone.training.trainer.Trainer;
import java.nio.file.Path;

/** From an order in a working directory to a bundle and a report in the same directory. */
final class TrainingRun {
    static final String BUNDLE = "bundle";
    private static final String REPORT = "report.json";

    private TrainingRun() {}

    static TrainingReport run(Path work, EventLines events) {
        try (MachineWatch watch = MachineWatch.start(events)) {
            return train(work, events);
        }
    }

    private static TrainingReport train(Path work, EventLines events) {
        long start = System.nanoTime();
        TrainingOrder order = TrainingOrder.read(work);
        Network network = network(order);
        LearningSet set = PreparedPictures.read(work, order);
        Plan plan = new Plan(network, order.settings(), set, StartingPoint.read(work, order, network));
        Torch.configure(order.settings().threads());

        int epochs = order.settings().epochs();
        events.tell(new Event.Started(
                set.train().size(),
                set.validation().size(),
                epochs,
                order.settings().threads()));
        Trained trained = Trainer.train(plan, work, new ToldProgress(events, epochs));
        double difference = BundleDraft.publish(work.resolve(BUNDLE), order, network, set, trained);

        TrainingReport report = new TrainingReport(
                network.title(),
                order.settings(),
                set.train().size(),
                set.validation().size(),
                trained.weights().count(),
                trained.best().epoch(),
                trained.history(),
                difference,
                (System.nanoTime() - start) / 1e9);
        report.write(work.resolve(REPORT));
        return report;
    }

    private static Network network(TrainingOrder order) {
        Network network = Network.named(order.network())
                .orElseThrow(() -> TrainingRefusedException.unknownNetwork(order.network()));
        PictureSpec spec = order.picture();
        if (network.features(spec).isEmpty()) {
            throw TrainingRefusedException.tooSmall(network, spec);
        }
        return network;
    }
}
