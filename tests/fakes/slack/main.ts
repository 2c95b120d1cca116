import { parseArgs } from "node:util";
import { mountPage } from "./page/mount-page.ts";
import { startFakeSlack } from "./start-fake-slack.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "3333" },
    app: { type: "string", default: "http://127.0.0.1:3000/slack/events" },
    command: { type: "string", default: "/architect" },
    socket: { type: "boolean", default: false },
  },
});

const hears = [
  "message.channels",
  "message.groups",
  "message.im",
  "app_mention",
  "app_home_opened",
  "member_left_channel",
];
const slack = await startFakeSlack({
  port: Number(values.port),
  commands: [values.command],
  events: [...hears, "app_uninstalled", "tokens_revoked"],
  messagesPerSecond: 1,
});
const acme = slack.team("acme");
const { botToken } = acme.install();
for (const name of ["ana", "ben", "cleo"]) acme.person(name);
acme.channel("general", { members: ["ana", "ben", "cleo"], bot: true });
acme.channel("without-the-bot", { members: ["ana", "ben"] });
acme.channel("private", { kind: "private", members: ["ana"], bot: true });
slack.pointTo(values.socket ? { socket: true } : { url: values.app });
mountPage(slack, acme);

process.stdout.write(`A fake Slack is on ${slack.url}. Start the bot with:

export SLACK_API_URL=${slack.apiUrl}
export SLACK_BOT_TOKEN=${botToken}
${values.socket ? `export SLACK_APP_TOKEN=${slack.app.appToken}` : `export SLACK_SIGNING_SECRET=${slack.app.signingSecret}`}

${values.socket ? "It waits for the socket." : `What happens is sent to ${values.app}.`}
`);
