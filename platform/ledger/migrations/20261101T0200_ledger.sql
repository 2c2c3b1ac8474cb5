CREATE TABLE ledger_fact (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  occurred_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  unit_id int NOT NULL,
  unit_path int[] NOT NULL,
  region_code text,
  subject text NOT NULL,
  measures jsonb NOT NULL DEFAULT '{}',
  dimensions jsonb NOT NULL DEFAULT '{}',
  keys jsonb NOT NULL DEFAULT '{}',
  evidence jsonb NOT NULL DEFAULT '[]',
  actor_id text NOT NULL,
  supersedes bigint REFERENCES ledger_fact,
  void boolean NOT NULL DEFAULT false,
  reason text,
  CHECK ((supersedes IS NULL) = (reason IS NULL)),
  CHECK (NOT void OR supersedes IS NOT NULL)
);
COMMENT ON TABLE ledger_fact IS 'What was accomplished: immutable. A correction is a new fact that supersedes; a withdrawal is a void one.';
COMMENT ON COLUMN ledger_fact.subject IS 'Where the record is, as process:id.';
COMMENT ON COLUMN ledger_fact.evidence IS 'Why it is believed: [{type: file|link|case|source, ref, label}].';
COMMENT ON COLUMN ledger_fact.region_code IS 'The region''s code on the day it occurred; old facts keep old codes.';
CREATE UNIQUE INDEX ledger_fact_superseded ON ledger_fact (supersedes) WHERE supersedes IS NOT NULL;
CREATE INDEX ledger_fact_unit ON ledger_fact (unit_id, kind, occurred_on);
CREATE INDEX ledger_fact_subject ON ledger_fact (subject);

CREATE TABLE ledger_rollup (
  kind text NOT NULL,
  month date NOT NULL,
  unit_id int NOT NULL,
  unit_path int[] NOT NULL,
  dimensions text NOT NULL,
  n bigint NOT NULL,
  sums jsonb NOT NULL,
  PRIMARY KEY (unit_id, month, kind, dimensions)
);
COMMENT ON TABLE ledger_rollup IS 'Facts in force by unit, month, kind and dimension values: how many, and the sum of each measure. Kept in the fact''s transaction.';
COMMENT ON COLUMN ledger_rollup.dimensions IS 'Canonical text name=value;name=value of the fact''s dimensions.';
CREATE TABLE ledger_value (
  kind text NOT NULL,
  month date NOT NULL,
  unit_id int NOT NULL,
  unit_path int[] NOT NULL,
  dimensions text NOT NULL,
  name text NOT NULL,
  value bigint NOT NULL,
  n int NOT NULL,
  PRIMARY KEY (unit_id, month, kind, name, value, dimensions)
);
COMMENT ON TABLE ledger_value IS 'How often each value of a distribution (days) or distinct key (demander) occurs: medians and distinct counts stay exact without reading facts.';
CREATE INDEX ledger_rollup_l1 ON ledger_rollup (kind, (unit_path[1]), month);
CREATE INDEX ledger_rollup_l2 ON ledger_rollup (kind, (unit_path[2]), month);
CREATE INDEX ledger_rollup_l3 ON ledger_rollup (kind, (unit_path[3]), month);
CREATE INDEX ledger_rollup_l4 ON ledger_rollup (kind, (unit_path[4]), month);
CREATE INDEX ledger_rollup_l5 ON ledger_rollup (kind, (unit_path[5]), month);
CREATE INDEX ledger_value_l1 ON ledger_value (kind, name, (unit_path[1]), month);
CREATE INDEX ledger_value_l2 ON ledger_value (kind, name, (unit_path[2]), month);
CREATE INDEX ledger_value_l3 ON ledger_value (kind, name, (unit_path[3]), month);
CREATE INDEX ledger_value_l4 ON ledger_value (kind, name, (unit_path[4]), month);
CREATE INDEX ledger_value_l5 ON ledger_value (kind, name, (unit_path[5]), month);

CREATE TABLE ledger_seal (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  through bigint NOT NULL UNIQUE,
  facts bigint NOT NULL,
  digest bytea NOT NULL,
  sealed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE ledger_seal IS 'SHA-256 over all facts up to `through`, each chained on the one before: a changed fact no longer matches.';

CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the ledger is append-only: % refused', TG_OP USING ERRCODE = '55000'; END $$;
CREATE TRIGGER ledger_fact_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_fact FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_seal_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_seal FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();

-- Dimension values in canonical order, so that equal dimensions are one row.
CREATE FUNCTION ledger_dimensions(d jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT coalesce(string_agg(key || '=' || value, ';' ORDER BY key COLLATE "C"), '') FROM jsonb_each_text(d) $$;

-- Adds (sign 1) or takes back (sign −1) one fact in the roll-ups.
-- Which measures are distributions follows from `keys`: every entry of it, integers all, is counted by value.
CREATE FUNCTION ledger_count(f ledger_fact, sign int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  dims text := ledger_dimensions(f.dimensions);
  first date := date_trunc('month', f.occurred_on);
BEGIN
  INSERT INTO ledger_rollup AS r (kind, month, unit_id, unit_path, dimensions, n, sums)
  VALUES (f.kind, first, f.unit_id, f.unit_path, dims, sign,
    (SELECT coalesce(jsonb_object_agg(key, value::numeric * sign), '{}') FROM jsonb_each_text(f.measures)))
  ON CONFLICT (unit_id, month, kind, dimensions) DO UPDATE SET
    n = r.n + excluded.n,
    sums = (SELECT coalesce(jsonb_object_agg(k, coalesce((r.sums->>k)::numeric, 0) + coalesce((excluded.sums->>k)::numeric, 0)), '{}')
            FROM (SELECT jsonb_object_keys(r.sums) AS k UNION SELECT jsonb_object_keys(excluded.sums)) AS names);
  INSERT INTO ledger_value AS v (kind, month, unit_id, unit_path, dimensions, name, value, n)
  SELECT f.kind, first, f.unit_id, f.unit_path, dims, key, value::bigint, sign FROM jsonb_each_text(f.keys) ORDER BY key
  ON CONFLICT (unit_id, month, kind, name, value, dimensions) DO UPDATE SET n = v.n + excluded.n;
END $$;

-- The roll-ups move in the fact's own transaction because a trigger cannot be forgotten.
CREATE FUNCTION ledger_roll_up() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE old ledger_fact;
BEGIN
  IF NEW.supersedes IS NOT NULL THEN
    SELECT * INTO STRICT old FROM ledger_fact WHERE id = NEW.supersedes;
    IF old.void THEN RAISE EXCEPTION 'fact % is withdrawn and cannot be superseded', old.id USING ERRCODE = '55000'; END IF;
    IF scope_unit() <> ALL (old.unit_path) THEN RAISE EXCEPTION 'fact % lies outside the scope', old.id USING ERRCODE = '42501'; END IF;
    PERFORM ledger_count(old, -1);
  END IF;
  IF NOT NEW.void THEN PERFORM ledger_count(NEW, 1); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_fact_roll_up AFTER INSERT ON ledger_fact FOR EACH ROW EXECUTE FUNCTION ledger_roll_up();

-- Waits for every writer under way, then reads the last id: no smaller one can appear later. The application's role may
-- not lock the table itself, since that right would come with the right to change it.
CREATE FUNCTION ledger_position() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  LOCK TABLE ledger_fact IN SHARE MODE;
  RETURN (SELECT coalesce(max(id), 0) FROM ledger_fact);
END $$;
ALTER TABLE ledger_fact ENABLE ROW LEVEL SECURITY;
CREATE POLICY ledger_fact_scope ON ledger_fact TO bihuan_app
  USING ((SELECT scope_unit()) = ANY (unit_path)) WITH CHECK ((SELECT scope_unit()) = ANY (unit_path));
ALTER TABLE ledger_rollup ENABLE ROW LEVEL SECURITY;
CREATE POLICY ledger_rollup_scope ON ledger_rollup FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path));
ALTER TABLE ledger_value ENABLE ROW LEVEL SECURITY;
CREATE POLICY ledger_value_scope ON ledger_value FOR SELECT TO bihuan_app USING ((SELECT scope_unit()) = ANY (unit_path));
GRANT SELECT, INSERT ON ledger_fact TO bihuan_app;
GRANT SELECT ON ledger_rollup, ledger_value TO bihuan_app;
GRANT SELECT, INSERT ON ledger_seal TO bihuan_app;
