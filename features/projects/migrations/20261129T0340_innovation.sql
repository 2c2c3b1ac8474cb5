CREATE TABLE innovation (
  id bigint PRIMARY KEY REFERENCES work_case,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 120),
  former_names text,
  owner_name text NOT NULL,
  owner_code text NOT NULL,
  lead text,
  industry text,
  maturity text CHECK (maturity IN ('research', 'small', 'pilot', 'sample', 'volume', 'other')),
  trl int CHECK (trl BETWEEN 1 AND 9),
  trl_ground text,
  partners text,
  agreement_id bigint REFERENCES agreement,
  fair text,
  from_on date,
  to_on date CHECK (to_on >= from_on),
  patents_applied int,
  patents_granted int,
  agreed_fen bigint,
  contract_fen bigint,
  in_place_fen bigint,
  review_on date,
  stage_since date,
  norm_until date
);
COMMENT ON TABLE innovation IS 'Projects of science and innovation; the case (same id) says at which stage each stands, events and history what stood on any day.';
COMMENT ON COLUMN innovation.norm_until IS 'Until when its stage lasts by the norm in force when it entered it.';
SELECT wall_case_rows('innovation', 'innovation', ARRAY['maturity', 'from_on', 'to_on', 'review_on', 'norm_until']);
COMMENT ON COLUMN innovation.in_place_fen IS 'Sums over innovation_money, kept here so that the history says them of any day.';
CREATE INDEX innovation_owner ON innovation (owner_code);
CREATE TABLE innovation_patent (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  innovation_id bigint NOT NULL REFERENCES innovation,
  number text NOT NULL CHECK (char_length(number) BETWEEN 4 AND 40),
  standing text NOT NULL CHECK (standing IN ('applied', 'granted')),
  on_day date NOT NULL
);
COMMENT ON TABLE innovation_patent IS 'Patents of a project; applied and granted are told apart.';
SELECT wall_child_rows('innovation_patent', 'innovation', 'innovation_id');
CREATE INDEX innovation_patent_number ON innovation_patent (number);
CREATE TABLE innovation_money (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  innovation_id bigint NOT NULL REFERENCES innovation,
  kind text NOT NULL CHECK (kind IN ('agreed', 'contract', 'in_place')),
  source text NOT NULL,
  fen bigint NOT NULL CHECK (fen > 0),
  on_day date NOT NULL,
  proof text NOT NULL
);
COMMENT ON TABLE innovation_money IS 'Money of a project: agreed, by contract and in place are three and are never added.';
SELECT wall_child_rows('innovation_money', 'innovation', 'innovation_id');
CREATE TABLE innovation_apart (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  innovation_id bigint NOT NULL REFERENCES innovation,
  other_id bigint NOT NULL,
  ground text NOT NULL,
  actor_id text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (innovation_id, other_id)
);
COMMENT ON TABLE innovation_apart IS 'Projects that look alike and were found to be two, by whom and why.';
SELECT wall_child_rows('innovation_apart', 'innovation', 'innovation_id');
REVOKE UPDATE, DELETE ON innovation_apart FROM bihuan_app;

CREATE TABLE stage_norm (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 200),
  stage text NOT NULL CHECK (stage IN ('reserve', 'argued', 'approved', 'running', 'accepted')),
  days int NOT NULL CHECK (days BETWEEN 1 AND 3650),
  source text NOT NULL,
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on)
);
COMMENT ON TABLE stage_norm IS 'How long a stage lasts by the office''s own norm; a superior''s hold beneath.';
SELECT wall_unit_rows('stage_norm', ARRAY['stage', 'from_on'], seen_below => true);

-- Of a project that stands in another unit's register the unit alone is told, and by what it is the same.
CREATE FUNCTION innovation_elsewhere(p bigint) RETURNS TABLE (unit_name text, patent boolean) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.name, bool_or(EXISTS (SELECT FROM innovation_patent a JOIN innovation_patent b ON b.number = a.number WHERE a.innovation_id = mine.id AND b.innovation_id = o.id))
  FROM innovation mine JOIN innovation o ON o.id <> mine.id AND o.unit_id <> mine.unit_id AND (o.owner_code = mine.owner_code AND o.name = mine.name
    OR EXISTS (SELECT FROM innovation_patent a JOIN innovation_patent b ON b.number = a.number WHERE a.innovation_id = mine.id AND b.innovation_id = o.id))
  JOIN unit u ON u.id = o.unit_id WHERE mine.id = p AND (SELECT scope_unit()) = ANY (mine.unit_path) GROUP BY u.name ORDER BY 1 $$;
REVOKE EXECUTE ON FUNCTION innovation_elsewhere FROM PUBLIC;
GRANT EXECUTE ON FUNCTION innovation_elsewhere TO bihuan_app;
