-- Old drafts are forgotten by the whole tree's round alone: another unit's scope deletes nobody's.
DROP POLICY draft_old ON draft;
CREATE POLICY draft_old ON draft FOR DELETE TO bihuan_app
  USING ((SELECT is_whole_tree()) AND kept_at < now() - interval '30 days');
