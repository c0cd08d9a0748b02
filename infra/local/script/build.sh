# Builds the programs of Hone: only the modules that have changed since they were built, and those that depend on them.
# Read by the script hone, in the root of the repository. Tests are neither looked at nor compiled.

oldest_maven="3 8"
patience_between_lines=15

# An installed Maven that is new enough, or the wrapper, which brings one.
maven() {
    version=$(command -v mvn >/dev/null && mvn -B --version 2>/dev/null |
        sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
    if [ -n "$version" ] && printf '%s\n%s\n' "$oldest_maven" "$version" | sort -C -k1,1n -k2,2n; then
        mvn -B "$@"
    else
        sh ./mvnw -B "$@"
    fi
}

modules() {
    sed -n 's:.*<module>\(.*\)</module>.*:\1:p' pom.xml
}

# What a module calls itself, and after that which others it depends on; what only its tests need is in its profiles.
artifacts() {
    sed -n '/<profiles>/q; s:.*<artifactId>\(hone-[a-z]*\)</artifactId>.*:\1:p' "$1/pom.xml"
}

# What of a module's programs is newer than a stamp, if anything. A folder is as new as its latest removal.
newer() {
    [ -f "$2" ] || echo "$2"
    find pom.xml .mvn "$1/pom.xml" "$1/src/main" -newer "$2" -print 2>/dev/null | head -n 1
}

# Whether all jars are there that the programs were built against.
has_jars() (
    IFS=:
    for list in */target/classpath */*/target/classpath */*/*/target/classpath; do
        [ -f "$list" ] || continue
        for jar in $(cat "$list"); do
            [ -f "$jar" ] || return 1
        done
    done
)

is_built() {
    [ -f target/build.stamp ] && [ -f "$program/classpath" ] || return 1
    sources=$(modules | sed 's:.*:&/pom.xml &/src/main:')
    # the paths of the modules have no blanks
    [ -z "$(find pom.xml .mvn $sources -newer target/build.stamp -print 2>/dev/null | head -n 1)" ] && has_jars
}

# The modules to build, one a line: those that have changed and, as long as there are any, those that depend on them.
stale() {
    if ! has_jars; then
        modules
        return
    fi
    names=" "
    found=" "
    again=yes
    while [ "$again" = yes ]; do
        again=no
        for module in $(modules); do
            case $found in *" $module "*) continue ;; esac
            needs=$(artifacts "$module" | sed 1d)
            changed=$(newer "$module" "$module/target/build.stamp")
            for need in $needs; do
                case $names in *" $need "*) changed=$need ;; esac
            done
            if [ -n "$changed" ]; then
                found="$found$module "
                names="$names$(artifacts "$module" | head -n 1) "
                again=yes
            fi
        done
    done
    printf '%s' "$found" | tr -s ' ' '\n' | sed '/^$/d'
}

# One build at a time; a lock whose owner is gone is nobody's.
lock_build() {
    until mkdir target/build.lock 2>/dev/null; do
        owner=$(cat target/build.lock/pid 2>/dev/null)
        if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
            rm -rf target/build.lock
        else
            sleep 1
        fi
    done
    echo $$ >target/build.lock/pid
    trap 'rm -rf target/build.lock' EXIT
    trap 'exit 130' INT TERM HUP
}

unlock_build() {
    rm -rf target/build.lock
    trap - EXIT INT TERM HUP
}

# What Maven is at, as its log tells: "stores (5 of 10), 812 files downloaded, now minio-8.6.0.jar".
maven_is_at() {
    awk '
        / Building Hone: .*\[[0-9]+\/[0-9]+\]$/ {
            at = $0; sub(/.* Building Hone: /, "", at); sub(/ [^ ]+ +\[.*/, "", at)
            step = $0; sub(/.*\[/, "", step); sub(/\]$/, "", step); split(step, of, "/")
            at = at " (" of[1] " of " of[2] ")"
        }
        / Downloading from / { now = $NF; sub(/.*\//, "", now); begun++ }
        / Downloaded from / { done++ }
        END {
            line = at == "" ? "Maven reads the project" : at
            if (done) line = line ", " done " files downloaded"
            if (begun > done) line = line ", now " now
            print line
        }' "$1"
}

# Tells each moment how far a build is, as long as this script runs: on a terminal one line that moves for each module,
# elsewhere a line for each module and one whenever nothing was said for long.
tell_progress() {
    begun=$(date +%s)
    told=$begun
    before=
    while sleep 1 && kill -0 $$ 2>/dev/null; do
        now=$(date +%s)
        line=$(maven_is_at "$1")
        module=${line%%,*}
        if [ -t 2 ]; then
            if [ -n "$before" ] && [ "$module" != "$before" ]; then printf '\r\033[K  %s\n' "$before" >&2; fi
            printf '\r\033[K  %.75s' "$((now - begun)) s  $line" >&2
        elif [ "$module" != "$before" ] || [ $((now - told)) -ge $patience_between_lines ]; then
            echo "  $((now - begun)) s  $line" >&2
            told=$now
        fi
        before=$module
    done
}

run_maven() {
    : >target/build.log
    tell_progress target/build.log &
    teller=$!
    maven package -Dmaven.test.skip -pl "$1" -am >target/build.log 2>&1
    code=$?
    kill "$teller" 2>/dev/null
    wait "$teller" 2>/dev/null
    if [ -t 2 ]; then printf '\r\033[K' >&2; fi
    return $code
}

build() {
    mkdir -p target
    lock_build
    due=$(stale)
    if [ -n "$due" ]; then
        first=
        [ -f target/build.stamp ] || first="; the first time this downloads about a gigabyte and takes minutes"
        echo "Building $(echo $due)$first" >&2
        touch target/build.begun
        for module in $due; do
            # what was compiled against something older goes, for Maven keeps what has not changed itself
            rm -rf "$module/target/build.stamp" "$module/target/classes" "$module/target/generated-sources"
        done
        if ! run_maven "$(echo $due | tr ' ' ,)"; then
            { grep '^\[ERROR\] [^[]' target/build.log || tail -n 20 target/build.log; } | head -n 20 >&2
            fail "the build failed: see $root/target/build.log"
        fi
        for module in $due; do
            touch -r target/build.begun "$module/target/build.stamp"
        done
    else
        touch target/build.begun
    fi
    mv target/build.begun target/build.stamp
    unlock_build
}
