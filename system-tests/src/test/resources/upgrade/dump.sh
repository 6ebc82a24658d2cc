#!/usr/bin/env bash
# Writes one SQL script per database: its schema, as the migrations of that version create it, and its rows.
# Usage: dump.sh <project at the version> <folder>; PGHOST, PGPORT, PGUSER and PGPASSWORD name the server.
set -euo pipefail
project="$1"
out="$2"

query() { psql -AtXq -d "$database" -c "$1"; }

# the tables of the public schema, without those of single days
tables() {
    query "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and not relispartition order by relname"
}

history() {
    cat <<END
create table $1 (
    installed_rank integer not null constraint $1_pk primary key,
    version varchar(50),
    description varchar(200) not null,
    type varchar(20) not null,
    script varchar(1000) not null,
    checksum integer,
    installed_by varchar(100) not null,
    installed_on timestamp not null default now(),
    execution_time integer not null,
    success boolean not null
);
create index $1_s_idx on $1 (success);
END
}

schema() {
    cat "$project"/"$1"/V*.sql
    for table in $(tables | grep 'schema_history$'); do history "$table"; done
}

days() {
    query "select format(E'create table %1\$s (like %2\$s including all);\nalter table %2\$s attach partition %1\$s %3\$s;',
        day.relname, whole.relname, lower(pg_get_expr(day.relpartbound, day.oid)))
        from pg_inherits join pg_class day on day.oid = inhrelid join pg_class whole on whole.oid = inhparent
        where day.relkind = 'r' order by day.relname"
}

rows() {
    local table columns
    for table in $(tables); do
        columns="$(query "select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
            where attrelid = '$table'::regclass and attnum > 0 and not attisdropped")"
        echo "copy $table ($columns) from stdin;"
        query "copy (select $columns from $table order by 1, 2) to stdout" 2>/dev/null \
            || query "copy (select $columns from $table order by 1) to stdout"
        echo '\.'
    done
}

for pair in orders:order-service payments:payment-service inventory:inventory-service shipping:shipping-service \
    gateway:payment-service; do
    database="${pair%:*}"
    {
        echo "-- dumped on $(date -u +%F)"
        echo "set session authorization $database;"
        if [[ "$database" == gateway ]]; then
            schema payment-service/src/main/resources/db/gateway
        else
            schema "${pair#*:}/src/main/resources/db/migration"
            sed "s/\${relay}/${database}_relay/" "$project"/common-messaging/src/main/resources/db/messaging/V*.sql
            echo 'truncate outbox_progress;'
            days
        fi
        rows
        query "select format('select setval(%L, %s);', pg_get_serial_sequence(c.relname, attname),
                pg_sequence_last_value(pg_get_serial_sequence(c.relname, attname)::regclass))
            from pg_attribute join pg_class c on c.oid = attrelid
            where relnamespace = 'public'::regnamespace and attidentity <> ''"
    } > "$out/$database.sql"
done
