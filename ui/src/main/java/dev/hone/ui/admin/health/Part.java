package dev.hone.ui.admin.health;

/** The parts that the web app relies on, and what does not work while one is away. */
enum Part {
    LEDGER(
            "Ledger",
            "HONE_DATABASE_URL",
            "Nobody new can sign in, nothing can be changed, and most pages are empty. Predictions go on; nothing is lost."),
    BUCKET(
            "Bucket",
            "HONE_S3_ENDPOINT",
            "Pictures are not shown, and nothing new is taken in or learned. Predictions go on."),
    MLFLOW(
            "MLflow",
            "HONE_MLFLOW_URL",
            "Figures and files of versions are missing, and no training can end. Predictions and corrections go on."),
    KESTRA(
            "Kestra",
            "HONE_KESTRA_URL",
            "Nothing is trained, imported, put into production or rolled back. Predictions and corrections go on."),
    SERVING("Serving", "HONE_SERVING_URL", "Nobody gets an answer, and answers cannot be corrected.");

    private final String word;
    private final String variable;
    private final String whileAway;

    Part(String word, String variable, String whileAway) {
        this.word = word;
        this.variable = variable;
        this.whileAway = whileAway;
    }

    String word() {
        return word;
    }

    /** The setting that says where it is. */
    String variable() {
        return variable;
    }

    String whileAway() {
        return whileAway;
    }
}
