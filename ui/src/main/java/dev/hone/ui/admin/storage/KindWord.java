package dev.hone.ui.admin.storage;

import dev.hone.stores.datasets.StorageUse.Kind;
import dev.hone.ui.usage.Usage;
import java.util.Locale;

/** What people call a kind of things that are stored. */
final class KindWord {
    private KindWord() {}

    static String of(String kind) {
        return kind.equals(Usage.MODELS) ? "Models, in MLflow" : of(Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
    }

    private static String of(Kind kind) {
        return switch (kind) {
            case PICTURES -> "Pictures";
            case TENSORS -> "Prepared pictures";
            case EMBEDDINGS -> "What networks saw in pictures";
            case LABELS -> "Labels, judgements and data sets";
            case CHECKPOINTS -> "Trainings under way";
            case INBOX -> "Inbox and quarantine";
        };
    }
}
