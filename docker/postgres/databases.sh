#!/usr/bin/env bash
# Runs once, when the server is set up: databases that know nothing of each other. Each belongs to a role of its own
# name, which alone may connect, beside the relay's, which may read this database's changes from the write-ahead log.
set -euo pipefail

# role NAME [ATTRIBUTE]: takes its password from the environment, as ORDERS_PASSWORD
role() {
    local password="${1^^}_PASSWORD"
    psql --set ON_ERROR_STOP=1 --set role="$1" --set password="${!password:?}" <<<"CREATE ROLE :\"role\" LOGIN ${2:-} PASSWORD :'password';"
}

database() {
    role "$1"
    psql --set ON_ERROR_STOP=1 --set name="$1" <<'SQL'
CREATE DATABASE :"name" OWNER :"name";
REVOKE CONNECT, TEMPORARY ON DATABASE :"name" FROM PUBLIC;
SQL
}

export PGUSER="$POSTGRES_USER"
psql --set ON_ERROR_STOP=1 <<<'REVOKE CONNECT, TEMPORARY ON DATABASE postgres, template1 FROM PUBLIC;'
for name in orders payments inventory shipping; do
    database "$name"
    role "${name}_relay" REPLICATION
    psql --set ON_ERROR_STOP=1 <<<"GRANT CONNECT ON DATABASE $name TO ${name}_relay;"
done
database gateway

# physical replication would hand any relay a copy of every database
sed -i '/replication/d' "$PGDATA/pg_hba.conf"
