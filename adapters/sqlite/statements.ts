import type { DatabaseSync } from "node:sqlite";

/** The store's statements, prepared once. Each is one snapshot or one atomic change; a commit joins several. */
export function prepareStatements(connection: DatabaseSync) {
  const sql = (text: string) => connection.prepare(text);
  return {
    begin: sql("BEGIN IMMEDIATE"),
    commit: sql("COMMIT"),
    // One statement, so that body, outbox and refs are of one moment even while another process writes.
    read: sql(`
      SELECT body, version,
        (SELECT json_group_array(json_object(
            'id', session_id || '#' || seq, 'kind', kind, 'outgoing', outgoing,
            'claim', json_object('by', claimed_by, 'at', claimed_at), 'state', state) ORDER BY seq)
          FROM outbox WHERE bucket = ? AND session_id = sessions.id) AS outbox,
        (SELECT json_group_object(key, ref) FROM refs WHERE session_id = sessions.id) AS refs
      FROM sessions WHERE id = ?`),
    head: sql("SELECT version, seq FROM sessions WHERE id = ?"),
    write: sql(`
      INSERT INTO sessions (id, workspace, conversation, version, seq, phase, touched_at, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET workspace = excluded.workspace, conversation = excluded.conversation,
        version = excluded.version, seq = excluded.seq, phase = excluded.phase, touched_at = excluded.touched_at,
        body = excluded.body`),
    addPerson: sql("INSERT INTO people (workspace, person, session_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"),
    addItem: sql(`
      INSERT INTO outbox (bucket, session_id, seq, kind, outgoing, claimed_by, claimed_at, state)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`),
    pointer: sql("SELECT session_id FROM pointers WHERE conversation = ?"),
    point: sql(`
      INSERT INTO pointers (conversation, session_id) VALUES (?, ?)
      ON CONFLICT (conversation) DO UPDATE SET session_id = excluded.session_id`),
    undelivered: sql(`
      SELECT session_id FROM outbox WHERE bucket = ? AND claimed_at < ?
      GROUP BY session_id ORDER BY min(claimed_at), session_id LIMIT ?`),
    claim: sql(`
      UPDATE outbox SET claimed_by = ?, claimed_at = ?
      WHERE bucket = ? AND session_id = ? AND seq = ? AND (claimed_by = ? OR claimed_at < ?)`),
    removeItem: sql("DELETE FROM outbox WHERE bucket = ? AND session_id = ? AND seq = ?"),
    addRef: sql(`
      INSERT INTO refs (session_id, key, ref) SELECT id, ?, ? FROM sessions WHERE id = ?
      ON CONFLICT (session_id, key) DO UPDATE SET ref = excluded.ref`),
    openConversation: sql(`
      INSERT INTO pointers (conversation, session_id) SELECT ?, id FROM sessions WHERE id = ?
      ON CONFLICT (conversation) DO NOTHING`),
    sessionsOf: sql("SELECT session_id FROM people WHERE workspace = ? AND person = ?"),
    leave: sql("DELETE FROM people WHERE workspace = ? AND person = ? AND session_id = ?"),
    dropAsideOf: sql("DELETE FROM set_aside WHERE instr(body, ?) > 0"),
    unsure: sql("UPDATE outbox SET state = 'unsure' WHERE bucket = ? AND session_id = ? AND seq = ?"),
    keepAside: sql(`
      INSERT INTO set_aside (session_id, body, reason, at) SELECT id, body, ?, ? FROM sessions WHERE id = ?`),
    dropAside: sql("DELETE FROM set_aside WHERE at < ?"),
    recent: sql(`
      SELECT id FROM sessions JOIN people ON people.session_id = sessions.id
      WHERE people.workspace = ? AND people.person = ? ORDER BY touched_at DESC, id LIMIT ?`),
    idle: sql(`
      SELECT id FROM sessions
      WHERE touched_at < CASE phase WHEN 'recommended' THEN ?2 ELSE ?1 END`),
    clear: sql("DELETE FROM outbox WHERE bucket = ? AND session_id = ?"),
    remove: [
      "DELETE FROM refs WHERE session_id = ?",
      "DELETE FROM people WHERE session_id = ?",
      "DELETE FROM pointers WHERE session_id = ?",
      "DELETE FROM sessions WHERE id = ?",
    ].map(sql),
  };
}
