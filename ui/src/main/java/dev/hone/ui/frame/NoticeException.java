package dev.hone.ui.frame;

/** Thrown where a page cannot be, to show a notice in its place. */
public final class NoticeException extends RuntimeException {
    private final transient Notice notice;

    private NoticeException(Notice notice) {
        super(notice.title());
        this.notice = notice;
    }

    /** Shows this in the place of the page. */
    public static NoticeException of(Notice notice) {
        return new NoticeException(notice);
    }

    Notice notice() {
        return notice;
    }
}
