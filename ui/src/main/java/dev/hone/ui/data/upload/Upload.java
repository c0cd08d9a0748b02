package dev.hone.ui.data.upload;

import dev.hone.stores.datasets.ImportReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What somebody brings, and how far it is. It may come in many parts, one after the other or side by side. Thread-safe. */
final class Upload {
    private static final int MOST_FAILURES = 20;

    private final String id;
    private final String project;
    private final String by;
    private final List<String> failures = new ArrayList<>();
    private ImportReport report = ImportReport.NOTHING;
    private int archives;
    private String archive = "";
    private int looked;
    private double read;
    private Instant since = Instant.now();
    private boolean stopped;

    Upload(String id, String project, String by) {
        this.id = id;
        this.project = project;
        this.by = by;
    }

    String id() {
        return id;
    }

    String project() {
        return project;
    }

    boolean isOf(String person, String name) {
        return by.equals(person) && project.equals(name);
    }

    synchronized void add(ImportReport part) {
        report = report.and(part);
    }

    synchronized void failed(String words) {
        if (failures.size() < MOST_FAILURES) {
            failures.add(words);
        }
    }

    /** An archive waits to be taken in; that it was told to stop before counts no more. */
    synchronized void begins() {
        archives++;
        stopped = false;
    }

    synchronized void reads(String name, int pictures, double share) {
        if (!archive.equals(name)) {
            archive = name;
            since = Instant.now();
        }
        looked = pictures;
        read = share;
    }

    synchronized void ends() {
        archives--;
        archive = "";
        looked = 0;
        read = 0;
    }

    synchronized void stop() {
        stopped = true;
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    synchronized boolean isUnderWay() {
        return archives > 0;
    }

    /** As it is now. */
    synchronized UploadView.State state() {
        return new UploadView.State(
                id, report, List.copyOf(failures), archives > 0, archives - 1, archive, looked, read, since, stopped);
    }
}
