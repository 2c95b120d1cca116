import { existsSync } from "node:fs";
import { join } from "node:path";
import { type LoadedPack, readPack } from "../../knowledge/index.ts";

const read = new Map<string, LoadedPack>();

/** A pack of the fixtures or of the project by its folder's name, read once. */
export function packNamed(name: string): LoadedPack {
  const folders = ["tests/fixtures/packs", "knowledge/packs"].map((at) => join(import.meta.dirname, "../..", at, name));
  const pack = read.get(name) ?? readPack(folders.find((folder) => existsSync(folder)) ?? name);
  read.set(name, pack);
  return pack;
}
