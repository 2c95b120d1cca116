import { messageJson } from "../world/message-json.ts";
import { postMessage } from "../world/messages.ts";
import { type Answer, bot, type Call, missing, type Rule, refuse, text, visibleChannel } from "./call.ts";

const write = { scopes: () => ["files:write"] };

export const fileMethods: Readonly<Record<string, Rule>> = {
  "files.getUploadURLExternal": { ...write, run: getUrl },
  "files.completeUploadExternal": { ...write, run: complete },
  "files.info": { scopes: () => ["files:read"], run: info },
};

function getUrl(call: Call): Answer {
  const [name, length] = [text(call, "filename"), Number(text(call, "length"))];
  if (name === undefined) return missing("filename");
  if (!(length > 0)) return missing("length");
  const id = call.world.nextId("F");
  call.world.files.set(id, { id, name, length, completed: false });
  return { ok: true, file_id: id, upload_url: `${call.baseUrl}/upload/v1/${id}` };
}

function complete(call: Call): Answer {
  const wanted = call.args.files as { id?: string; title?: string }[] | undefined;
  if (!Array.isArray(wanted) || wanted.length === 0) return missing("files");
  const files = wanted.map(({ id }) => call.world.files.get(id ?? ""));
  if (files.some((file) => file === undefined)) return refuse("file_not_found");
  if (files.some((file) => file?.bytes?.length !== file?.length)) return refuse("file_upload_size_mismatch");
  const to = text(call, "channel_id");
  const channel = to === undefined ? undefined : visibleChannel(call, to);
  if (to !== undefined && channel === undefined) return refuse("channel_not_found");
  const by = bot(call);
  if (channel !== undefined && !channel.members.has(by.botUserId)) return refuse("not_in_channel");
  for (const file of files) if (file) file.completed = true;
  const shown = files.map((file, index) => ({
    id: file?.id,
    name: file?.name,
    title: wanted[index]?.title ?? file?.name,
  }));
  if (channel === undefined) return { ok: true, files: shown };
  const message = postMessage(call.world, {
    channel,
    user: by.botUserId,
    bot: { botId: by.botId, appId: by.appId },
    subtype: "file_share",
    text: text(call, "initial_comment") ?? "",
    files: shown,
    ...(text(call, "thread_ts") ? { thread: String(call.args.thread_ts) } : {}),
  });
  return { ok: true, files: shown, message: messageJson(message) };
}

function info(call: Call): Answer {
  const file = call.world.files.get(text(call, "file") ?? "");
  if (file === undefined) return refuse("file_not_found");
  return {
    ok: true,
    file: { id: file.id, name: file.name, size: file.length, ...(file.completed ? { mimetype: "image/png" } : {}) },
  };
}
