import { type Html, html } from "../html.ts";

/** What is kept here, where, for how long, and what a person can have removed. */
export function renderDataPage(retentionDays: number): Html {
  return html`<div class="sheet lines">
    <h1>What is kept</h1>
    <dl class="kept">
      <dt>Interviews</dt>
      <dd>Answers, notes, the sentences kept as context, and the names people gave, with the time. They go ${retentionDays} days after the last word, with a recommendation after ${2 * retentionDays}.</dd>
      <dt>Decisions</dt>
      <dd>The signed record: who decided, who took part, what they said, what it was computed from. Of a record adopted from a folder: its text, with the names in it. Records stay for good; that is what they are for.</dd>
      <dt>In your browser</dt>
      <dd>A cookie with your name and a random id, so that your answers are yours. It is read by this server only.</dd>
      <dt>Where</dt>
      <dd>In the store of this server and nowhere else. Nothing is sent to anybody, and what people write is in no log.</dd>
    </dl>
    <h2>Being forgotten</h2>
    <p>Write <code>forget me</code> in an interview: your answers, notes and words are removed from every interview here, and your name with them.
      <code>forget this</code>, for whoever started it, removes an interview whole.
      What was posted of it in Slack or Teams is changed in place in the next minutes, where that is allowed and nothing interrupts it; what is left there has to be deleted by hand.</p>
    <p>What a signed record says stays, with your name: a record that lost its reasons would be none. The reply names the records you stand in.</p>
  </div>`;
}
