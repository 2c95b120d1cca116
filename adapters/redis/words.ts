/**
 * What sessions and replies often say, the most frequent last; deflate refers to it in place of repeating it. Bodies
 * stored with it cannot be read with another one: a better list gets a new first byte in pack-body.ts, this one stays.
 */
export const WORDS = Buffer.from(
  [
    '"ignoreWhen":{"author":{"id":"U0","name":"',
    '"checklist":{"by":{"id":"U0","name":"","ticked":[{"question":"","choice":""}],"skipped":true}',
    '"consequences":{"chosen":["risk","running-effort","first-release","freedom","people"],"by":{"id":"',
    '"cost":{"with":[],"without":[],"days":,"rate":,"by":{"id":"',
    '"stoppedBy":{"id":"","skippedBy":{"reopened":true,"decider":"","lean":"","house":"","previous":"","next":"',
    '"facts":[{"question":"","given":{"kind":"choice","choice":"","words":"',
    '{"kind":"send","outgoing":{"to":"thread","key":"","reply":{"kind":"notice","text":"',
    '"buttons":[{"label":"","act":{"kind":"choice","question":"","choice":""}},{"label":"',
    '{"kind":"update","outgoing":{"to":{"person":"","key":"question-","reply":{"kind":"question",',
    '"given":{"kind":"notApplicable","reason":""},"note":"","via":"typed","at":17',
    '"given":{"kind":"unknown"},"via":"read","at":17',
    '{"schema":1,"id":"","workspace":"slack:T0","conversation":"slack:T0/C0',
    '/17","pack":{"id":"python-web","version":"1.0.0","hash":"","phase":"interview","phase":"closed","phase":"recommended"',
    ',"startedBy":{"id":"U0","name":""},"startedAt":17,"touchedAt":17',
    ',"consulted":[],"answers":{},"excluded":{},"waived":[],"order":["#checklist","',
    '"],"rounds":{},"certainty":0.9,"proposals":[],"context":[{"author":{"id":"","name":""},"text":"',
    '"said":["thread-","],"recentEvents":["message/C0/17","click/","],"seq":,"outbox":[],"refs":{}}',
    '"},"given":{"kind":"choices","choices":["',
    '":{"U0":{"author":{"id":"U0","name":"',
    '"},"given":{"kind":"choice","choice":"","via":"typed","at":17',
    '"},"given":{"kind":"choice","choice":"","via":"button","at":17',
  ].join(""),
);
