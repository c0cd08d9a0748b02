# What the measurements share: building a module with its tests, and running one of its classes. Read by the scripts here,
# which set root.

. "$root/infra/local/script/jdk.sh"
. "$root/infra/local/script/build.sh"
JAVA_HOME=$(find_jdk)
export JAVA_HOME

# build MODULE: leaves its class path in $classes; what was built for another measurement is not built again
build() {
    module=$root/$1
    list=$module/target/bench-classpath
    log=$root/target/bench-$(basename "$0").log
    mkdir -p "$root/target"
    if [ ! -f "$list" ] || find "$root/pom.xml" "$root/classifier" "$root/stores" "$root/$1" \
        \( -path '*/src/*' -o -name pom.xml \) -type f -newer "$list" | grep -q .; then
        (cd "$root" && maven -q -ntp -pl "$1" -am -Dspotless.check.skip -DskipTests package &&
            maven -q -ntp -pl "$1" -am -Dspotless.check.skip -Dmdep.includeScope=test \
                -Dmdep.outputFile="$list" test-compile dependency:build-classpath) >"$log" 2>&1 || {
            rm -f "$list"
            echo "the build failed: see $log" >&2
            exit 1
        }
    fi
    classes=$module/target/classes:$module/target/test-classes:$(cat "$list")
}

# measure HEAP MAIN [ARGUMENT...]: in the module's folder, with the environment of a training
measure() {
    heap=$1
    shift
    (cd "$module" && OPENCV_LOG_LEVEL=SILENT OMP_WAIT_POLICY=PASSIVE DJL_CACHE_DIR="$module/target/libtorch" \
        MALLOC_ARENA_MAX=1 MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=4294967296 \
        "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true \
        -Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener \
        -XX:+AlwaysPreTouch -Xms"$heap" -Xmx"$heap" -cp "$classes" "$@" 2>"$root/target/bench-errors.log") || {
        cat "$root/target/bench-errors.log" >&2
        exit 1
    }
}

# find_python FILE: sets python to one that has the packages of a requirements file of the module's tests. With one run
# nothing is downloaded: then python is empty unless it was made before, or HONE_BENCH_PYTHON names a virtual environment.
find_python() {
    python=
    folder=${HONE_BENCH_PYTHON:-$root/target/$(basename "$1" .txt)}
    if [ -z "${HONE_BENCH_PYTHON:-}" ] && ! cmp -s "$1" "$folder/made-of"; then
        if [ "$runs" -eq 1 ]; then
            echo "Python is left out: with more than one run it is installed first"
            return
        fi
        rm -rf "$folder"
        python3 -m venv "$folder"
        "$folder/bin/pip" install --quiet --requirement "$1"
        cp "$1" "$folder/made-of"
    fi
    python=$folder/bin/python
}
