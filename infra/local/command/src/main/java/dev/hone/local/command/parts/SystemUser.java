package dev.hone.local.command.parts;

import com.sun.security.auth.module.UnixSystem;

/** Who runs this. */
final class SystemUser {
    private SystemUser() {}

    static boolean isRoot() {
        return new UnixSystem().getUid() == 0;
    }
}
