# Runs all tests and sums them up. Read by the script hone, in the root of the repository.

# the last ones before MinIO's repository was archived; they build with Go 1.24
minio_module=github.com/minio/minio@v0.0.0-20260212201848-7aac2a2c5b7c
mc_module=github.com/minio/mc@v0.0.0-20250313080218-cf909e1063a9

# the last MLflow 2: the registry must work with those that teams have
mlflow2_version=2.22.5
# it does not know SQLAlchemy 2.1
mlflow2_packages="mlflow[auth]==$mlflow2_version sqlalchemy==2.0.58"

# it makes requests up from a description of an API
schemathesis_version=4.32.5

# What there is to say at the end, a line each.
not_run=
problems=

say_not_run() {
    not_run="${not_run}not run: $1
"
}

say_problem() {
    problems="${problems}failed: $1
"
}

# The tests with this tag cannot run, for a reason: without TAG WHAT WHY
without() {
    left_out="${left_out:+$left_out,}$1"
    say_not_run "$2 ($3)"
}

read_options() {
    fast=no
    soak=no
    complete=no
    for option; do
        case $option in
        --fast) fast=yes ;;
        --soak) soak=yes ;;
        --complete) complete=yes ;;
        --verbose) set -x ;;
        *)
            (fail "Unknown option: '$option' (hone test --help tells more)")
            exit 2
            ;;
        esac
    done
}

find_mlflow() {
    mlflow=${HONE_MLFLOW:-$home/mlflow}
    if [ "$fast" = yes ]; then
        return
    fi
    why=$( (hone prepare) 2>&1 >&3) && return
    without mlflow "the tests on MLflow" "$(printf '%s\n' "${why:-hone prepare failed}" | tail -n 1)"
}

# A virtual environment with these packages, made once; the file in it is written last: install_python WHAT FOLDER LOG PACKAGE...
install_python() {
    what=$1
    folder=$2
    log=$3
    shift 3
    [ -f "$folder/complete" ] && return
    echo "Installing $what, once; this takes a minute" >&2
    rm -rf "$folder"
    {
        mkdir -p "$(dirname "$folder")" && python3 -m venv "$folder" &&
            "$folder/bin/python" -m pip install --disable-pip-version-check --no-input --progress-bar off "$@" &&
            : >"$folder/complete"
    } >"$log" 2>&1
}

find_mlflow2() {
    mlflow2=${HONE_MLFLOW2:-$home/tools/mlflow-$mlflow2_version}
    [ -n "${HONE_MLFLOW2:-}" ] && return
    install_python "MLflow $mlflow2_version" "$mlflow2" target/mlflow2.log $mlflow2_packages && return
    mlflow2=
    without mlflow2 "the tests on MLflow 2" "it could not be installed, see target/mlflow2.log"
}

find_schemathesis() {
    schemathesis=${HONE_SCHEMATHESIS:-$home/tools/schemathesis-$schemathesis_version}
    [ -n "${HONE_SCHEMATHESIS:-}" ] && return
    install_python Schemathesis "$schemathesis" target/schemathesis.log "schemathesis==$schemathesis_version" && return
    schemathesis=
    without schemathesis "the test of serving's API description" "it could not be installed, see target/schemathesis.log"
}

find_program() {
    for name; do
        if command -v "$name"; then
            return
        fi
    done
    return 1
}

# Debian's package, where root runs this: install_debian PACKAGE LOG
install_debian() {
    [ -f /etc/debian_version ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    echo "Installing $1, which tests need" >&2
    { apt-get update && apt-get install -y "$1"; } >"$2" 2>&1
}

downloaded_browser() {
    find "$home/browser" -type f \( -name chrome -o -name Chromium -o -name 'Google Chrome for Testing' \) 2>/dev/null | grep .
}

# Playwright's own chromium, into the folder of the house.
download_browser() {
    maven test-compile -Dspotless.check.skip -pl infra/local/command -am &&
        PLAYWRIGHT_BROWSERS_PATH="$home/browser" "$JAVA_HOME/bin/java" -cp "$(cat "$program/test-classpath")" \
            com.microsoft.playwright.CLI install chromium
}

find_browser() {
    browser=$(find_program chromium chromium-browser google-chrome || downloaded_browser | head -n 1) && [ -n "$browser" ] && return
    if ! install_debian chromium target/browser.log; then
        echo "Downloading a browser, which the tests of the web app need" >&2
        download_browser >target/browser.log 2>&1
    fi
    browser=$(find_program chromium || downloaded_browser | head -n 1) && [ -n "$browser" ] && return
    without browser "the tests in a browser" "none could be had, see target/browser.log: install chromium"
}

# Where a program of Go is, built when it is not there yet: go_program NAME MODULE@VERSION
go_program() {
    find_program "$1" && return
    folder=$home/tools/${2##*@}
    if [ ! -x "$folder/$1" ]; then
        command -v go >/dev/null || return 1
        echo "Building $1 with Go, once; this takes minutes" >&2
        GOBIN="$folder" go install "$2" >"target/$1.log" 2>&1 || return 1
    fi
    echo "$folder/$1"
}

why_no_program() {
    if command -v go >/dev/null; then echo "it could not be built, see target/$1.log"; else echo "install $1, or Go to build it"; fi
}

find_minio() {
    minio=$(go_program minio "$minio_module") || without minio "the tests on a MinIO server" "$(why_no_program minio)"
    mc=$(go_program mc "$mc_module") || without mc "the test of MinIO's client" "$(why_no_program mc)"
}

find_psql() {
    find_program psql >/dev/null && return
    install_debian postgresql-client target/psql.log
    find_program psql >/dev/null || without psql "the test of psql" "install postgresql-client"
}

# The benches read it where Debian's package puts it, or in the folder that HONE_FASHION_MNIST names.
find_fashion() {
    fashion=${HONE_FASHION_MNIST:-/usr/share/datasets/fashion-mnist}
    [ -d "$fashion" ] && return
    install_debian dataset-fashion-mnist target/fashion-mnist.log
    [ -d "$fashion" ] || say_not_run "the benches on Fashion-MNIST (install dataset-fashion-mnist, or name its folder in HONE_FASHION_MNIST)"
}

reports() {
    find . \( -path '*/target/surefire-reports/*' -o -path '*/target/failsafe-reports/*' \) -name 'TEST-*.xml' "$@"
}

# Sums up the reports: "tests failed skipped".
count() {
    reports -exec grep -h -m 1 '<testsuite ' {} + | awk '
        function number(name) { return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + length(name) + 3, RLENGTH) + 0 : 0 }
        { tests += number("tests"); failed += number("failures") + number("errors"); skipped += number("skipped") }
        END { print tests + 0, failed + 0, skipped + 0 }'
}

# A line for each failed test: its module, its class and name, and where its report is.
failures() {
    reports -exec awk '
        function attribute(name) { return match($0, " " name "=\"[^\"]*") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) : "" }
        /<testcase / { test = attribute("classname") "." attribute("name") }
        /<(failure|error)[ >]/ && test != "" {
            file = FILENAME; sub(/^\.\//, "", file)
            module = file; sub(/\/target\/.*/, "", module)
            print "failed: " module " " test " (" file ")"
            test = ""
        }' {} \; | sort
}

check_format() {
    maven -q -ntp -fae spotless:check || say_problem "the formatting (mvn spotless:apply puts it right)"
}

# A failed test keeps no other module from being tested: the reports tell what failed. Two modules at a time, since
# much of testing is waiting for servers; the whole house is tested after all others, by itself.
run_modules() {
    set -- -Dhone.mlflow="$mlflow" -Dhone.soak="$([ "$soak" = yes ] && echo true || echo false)"
    if [ "$fast" = yes ]; then set -- "$@" -DskipITs; fi
    if [ -n "$mlflow2" ]; then set -- "$@" -Dhone.mlflow2="$mlflow2"; fi
    if [ -n "$schemathesis" ]; then set -- "$@" -Dhone.schemathesis="$schemathesis"; fi
    if [ -n "$browser" ]; then set -- "$@" -Dhone.chromium="$browser"; fi
    if [ -n "$minio" ]; then set -- "$@" -Dhone.minio="$minio"; fi
    if [ -n "$mc" ]; then set -- "$@" -Dhone.mc="$mc"; fi
    if [ -n "$left_out" ]; then set -- "$@" -DexcludedGroups="$left_out"; fi
    maven -ntp verify -T 2 -fae -Dspotless.check.skip -Dmaven.test.failure.ignore "$@" || say_problem "the build (Maven says above why)"
}

# One small round of each, so that none goes stale; two whole ones when it is a soak. For a figure, call a bench by itself.
run_benches() {
    rounds=$([ "$soak" = yes ] && echo 2 || echo 1)
    for bench in bench/*; do
        [ -x "$bench" ] && [ -f "$bench" ] || continue
        echo "$bench $rounds"
        HONE_MLFLOW="$mlflow" "$bench" "$rounds" || say_problem "$bench"
    done
}

# What failed besides tests.
other_problems() {
    printf '%s' "$problems" | grep -c .
}

sum_up() {
    set -- $(count)
    others=$(other_problems)
    failures
    printf '%s' "$problems" "$not_run"
    echo "$(($1 - $2 - $3)) passed, $(($2 + others)) failed, $3 skipped"
    [ "$1" -gt 0 ] && [ $(($2 + others)) -eq 0 ] && { [ "$complete" = no ] || [ -z "$not_run" ]; }
}

run_tests() {
    read_options "$@"
    home=${HONE_HOME:-$root/.hone}
    left_out=
    mlflow2=
    schemathesis=
    browser=
    minio=
    mc=
    mkdir -p target
    exec 3>&1
    find_mlflow
    if [ "$fast" = no ]; then
        find_mlflow2
        find_schemathesis
        find_browser
        find_minio
        find_psql
        find_fashion
    fi
    reports -exec rm -f {} +
    check_format
    run_modules
    if [ "$fast" = no ]; then run_benches; fi
    sum_up
}
