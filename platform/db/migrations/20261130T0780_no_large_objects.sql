-- A large object stands behind no wall and in no backup of rows: nobody makes one. On a PostgreSQL whose functions belong to somebody else this is a warning, and
-- changes nothing there.
REVOKE EXECUTE ON FUNCTION lo_creat(int), lo_create(oid), lo_from_bytea(oid, bytea), lo_put(oid, bigint, bytea), lowrite(int, bytea) FROM PUBLIC;
