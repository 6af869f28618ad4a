-- SPDX-License-Identifier: EUPL-1.2
-- name: tables_sqlite
SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name

-- name: tables_postgresql
SELECT CAST(table_name AS TEXT) AS name FROM information_schema.tables
WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name

-- name: columns_sqlite
SELECT i.name, CASE WHEN i.pk = 1 AND m.sql LIKE '%AUTOINCREMENT%' THEN 1 ELSE 0 END AS counts
FROM sqlite_master m JOIN pragma_table_info(m.name) i WHERE m.type = 'table' AND m.name = $1 ORDER BY i.cid

-- name: columns_postgresql
SELECT CAST(column_name AS TEXT) AS name, CAST(CASE WHEN is_identity = 'YES' THEN 1 ELSE 0 END AS BIGINT) AS counts
FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position

-- name: references_sqlite
SELECT "from" AS own, "table" AS of_table, "to" AS target FROM pragma_foreign_key_list($1) ORDER BY id, seq

-- name: references_postgresql
SELECT CAST(own.attname AS TEXT) AS own, CAST(named.relname AS TEXT) AS of_table, CAST(target.attname AS TEXT) AS target
FROM pg_constraint c
JOIN pg_class holder ON holder.oid = c.conrelid
JOIN pg_namespace space ON space.oid = holder.relnamespace
JOIN pg_class named ON named.oid = c.confrelid
JOIN pg_attribute own ON own.attrelid = c.conrelid AND own.attnum = c.conkey[1]
JOIN pg_attribute target ON target.attrelid = c.confrelid AND target.attnum = c.confkey[1]
WHERE c.contype = 'f' AND space.nspname = current_schema() AND holder.relname = $1 ORDER BY c.conname

-- name: last_sqlite
SELECT seq AS last FROM sqlite_sequence WHERE name = $1 AND $2 <> ''

-- name: last_postgresql
SELECT pg_sequence_last_value(CAST(pg_get_serial_sequence(quote_ident($1), $2) AS regclass)) AS last

-- name: forget_last_sqlite
DELETE FROM sqlite_sequence WHERE name = $1

-- name: set_last_sqlite
INSERT INTO sqlite_sequence (name, seq) VALUES ($1, $2)

-- name: set_last_postgresql
SELECT setval(CAST(pg_get_serial_sequence(quote_ident($1), $2) AS regclass), $3) AS last
