import express, { type Express, type Request } from "express";
import type { World } from "../world/world.ts";

/** The addresses `files.getUploadURLExternal` gives out: bytes as they are, or as the file of a form. */
export function mountUploads(app: Express, world: World): void {
  const raw = express.raw({ type: () => true, limit: "20mb" });
  app.post("/upload/v1/:id", raw, async (request, response) => {
    const file = world.files.get(String(request.params.id));
    if (file === undefined) return void response.status(404).send("no such upload");
    file.bytes = await uploaded(request);
    response.send(`OK - ${file.bytes.length}`);
  });
}

async function uploaded({ body, headers }: Request): Promise<Buffer> {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const type = headers["content-type"] ?? "";
  if (!type.startsWith("multipart/form-data")) return bytes;
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  const [part] = [...form.values()];
  return part instanceof Blob ? Buffer.from(await part.arrayBuffer()) : Buffer.from(part ?? "");
}
