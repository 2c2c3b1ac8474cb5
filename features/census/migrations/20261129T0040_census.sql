CREATE TABLE census_round (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  purpose text NOT NULL CHECK (char_length(purpose) BETWEEN 2 AND 1000),
  kinds text[] NOT NULL CHECK (cardinality(kinds) >= 1),
  until_on date NOT NULL,
  earlier_id bigint REFERENCES census_round,
  asked_on date
);
COMMENT ON TABLE census_round IS 'A census of organisations: which kinds of units are asked what, until when; its case (same id) says where it stands.';
COMMENT ON COLUMN census_round.earlier_id IS 'The round whose answers this one begins with.';
SELECT wall_case_rows('census_round', 'census_round', ARRAY['until_on', 'asked_on']);

CREATE TABLE census_question (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  round_id bigint NOT NULL REFERENCES census_round,
  label text NOT NULL CHECK (char_length(label) BETWEEN 1 AND 100),
  kind text NOT NULL CHECK (kind IN ('text', 'integer', 'decimal', 'day', 'one', 'many', 'note')),
  choices text,
  definition text,
  required boolean,
  relevant text,
  "constraint" text,
  why text
);
COMMENT ON TABLE census_question IS 'Questions of a round typed by hand; a round with a workbook of its own asks what stands there.';
COMMENT ON COLUMN census_question.definition IS 'What counts, printed beside the question.';
COMMENT ON COLUMN census_question.why IS 'Why it is asked although a register holds it; shown to whoever is asked.';
SELECT wall_child_rows('census_question', 'census_round', 'round_id');

CREATE TABLE census_form (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  round_id bigint NOT NULL UNIQUE REFERENCES census_round,
  name text NOT NULL,
  definition jsonb NOT NULL,
  told jsonb NOT NULL
);
COMMENT ON TABLE census_form IS 'The form of a round as it is asked: from a workbook, or frozen from its questions when units are asked.';
SELECT wall_child_rows('census_form', 'census_round', 'round_id');

CREATE TABLE census_reply (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 250),
  round_id bigint NOT NULL REFERENCES census_round,
  issuer_id int NOT NULL REFERENCES unit,
  until_on date NOT NULL,
  replied_on date,
  unchanged boolean,
  filled_by text,
  fields int NOT NULL DEFAULT 0,
  seconds int NOT NULL DEFAULT 0,
  answers jsonb,
  code text NOT NULL UNIQUE DEFAULT translate(encode(decode(md5(gen_random_uuid()::text), 'hex'), 'base64'), '+/=', 'xyz')
);
COMMENT ON TABLE census_reply IS 'What one unit is asked in a round and what it says; its case (same id) says where it stands. The code opens the form without an account.';
COMMENT ON COLUMN census_reply.fields IS 'Questions that were open to it and began without an answer.';
COMMENT ON COLUMN census_reply.seconds IS 'How long the form was open and worked on, as the page measured it, all times together.';
SELECT wall_case_rows('census_reply', 'census_reply', ARRAY['until_on', 'replied_on', 'unchanged']);
CREATE INDEX census_reply_round ON census_reply (round_id, state);
-- The form is read by whoever sees a reply to it: those who are asked stand beneath the round.
CREATE POLICY census_form_asked ON census_form FOR SELECT TO bihuan_app USING (EXISTS (SELECT FROM census_reply r WHERE r.round_id = census_form.round_id));

CREATE TABLE census_submission (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  reply_id bigint NOT NULL REFERENCES census_reply,
  request_key text NOT NULL,
  way text NOT NULL CHECK (way IN ('typed', 'unchanged', 'paper')),
  answers jsonb NOT NULL,
  note text,
  filled_by text NOT NULL,
  seconds int NOT NULL CHECK (seconds >= 0),
  at timestamptz NOT NULL,
  UNIQUE (reply_id, request_key)
);
COMMENT ON TABLE census_submission IS 'Every sending of a reply; the same key twice is one sending. None is changed afterwards.';
SELECT wall_child_rows('census_submission', 'census_reply', 'reply_id');
REVOKE UPDATE, DELETE ON census_submission FROM bihuan_app;

CREATE TABLE census_return (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  reply_id bigint NOT NULL REFERENCES census_reply,
  path text NOT NULL,
  reason text NOT NULL CHECK (char_length(reason) BETWEEN 2 AND 200),
  answered boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE census_return IS 'Answers that went back, each with its reason; answered once the unit sent again.';
SELECT wall_child_rows('census_return', 'census_reply', 'reply_id');

-- A reply by its code, for whoever holds it.
CREATE FUNCTION census_of_code(c text) RETURNS TABLE (id bigint, unit_path int[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT r.id, r.unit_path FROM census_reply r WHERE r.code = c $$;
-- The title of a round and who sends it, for a unit that stands beneath it.
CREATE FUNCTION census_round_of(r bigint) RETURNS TABLE (title text, purpose text, earlier_id bigint, unit_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.title, k.purpose, k.earlier_id, u.name FROM census_round k JOIN unit u ON u.id = k.unit_id
  WHERE k.id = r AND EXISTS (SELECT FROM census_reply y WHERE y.round_id = r AND (SELECT scope_unit()) = ANY (y.unit_path)) $$;
-- Forms that units of the asker's area were asked since a day, whoever asked: the question of once-only looks across issuers.
CREATE FUNCTION census_forms_since(since date, except_round bigint) RETURNS TABLE (round_id bigint, title text, unit_name text, asked_on date, definition jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.id, k.title, u.name, k.asked_on, f.definition FROM census_round k JOIN unit u ON u.id = k.unit_id JOIN census_form f ON f.round_id = k.id
  WHERE k.asked_on >= since AND k.id <> except_round AND k.state IN ('asked', 'closed')
    AND EXISTS (SELECT FROM census_reply y WHERE y.round_id = k.id AND (SELECT scope_unit()) = ANY (y.unit_path))
  ORDER BY k.asked_on DESC, k.id DESC LIMIT 50 $$;
REVOKE EXECUTE ON FUNCTION census_of_code, census_round_of, census_forms_since FROM PUBLIC;
GRANT EXECUTE ON FUNCTION census_of_code, census_round_of, census_forms_since TO bihuan_app;
