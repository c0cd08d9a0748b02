package dev.hone.ui.access;

/** Where people sign in and out. */
public final class SignIn {
    public static final String PATH = "/-/sign-in";
    public static final String OUT = "/-/sign-out";

    private SignIn() {}
}
