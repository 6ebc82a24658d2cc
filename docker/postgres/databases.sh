#!/usr/bin/env bash
# Makes databases that know nothing of each other, and their roles (docs/postgres-security.md). Runs once, when the server is
# set up, and may be run again: it leaves what exists as it is, and sets the passwords that it is given.
#   docker compose exec --user postgres postgres /docker-entrypoint-initdb.d/databases.sh
# The password of orders_app, say, is in ORDERS_APP_PASSWORD, or in the file that ORDERS_APP_PASSWORD_FILE names. A role
# without one cannot log in.
set -euo pipefail

roles="${WAYBILL_ROLES:-/etc/postgresql}"
export PGUSER="${POSTGRES_USER:-postgres}"

run() {
    psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 "$@"
}

# password ROLE: neither the list of processes nor the server's log shows it
password() {
    local value="${1^^}_PASSWORD" file="${1^^}_PASSWORD_FILE"
    value="${!value:-}"
    if [[ -n "${!file:-}" ]]; then
        value="$(<"${!file}")"
    fi
    [[ -n "$value" ]] || return 0
    ROLE_PASSWORD="$value" run --set role="$1" <<'SQL'
\getenv password ROLE_PASSWORD
SET log_statement = 'none';
SET log_min_error_statement = 'panic';
SET log_min_duration_statement = -1;
ALTER ROLE :"role" PASSWORD :'password';
SQL
}

# database NAME ROLE...: with its owner, and other roles of this database
database() {
    local name="$1" role
    run --set name="$name" <<'SQL'
SELECT format('CREATE ROLE %I LOGIN', :'name')
    WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') \gexec
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'name')
    WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
SQL
    for role in "${@:2}"; do
        run --dbname="$name" --file="$roles/$role-role.sql"
    done
}

run <<<'REVOKE CONNECT, TEMPORARY ON DATABASE postgres, template1 FROM PUBLIC;'
for name in orders payments inventory shipping; do
    database "$name" application relay auditor
    password "${name}_relay"
done
database gateway application auditor
for name in orders payments inventory shipping gateway; do
    password "$name"
    password "${name}_app"
done
password auditor

# physical replication would hand any relay a copy of every database
sed -i '/replication/d' "$PGDATA/pg_hba.conf"
