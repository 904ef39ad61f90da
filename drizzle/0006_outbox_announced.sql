-- Events are delivered as soon as their change has committed: the server process listens.
CREATE TRIGGER announce AFTER INSERT ON audit_outbox
  FOR EACH STATEMENT EXECUTE FUNCTION announce_table();
