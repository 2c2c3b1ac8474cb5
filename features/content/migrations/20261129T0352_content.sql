CREATE TABLE content_reviewer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 40),
  employer text NOT NULL,
  title text,
  field text NOT NULL,
  until_on date
);
COMMENT ON TABLE content_reviewer IS 'Scientists who review content, each of one field; an anonymous expert reviews nothing.';
SELECT wall_unit_rows('content_reviewer', ARRAY['field', 'until_on'], seen_below => true);

CREATE TABLE content_asset (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  kind text NOT NULL,
  holder text NOT NULL,
  licence text NOT NULL,
  paper text,
  until_on date,
  credit_line text
);
COMMENT ON TABLE content_asset IS 'Pictures, films, fonts and maps that belong to somebody, each with its licence and until when; a credit line is no licence.';
SELECT wall_unit_rows('content_asset', ARRAY['kind', 'licence', 'until_on'], seen_below => true);

CREATE TABLE content_item (
  id bigint PRIMARY KEY REFERENCES work_case,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 100),
  kind text NOT NULL,
  field text NOT NULL,
  audience text NOT NULL,
  author text NOT NULL,
  body text NOT NULL,
  alt_text text,
  risky boolean NOT NULL,
  ai_share text,
  publish_on date,
  rights_until date,
  review_until date,
  version_number int,
  note text,
  shown boolean NOT NULL DEFAULT false,
  gone_on date,
  gone_why text
);
COMMENT ON TABLE content_item IS 'Something to be read, heard or seen. The public sees its newest kept version alone, while it is shown and its licences run.';
COMMENT ON COLUMN content_item.rights_until IS 'The earliest end of the licences of what it uses; kept by triggers.';
COMMENT ON COLUMN content_item.gone_on IS 'Since when it is withdrawn or offline; its address keeps a notice.';
SELECT wall_case_rows('content_item', 'content_item', ARRAY['kind', 'field', 'audience', 'risky', 'publish_on', 'rights_until', 'review_until', 'version_number']);

CREATE TABLE content_use (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  item_id bigint NOT NULL REFERENCES content_item,
  asset_id bigint NOT NULL REFERENCES content_asset,
  place text,
  UNIQUE (item_id, asset_id)
);
COMMENT ON TABLE content_use IS 'What an item uses of others.';
SELECT wall_child_rows('content_use', 'content_item', 'item_id');
CREATE INDEX content_use_asset ON content_use (asset_id);

CREATE TABLE content_source (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  item_id bigint NOT NULL REFERENCES content_item,
  title text NOT NULL CHECK (char_length(title) BETWEEN 2 AND 200),
  author text,
  address text,
  on_day date
);
COMMENT ON TABLE content_source IS 'On what an item rests.';
SELECT wall_child_rows('content_source', 'content_item', 'item_id');

CREATE TABLE content_review (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  item_id bigint NOT NULL REFERENCES content_item,
  reviewer_id bigint NOT NULL REFERENCES content_reviewer,
  checked text NOT NULL,
  verdict text NOT NULL,
  on_day date NOT NULL,
  until_on date CHECK (until_on > on_day),
  text_sha256 bytea
);
COMMENT ON TABLE content_review IS 'What a named reviewer checked of an item, with his verdict.';
COMMENT ON COLUMN content_review.text_sha256 IS 'The text he saw, as its hash: another text is reviewed anew.';
SELECT wall_child_rows('content_review', 'content_item', 'item_id');
CREATE INDEX content_review_reviewer ON content_review (reviewer_id);

CREATE TABLE content_version (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  item_id bigint NOT NULL REFERENCES content_item,
  number int NOT NULL CHECK (number > 0),
  published_on date NOT NULL,
  title text NOT NULL,
  author text NOT NULL,
  body text NOT NULL,
  alt_text text,
  note text,
  reviewers text NOT NULL,
  sources text NOT NULL,
  credits text NOT NULL,
  files jsonb NOT NULL,
  UNIQUE (item_id, number)
);
COMMENT ON TABLE content_version IS 'What was published, as it was: text, reviewers by name, sources, credits, files; never changed afterwards.';
SELECT wall_child_rows('content_version', 'content_item', 'item_id');
REVOKE UPDATE, DELETE ON content_version FROM bihuan_app;

-- The text under review; the same words in the application would drift apart.
CREATE FUNCTION content_text(i content_item) RETURNS bytea LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT sha256(convert_to(concat_ws(E'\n', i.title, i.body, i.alt_text), 'UTF8')) $$;
CREATE FUNCTION content_review_text() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT content_text(i) INTO NEW.text_sha256 FROM content_item i WHERE i.id = NEW.item_id;
  RETURN NEW;
END $$;
CREATE FUNCTION content_rights() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE asset bigint; item bigint;
BEGIN
  IF TG_TABLE_NAME = 'content_asset' THEN asset := NEW.id; ELSE item := coalesce(NEW.item_id, OLD.item_id); END IF;
  UPDATE content_item i SET rights_until = (SELECT min(a.until_on) FROM content_use u JOIN content_asset a ON a.id = u.asset_id WHERE u.item_id = i.id)
  WHERE i.id = item OR i.id IN (SELECT u.item_id FROM content_use u WHERE u.asset_id = asset);
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION content_review_text, content_rights FROM PUBLIC;
CREATE TRIGGER content_review_text BEFORE INSERT OR UPDATE ON content_review FOR EACH ROW EXECUTE FUNCTION content_review_text();
CREATE TRIGGER content_rights AFTER INSERT OR UPDATE OR DELETE ON content_use FOR EACH ROW EXECUTE FUNCTION content_rights();
CREATE TRIGGER content_rights AFTER UPDATE OF until_on ON content_asset FOR EACH ROW EXECUTE FUNCTION content_rights();
-- Whether a record is there already is looked up, not read through.
CREATE INDEX content_reviewer_same ON content_reviewer (name);
CREATE INDEX content_asset_same ON content_asset (title);
