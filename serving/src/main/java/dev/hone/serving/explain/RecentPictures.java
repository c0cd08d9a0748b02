package dev.hone.serving.explain;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Pictures by name; when they have more bytes than there is room for, those not asked for the longest go. Thread-safe. */
final class RecentPictures {
    private final int room;
    private final Map<String, byte[]> byName = new LinkedHashMap<>(16, 0.75f, true);
    private int bytes;

    RecentPictures(int room) {
        this.room = room;
    }

    synchronized Optional<byte[]> get(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    synchronized void put(String name, byte[] picture) {
        byte[] before = byName.put(name, picture);
        bytes += picture.length - (before == null ? 0 : before.length);
        Iterator<byte[]> oldest = byName.values().iterator();
        while (bytes > room) {
            bytes -= oldest.next().length;
            oldest.remove();
        }
    }
}
