CREATE TABLE promotion (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  audience text NOT NULL,
  channel text NOT NULL,
  message text NOT NULL,
  place text,
  on_day date NOT NULL,
  cost_fen bigint NOT NULL CHECK (cost_fen >= 0),
  who text,
  reached int CHECK (reached BETWEEN 0 AND 10000000),
  estimated_by text
);
COMMENT ON TABLE promotion IS 'What an association does so that people know of its services: audience, channel, day, cost. Its effect is the needs that came of it, never users or views.';
SELECT wall_case_rows('promotion', 'promotion', ARRAY['channel', 'on_day']);
CREATE INDEX promotion_same ON promotion (title);

CREATE TABLE promotion_material (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  promotion_id bigint NOT NULL REFERENCES promotion,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  edition text NOT NULL,
  rights text NOT NULL
);
COMMENT ON TABLE promotion_material IS 'Material by version; its number with a check digit is the code that a need names as where it came from.';
SELECT wall_child_rows('promotion_material', 'promotion', 'promotion_id');

CREATE TABLE demand_origin (
  demand_id bigint PRIMARY KEY REFERENCES demand,
  material_id bigint REFERENCES promotion_material,
  heard text NOT NULL CHECK (heard IN ('code', 'asked', 'unknown')),
  set_by text NOT NULL,
  set_at timestamptz NOT NULL,
  CHECK ((material_id IS NULL) = (heard = 'unknown'))
);
COMMENT ON TABLE demand_origin IS 'How a demander heard of the service: a material by its code, or asked and not known. Not asked: no row.';
CREATE INDEX demand_origin_material ON demand_origin (material_id);
ALTER TABLE demand_origin ENABLE ROW LEVEL SECURITY;
CREATE POLICY demand_origin_of_demand ON demand_origin TO bihuan_app
  USING (EXISTS (SELECT FROM demand d WHERE d.id = demand_id)) WITH CHECK (EXISTS (SELECT FROM demand d WHERE d.id = demand_id));
GRANT SELECT, INSERT, UPDATE ON demand_origin TO bihuan_app;

-- Material of a unit and its superiors: a county's need may have come of its city's poster.
CREATE FUNCTION materials_above(path int[]) RETURNS TABLE (id bigint, title text, promotion_title text, on_day date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.id, m.title, p.title, p.on_day FROM promotion_material m JOIN promotion p ON p.id = m.promotion_id
  WHERE p.unit_id = ANY (path) AND p.state <> 'dropped' ORDER BY p.on_day DESC, m.id DESC LIMIT 100 $$;
REVOKE EXECUTE ON FUNCTION materials_above FROM PUBLIC;
GRANT EXECUTE ON FUNCTION materials_above TO bihuan_app;
