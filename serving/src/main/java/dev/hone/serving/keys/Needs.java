package dev.hone.serving.keys;

import dev.hone.stores.ledger.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The role that a caller of this endpoint needs. An endpoint that says nothing is for admins. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    /** The request attribute that holds the caller's {@link dev.hone.stores.ledger.ApiKey}. */
    String KEY = "hone.key";

    /** The least role that will do. */
    Role value();

    /** Whether callers on this machine need none; whoever comes through a proxy is not on this machine. */
    boolean exceptFromHere() default false;
}
