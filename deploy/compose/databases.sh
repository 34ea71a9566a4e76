#!/bin/bash
# A database with its own user and password for each service, when the server is made.
set -eu
for name in article engagement notification; do
  password=${name^^}_DATABASE_PASSWORD
  psql --username=postgres --set=ON_ERROR_STOP=1 --set=name="$name" --set=password="${!password}" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect on database :"name" from public;
SQL
done
