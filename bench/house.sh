# What the measurements of a whole house share: a house of their own in a folder, and a clock. Read by the scripts here, which
# set root and work.

export HONE_PORT_BASE="${HONE_PORT_BASE:-7480}"

hone() {
    "$root/hone" "$@" >>"$work/log" 2>&1 || {
        echo "hone $* failed: see $work/log" >&2
        exit 1
    }
}

now() { python3 -c 'import time; print(time.time())'; }

# Runs a command and says how many seconds it took.
seconds() {
    begin=$(now)
    "$@"
    awk -v a="$begin" -v b="$(now)" 'BEGIN { printf "%.1f", b - a }'
}

# Leaves an empty folder for a house that is brought down when the script ends. MLflow's environment is shared.
find_house() {
    rm -rf "$work"
    mkdir -p "$work"
    trap 'HONE_HOME=$work/house "$root/hone" down >>"$work/log" 2>&1' EXIT
    trap 'exit 130' INT TERM
    if [ -z "${HONE_MLFLOW:-}" ]; then
        HONE_HOME=${HONE_HOME:-$root/.hone}
        export HONE_HOME
        hone prepare
        export HONE_MLFLOW="$HONE_HOME/mlflow"
    fi
    export HONE_HOME="$work/house"
}
