-- It gave a guest's name by two numbers to whoever had a connection; the server reads the row under a scope once a badge's code is true.
DROP FUNCTION fair_badge;
