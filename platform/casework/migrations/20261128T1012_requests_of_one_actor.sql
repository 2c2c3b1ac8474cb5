-- A request is one actor's: nobody else's key stands in its way, whatever they send.
DROP INDEX case_event_request;
CREATE UNIQUE INDEX case_event_request ON case_event (request_key, actor_id) WHERE request_key IS NOT NULL;
COMMENT ON COLUMN case_event.request_key IS 'The same key from the same actor is the same act in the same case; for anything else it is refused.';
