import { PROGRAMS, type ProgramId } from "./programs.ts";

/** What has to be done so that the tests can start every program they need. */
export type Plan =
  | { readonly kind: "there" }
  | { readonly kind: "install"; readonly commands: readonly (readonly string[])[] }
  | { readonly kind: "ask"; readonly command: string };

/** Installs only as root on Debian or Ubuntu; elsewhere a person has to. */
export function planPrograms(facts: {
  missing: readonly ProgramId[];
  root: boolean;
  apt: boolean;
  system: string;
}): Plan {
  const missing = facts.missing.map((id) => PROGRAMS[id]);
  if (missing.length === 0) return { kind: "there" };
  if (!facts.apt) return { kind: "ask", command: elsewhere(missing, facts.system) };
  const services = missing.flatMap((program) => program.service ?? []);
  const commands = [
    ["apt-get", "update"],
    ["apt-get", "install", "-y", "--no-install-recommends", ...missing.map((program) => program.debian)],
    ...services.map((service) => ["update-rc.d", service, "disable"]),
  ];
  if (facts.root) return { kind: "install", commands };
  return { kind: "ask", command: commands.map((command) => `sudo ${command.join(" ")}`).join(" && ") };
}

function elsewhere(missing: readonly (typeof PROGRAMS)[ProgramId][], system: string): string {
  if (system === "darwin") return missing.map((program) => `brew install ${program.brew}`).join(" && ");
  const packages = missing.map((program) => program.debian);
  return `install the package${packages.length > 1 ? "s" : ""} ${packages.join(", ")}`;
}
