#!/bin/bash
# A database with its own user for each service, when the server is made.
set -eu
for name in article engagement notification; do
  psql --username=postgres --set=ON_ERROR_STOP=1 --set=name="$name" --set=password="$POSTGRES_PASSWORD" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
SQL
done
