CREATE TABLE need_call (
  id bigint PRIMARY KEY REFERENCES work_case,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 100),
  contact_name text NOT NULL,
  phone text NOT NULL,
  place text,
  said text NOT NULL,
  code text,
  material_id bigint REFERENCES promotion_material,
  demand_id bigint REFERENCES demand
);
COMMENT ON TABLE need_call IS 'A need that somebody left on the public form. It counts nowhere: staff calls back and enters it as a need, or says why not.';
COMMENT ON COLUMN need_call.material_id IS 'The material whose code was typed, where the code is one of the unit or its superiors; what was typed stays beside it.';
SELECT wall_case_rows('need_call', 'need_call', ARRAY[]::text[]);
CREATE INDEX need_call_material ON need_call (material_id);
