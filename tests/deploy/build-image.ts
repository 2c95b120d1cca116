import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execForm, readDockerfile } from "./read-dockerfile.ts";

const project = join(import.meta.dirname, "../..");

export interface Built {
  /** What would be `/` in the image. */
  readonly root: string;
  readonly workdir: string;
  readonly env: Record<string, string>;
  readonly user: { readonly uid: number; readonly gid: number };
  readonly command: [string, ...string[]];
  readonly healthcheck: [string, ...string[]];
}

/**
 * Carries out the Dockerfile's steps in an empty folder that stands for `/`. In place of the base image there is this
 * Node; in place of `npm ci --omit=dev` the packages of this checkout that the lock file does not call dev.
 */
export function buildImage(): Built {
  const root = mkdtempSync(join(tmpdir(), "waymark-image-"));
  chmodSync(root, 0o755);
  mkdirSync(join(root, "bin"));
  cpSync(process.execPath, join(root, "bin/node"));
  const env: Record<string, string> = { PATH: `${join(root, "bin")}:/usr/bin:/bin` };
  const privileged = process.getuid?.() === 0;
  let [workdir, user] = [root, { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }];
  let command: [string, ...string[]] = [""];
  let healthcheck: [string, ...string[]] = [""];
  const sent = sentToTheDaemon();
  const within = (text: string): string => text.replaceAll(/(?<=^|[\s"=])\/(?=\w)/g, `${root}/`);
  const shell = (line: string): void => {
    const { status, stderr } = spawnSync("sh", ["-ec", line], { cwd: workdir, env, encoding: "utf8" });
    if (status !== 0) throw new Error(`RUN ${line} ended with ${status}: ${stderr}`);
  };

  for (const { name, rest } of readDockerfile(readFileSync(join(project, "Dockerfile"), "utf8"))) {
    if (name === "WORKDIR") {
      workdir = within(rest);
      mkdirSync(workdir, { recursive: true });
    } else if (name === "ENV")
      for (const pair of rest.split(/\s+/)) env[pair.split("=")[0] ?? ""] = within(pair.split("=")[1] ?? "");
    else if (name === "COPY") {
      const [to = "", ...from] = rest.split(/\s+/).reverse();
      for (const source of from.reverse()) {
        if (!sent(source)) throw new Error(`COPY ${source}: .dockerignore keeps it from the build`);
        cpSync(join(project, source), join(workdir, from.length > 1 ? join(to, source) : to), { recursive: true });
      }
    } else if (name === "RUN" && rest.startsWith("npm ci --omit=dev --ignore-scripts")) linkPackages(workdir);
    // Only root may give a folder away; anybody else is the unprivileged user already.
    else if (name === "RUN") shell(within(privileged ? rest : rest.replace("1000:1000", `${user.uid}:${user.gid}`)));
    else if (name === "USER" && privileged) user = { uid: Number(rest.split(":")[0]), gid: Number(rest.split(":")[1]) };
    else if (name === "CMD") command = execForm(rest);
    else if (name === "HEALTHCHECK") healthcheck = execForm(rest.slice(rest.indexOf("CMD ") + 4));
  }
  return { root, workdir, env, user, command, healthcheck };
}

/** What .dockerignore lets through: everything is left out but the names with a `!`. */
function sentToTheDaemon(): (source: string) => boolean {
  const lines = readFileSync(join(project, ".dockerignore"), "utf8").trim().split("\n");
  if (lines[0] !== "*") throw new Error(".dockerignore is expected to leave out everything first");
  const kept = lines.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
  return (source) => kept.includes(source.replace(/^\.\//, ""));
}

/** Hard links, which take no room and no time; copies where the folder lies on another disk. */
function linkPackages(workdir: string): void {
  const lock = JSON.parse(readFileSync(join(project, "package-lock.json"), "utf8")) as {
    packages: Record<string, { dev?: boolean; optional?: boolean; devOptional?: boolean }>;
  };
  const wanted = Object.entries(lock.packages)
    .filter(([path, { dev, optional, devOptional }]) => path !== "" && !dev && !optional && !devOptional)
    .map(([path]) => path)
    .filter((path, _index, all) => !all.includes(dirname(dirname(path))));
  const line = `cp -al --parents "$@" ${workdir} 2>/dev/null || cp -a --parents "$@" ${workdir}`;
  const { status, stderr } = spawnSync("sh", ["-c", line, "sh", ...wanted], { cwd: project, encoding: "utf8" });
  if (status !== 0) throw new Error(`linking packages failed: ${stderr}`);
}
