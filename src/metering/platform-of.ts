/** The platform a workspace or conversation belongs to, as a label: the word before the first colon, or "local". */
export function platformOf(address: string): string {
  const platform = /^([a-z]+):/.exec(address)?.[1];
  return platform ?? "local";
}
