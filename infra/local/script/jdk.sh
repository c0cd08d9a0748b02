# Finds the JDK that builds and runs Hone.

oldest_java=21

# Whether a folder is a JDK (not only what runs Java) of the right age.
is_jdk() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ "${major:-0}" -ge "$oldest_java" ]
}

find_jdk() {
    if [ -n "${JAVA_HOME:-}" ] && is_jdk "$JAVA_HOME"; then
        echo "$JAVA_HOME"
        return
    fi
    if command -v java >/dev/null; then
        home=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
        if [ -n "$home" ] && is_jdk "$home"; then
            echo "$home"
            return
        fi
    fi
    for home in /usr/lib/jvm/*; do
        if is_jdk "$home"; then
            echo "$home"
            return
        fi
    done
    if [ -x /usr/libexec/java_home ]; then
        home=$(/usr/libexec/java_home -v "$oldest_java+" 2>/dev/null)
        if [ -n "$home" ] && is_jdk "$home"; then
            echo "$home"
            return
        fi
    fi
    return 1
}
